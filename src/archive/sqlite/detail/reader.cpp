#include "archive/sqlite/detail/reader.h"

#include <limits>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/row_sum.h"
#include "archive/sqlite/detail/schema.h"
#include "base/limits.h"

namespace inviola::archive::detail {

using ledger::RegisterSize;
using office::KeptEntry;

namespace {

// A mouthful: while a slow caller chews, nothing of the database is held.
constexpr std::size_t mouthful_entries = 512;
constexpr std::size_t mouthful_bytes = std::size_t{1} << 20;
constexpr std::size_t idle_readers_max = 8;

Fault damaged(const std::string& name) {
  return Fault{"read " + name,
               "register.sqlite is damaged: this is not what was kept; restore it from a backup"};
}

std::int64_t as_parameter(std::uint64_t number) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  return number > static_cast<std::uint64_t>(most) ? most : static_cast<std::int64_t>(number);
}

/// Columns: number, salt, sum, bytes.
Result<KeptEntry> entry_of(const Run& row, std::uint64_t number) {
  const auto salt = ledger::Salt::from_bytes(row.bytes(1));
  const std::string_view bytes = row.bytes(3);
  if (!salt || row.bytes(2) != row_sum(RowKind::entry, number, salt->view(), bytes)) {
    return failure(damaged("entry " + std::to_string(number)));
  }
  return KeptEntry{std::string(bytes), *salt};
}

/// Columns: number, size, sum, note.
Result<Reader::Checkpoint> checkpoint_of(const Run& row) {
  Reader::Checkpoint checkpoint;
  checkpoint.number = static_cast<std::uint64_t>(row.integer(0));
  const auto size = static_cast<std::uint64_t>(row.integer(1));
  checkpoint.size = RegisterSize{size};
  checkpoint.note = row.bytes(3);
  if (row.bytes(2) !=
      row_sum(RowKind::checkpoint, checkpoint.number, big_endian(size), checkpoint.note)) {
    return failure(damaged("checkpoint " + std::to_string(checkpoint.number)));
  }
  return checkpoint;
}

/// Columns: name, sum, value.
Result<std::string> setting_of(const Run& row) {
  const std::string_view name = row.bytes(0);
  const std::string_view value = row.bytes(2);
  if (row.bytes(1) != row_sum(RowKind::setting, 0, name, value)) {
    return failure(damaged("setting " + std::string(name)));
  }
  return std::string(value);
}

}  // namespace

Result<std::unique_ptr<Reader>> Reader::open(const std::string& file, Access access) {
  auto connection = Connection::open(file, access);
  if (!connection) return failure(connection.error());
  if (auto checked = check_tables(*connection); !checked) return failure(checked.error());
  auto set = access == Access::write ? make_durable(*connection)
                                     : connection->execute("PRAGMA cell_size_check = ON");
  if (!set) return failure(set.error());
  std::unique_ptr<Reader> reader(new Reader(std::move(*connection)));
  if (auto prepared = reader->prepare(); !prepared) return failure(prepared.error());
  return reader;
}

Result<void> Reader::prepare() {
  const std::pair<Statement*, const char*> all[] = {
      {&size_, "SELECT max(number) FROM entry"},
      {&entries_,
       "SELECT number, salt, sum, bytes FROM entry WHERE number >= ?1 AND number < ?2 ORDER BY "
       "number"},
      {&last_checkpoint_,
       "SELECT number, size, sum, note FROM checkpoint ORDER BY number DESC LIMIT 1"},
      {&checkpoints_,
       "SELECT number, size, sum, note FROM checkpoint WHERE number >= ?1 ORDER BY number"},
      {&document_, "SELECT size FROM document WHERE digest = ?1"},
      {&documents_, "SELECT digest FROM document ORDER BY digest"},
      {&piece_, "SELECT sum, bytes FROM piece WHERE digest = ?1 AND number = ?2"},
      {&setting_, "SELECT name, sum, value FROM setting WHERE name = ?1"},
      {&settings_, "SELECT name, sum, value FROM setting WHERE name >= ?1 ORDER BY name"}};
  for (const auto& [statement, sql] : all) {
    auto prepared = connection_.prepare(sql);
    if (!prepared) return failure(prepared.error());
    *statement = std::move(*prepared);
  }
  return {};
}

Result<RegisterSize> Reader::size() {
  Run run(size_);
  const auto row = run.step();
  if (!row) return failure(within("count the entries", row.error()));
  if (!*row || run.is_null(0)) return RegisterSize{0};
  const std::int64_t last = run.integer(0);
  if (last < 0 || static_cast<std::uint64_t>(last) >= ledger::register_size_max) {
    return failure(damaged("the number of the last entry"));
  }
  return RegisterSize{static_cast<std::uint64_t>(last) + 1};
}

Reader::Entries Reader::entries(std::uint64_t from, std::uint64_t until) {
  Entries found;
  Run run(entries_);
  run.bind(1, as_parameter(from)).bind(2, as_parameter(until));
  std::size_t bytes = 0;
  for (std::uint64_t number = from; number < until; ++number) {
    if (found.whole.size() == mouthful_entries || bytes >= mouthful_bytes) return found;
    const auto row = run.step();
    if (!row) {
      found.fault = within("read entry " + std::to_string(number), row.error());
      return found;
    }
    if (!*row || run.integer(0) != as_parameter(number)) {
      const auto held = *row ? Result<RegisterSize>(RegisterSize{until}) : size();
      found.fault = !held                    ? held.error()
                    : number < held->value() ? damaged("entry " + std::to_string(number))
                                             : missing_entry(number, *held);
      return found;
    }
    auto entry = entry_of(run, number);
    if (!entry) {
      found.fault = entry.error();
      return found;
    }
    bytes += entry->bytes.size();
    found.whole.push_back(std::move(*entry));
  }
  return found;
}

Result<std::optional<Reader::Checkpoint>> Reader::last_checkpoint() {
  Run run(last_checkpoint_);
  const auto row = run.step();
  if (!row) return failure(within("read the last checkpoint", row.error()));
  if (!*row) return std::nullopt;
  auto checkpoint = checkpoint_of(run);
  if (!checkpoint) return failure(checkpoint.error());
  return std::optional(std::move(*checkpoint));
}

Result<std::vector<Reader::Checkpoint>> Reader::checkpoints(std::uint64_t from) {
  std::vector<Checkpoint> found;
  Run run(checkpoints_);
  run.bind(1, as_parameter(from));
  for (std::uint64_t number = from;; ++number) {
    const auto row = run.step();
    const std::string name = "checkpoint " + std::to_string(number);
    if (!row) return failure(within("read " + name, row.error()));
    if (!*row) return found;
    auto checkpoint = checkpoint_of(run);
    if (!checkpoint) return failure(checkpoint.error());
    const bool in_order = found.empty() || found.back().size <= checkpoint->size;
    if (checkpoint->number != number || !in_order) return failure(damaged(name));
    found.push_back(std::move(*checkpoint));
  }
}

Result<std::optional<std::size_t>> Reader::document_size(const Digest& digest) {
  Run run(document_);
  run.bind_blob(1, digest.view());
  const auto row = run.step();
  if (!row) return failure(within("read document " + digest.hex(), row.error()));
  if (!*row) return std::nullopt;
  const std::int64_t size = run.integer(0);
  if (size < 0 || size > static_cast<std::int64_t>(limits::attachment_bytes_max)) {
    return failure(damaged("document " + digest.hex()));
  }
  return static_cast<std::size_t>(size);
}

Result<std::string> Reader::piece(const Digest& digest, std::uint64_t number) {
  Run run(piece_);
  run.bind_blob(1, digest.view()).bind(2, as_parameter(number));
  const auto row = run.step();
  if (!row) return failure(within("read document " + digest.hex(), row.error()));
  if (!*row || run.bytes(0) != row_sum(RowKind::piece, number, digest.view(), run.bytes(1))) {
    return failure(damaged("document " + digest.hex() + ", piece " + std::to_string(number)));
  }
  return std::string(run.bytes(1));
}

Result<std::vector<Digest>> Reader::documents() {
  std::vector<Digest> found;
  Run run(documents_);
  for (;;) {
    const auto row = run.step();
    if (!row) return failure(within("list the documents", row.error()));
    if (!*row) return found;
    const auto digest = Digest::from_bytes(run.bytes(0));
    if (!digest) return failure(damaged("the list of documents"));
    found.push_back(*digest);
  }
}

Result<std::optional<std::string>> Reader::setting(std::string_view name) {
  Run run(setting_);
  run.bind_text(1, name);
  const auto row = run.step();
  if (!row) return failure(within("read setting " + std::string(name), row.error()));
  if (!*row) return std::nullopt;
  auto value = setting_of(run);
  if (!value) return failure(value.error());
  return std::optional(std::move(*value));
}

Result<std::vector<std::pair<std::string, std::string>>> Reader::settings(std::string_view prefix) {
  std::vector<std::pair<std::string, std::string>> found;
  Run run(settings_);
  run.bind_text(1, prefix);
  for (;;) {
    const auto row = run.step();
    if (!row) return failure(within("read settings", row.error()));
    if (!*row || !run.bytes(0).starts_with(prefix)) return found;
    auto value = setting_of(run);
    if (!value) return failure(value.error());
    found.emplace_back(std::string(run.bytes(0)), std::move(*value));
  }
}

Result<Readers::Borrowed> Readers::borrow() {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      Reader* reader = idle_.back().release();
      idle_.pop_back();
      return Borrowed(reader, Return{this});
    }
  }
  auto opened = Reader::open(file_, access_);
  if (!opened) return failure(opened.error());
  return Borrowed(opened->release(), Return{this});
}

void Readers::give_back(Reader* reader) {
  std::unique_ptr<Reader> returned(reader);
  const std::scoped_lock lock(mutex_);
  if (idle_.size() < idle_readers_max) idle_.push_back(std::move(returned));
}

}  // namespace inviola::archive::detail
