// What the folder of an SQLite register looks like from outside, and what is refused in it.

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>

#include "conformance/child.h"
#include "conformance/folders.h"

namespace inviola::conformance {
namespace {

using archive::Mode;
using archive::SqliteArchive;
using ledger::RegisterSize;

unsigned mode_of(const std::string& path) {
  struct stat found{};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Another program at work on the file.
void run_sql(const std::string& folder, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open((folder + "/register.sqlite").c_str(), &handle) == SQLITE_OK);
  CHECK(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

std::string text_of(const std::string& folder, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open((folder + "/register.sqlite").c_str(), &handle) == SQLITE_OK);
  std::string text;
  const auto take = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) += std::string(values[0]) + "\n";
    return 0;
  };
  CHECK(sqlite3_exec(handle, sql, take, &text, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
  return text;
}

std::string register_with_entries(const TemporaryFolder& ground, std::size_t count) {
  const std::string folder = ground.path("r");
  const auto archive = open_sqlite(folder, Mode::create);
  REQUIRE(archive->append(RegisterSize{0}, entries_of(0, count)));
  return folder;
}

/// A folder that nobody can write to: on a disk mounted for reading only, or, where this process
/// may not mount one, by its mode.
class ReadOnlyFolder {
 public:
  ReadOnlyFolder(std::string at, const std::function<void(const std::string&)>& fill)
      : at_(std::move(at)) {
    REQUIRE(::mkdir(at_.c_str(), 0700) == 0);
    mounted_ = ::mount("none", at_.c_str(), "tmpfs", 0, "size=8m") == 0;
    fill(at_);
    if (mounted_) REQUIRE(::mount("none", at_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0);
    if (!mounted_) ::chmod((at_ + "/r").c_str(), 0500);
  }
  ~ReadOnlyFolder() {
    if (mounted_) ::umount(at_.c_str());
    if (!mounted_) ::chmod((at_ + "/r").c_str(), 0700);
  }
  ReadOnlyFolder(const ReadOnlyFolder&) = delete;
  ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

 private:
  std::string at_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("a register on a medium that cannot be written is read, and not written") {
  const TemporaryFolder ground;
  const ReadOnlyFolder medium(ground.path("me?d#i%um"), [](const std::string& at) {
    REQUIRE(open_sqlite(at + "/r", Mode::create)->append(RegisterSize{0}, entries_of(0, 5)));
  });
  const std::string folder = ground.path("me?d#i%um/r");
  const auto archive = open_sqlite(folder, Mode::read);
  CHECK(read_all(*archive)->size() == 5);
  CHECK(archive->check());
  CHECK(archive->copy_to(ground.path("copy")));
  CHECK(open_sqlite(ground.path("copy"), Mode::write)->size() == RegisterSize{5});
}

TEST_CASE("the folder is for its owner alone") {
  const TemporaryFolder ground;
  const auto old_mask = ::umask(0);
  const std::string folder = ground.path("r");
  const auto archive = open_sqlite(folder, Mode::create);
  REQUIRE(archive->append(RegisterSize{0}, entries_of(0, 3)));
  REQUIRE(archive->copy_to(ground.path("copy")));
  const std::string given = ground.path("given");
  REQUIRE(::mkdir(given.c_str(), 0755) == 0);
  {
    open_sqlite(given, Mode::create);
  }
  ::umask(old_mask);
  for (const std::string& each : {folder, ground.path("copy"), given}) {
    CHECK(mode_of(each) == 0700);
    CHECK(mode_of(each + "/register.sqlite") == 0600);
  }
  for (const char* name : {"/register.sqlite-wal", "/register.sqlite-shm", "/writer.lock"}) {
    CHECK(mode_of(folder + name) == 0600);
  }
}

TEST_CASE("the file says what it is") {
  const TemporaryFolder ground;
  const std::string folder = register_with_entries(ground, 3);
  CHECK(text_of(folder, "PRAGMA application_id") == "1231976041\n");
  CHECK(text_of(folder, "PRAGMA user_version") == "1\n");
  CHECK(text_of(folder, "PRAGMA page_size") == "16384\n");
  CHECK(text_of(folder, "PRAGMA journal_mode") == "wal\n");
  CHECK(text_of(folder, "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") ==
        "checkpoint\ndocument\nentry\npiece\nsetting\n");
  CHECK(std::filesystem::exists(folder + "/register.sqlite-wal") == false);
}

TEST_CASE("a file that we do not know is refused, and says why") {
  const TemporaryFolder ground;
  const std::string folder = register_with_entries(ground, 3);
  const auto refuses = [&](const std::string& why) {
    for (const Mode mode : {Mode::write, Mode::read}) {
      const std::string told = refusal_of_opening(folder, mode);
      CAPTURE(told);
      CHECK(told.starts_with("open register " + folder + ": register.sqlite: " + why));
    }
  };
  SUBCASE("a newer version") {
    run_sql(folder, "PRAGMA user_version = 7");
    refuses(
        "its format is version 7; this program knows version 1 only; use the program that wrote "
        "it, or a newer one");
  }
  SUBCASE("another program's file") {
    run_sql(folder, "PRAGMA application_id = 5");
    refuses("it is another program's file, or damaged (application_id 5, not 1231976041)");
  }
  SUBCASE("no database at all") {
    write_file(folder + "/register.sqlite", std::string(40'000, 'x'));
    refuses("the file is damaged or is not a register; restore it from a backup");
  }
  SUBCASE("an empty file") {
    write_file(folder + "/register.sqlite", "");
    refuses("it is another program's file, or damaged");
  }
  SUBCASE("a table too many") {
    run_sql(folder, "CREATE TABLE standing (state TEXT)");
    refuses("it holds standing, which is no part of the format");
  }
  SUBCASE("a trigger") {
    run_sql(folder, "CREATE TRIGGER a AFTER INSERT ON entry BEGIN DELETE FROM entry; END");
    refuses("its table checkpoint is not as the format says");
  }
  SUBCASE("a table that is another") {
    run_sql(folder, "ALTER TABLE setting ADD COLUMN remark TEXT");
    refuses("its table setting is not as the format says");
  }
  SUBCASE("fewer entries than were signed for") {
    REQUIRE(open_sqlite(folder, Mode::write)->keep_checkpoint(RegisterSize{3}, "three"));
    run_sql(folder, "DELETE FROM entry WHERE number = 2");
    refuses(
        "it has 2 entries, but its last checkpoint speaks of 3: entries were lost; restore it "
        "from a backup");
  }
}

TEST_CASE("rows that another program has changed are named") {
  const TemporaryFolder ground;
  const std::string folder = register_with_entries(ground, 30);
  const std::string document = document_of(1, 600'000);
  {
    const auto archive = open_sqlite(folder, Mode::write);
    REQUIRE(archive->keep_checkpoint(RegisterSize{30}, "thirty"));
    REQUIRE(archive->keep_setting("name", "Register"));
    REQUIRE(keep_document(*archive, document));
    REQUIRE(archive->check());
  }
  const std::string mend =
      "register.sqlite is damaged: this is not what was kept; restore it from a backup";
  const auto changed = [&](const char* sql) {
    run_sql(folder, sql);
    return open_sqlite(folder, Mode::read);
  };
  SUBCASE("an entry's bytes") {
    const auto archive = changed("UPDATE entry SET bytes = x'00' WHERE number = 17");
    const auto all = read_all(*archive);
    REQUIRE(!all);
    CHECK(to_string(all.error()) == "read entry 17: " + mend);
    CHECK(to_string(archive->check().error()) == "read entry 17: " + mend);
  }
  SUBCASE("an entry's salt") {
    const auto archive = changed("UPDATE entry SET salt = zeroblob(32) WHERE number = 4");
    CHECK(to_string(read_all(*archive).error()) == "read entry 4: " + mend);
  }
  SUBCASE("two entries in each other's place") {
    const auto archive = changed(
        "UPDATE entry SET number = 99 WHERE number = 4; UPDATE entry SET number = 4 WHERE number "
        "= 5; UPDATE entry SET number = 5 WHERE number = 99");
    CHECK(to_string(read_all(*archive).error()) == "read entry 4: " + mend);
  }
  SUBCASE("an entry that is gone") {
    const auto archive = changed("DELETE FROM entry WHERE number = 11");
    CHECK(to_string(read_all(*archive).error()) == "read entry 11: " + mend);
  }
  SUBCASE("a piece of a document") {
    const auto archive = changed("UPDATE piece SET bytes = zeroblob(262144) WHERE number = 1");
    const std::string fault = to_string(read_document(*archive, sha256(document)).error());
    CHECK(fault == "read document " + sha256(document).hex() + ", piece 1: " + mend);
    CHECK(to_string(archive->check().error()) == fault);
  }
  SUBCASE("a document made shorter") {
    const auto archive = changed("UPDATE document SET size = 262144");
    CHECK(!read_document(*archive, sha256(document)));
  }
  SUBCASE("a checkpoint and a setting") {
    const auto archive = changed("UPDATE setting SET value = x'41'");
    CHECK(to_string(archive->setting("name").error()) == "read setting name: " + mend);
    CHECK(!archive->settings(""));
    run_sql(folder, "UPDATE checkpoint SET note = x'41'");
    CHECK(to_string(archive->last_checkpoint().error()) == "read checkpoint 0: " + mend);
    CHECK(!archive->checkpoints());
  }
}

TEST_CASE("a second program is told which process writes") {
  const TemporaryFolder ground;
  const std::string folder = register_with_entries(ground, 3);
  Child writer([&](int pipe) {
    const auto archive = SqliteArchive::open(folder, Mode::write);
    say(pipe, archive ? "open" : to_string(archive.error()));
    for (;;) ::pause();
    return 0;
  });
  REQUIRE(writer.read_some() == "open");
  const std::string told = "open register " + folder +
                           ": another program is writing to it (process " +
                           std::to_string(writer.id()) + "); stop it or use its address";
  CHECK(refusal_of_opening(folder, Mode::write) == told);
  CHECK(refusal_of_opening(folder, Mode::create) == told);
  CHECK(read_all(*open_sqlite(folder, Mode::read))->size() == 3);
  writer.kill();
  CHECK(open_sqlite(folder, Mode::write)->append(RegisterSize{3}, entries_of(3, 1)));
}

TEST_CASE("a reader in another process sees each entry as soon as it is acknowledged") {
  const TemporaryFolder ground;
  const std::string folder = register_with_entries(ground, 1);
  Child writer([&](int pipe) {
    const auto archive = SqliteArchive::open(folder, Mode::write);
    for (std::uint64_t number = 1; archive && number < 200; ++number) {
      if (!(*archive)->append(RegisterSize{number}, entries_of(number, 1))) return 1;
      say(pipe, ".");
    }
    return archive ? 0 : 1;
  });
  const auto reader = open_sqlite(folder, Mode::read);
  std::size_t acknowledged = 1;
  for (std::string more = writer.read_some(); !more.empty(); more = writer.read_some()) {
    acknowledged += more.size();
    const auto entries = read_all(*reader);
    REQUIRE(entries);
    CHECK(entries->size() >= acknowledged);
  }
  CHECK(writer.wait() == 0);
  CHECK(acknowledged == 200);
}

TEST_CASE("what a killed writer left half made is removed") {
  const TemporaryFolder ground;
  const std::string folder = register_with_entries(ground, 3);
  for (const char* name :
       {"/intake-aB3dEf", "/register.sqlite.making", "/register.sqlite.making-wal"}) {
    write_file(folder + name, "half");
  }
  write_file(folder + "/notes.txt", "the operator's own");
  {
    open_sqlite(folder, Mode::read);
  }
  CHECK(std::filesystem::exists(folder + "/intake-aB3dEf"));
  {
    open_sqlite(folder, Mode::write);
  }
  std::vector<std::string> names;
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    names.push_back(each.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  CHECK(names ==
        std::vector<std::string>{"desk.sqlite", "notes.txt", "register.sqlite", "writer.lock"});
}

TEST_CASE("a creation that was cut short is begun again") {
  const TemporaryFolder ground;
  const std::string folder = ground.path("r");
  REQUIRE(::mkdir(folder.c_str(), 0700) == 0);
  write_file(folder + "/register.sqlite.making", "half a file");
  CHECK(refusal_of_opening(folder, Mode::write) ==
        "open register " + folder + ": there is no register; create one first");
  CHECK(open_sqlite(folder, Mode::create)->size() == RegisterSize{0});
}

TEST_CASE("where nothing can be made, the fault names the place") {
  const TemporaryFolder ground;
  CHECK(refusal_of_opening(ground.path("a/b"), Mode::create) ==
        "create register " + ground.path("a/b") + ": make folder " + ground.path("a/b") +
            ": the folder " + ground.path("a") + " does not exist; make it");
  write_file(ground.path("file"), "");
  CHECK(refusal_of_opening(ground.path("file"), Mode::create)
            .ends_with("it is a file; name another folder"));
  const std::string folder = register_with_entries(ground, 1);
  const auto archive = open_sqlite(folder, Mode::read);
  const auto copied = archive->copy_to(ground.path("none/copy"));
  REQUIRE(!copied);
  CHECK(to_string(copied.error()) ==
        "copy register to " + ground.path("none/copy") + ": No such file or directory");
}

}  // namespace inviola::conformance
