// The colours can be read: every ink on every ground that it stands on, in light and in dark.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace inviola::web {
namespace {

using Colour = std::vector<double>;  // red, green, blue, each from 0 to 1
using Colours = std::map<std::string, Colour>;

Colours colours_in(const std::string& rules) {
  Colours out;
  const std::regex one("--([a-z-]+): #([0-9a-f]{6});");
  for (std::sregex_iterator at(rules.begin(), rules.end(), one), end; at != end; ++at) {
    const int value = std::stoi((*at)[2], nullptr, 16);
    out[(*at)[1]] = {(value >> 16) / 255.0, ((value >> 8) & 255) / 255.0, (value & 255) / 255.0};
  }
  return out;
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const Colour& colour) {
  const auto part = [](double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
}
double contrast(const Colour& a, const Colour& b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

TEST_CASE("text has a contrast of 4.5 to 1 with its ground, the edge of a control 3 to 1") {
  std::ifstream in(INVIOLA_ROOT "/src/web/style/tokens.css", std::ios::binary);
  const std::string sheet(std::istreambuf_iterator<char>(in), {});
  const std::size_t dark = sheet.find("prefers-color-scheme: dark");
  REQUIRE(dark != std::string::npos);
  const std::vector<std::pair<const char*, const char*>> text{{"ink", "paper"},
                                                              {"ink", "sheet"},
                                                              {"ink", "accent-ground"},
                                                              {"ink", "caution-ground"},
                                                              {"quiet", "paper"},
                                                              {"quiet", "sheet"},
                                                              {"accent", "paper"},
                                                              {"accent", "sheet"},
                                                              {"accent", "accent-ground"},
                                                              {"accent", "caution-ground"},
                                                              {"caution", "paper"},
                                                              {"caution", "sheet"},
                                                              {"caution", "caution-ground"},
                                                              {"paper", "accent"},
                                                              {"paper", "ink"}};
  const std::vector<std::pair<const char*, const char*>> edges{{"edge", "paper"},
                                                               {"edge", "sheet"},
                                                               {"accent", "paper"},
                                                               {"accent", "sheet"},
                                                               {"caution-edge", "caution-ground"},
                                                               {"caution-edge", "sheet"}};
  for (const std::string& rules : {sheet.substr(0, dark), sheet.substr(dark)}) {
    Colours colours = colours_in(rules);
    REQUIRE(colours.size() == 11);
    for (const auto& [ink, ground] : text) {
      CHECK_MESSAGE(contrast(colours[ink], colours[ground]) >= 4.5,
                    (std::string(ink) + " on " + ground));
    }
    for (const auto& [edge, ground] : edges) {
      CHECK_MESSAGE(contrast(colours[edge], colours[ground]) >= 3,
                    (std::string(edge) + " on " + ground));
    }
  }
}

}  // namespace
}  // namespace inviola::web
