#include "archive/sqlite/detail/writer.h"

#include <algorithm>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/row_sum.h"

namespace inviola::archive::detail {

using ledger::RegisterSize;
using office::KeptEntry;

Result<std::unique_ptr<Writer>> Writer::open(const std::string& file) {
  auto reader = Reader::open(file, Access::write);
  if (!reader) return failure(reader.error());
  std::unique_ptr<Writer> writer(new Writer(std::move(*reader)));
  if (auto prepared = writer->prepare(); !prepared) return failure(prepared.error());
  return writer;
}

Result<void> Writer::prepare() {
  const std::pair<Statement*, const char*> all[] = {
      {&entry_, "INSERT INTO entry (number, salt, sum, bytes) VALUES (?1, ?2, ?3, ?4)"},
      {&checkpoint_, "INSERT INTO checkpoint (number, size, sum, note) VALUES (?1, ?2, ?3, ?4)"},
      {&setting_, "INSERT OR REPLACE INTO setting (name, sum, value) VALUES (?1, ?2, ?3)"},
      {&document_, "INSERT INTO document (digest, size) VALUES (?1, ?2)"},
      {&piece_, "INSERT INTO piece (digest, number, sum, bytes) VALUES (?1, ?2, ?3, ?4)"}};
  for (const auto& [statement, sql] : all) {
    auto prepared = reader_->connection().prepare(sql);
    if (!prepared) return failure(prepared.error());
    *statement = std::move(*prepared);
  }
  return {};
}

Result<Transaction> Writer::begin(Durable durable) {
  if (reader_->connection().sync_failed()) {
    return failure(Fault{"register.sqlite",
                         "the disk did not confirm an earlier write; look after the disk, then "
                         "stop and start this program"});
  }
  if (durable != commits_are_) {
    // Every commit goes to the end of one log, which the next synchronisation confirms whole.
    const bool at_once = durable == Durable::at_once;
    auto set = reader_->connection().execute(at_once ? "PRAGMA synchronous = FULL"
                                                     : "PRAGMA synchronous = NORMAL");
    if (!set) return failure(set.error());
    commits_are_ = durable;
  }
  return Transaction::begin(reader_->connection());
}

Result<void> Writer::insert(std::uint64_t number, const KeptEntry& entry) {
  const std::string sum = row_sum(RowKind::entry, number, entry.salt.view(), entry.bytes);
  Run run(entry_);
  return run.bind(1, static_cast<std::int64_t>(number))
      .bind_blob(2, entry.salt.view())
      .bind_blob(3, sum)
      .bind_blob(4, entry.bytes)
      .finish();
}

Result<void> Writer::append(RegisterSize expected, std::span<const KeptEntry> entries) {
  if (auto accepted = acceptable(expected, entries); !accepted) return accepted;
  const std::string doing = "append " + name_of_entries(expected, entries.size());
  const std::scoped_lock lock(mutex_);
  auto transaction = begin();
  if (!transaction) return failure(within(doing, transaction.error()));
  const auto held = reader_->size();
  if (!held) return failure(within(doing, held.error()));
  if (auto follows = as_expected(expected, *held); !follows) return follows;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto inserted = insert(expected.value() + i, entries[i]);
    if (!inserted) return failure(within(doing, inserted.error()));
  }
  auto committed = transaction->commit();
  if (!committed) return failure(within(doing, committed.error()));
  return {};
}

Result<void> Writer::insert(std::uint64_t number, RegisterSize size, std::string_view note) {
  const std::string sum = row_sum(RowKind::checkpoint, number, big_endian(size.value()), note);
  Run run(checkpoint_);
  return run.bind(1, static_cast<std::int64_t>(number))
      .bind(2, static_cast<std::int64_t>(size.value()))
      .bind_blob(3, sum)
      .bind_blob(4, note)
      .finish();
}

Result<void> Writer::keep_checkpoint(RegisterSize size, std::string_view note) {
  const std::string doing = "keep checkpoint of size " + std::to_string(size.value());
  const std::scoped_lock lock(mutex_);
  auto transaction = begin(Durable::with_the_next);
  if (!transaction) return failure(within(doing, transaction.error()));
  const auto held = reader_->size();
  if (!held) return failure(within(doing, held.error()));
  const auto last = reader_->last_checkpoint();
  if (!last) return failure(within(doing, last.error()));
  const RegisterSize last_size = *last ? (*last)->size : RegisterSize{0};
  if (auto accepted = acceptable_checkpoint(size, note, *held, last_size); !accepted) {
    return accepted;
  }
  if (*last && size == last_size && (*last)->note == note) return {};
  auto inserted = insert(*last ? (*last)->number + 1 : 0, size, note);
  if (inserted) inserted = transaction->commit();
  if (!inserted) return failure(within(doing, inserted.error()));
  return {};
}

Result<void> Writer::keep_setting(std::string_view name, std::string_view value) {
  if (auto accepted = acceptable_setting(name, value); !accepted) return accepted;
  const std::string doing = "keep setting " + std::string(name);
  const std::string sum = row_sum(RowKind::setting, 0, name, value);
  const std::scoped_lock lock(mutex_);
  auto transaction = begin();
  if (!transaction) return failure(within(doing, transaction.error()));
  Result<void> kept;
  {
    Run run(setting_);
    kept = run.bind_text(1, name).bind_blob(2, sum).bind_blob(3, value).finish();
  }
  if (kept) kept = transaction->commit();
  if (!kept) return failure(within(doing, kept.error()));
  return {};
}

Result<void> Writer::insert_pieces(const Digest& digest, std::size_t size, const OpenFile& file) {
  Sha256Stream stream;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < size; at += piece_bytes_max, ++number) {
    std::string bytes(std::min(piece_bytes_max, size - at), '\0');
    if (auto got = read_all(file, at, bytes); !got) return got;
    stream.add(bytes);
    const std::string sum = row_sum(RowKind::piece, number, digest.view(), bytes);
    Run run(piece_);
    run.bind_blob(1, digest.view()).bind(2, static_cast<std::int64_t>(number));
    auto inserted = run.bind_blob(3, sum).bind_blob(4, bytes).finish();
    if (!inserted) return inserted;
  }
  // What was set aside has been on the disk: it could have come back otherwise.
  if (stream.finish() == digest) return {};
  return failure(Fault{"read back what was set aside", "it is not what was received; try again"});
}

Result<void> Writer::keep_document(const Digest& digest, std::size_t size, const OpenFile& file) {
  const std::string doing = "keep document " + digest.hex();
  const std::scoped_lock lock(mutex_);
  auto transaction = begin();
  if (!transaction) return failure(within(doing, transaction.error()));
  const auto held = reader_->document_size(digest);
  if (!held) return failure(within(doing, held.error()));
  if (*held) return {};
  Result<void> kept = insert_pieces(digest, size, file);
  if (kept) {
    Run run(document_);
    kept = run.bind_blob(1, digest.view()).bind(2, static_cast<std::int64_t>(size)).finish();
  }
  if (kept) kept = transaction->commit();
  if (!kept) return failure(within(doing, kept.error()));
  return {};
}

}  // namespace inviola::archive::detail
