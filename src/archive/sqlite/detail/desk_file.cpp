#include "archive/sqlite/detail/desk_file.h"

#include <unistd.h>

#include <cstdio>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/folder.h"

namespace inviola::archive::detail {
namespace {

using office::Paper;
using office::PaperChange;

constexpr std::string_view desk_id = "1231976068";
constexpr std::string_view desk_version = "1";

// The number is the version: drawn anew with every row, and never again, also after a removal.
constexpr const char* table =
    "CREATE TABLE paper (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, "
    "id TEXT NOT NULL, bytes BLOB NOT NULL, UNIQUE (kind, id)) STRICT";

Result<void> make(const std::string& file) {
  const std::string making = file + std::string(making_suffix);
  (void)std::remove(making.c_str());  // left by a program that was killed while making it
  if (auto made = make_file(making); !made) return made;
  {
    auto connection = Connection::open(making, Access::make);
    if (!connection) return failure(connection.error());
    const std::string lay = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN; " +
                            std::string(table) +
                            "; PRAGMA application_id = " + std::string(desk_id) +
                            "; PRAGMA user_version = " + std::string(desk_version) + "; COMMIT";
    if (auto laid = connection->execute(lay.c_str()); !laid) return laid;
  }
  if (auto synced = sync(making); !synced) return synced;
  if (std::rename(making.c_str(), file.c_str()) != 0) return failure(system_fault("name " + file));
  return sync(parent_of(file));
}

Result<void> check(Connection& connection) {
  const auto id = connection.ask("PRAGMA application_id");
  if (!id) return failure(id.error());
  const auto held = connection.ask("PRAGMA user_version");
  if (!held) return failure(held.error());
  const auto laid = connection.ask("SELECT sql FROM sqlite_schema WHERE name = 'paper'");
  if (!laid) return failure(laid.error());
  if (*id == desk_id && *held == desk_version && *laid == table) return {};
  return failure(Fault{std::string(desk_file),
                       "it is not a desk's file of version " + std::string(desk_version) +
                           "; use the program that wrote it, or restore it from a backup"});
}

Result<Connection> open_checked(const std::string& file, Access access) {
  auto connection = Connection::open(file, access);
  if (!connection) return connection;
  if (auto known = check(*connection); !known) return failure(known.error());
  return connection;
}

Result<void> prepare_all(Connection& connection,
                         std::initializer_list<std::pair<Statement*, const char*>> statements) {
  for (const auto& [statement, sql] : statements) {
    auto prepared = connection.prepare(sql);
    if (!prepared) return failure(prepared.error());
    *statement = std::move(*prepared);
  }
  return {};
}

Paper paper_in(const Run& run) {
  return {std::string(run.bytes(0)), std::string(run.bytes(1)),
          static_cast<std::uint64_t>(run.integer(2))};
}

}  // namespace

Result<std::unique_ptr<DeskFile>> DeskFile::open(const std::string& folder, Mode mode) {
  const std::string file = folder + "/" + std::string(desk_file);
  const std::string doing = "open " + file;
  std::unique_ptr<DeskFile> desk(new DeskFile);
  if (!is_there(file)) {
    if (mode == Mode::read) return desk;
    if (auto made = make(file); !made) return failure(within(doing, made.error()));
  }
  if (mode != Mode::read) {
    auto writer = open_checked(file, Access::write);
    if (!writer) return failure(within(doing, writer.error()));
    desk->writer_ = std::move(*writer);
    auto durable = desk->writer_->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    if (!durable) return failure(within(doing, durable.error()));
  }
  // Without a log beside it and with nobody able to write one, the file needs no locks.
  const bool unchanging = ::access(folder.c_str(), W_OK) != 0 && !is_there(file + "-wal");
  auto reader =
      open_checked(file, mode == Mode::read && unchanging ? Access::read_unchanging : Access::read);
  if (!reader) return failure(within(doing, reader.error()));
  desk->reader_ = std::move(*reader);
  if (auto ready = desk->prepare(); !ready) return failure(within(doing, ready.error()));
  return desk;
}

Result<void> DeskFile::prepare() {
  auto ready = prepare_all(
      *reader_,
      {{&one_, "SELECT id, bytes, number FROM paper WHERE kind = ?1 AND id = ?2"},
       {&all_, "SELECT id, bytes, number FROM paper WHERE kind = ?1 AND id >= ?2 ORDER BY id"}});
  if (!ready || !writer_) return ready;
  return prepare_all(*writer_,
                     {{&version_, "SELECT number FROM paper WHERE kind = ?1 AND id = ?2"},
                      {&put_, "INSERT OR REPLACE INTO paper (kind, id, bytes) VALUES (?1, ?2, ?3)"},
                      {&drop_, "DELETE FROM paper WHERE kind = ?1 AND id = ?2"}});
}

Result<std::optional<Paper>> DeskFile::paper(std::string_view kind, std::string_view id) {
  if (!reader_) return std::nullopt;
  const std::scoped_lock lock(reading_);
  Run run(one_);
  const auto row = run.bind_text(1, kind).bind_text(2, id).step();
  if (!row) return failure(within("read a paper", row.error()));
  return *row ? std::optional(paper_in(run)) : std::nullopt;
}

Result<std::vector<Paper>> DeskFile::papers(std::string_view kind, std::string_view prefix) {
  std::vector<Paper> found;
  if (!reader_) return found;
  const std::scoped_lock lock(reading_);
  Run run(all_);
  run.bind_text(1, kind).bind_text(2, prefix);
  for (;;) {
    const auto row = run.step();
    if (!row) return failure(within("read papers", row.error()));
    if (!*row || !run.bytes(0).starts_with(prefix)) return found;
    found.push_back(paper_in(run));
  }
}

Result<bool> DeskFile::apply(const PaperChange& change) {
  std::uint64_t held = 0;
  {
    Run run(version_);
    const auto row = run.bind_text(1, change.kind).bind_text(2, change.id).step();
    if (!row) return failure(row.error());
    if (*row) held = static_cast<std::uint64_t>(run.integer(0));
  }
  if (held != change.expected) return false;
  Run run(change.bytes ? put_ : drop_);
  run.bind_text(1, change.kind).bind_text(2, change.id);
  if (change.bytes) run.bind_blob(3, *change.bytes);
  if (auto done = run.finish(); !done) return failure(done.error());
  return true;
}

Result<bool> DeskFile::change(std::span<const PaperChange> changes) {
  if (auto accepted = acceptable_changes(changes); !accepted) return failure(accepted.error());
  if (!writer_) return failure(open_for_reading_only());
  const std::string doing = "change papers";
  const std::scoped_lock lock(writing_);
  if (writer_->sync_failed()) {
    return failure(Fault{doing,
                         "the disk did not confirm an earlier write; look after the disk, then "
                         "stop and start this program"});
  }
  auto transaction = Transaction::begin(*writer_);
  if (!transaction) return failure(within(doing, transaction.error()));
  for (const PaperChange& one : changes) {
    auto applied = apply(one);
    if (!applied) return failure(within(doing, applied.error()));
    if (!*applied) return false;
  }
  if (auto committed = transaction->commit(); !committed) {
    return failure(within(doing, committed.error()));
  }
  return true;
}

}  // namespace inviola::archive::detail
