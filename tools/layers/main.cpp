// layers ROOT: holds the sources of the project against ROOT/layers.txt.
// Ends with 0 if nothing is wrong, 1 if something is, 2 if it could not read what it should check.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "layers/check.h"

namespace {

namespace files = std::filesystem;
using namespace inviola;
using namespace inviola::layers;

Result<std::string> read_file(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf() || in.peek() == std::ifstream::traits_type::eof())) {
    return failure(Fault{"read " + path.string(), "it does not open or breaks off"});
  }
  return text.str();
}

/// Every .h and .cpp file below a folder of the root, in the order of their names.
Result<std::vector<files::path>> sources_in(const files::path& folder) {
  std::error_code error;
  std::vector<files::path> found;
  for (files::recursive_directory_iterator step(folder, error), end; !error && step != end;
       step.increment(error)) {
    const files::path& path = step->path();
    if (path.extension() == ".h" || path.extension() == ".cpp") found.push_back(path);
  }
  if (error) return failure(Fault{"list " + folder.string(), error.message()});
  std::ranges::sort(found);
  return found;
}

struct Tally {
  std::size_t files = 0;
  std::size_t findings = 0;
};

Result<void> check_folder(const Rules& rules, const files::path& root, const char* name,
                          Tally& tally) {
  const Result<std::vector<files::path>> paths = sources_in(root / name);
  if (!paths) return failure(paths.error());
  for (const files::path& path : *paths) {
    Result<std::string> text = read_file(path);
    if (!text) return failure(text.error());
    const File file{path.lexically_relative(root).generic_string(), std::move(*text)};
    for (const Finding& finding : check(rules, file)) {
      std::fprintf(stderr, "%s\n", to_string(finding).c_str());
      ++tally.findings;
    }
    ++tally.files;
  }
  return {};
}

Result<Tally> check_tree(const files::path& root) {
  const Result<std::string> text = read_file(root / "layers.txt");
  if (!text) return failure(text.error());
  const Result<Rules> rules = read_rules(*text);
  if (!rules) return failure(rules.error());
  Tally tally;
  for (const char* folder : {"src", "tools", "tests"}) {
    if (const Result<void> done = check_folder(*rules, root, folder, tally); !done) {
      return failure(done.error());
    }
  }
  if (tally.files == 0) return failure(Fault{"check " + root.string(), "no source file is there"});
  return tally;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: layers ROOT\n");
    return 2;
  }
  const Result<Tally> tally = check_tree(words[1]);
  if (!tally) {
    std::fprintf(stderr, "layers: %s\n", to_string(tally.error()).c_str());
    return 2;
  }
  std::printf("layers: %zu files, %zu findings\n", tally->files, tally->findings);
  return tally->findings == 0 ? 0 : 1;
}
