#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/language.h"

namespace inviola::press::docx_detail {

/// The lists of word/numbering.xml. The number is the list's identifier.
enum class Counting : int { headings = 1, paragraphs = 2 };
inline constexpr int heading_levels = 2;    ///< I, A
inline constexpr int paragraph_levels = 3;  ///< 1., (a), (i)

/// How a number of that level is written in the language, with "%1" for the figure: "%1.", "(%1)".
std::string level_pattern(Counting counting, int level, Language language);

/// Counts as a word processor will, so that one knows whether the number it would print is the
/// number that the document has.
class Counter {
 public:
  /// The level at which `number` comes next by itself; nothing if it does not, and then the count
  /// stands where it was.
  std::optional<int> follows(Counting counting, const std::string& number);

 private:
  std::array<std::array<int, 3>, 2> at_{};
};

}  // namespace inviola::press::docx_detail
