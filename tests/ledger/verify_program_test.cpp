// Runs the real program `inviola-verify`, and beside it the peer written from the specification
// alone, on exported registers that are right and on such as were altered.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <temporary_folder.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "ledger/detail/signed_for_tests.h"
#include "ledger/exported.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"

namespace {

namespace fs = std::filesystem;
using namespace inviola;
using namespace inviola::ledger;

const std::string origin = "register.example";

struct Ended {
  int status = -1;
  std::string said;
};

Ended run(const std::string& command) {
  Ended ended;
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> piece;
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe)) {
    ended.said.append(piece.data(), got);
  }
  const int status = ::pclose(pipe);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// An exported register of 10 entries with checkpoints at 3, 6 and 10, in a folder of its own.
class Exported {
 public:
  Exported() {
    std::string entries, notes;
    for (std::uint64_t i = 0; i < 10; ++i) {
      ExportedEntry entry{
          EntryNumber{i}, Salt{}, "{\"act\":\"\u00e9\u4e2d " + std::to_string(i) + "\"}", {}};
      entry.salt.bytes.fill(static_cast<std::uint8_t>(i));
      tree.append(leaf_hash(commitment(entry.salt, entry.bytes)));
      entries += print_exported_entry(entry);
      if (i != 2 && i != 5 && i != 9) continue;
      if (!notes.empty()) notes += std::string(checkpoint_divider) + '\n';
      notes += sign_for_tests({origin, tree.size(), tree.root()}, 1);
    }
    write(folder() / entries_file, entries);
    write(folder() / checkpoints_file, notes);
    write(folder() / verifier_key_file, key() + '\n');
  }
  static std::string key() { return print_verifier_key(key_for_tests(origin, 1)); }
  const fs::path& folder() const { return folder_.path(); }

  /// Puts `to` for the first `from` in one of the files.
  void alter(std::string_view file, const std::string& from, const std::string& to) {
    std::string bytes = read(folder() / file);
    REQUIRE(bytes.find(from) != std::string::npos);
    write(folder() / file, bytes.replace(bytes.find(from), from.size(), to));
  }
  Ended verify(const std::string& options = "") const {
    return run(std::string(INVIOLA_VERIFY) + " " + folder().string() + " " + options);
  }
  Ended peer() const {
    return run("python3 " INVIOLA_ROOT "/tests/peers/verify_register.py " + folder().string());
  }
  std::string line(std::uint64_t number) const {
    const std::string bytes = read(folder() / entries_file);
    const std::size_t at = bytes.find("{\"number\":" + std::to_string(number) + ",");
    return bytes.substr(at, bytes.find('\n', at) + 1 - at);
  }

  Tree tree;

 private:
  TemporaryFolder folder_;
};

void check_wrong(const Exported& exported, const std::string& said) {
  const Ended ours = exported.verify("--key " + Exported::key());
  CHECK(ours.status == 1);
  CHECK_MESSAGE(ours.said.find(said) == 0, ours.said);
  const Ended peer = exported.peer();
  CHECK_MESSAGE(peer.status == 1, peer.said);
}

}  // namespace

TEST_CASE("a register that is right is found right, by the program and by its peer") {
  const Exported exported;
  const Ended ended = exported.verify("--key " + Exported::key());
  CHECK(ended.status == 0);
  CHECK(ended.said == "right: 10 entries, 3 checkpoints\n");
  CHECK(exported.verify().said.find("by the key in the folder: register.example+") !=
        std::string::npos);
  const Ended peer = exported.peer();
  CHECK(peer.status == 0);
  CHECK(peer.said == ended.said);
}

TEST_CASE("what is wrong is named, and the peer finds it wrong too") {
  SUBCASE("an entry altered") {
    Exported exported;
    exported.alter(entries_file, "\u4e2d 4", "\u4e2d 5");
    check_wrong(exported,
                "wrong: among entries 3 to 5 one or more were altered, left out or put "
                "in, as checkpoint 2 shows\n");
  }
  SUBCASE("an entry altered that has its commitment beside it") {
    Exported exported;
    const auto entry =
        parse_exported_entry(exported.line(4).substr(0, exported.line(4).size() - 1));
    const std::string hex = commitment(entry->salt, entry->bytes).hex();
    exported.alter(entries_file, "\"number\":4,", "\"number\":4,\"commitment\":\"" + hex + "\",");
    CHECK(exported.verify().status == 0);
    exported.alter(entries_file, "\u4e2d 4", "\u4e2d 5");
    check_wrong(exported, "wrong: entry 4 is not what was entered\n");
  }
  SUBCASE("a salt altered") {
    Exported exported;
    exported.alter(entries_file, "0707", "0708");
    check_wrong(exported, "wrong: among entries 6 to 9 ");
  }
  SUBCASE("an entry left out") {
    Exported exported;
    exported.alter(entries_file, exported.line(7), "");
    check_wrong(exported, "wrong: entry 7 missing\n");
  }
  SUBCASE("the register cut off, entries and all") {
    Exported exported;
    exported.alter(entries_file, exported.line(8) + exported.line(9), "");
    check_wrong(exported, "wrong: entries 8 to 9 missing\n");
  }
  SUBCASE("the file cut off in the middle of a line") {
    Exported exported;
    const std::string bytes = read(exported.folder() / entries_file);
    write(exported.folder() / entries_file, bytes.substr(0, bytes.size() - 9));
    check_wrong(exported, "wrong: entry 9 cannot be read: ");
  }
  SUBCASE("the last checkpoint left out") {
    Exported exported;
    const std::string notes = read(exported.folder() / checkpoints_file);
    write(exported.folder() / checkpoints_file, notes.substr(0, notes.rfind("----\n")));
    check_wrong(exported, "wrong: no signed checkpoint covers entries 6 to 9\n");
  }
  SUBCASE("a checkpoint forged") {
    Exported exported;
    exported.alter(checkpoints_file, "\n6\n", "\n5\n");
    check_wrong(exported, "wrong: checkpoint 2 is not signed by the register's key: ");
  }
  SUBCASE("no checkpoint at all") {
    Exported exported;
    write(exported.folder() / checkpoints_file, "");
    check_wrong(exported, "wrong: there is no signed checkpoint");
  }
  SUBCASE("everything forged, with a key to match") {
    Exported exported;
    exported.alter(entries_file, "\u4e2d 4", "\u4e2d 5");
    std::string notes;
    Tree tree;
    for (std::uint64_t i = 0; i < 10; ++i) {
      const std::string line = exported.line(i);
      const auto entry = parse_exported_entry(line.substr(0, line.size() - 1));
      tree.append(leaf_hash(commitment(entry->salt, entry->bytes)));
    }
    write(exported.folder() / checkpoints_file,
          sign_for_tests({origin, tree.size(), tree.root()}, 2));
    write(exported.folder() / verifier_key_file, print_verifier_key(key_for_tests(origin, 2)));
    // Only a key that came another way tells.
    CHECK(exported.verify().status == 0);
    const Ended ended = exported.verify("--key " + Exported::key());
    CHECK(ended.status == 1);
    CHECK(ended.said.find("wrong: checkpoint 1 is not signed") == 0);
  }
}

TEST_CASE("hostile bytes in a register are refused with the entry's number, in bounded memory") {
  Exported exported;
  const std::string good = read(exported.folder() / entries_file);
  for (const std::string& line :
       {std::string("\xff\xfe\n"), std::string(9u << 20, 'a') + "\n", std::string(1000, '[') + "\n",
        std::string("\n"), std::string(R"({"number":1e3,"salt":"","entry":""})") + "\n"}) {
    write(exported.folder() / entries_file, exported.line(0) + line);
    const Ended ended = exported.verify();
    CHECK(ended.status == 1);
    CHECK_MESSAGE(ended.said.find("wrong: entry 1 cannot be read: ") == 0, ended.said);
    write(exported.folder() / entries_file, good);
  }
  // A line without end: only a limit on what is read ends it.
  fs::remove(exported.folder() / entries_file);
  fs::create_symlink("/dev/zero", exported.folder() / entries_file);
  const Ended endless = run("timeout 10 " INVIOLA_VERIFY " " + exported.folder().string());
  CHECK(endless.status == 1);
  CHECK(endless.said.find("wrong: entry 0 cannot be read: the line is too long\n") == 0);
  fs::remove(exported.folder() / entries_file);
  write(exported.folder() / entries_file, good);
  write(exported.folder() / checkpoints_file, std::string(1u << 20, 'a'));
  CHECK(exported.verify().status == 1);
}

TEST_CASE("what cannot be read or understood ends with 2 and says what") {
  Exported exported;
  const auto ends_with_2 = [](const Ended& ended, const std::string& said) {
    CHECK(ended.status == 2);
    CHECK_MESSAGE(ended.said.find(said) != std::string::npos, ended.said);
  };
  ends_with_2(run(INVIOLA_VERIFY), "give FOLDER");
  ends_with_2(run(INVIOLA_VERIFY " --nonsense"), "--nonsense");
  ends_with_2(run(INVIOLA_VERIFY " /nowhere"), "verifier-key.txt");
  ends_with_2(exported.verify("--key nonsense"), "verifier key");
  ends_with_2(exported.verify("--receipt x"), "--receipt");
  fs::remove(exported.folder() / checkpoints_file);
  ends_with_2(exported.verify(), "checkpoints.txt");
  fs::remove(exported.folder() / entries_file);
  fs::create_directory(exported.folder() / entries_file);
  ends_with_2(exported.verify(), "entries.jsonl");
  CHECK(run(INVIOLA_VERIFY " --help").status == 0);
}

TEST_CASE("the program verifies one receipt") {
  const Exported exported;
  const std::string line = exported.line(4);
  const auto entry = parse_exported_entry(line.substr(0, line.size() - 1));
  const Receipt receipt{entry->number, entry->salt,
                        exported.tree.inclusion_proof(entry->number, exported.tree.size()).value(),
                        sign_for_tests({origin, exported.tree.size(), exported.tree.root()}, 1)};
  const fs::path receipt_file = exported.folder() / "receipt.json";
  const fs::path entry_file = exported.folder() / "entry";
  write(receipt_file, print_receipt(receipt));
  write(entry_file, entry->bytes);
  const std::string command = INVIOLA_VERIFY " --receipt " + receipt_file.string() + " --entry " +
                              entry_file.string() + " --key ";
  const Ended ended = run(command + Exported::key());
  CHECK(ended.status == 0);
  CHECK(ended.said == "right: entry 4 of register.example, in the register of size 10\n");
  CHECK(run(command + print_verifier_key(key_for_tests(origin, 2))).status == 1);
  CHECK(run(command + "nonsense").status == 2);
  write(entry_file, entry->bytes + "\n");
  CHECK(run(command + Exported::key()).status == 1);
  fs::remove(entry_file);
  CHECK(run(command + Exported::key()).status == 2);
}
