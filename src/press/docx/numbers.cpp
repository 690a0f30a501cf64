#include "press/docx/numbers.h"

#include <utility>

#include "press/detail/composition.h"

namespace inviola::press::docx_detail {
namespace {

constexpr int letters = 26;

std::string roman(int value) {
  static constexpr std::array<std::pair<int, const char*>, 9> signs{{{100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  std::string out;
  for (const auto& [worth, sign] : signs) {
    for (; value >= worth; value -= worth) out += sign;
  }
  return out;
}

std::string letter(int value) {
  return value <= letters ? std::string(1, static_cast<char>('a' + value - 1)) : std::string();
}

std::string upper(std::string text) {
  for (char& sign : text) sign = static_cast<char>(sign - 'a' + 'A');
  return text;
}

std::string printed(Counting counting, int level, int value) {
  if (counting == Counting::headings) return upper(level == 0 ? roman(value) : letter(value));
  if (level == 0) return std::to_string(value);
  return level == 1 ? letter(value) : roman(value);
}

/// The figure of "(a)", "a)" or "12".
std::string figure_of(const std::string& number) {
  std::string out = number;
  if (!out.empty() && out.front() == '(') out.erase(0, 1);
  if (!out.empty() && out.back() == ')') out.pop_back();
  return out;
}

}  // namespace

std::string level_pattern(Counting counting, int level, Language language) {
  const std::string figure = "%" + std::to_string(level + 1);
  if (counting == Counting::headings || level == 0) return detail::printed_number(figure, language);
  const bool one_sided = language == Language::fr || language == Language::es;
  return one_sided ? figure + ")" : "(" + figure + ")";
}

std::optional<int> Counter::follows(Counting counting, const std::string& number) {
  auto& at = at_[counting == Counting::headings ? 0 : 1];
  const int levels = counting == Counting::headings ? heading_levels : paragraph_levels;
  const std::string figure = figure_of(number);
  const bool bracketed = figure != number;
  for (int level = 0; level < levels; ++level) {
    const auto index = static_cast<std::size_t>(level);
    if (counting == Counting::paragraphs && bracketed != (level > 0)) continue;
    if (printed(counting, level, at[index] + 1) != figure) continue;
    ++at[index];
    for (std::size_t below = index + 1; below < at.size(); ++below) at[below] = 0;
    return level;
  }
  return std::nullopt;
}

}  // namespace inviola::press::docx_detail
