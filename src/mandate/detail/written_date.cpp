#include "mandate/detail/written_date.h"

#include <array>
#include <string>
#include <vector>

#include "base/text.h"

namespace inviola::mandate::detail {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

/// 1 to 12, for the whole name or its first three letters ("Sept" too); else nothing.
std::optional<unsigned> month_called(std::string_view word) {
  std::string name = lower_ascii(word);
  if (name.ends_with('.')) name.pop_back();
  for (unsigned i = 0; i < months.size(); ++i) {
    if (name == months[i] || name == months[i].substr(0, 3)) return i + 1;
  }
  return name == "sept" ? std::optional<unsigned>(9) : std::nullopt;
}

std::optional<int> number(std::string_view text, std::size_t digits_max) {
  if (text.empty() || text.size() > digits_max) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> written_date(std::string_view text) {
  text = trim(text);
  if (const auto iso = Date::parse(text)) return iso;
  std::vector<std::string_view> words;
  for (const auto word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  if (words.size() != 3) return std::nullopt;
  const auto day = number(words[0], 2);
  const auto month = month_called(words[1]);
  const auto year = number(words[2], 4);
  if (!day || !month || !year || *year < 1000) return std::nullopt;
  return Date::from_ymd(*year, *month, static_cast<unsigned>(*day));
}

}  // namespace inviola::mandate::detail
