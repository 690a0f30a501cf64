// A disk without room: on a small tmpfs where we may mount one, and by a limit on the size of files
// everywhere. The second always runs.

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conformance/child.h"
#include "conformance/folders.h"

namespace inviola::conformance {
namespace {

using archive::Mode;
using archive::SqliteArchive;
using ledger::RegisterSize;

/// A disk of 2 MiB that can grow; absent where this process may not mount one.
class SmallDisk {
 public:
  explicit SmallDisk(std::string at) : at_(std::move(at)) {
    ::mkdir(at_.c_str(), 0700);
    mounted_ = ::mount("none", at_.c_str(), "tmpfs", 0, "size=2m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount(at_.c_str());
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }
  void give_room() { REQUIRE(::mount("none", at_.c_str(), "tmpfs", MS_REMOUNT, "size=64m") == 0); }

 private:
  std::string at_;
  bool mounted_ = false;
};

/// Appends until it fails; then what was acknowledged is there and nothing else is.
std::size_t append_until_refused(SqliteArchive& archive, std::string_view expected_cause) {
  std::size_t size = 0;
  for (;;) {
    REQUIRE(size < 100'000);
    const auto appended = archive.append(RegisterSize{size}, entries_of(size, 7, 3000));
    if (!appended) {
      CAPTURE(to_string(appended.error()));
      CHECK(to_string(appended.error())
                .starts_with("append entries " + std::to_string(size) + " to " +
                             std::to_string(size + 6) +
                             ": register.sqlite: " + std::string(expected_cause)));
      break;
    }
    size += 7;
  }
  CHECK(size > 0);
  CHECK(archive.size() == RegisterSize{size});
  return size;
}

void holds_exactly(SqliteArchive& archive, std::size_t size) {
  const auto entries = read_all(archive);
  REQUIRE(entries);
  REQUIRE(entries->size() == size);
  for (std::size_t i = 0; i < size; ++i) CHECK(same((*entries)[i], entry_of(i, 3000)));
  CHECK(archive.check());
}

/// Everything that could need room, refused and without a trace.
void refuses_everything_large(SqliteArchive& archive, const std::string& folder) {
  const std::string document = document_of(1, 5'000'000);
  CHECK(!keep_document(archive, document));
  CHECK(archive.holds_document(sha256(document)) == false);
  CHECK(!archive.keep_setting("large", std::string(1'000'000, 'x')));
  CHECK(archive.setting("large").value() == std::nullopt);
  CHECK(!archive.copy_to(folder + "-copy"));
  for (const auto& each :
       std::filesystem::directory_iterator(std::filesystem::path(folder).parent_path())) {
    CHECK(each.path().string() == folder);
  }
}

void on_a_small_disk(SmallDisk& disk, const std::string& folder) {
  std::size_t size = 0;
  {
    const auto archive = open_sqlite(folder, Mode::create);
    size = append_until_refused(*archive, "disk full; make room and try again");
    refuses_everything_large(*archive, folder);
    holds_exactly(*archive, size);
    disk.give_room();
    REQUIRE(archive->append(RegisterSize{size}, entries_of(size, 50, 3000)));
    REQUIRE(keep_document(*archive, document_of(1, 5'000'000)));
    size += 50;
    holds_exactly(*archive, size);
  }
  holds_exactly(*open_sqlite(folder, Mode::write), size);
}

/// The same, where the system refuses to make a file longer. In a child: the limit is for life.
/// Gives what went wrong, or nothing.
std::string under_a_limit_of_file_size(const std::string& folder) {
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  const rlimit small{1'000'000, limit.rlim_max};
  auto opened = SqliteArchive::open(folder, Mode::create);
  if (!opened) return to_string(opened.error());
  SqliteArchive& archive = **opened;
  if (::setrlimit(RLIMIT_FSIZE, &small) != 0) return "no limit could be set";
  std::size_t size = 0;
  Result<void> appended;
  while (appended && size < 100'000) {
    appended = archive.append(RegisterSize{size}, entries_of(size, 7, 3000));
    if (appended) size += 7;
  }
  if (appended || size == 0) return "nothing was refused, or everything";
  const std::string told = to_string(appended.error());
  if (told.find("register.sqlite: the disk failed to write") == std::string::npos) return told;
  if (archive.size() != RegisterSize{size}) return "the size is another";
  if (keep_document(archive, document_of(1, 5'000'000))) return "a document was kept";
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return "the limit could not be lifted";
  for (; size % 50 != 0; ++size) {
    auto more = archive.append(RegisterSize{size}, entries_of(size, 1, 3000));
    if (!more) return to_string(more.error());
  }
  if (!keep_document(archive, document_of(1, 5'000'000))) return "a document was not kept";
  const auto entries = read_all(archive);
  if (!entries || entries->size() != size) return "entries are missing";
  for (std::size_t i = 0; i < size; ++i) {
    if (!same((*entries)[i], entry_of(i, 3000))) return "entry " + std::to_string(i);
  }
  const auto checked = archive.check();
  return checked ? std::string() : to_string(checked.error());
}

}  // namespace

TEST_CASE("a full disk: a clear fault, nothing half done, and on it goes when there is room") {
  const TemporaryFolder ground;
  SmallDisk disk(ground.path("disk"));
  if (disk.mounted()) {
    on_a_small_disk(disk, ground.path("disk/r"));
    return;
  }
  MESSAGE("no tmpfs can be mounted here: the next test stands in for this one");
}

TEST_CASE("a file that may not grow is as good as a full disk") {
  const TemporaryFolder ground;
  Child child([&](int pipe) {
    say(pipe, under_a_limit_of_file_size(ground.path("limited")));
    return 0;
  });
  CHECK(child.read_some() == "");
  CHECK(child.wait() == 0);
}

}  // namespace inviola::conformance
