#include "notary/signer.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <utility>

#include "notary/detail/for_tests.h"

using namespace inviola;
using namespace inviola::notary;
namespace fs = std::filesystem;

namespace {

const std::string signed_origin = "register.example";

int synchronisations = 0;
bool disk_denies_the_next = false;

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string cause_of_opening(const fs::path& folder, const std::string& name = signed_origin) {
  const auto signer = Signer::open(folder, name);
  return signer ? "" : to_string(signer.error());
}

}  // namespace

/// The program's own goes before that of the C library.
extern "C" int fdatasync(int file) {
  ++synchronisations;
  if (std::exchange(disk_denies_the_next, false)) {
    errno = EIO;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_fdatasync, file));
}

TEST_CASE("a signer makes its key once, and signs a growing register with it") {
  const TemporaryFolder folder;
  const HistoryForTests history(signed_origin);
  std::string key;
  {
    auto signer = Signer::open(keys_in(folder), signed_origin);
    REQUIRE(signer);
    key = print_verifier_key(signer->verifier_key());
    CHECK(signer->last() == history.at(0));
    std::uint64_t before = 0;
    for (const std::uint64_t size : {0, 1, 1, 2, 7, 8, 64, 65, 100}) {
      const auto note = signer->sign(history.at(size), history.proof(before, size));
      REQUIRE(note);
      CHECK(ledger::open_checkpoint(*note, signer->verifier_key()) == history.at(size));
      before = size;
    }
  }
  const auto again = Signer::open(keys_in(folder), signed_origin);
  REQUIRE(again);
  CHECK(print_verifier_key(again->verifier_key()) == key);
  CHECK(again->last() == history.at(100));
}

TEST_CASE("the files are open to their owner alone, and a wider mode is refused") {
  const TemporaryFolder folder;
  REQUIRE(Signer::open(keys_in(folder), signed_origin));
  for (const char* name : {"key", "last-checkpoint"}) {
    const fs::path file = keys_in(folder) / name;
    struct stat about{};
    REQUIRE(::stat(file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    for (const mode_t mode : {0640, 0604, 0660, 0610, 0601, 0644, 0666}) {
      REQUIRE(::chmod(file.c_str(), mode) == 0);
      CHECK(cause_of_opening(keys_in(folder)).find("make it 600") != std::string::npos);
    }
    REQUIRE(::chmod(file.c_str(), 0600) == 0);
    CHECK(Signer::open(keys_in(folder), signed_origin));
  }
  REQUIRE(::chmod(keys_in(folder).c_str(), 0720) == 0);
  CHECK(cause_of_opening(keys_in(folder)).find("make its mode 700") != std::string::npos);
}

TEST_CASE("rollback, fork, another origin and a wrong proof are refused and change nothing") {
  const TemporaryFolder folder;
  const HistoryForTests history(signed_origin);
  const HistoryForTests forked(signed_origin, 100, 45);
  auto signer = Signer::open(keys_in(folder), signed_origin);
  REQUIRE(signer);
  REQUIRE(signer->sign(history.at(50), history.proof(0, 50)));
  const std::string kept = read(keys_in(folder) / "last-checkpoint");
  const auto refused = [&](const ledger::Checkpoint& checkpoint, const std::vector<Digest>& proof) {
    const auto note = signer->sign(checkpoint, proof);
    CHECK(read(keys_in(folder) / "last-checkpoint") == kept);
    CHECK(signer->last() == history.at(50));
    return note ? "" : note.error().cause;
  };
  CHECK(refused(history.at(49), {}).find("signed already") != std::string::npos);
  CHECK(refused(history.at(0), {}).find("signed already") != std::string::npos);
  CHECK(refused(forked.at(50), {}).find("another root") != std::string::npos);
  CHECK(refused(forked.at(60), forked.proof(50, 60)).find("proof") != std::string::npos);
  CHECK(refused(history.at(60), {}).find("proof") != std::string::npos);
  CHECK(refused(history.at(60), history.proof(49, 60)).find("proof") != std::string::npos);
  CHECK(refused(history.at(60), history.proof(50, 61)).find("proof") != std::string::npos);
  ledger::Checkpoint other = history.at(60);
  other.origin = "other.example";
  CHECK(refused(other, history.proof(50, 60)).find("not of register.example") != std::string::npos);
  for (std::size_t i = 0; i < history.proof(50, 60).size(); ++i) {
    auto proof = history.proof(50, 60);
    proof[i].bytes[i % 32] ^= 1;
    CHECK(refused(history.at(60), proof).find("proof") != std::string::npos);
  }
  CHECK(signer->sign(history.at(60), history.proof(50, 60)));
}

TEST_CASE("a folder that was put together by hand is refused") {
  const TemporaryFolder folder;
  const HistoryForTests history(signed_origin);
  {
    auto signer = Signer::open(keys_in(folder), signed_origin);
    REQUIRE(signer);
    REQUIRE(signer->sign(history.at(9), history.proof(0, 9)));
    CHECK(cause_of_opening(keys_in(folder)).find("another notary holds it") != std::string::npos);
  }
  const std::string key = read(keys_in(folder) / "key");
  const std::string last = read(keys_in(folder) / "last-checkpoint");
  CHECK(key.starts_with("PRIVATE+KEY+register.example+"));

  CHECK(cause_of_opening(keys_in(folder), "other.example").find("origin") != std::string::npos);
  CHECK(cause_of_opening(keys_in(folder), "not a name").find("without spaces") !=
        std::string::npos);

  for (std::size_t at = 0; at < key.size(); ++at) {
    std::string damaged = key;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write(keys_in(folder) / "key", damaged);
    CAPTURE(at);
    CHECK_FALSE(Signer::open(keys_in(folder), signed_origin));
  }
  write(keys_in(folder) / "key", key);
  fs::remove(keys_in(folder) / "last-checkpoint");
  CHECK(cause_of_opening(keys_in(folder)).find("second history") != std::string::npos);
  write(keys_in(folder) / "last-checkpoint", last);
  ::chmod((keys_in(folder) / "last-checkpoint").c_str(), 0600);
  CHECK(Signer::open(keys_in(folder), signed_origin));
  fs::remove(keys_in(folder) / "key");
  CHECK(cause_of_opening(keys_in(folder)).find("restore the key") != std::string::npos);
  fs::create_symlink("/dev/zero", keys_in(folder) / "key");
  CHECK_FALSE(Signer::open(keys_in(folder), signed_origin));
  fs::remove(keys_in(folder) / "key");
  write(folder.path() / "elsewhere", key);
  ::chmod((folder.path() / "elsewhere").c_str(), 0600);
  fs::create_symlink(folder.path() / "elsewhere", keys_in(folder) / "key");
  CHECK_FALSE(Signer::open(keys_in(folder), signed_origin));
  fs::remove(keys_in(folder) / "key");
  fs::rename(folder.path() / "elsewhere", keys_in(folder) / "key");
  CHECK(Signer::open(keys_in(folder), signed_origin));
}

TEST_CASE("who did not hear the answer asks again as before, and is given the same note") {
  const TemporaryFolder folder;
  const HistoryForTests history(signed_origin);
  auto signer = Signer::open(keys_in(folder), signed_origin);
  REQUIRE(signer);
  const auto given = signer->sign(history.at(50), history.proof(0, 50));
  REQUIRE(given);
  CHECK(signer->sign(history.at(50), history.proof(0, 50)) == *given);
  CHECK(signer->sign(history.at(50), history.proof(40, 50)) == *given);
  CHECK(signer->sign(history.at(50), {}) == *given);
}

namespace {

constexpr std::size_t block = detail::NoteFile::block_bytes;

/// A folder whose signer signed size 0 in all four blocks, then 5 over the first two, then 9 over
/// the others.
class FolderOfNine {
 public:
  FolderOfNine() {
    auto signer = Signer::open(keys_in(folder_), signed_origin);
    REQUIRE(signer);
    REQUIRE(signer->sign(history_.at(5), history_.proof(0, 5)));
    REQUIRE(signer->sign(history_.at(9), history_.proof(5, 9)));
    bytes_ = read(file());
    REQUIRE(bytes_.size() == 4 * block);
  }
  fs::path file() const { return keys_in(folder_) / "last-checkpoint"; }
  const std::string& bytes() const { return bytes_; }
  std::string note(std::size_t number) const {
    const std::string text = bytes_.substr(number * block, block);
    return text.substr(0, text.find('\0'));
  }
  /// The size that is signed last according to `bytes`; what goes on from there is signed, and a
  /// second history is not.
  std::uint64_t last_of(const std::string& bytes) {
    write(file(), bytes);
    auto signer = Signer::open(keys_in(folder_), signed_origin);
    REQUIRE(signer);
    const std::uint64_t last = signer->last().size.value();
    const HistoryForTests other(signed_origin, 100, 4);
    CHECK_FALSE(signer->sign(other.at(12), other.proof(last, 12)));
    CHECK_FALSE(signer->sign(other.at(30), other.proof(last, 30)));
    CHECK(signer->sign(history_.at(30), history_.proof(last, 30)));
    return last;
  }
  std::string cause_of_refusing(const std::string& bytes) {
    write(file(), bytes);
    return cause_of_opening(keys_in(folder_));
  }

 private:
  TemporaryFolder folder_;
  HistoryForTests history_{signed_origin};
  std::string bytes_;
};

}  // namespace

TEST_CASE("a write that the power cut short leaves the note before it") {
  FolderOfNine folder;
  const std::string before = folder.bytes();
  std::string after = before;
  {
    // What the next write would put over the older blocks.
    const HistoryForTests history(signed_origin);
    auto signer = Signer::open(folder.file().parent_path(), signed_origin);
    REQUIRE(signer);
    REQUIRE(signer->sign(history.at(12), history.proof(9, 12)));
    const std::string written = read(folder.file());
    after.replace(0, 2 * block, written, 0, 2 * block);
  }
  const std::size_t length = after.find('\0');
  for (std::size_t cut = 0; cut <= length; ++cut) {
    CAPTURE(cut);
    const std::string begun = after.substr(0, cut) + before.substr(cut);
    CHECK(folder.last_of(begun) == (begun.compare(0, block, after, 0, block) == 0 ? 12 : 9));
    // The disk may take what was written in any order, and what it was writing may be unreadable.
    std::string garbled = before;
    for (std::size_t at = cut; at < 2 * block; ++at) garbled[at] = '\x5a';
    CHECK(folder.last_of(garbled) == 9);
  }
  CHECK(folder.last_of(before.substr(0, block) + after.substr(block)) == 12);
}

TEST_CASE("one damaged block does not make a signer forget, and four are refused") {
  FolderOfNine folder;
  const std::string last = folder.bytes();
  for (std::size_t at = 0; at < folder.note(3).size(); ++at) {
    CAPTURE(at);
    std::string damaged = last;
    for (std::size_t number = 4; number > 0; --number) {
      char& byte = damaged[(number - 1) * block + at];
      byte = static_cast<char>(byte ^ 1);
      // The newest two lie last: one of them is enough, and without both the older two are left.
      if (number == 4) CHECK(folder.last_of(damaged) == 9);
      if (number == 2) CHECK(folder.last_of(damaged) == 5);
    }
    CHECK(folder.cause_of_refusing(damaged).find("read last-checkpoint") != std::string::npos);
  }
}

TEST_CASE(
    "a bare note, of an earlier version or put back by hand, is read; a part of a file is not") {
  FolderOfNine folder;
  const std::string bare = folder.note(3);
  const std::string whole = folder.bytes();
  CHECK(folder.last_of(bare) == 9);
  CHECK(read(folder.file()).size() == 4 * block);
  CHECK(folder.last_of(folder.note(0)) == 5);
  for (std::size_t at = 0; at < bare.size(); ++at) {
    CAPTURE(at);
    std::string damaged = bare;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CHECK(folder.cause_of_refusing(damaged) != "");
    CHECK(folder.cause_of_refusing(bare.substr(0, at)) != "");
  }
  for (const std::size_t length : {block, 2 * block, 3 * block, 4 * block - 1}) {
    CHECK(folder.cause_of_refusing(whole.substr(0, length)) != "");
  }
  CHECK(folder.cause_of_refusing(whole + '\0').find("too long") != std::string::npos);
}

TEST_CASE("a full disk is a fault, signs nothing and is survived") {
  const TemporaryFolder folder;
  const HistoryForTests history(signed_origin);
  auto signer = Signer::open(keys_in(folder), signed_origin);
  REQUIRE(signer);
  // A limit on the size of files stands for the full disk: the write fails in the same place.
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit tight{10, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  const auto refused = signer->sign(history.at(5), history.proof(0, 5));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().cause.find("write last-checkpoint") != std::string::npos);
  CHECK(signer->sign(history.at(5), history.proof(0, 5)));
  CHECK(signer->last() == history.at(5));
}

TEST_CASE("a note is given once the disk has confirmed it, and never before") {
  const TemporaryFolder folder;
  const HistoryForTests history(signed_origin);
  const HistoryForTests other(signed_origin, 100, 4);
  auto signer = Signer::open(keys_in(folder), signed_origin);
  REQUIRE(signer);
  const int before = synchronisations;
  REQUIRE(signer->sign(history.at(5), history.proof(0, 5)));
  CHECK(synchronisations == before + 1);
  disk_denies_the_next = true;
  const auto refused = signer->sign(history.at(9), history.proof(5, 9));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().cause.find("flush last-checkpoint") != std::string::npos);
  // Either may be on the disk now: what is there is read again before anything is signed.
  CHECK_FALSE(signer->sign(other.at(12), other.proof(5, 12)));
  CHECK(signer->sign(history.at(12), history.proof(signer->last().size.value(), 12)));
}

namespace {

/// In another process: opens the signer and signs sizes 1, 2, 3…, each told to `released` when it
/// is given; killed without warning at step `fatal` of all the durable writes it makes.
pid_t sign_until_killed(const fs::path& folder, int fatal, int released) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  int steps = 0;
  const auto on_step = [&](WriteStep) {
    if (steps++ == fatal) ::kill(::getpid(), SIGKILL);
  };
  const HistoryForTests history(signed_origin);
  auto signer = Signer::open(folder, signed_origin, on_step);
  if (!signer) ::_exit(3);
  for (std::uint64_t size = signer->last().size.value() + 1; size <= 100; ++size) {
    const auto note = signer->sign(history.at(size), history.proof(size - 1, size));
    if (!note) ::_exit(4);
    const auto told = static_cast<unsigned char>(size);
    if (::write(released, &told, 1) != 1) ::_exit(5);
  }
  ::_exit(0);
}

}  // namespace

TEST_CASE("killed between any two steps, a signer never forgets what it signed") {
  const HistoryForTests history(signed_origin);
  for (int fatal = 0; fatal < 25; ++fatal) {
    CAPTURE(fatal);
    const TemporaryFolder folder;
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = sign_until_killed(keys_in(folder), fatal, ends[1]);
    ::close(ends[1]);
    std::uint64_t released = 0;
    unsigned char told = 0;
    while (::read(ends[0], &told, 1) == 1) released = told;
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGKILL);

    auto signer = Signer::open(keys_in(folder), signed_origin);
    REQUIRE(signer);
    const std::uint64_t last = signer->last().size.value();
    CHECK(last >= released);
    CHECK(last <= released + 1);
    CHECK(signer->last() == history.at(last));
    CHECK(signer->sign(history.at(100), history.proof(last, 100)));
  }
}
