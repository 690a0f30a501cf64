#include "archive/sqlite/detail/copy.h"

#include <doctest/doctest.h>
#include <temporary_folder.h>

#include <array>
#include <optional>

namespace inviola::archive::detail {
namespace {

Connection opened(const std::string& file, Access access) {
  auto connection = Connection::open(file, access);
  if (!connection) FAIL(to_string(connection.error()));
  return std::move(*connection);
}

void run(Connection& connection, const char* sql) {
  const auto done = connection.execute(sql);
  if (!done) FAIL(to_string(done.error()));
}

}  // namespace

TEST_CASE("a file that another program holds locked is not copied in part, nor as an empty one") {
  const TemporaryFolder folder;
  const std::string file = folder.path("register.sqlite"), copy = folder.path("copy");
  std::optional<Connection> holder = opened(file, Access::make);
  // As a register is kept, but alone: nobody else may so much as read.
  run(*holder, "PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE");
  run(*holder, "CREATE TABLE entry (bytes); INSERT INTO entry VALUES ('kept')");

  Connection source = opened(file, Access::write);
  run(source, "PRAGMA busy_timeout = 0");
  const std::array files{CopiedFile{&source, "register.sqlite"}};
  const auto refused = copy_register(files, copy);
  REQUIRE_FALSE(refused);
  CHECK(to_string(refused.error()) ==
        "copy register to " + copy +
            ": register.sqlite: another program holds it locked; stop that program and try again");
  for (const auto& at : std::filesystem::directory_iterator(folder.path())) {
    CHECK(at.path().filename().string().starts_with("register.sqlite"));
  }

  holder.reset();
  const auto again = copy_register(files, copy);
  REQUIRE_MESSAGE(again, to_string(again.error()));
  Connection copied = opened(copy + "/register.sqlite", Access::read);
  CHECK(copied.ask("SELECT bytes FROM entry").value() == "kept");
}

}  // namespace inviola::archive::detail
