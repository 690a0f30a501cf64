#include "web/languages.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace inviola::web {
namespace {

constexpr std::array<std::string_view, 3> same_in_every_language{"/assets/", "/api/",
                                                                 "/attachments/"};
constexpr std::size_t ranges_max = 50;
constexpr int whole = 1000;

/// "0.85" as 850; nothing if it is no quality value.
std::optional<int> quality_of(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int value = (text[0] - '0') * whole;
  int step = whole / 10;
  for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value += (digit - '0') * step;
    step /= 10;
  }
  return value <= whole ? std::optional(value) : std::nullopt;
}

struct Range {
  std::string language;  ///< "fr" of "fr-CH"; or "*"
  int quality = whole;
};

std::optional<Range> read_range(std::string_view text) {
  const auto pieces = split(text, ';');
  Range range{lower_ascii(trim(pieces.front()))};
  if (range.language.empty()) return std::nullopt;
  range.language.resize(std::min(range.language.find('-'), range.language.size()));
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const std::string parameter = lower_ascii(trim(pieces[i]));
    if (!parameter.starts_with("q=")) continue;
    const auto quality = quality_of(std::string_view(parameter).substr(2));
    if (!quality) return std::nullopt;
    range.quality = *quality;
  }
  return range;
}

}  // namespace

Addressed read_language(std::string_view path) {
  const auto end = std::min(path.find('/', 1), path.size());
  if (path.empty()) return {};
  const auto language = language_of(path.substr(1, end - 1));
  return {language, std::string(language ? path.substr(end) : path)};
}

std::string in_language(Language language, std::string_view address) {
  const bool same = std::ranges::any_of(
      same_in_every_language, [&](std::string_view prefix) { return address.starts_with(prefix); });
  std::string out(address);
  if (same || !address.starts_with('/') || address.starts_with("//")) return out;
  return "/" + std::string(tag(language)) + out;
}

Language preferred(std::string_view accept_language, const std::vector<Language>& offered) {
  std::vector<Range> ranges;
  for (const std::string_view part : split(accept_language, ',')) {
    if (ranges.size() == ranges_max) break;
    if (auto range = read_range(part)) ranges.push_back(std::move(*range));
  }
  // The quality of a language is that of the first range that names it, else that of "*".
  const auto range_of = [&](Language language) {
    const auto named = std::ranges::find(ranges, tag(language), &Range::language);
    return named != ranges.end() ? named : std::ranges::find(ranges, "*", &Range::language);
  };
  std::optional<Language> best;
  const auto better = [&](Language language) {
    const auto range = range_of(language);
    if (range == ranges.end() || range->quality == 0) return false;
    if (!best) return true;
    const auto other = range_of(*best);
    if (range->quality != other->quality) return range->quality > other->quality;
    // "*" leaves the choice to us, and ours is English.
    return range == other ? language == Language::en : range < other;
  };
  for (const Language language : offered) {
    if (better(language)) best = language;
  }
  return best.value_or(Language::en);
}

}  // namespace inviola::web
