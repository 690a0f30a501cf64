// The style sheets serve pages written either way: they name no side of the paper.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "base/text.h"

namespace inviola::web {
namespace {

namespace files = std::filesystem;

/// The sheet without its comments.
std::string rules_of(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::regex_replace(text.str(), std::regex("/\\*[^]*?\\*/"), "");
}

TEST_CASE("no style names left or right, openly or by the order of four lengths") {
  const std::regex side("\\b(left|right)\\b");
  const std::regex four("(?:padding|margin|inset|border-(?:width|radius))\\s*:([^;]*)");
  int sheets = 0;
  for (const auto& one :
       files::recursive_directory_iterator(files::path(INVIOLA_ROOT) / "src/web")) {
    if (one.path().extension() != ".css") continue;
    ++sheets;
    const std::string rules = rules_of(one.path());
    INFO(one.path().string());
    CHECK_FALSE(std::regex_search(rules, side));
    for (std::sregex_iterator at(rules.begin(), rules.end(), four), end; at != end; ++at) {
      std::istringstream lengths((*at)[1].str());
      std::vector<std::string> sides{std::istream_iterator<std::string>(lengths), {}};
      const bool by_function = (*at)[1].str().find('(') != std::string::npos;
      if (sides.size() == 4 && !by_function) CHECK(sides[1] == sides[3]);
    }
  }
  CHECK(sheets > 10);
}

}  // namespace
}  // namespace inviola::web
