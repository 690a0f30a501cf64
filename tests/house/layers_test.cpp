#include <doctest/doctest.h>
#include <sys/wait.h>
#include <temporary_folder.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "layers/check.h"
#include "layers/rules.h"
#include "layers/source.h"

using namespace inviola;
using namespace inviola::layers;

namespace {

constexpr std::string_view small_house = R"(# three rooms
base:
rules: base
door:  base rules
pure: base rules
ban: system_clock | take a Date
ban: std::time( | take a Date
ban: fstream | take bytes
)";

Rules rules() { return read_rules(small_house).value(); }

/// What the check says of one file, one line a finding.
std::string said(std::string path, std::string text) {
  std::string all;
  for (const Finding& finding : check(rules(), File{std::move(path), std::move(text)})) {
    all += (all.empty() ? "" : "\n") + to_string(finding);
  }
  return all;
}

std::string refused(std::string_view text) {
  const Result<Rules> read = read_rules(text);
  return read ? "accepted" : to_string(read.error());
}

}  // namespace

TEST_CASE("the arrows of layers.txt are let through") {
  CHECK(said("src/door/bell.cpp", "#include \"door/bell.h\"\n#include \"rules/law.h\"\n") == "");
  CHECK(said("src/rules/law.cpp", "#include \"base/date.h\"\n#include <vector>\n") == "");
  CHECK(said("src/rules/law.cpp", "#include \"rules/detail/table.h\"\n") == "");
  CHECK(said("src/rules/law.cpp", "#include <boost/json.hpp>\n") == "");
}

TEST_CASE("a wrong arrow is named with its place, itself and the rooms allowed") {
  CHECK(said("src/rules/law.cpp", "\n#include \"door/bell.h\"\n") ==
        "src/rules/law.cpp:2: rules -> door (\"door/bell.h\") is no arrow of layers.txt; rules may "
        "include: base");
  CHECK(said("src/base/date.h", "#pragma once\n#include \"rules/law.h\"\n") ==
        "src/base/date.h:2: base -> rules (\"rules/law.h\") is no arrow of layers.txt; base may "
        "include: no other room");
}

TEST_CASE("a wrong arrow in a test beside its code is one too") {
  CHECK(said("src/rules/law_test.cpp", "#include \"door/bell.h\"\n").find("rules -> door") !=
        std::string::npos);
}

TEST_CASE("an arrow cannot be hidden by another way of writing it") {
  CHECK(said("src/rules/a.cpp", "#include <door/bell.h>\n").find("rules -> door") !=
        std::string::npos);
  CHECK(said("src/rules/a.cpp", "  #  include\t\"door/bell.h\"\n").find("rules -> door") !=
        std::string::npos);
  CHECK(said("src/rules/a.cpp", "/* */ #include /* */ \"door/bell.h\"\n").find("rules -> door") !=
        std::string::npos);
  CHECK(said("src/rules/a.cpp", "#include \"base/../door/bell.h\"\n").find("goes round about") !=
        std::string::npos);
  CHECK(said("src/rules/a.cpp", "#include \"../door/bell.h\"\n").find("goes round about") !=
        std::string::npos);
  CHECK(said("src/rules/a.cpp", "#include \"./law.h\"\n").find("goes round about") !=
        std::string::npos);
  CHECK(said("src/rules/a.cpp", "#include BELL\n").find("cannot be read") != std::string::npos);
  CHECK(said("src/rules/a.cpp", "auto a = 1'000;\n#include \"door/bell.h\" // '\n")
            .find("rules -> door") != std::string::npos);
}

TEST_CASE("an include in a comment or a literal is none") {
  CHECK(said("src/rules/a.cpp", "// #include \"door/bell.h\"\n") == "");
  CHECK(said("src/rules/a.cpp", "// as in \\\n#include \"door/bell.h\"\n") == "");
  CHECK(said("src/rules/a.cpp", "/*\n#include \"door/bell.h\"\n*/\n") == "");
  CHECK(said("src/rules/a.cpp", "auto text = \"#include \\\"door/bell.h\\\"\";\n") == "");
}

TEST_CASE("an unknown room is named, and so is a file in no room") {
  CHECK(
      said("src/rules/a.cpp", "#include \"attic/box.h\"\n") ==
      "src/rules/a.cpp:1: \"attic/box.h\" names no room of layers.txt: write \"room/file.h\", and "
      "<…> for a library");
  CHECK(said("src/attic/box.cpp", "") == "src/attic/box.cpp: attic is not a room of layers.txt");
  CHECK(said("src/box.cpp", "") ==
        "src/box.cpp: stands in no room: put it into a folder under src/");
}

TEST_CASE("what is private to a room stays there") {
  CHECK(said("src/door/bell.cpp", "#include \"rules/detail/table.h\"\n") ==
        "src/door/bell.cpp:1: \"rules/detail/table.h\" is private to rules: use a header at the "
        "top of "
        "the room");
}

TEST_CASE("a clock in a pure room is named with what to take instead") {
  CHECK(said("src/rules/due.cpp", "\n\nauto now = std::chrono::system_clock::now();\n") ==
        "src/rules/due.cpp:3: rules is pure and may not name system_clock: take a Date");
  CHECK(said("src/rules/due.cpp", "auto now = std :: time (nullptr);\n") ==
        "src/rules/due.cpp:1: rules is pure and may not name std::time(: take a Date");
  CHECK(said("src/base/read.cpp", "#include <fstream>\n") ==
        "src/base/read.cpp:1: base is pure and may not name fstream: take bytes");
}

TEST_CASE("a banned word in a comment, a literal or an impure room is no matter") {
  CHECK(said("src/rules/due.cpp", "// not system_clock\n/* nor\n fstream */ int a;\n") == "");
  CHECK(said("src/rules/due.cpp",
             "auto a = \"a \\\" system_clock\"; auto b = '\"'; auto c = 'x';\n") == "");
  CHECK(said("src/rules/due.cpp", "auto a = R\"x(\" fstream )\" fstream)x\";\n") == "");
  CHECK(said("src/door/bell.cpp", "auto now = std::chrono::system_clock::now();\n") == "");
  CHECK(said("src/rules/due_test.cpp", "std::ifstream golden;\n") == "");
}

TEST_CASE("code after a comment or a literal is code again") {
  for (const char* before :
       {"/* a */ ", "auto a = \"x\"; ", "auto a = R\"(x)\"; ", "auto a = '\\''; ",
        "auto a = 1'000'000; ", "auto a = 0x1'F; ", "auto a = u8'x'; "}) {
    CAPTURE(before);
    CHECK(
        said("src/rules/due.cpp", std::string(before) + "system_clock b;\n").find("system_clock") !=
        std::string::npos);
  }
}

TEST_CASE("names that say nothing are refused everywhere") {
  for (const char* path :
       {"src/base/utils.cpp", "src/rules/common/law.cpp", "tools/date_helper.cpp",
        "tests/core/a.cpp", "src/door/Manager.cpp", "src/door/service.cpp"}) {
    CAPTURE(path);
    CHECK(said(path, "").find("says nothing: name what the file holds") != std::string::npos);
  }
  CHECK(said("src/rules/commonwealth.cpp", "") == "");
}

TEST_CASE("nothing is put off, and a header says that it is read once") {
  CHECK(said("tests/a.cpp",
             "int a;\n// TO"
             "DO: b\n") ==
        "tests/a.cpp:2: TO"
        "DO: do it, or write an issue");
  CHECK(said("tests/a.cpp",
             "auto FIX"
             "ME_LATER = 1;\n") == "");
  CHECK(said("src/base/date.h", "int a;\n") == "src/base/date.h:1: a header without #pragma once");
  CHECK(said("src/base/date.h", "// #pragma once\n") ==
        "src/base/date.h:1: a header without #pragma once");
}

TEST_CASE("rules that cannot be kept are refused with their line") {
  CHECK(
      refused("a:\nb: c\nc:\n") ==
      "layers.txt:2: read the arrows of b: no room c stands above: arrows go upward in this file");
  CHECK(refused("a:\na:\n") == "layers.txt:2: read the arrows of a: the room is named twice");
  CHECK(refused("a:\nb: a\npure: b\n") ==
        "read layers.txt: b is pure and may include a, which is not");
  CHECK(refused("a:\npure: z\n") == "layers.txt:2: read the pure rooms: no room z stands above");
  CHECK(refused("a:\nban: clock\n").starts_with("layers.txt:2: read a ban: no replacement"));
  CHECK(refused("a:\nexcept this\n").starts_with("layers.txt:2: read a rule: no colon"));
  CHECK(refused("# nothing\n") == "read layers.txt: it names no room");
}

namespace {

/// A small tree on disk that goes when the test ends.
class Tree {
 public:
  Tree() {
    put("layers.txt", small_house);
    for (const char* folder : {"src", "tools", "tests"})
      std::filesystem::create_directories(root_.path() / folder);
  }

  void put(const std::string& path, std::string_view text) const {
    std::filesystem::create_directories((root_.path() / path).parent_path());
    std::ofstream(root_.path(path), std::ios::binary) << text;
  }

  struct Outcome {
    int code = -1;
    std::string words;
  };
  /// Runs the program itself over the tree, as ./test does.
  Outcome run() const {
    const std::string command =
        std::string(INVIOLA_LAYERS) + " '" + root_.path().string() + "' 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Outcome outcome;
    std::array<char, 4096> piece{};
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe)) {
      outcome.words.append(piece.data(), got);
    }
    outcome.code = WEXITSTATUS(::pclose(pipe));
    return outcome;
  }

 private:
  TemporaryFolder root_;
};

}  // namespace

TEST_CASE("the program ends with 0, 1 or 2 and says where") {
  const Tree tree;
  CHECK(tree.run().code == 2);  // nothing to check is not a success

  tree.put("src/rules/law.cpp", "#include \"base/date.h\"\n");
  tree.put("src/base/empty.cpp", "");
  CHECK(tree.run().code == 0);
  CHECK(tree.run().words == "layers: 2 files, 0 findings\n");

  tree.put("src/rules/law.cpp", "#include \"door/bell.h\"\n");
  CHECK(tree.run().code == 1);
  CHECK(tree.run().words.find("src/rules/law.cpp:1: rules -> door") != std::string::npos);

  tree.put("layers.txt", "b: c\n");
  CHECK(tree.run().code == 2);
}
