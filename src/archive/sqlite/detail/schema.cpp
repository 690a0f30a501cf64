#include "archive/sqlite/detail/schema.h"

#include <array>
#include <utility>

namespace inviola::archive::detail {
namespace {

constexpr std::string_view register_id = "1231976041";  // "Invi"
constexpr int register_version = 1;

struct Table {
  const char* name;
  const char* definition;
};

// The small columns come first: to read them, SQLite need not walk through the large one.
constexpr std::array<Table, 5> tables = {{
    {"checkpoint",
     "CREATE TABLE checkpoint (number INTEGER PRIMARY KEY, size INTEGER NOT NULL, "
     "sum BLOB NOT NULL, note BLOB NOT NULL) STRICT"},
    {"document",
     "CREATE TABLE document (digest BLOB PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT "
     "ROWID"},
    {"entry",
     "CREATE TABLE entry (number INTEGER PRIMARY KEY, salt BLOB NOT NULL, sum BLOB NOT NULL, "
     "bytes BLOB NOT NULL) STRICT"},
    {"piece",
     "CREATE TABLE piece (digest BLOB NOT NULL, number INTEGER NOT NULL, sum BLOB NOT NULL, "
     "bytes BLOB NOT NULL, UNIQUE (digest, number)) STRICT"},
    {"setting",
     "CREATE TABLE setting (name TEXT PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL) "
     "STRICT, WITHOUT ROWID"},
}};

Fault not_ours(const std::string& why) { return Fault{"register.sqlite", why}; }

Result<void> check_identity(Connection& connection) {
  const auto id = connection.ask("PRAGMA application_id");
  if (!id) return failure(id.error());
  if (*id != register_id) {
    return failure(not_ours("it is another program's file, or damaged (application_id " + *id +
                            ", not " + std::string(register_id) + ")"));
  }
  const auto held = connection.ask("PRAGMA user_version");
  if (!held) return failure(held.error());
  if (*held == std::to_string(register_version)) return {};
  return failure(not_ours("its format is version " + *held + "; this program knows version " +
                          std::to_string(register_version) +
                          " only; use the program that wrote it, or a newer one"));
}

}  // namespace

Result<void> lay_tables(Connection& connection) {
  // The size of a page is settled by the first table. At 4 KiB, acts of 2 KiB waste half of each.
  for (const char* sql : {"PRAGMA page_size = 16384", "PRAGMA journal_mode = WAL",
                          "PRAGMA synchronous = FULL", "BEGIN IMMEDIATE"}) {
    if (auto done = connection.execute(sql); !done) return done;
  }
  for (const Table& table : tables) {
    if (auto made = connection.execute(table.definition); !made) return made;
  }
  const std::string identity = "PRAGMA application_id = " + std::string(register_id) +
                               "; PRAGMA user_version = " + std::to_string(register_version) +
                               "; COMMIT";
  return connection.execute(identity.c_str());
}

Result<void> check_tables(Connection& connection) {
  if (auto known = check_identity(connection); !known) return known;
  // An index that SQLite makes of itself has no text; anything else that is not ours is refused.
  auto statement =
      connection.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  if (!statement) return failure(statement.error());
  Run run(*statement);
  for (const Table& table : tables) {
    const auto row = run.step();
    if (!row) return failure(row.error());
    if (!*row || run.bytes(0) != table.name || run.bytes(1) != table.definition) {
      return failure(not_ours("its table " + std::string(table.name) +
                              " is not as the format says; restore the file from a backup"));
    }
  }
  const auto more = run.step();
  if (!more) return failure(more.error());
  if (*more) {
    return failure(not_ours("it holds " + std::string(run.bytes(0)) +
                            ", which is no part of the format; restore the file from a backup"));
  }
  return {};
}

Result<void> make_durable(Connection& connection) {
  const auto mode = connection.ask("PRAGMA journal_mode = WAL");
  if (!mode) return failure(mode.error());
  if (*mode != "wal") {
    return failure(
        not_ours("this folder's file system cannot hold a write-ahead log; choose a "
                 "folder on a local disk"));
  }
  // FULL: each commit reaches the disk before it is answered. A large document makes a long log,
  // which is cut back to 64 MiB when it is next begun anew.
  return connection.execute(
      "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; "
      "PRAGMA cell_size_check = ON");
}

}  // namespace inviola::archive::detail
