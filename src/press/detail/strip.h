#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "press/detail/text.h"

/// What is stacked on pages. `start` is a distance from the start edge of the paper, the left one
/// or the right one by the direction of the document; only the painter knows which.
namespace inviola::press::detail {

/// One line of a set text.
struct TextMark {
  const SetText* text = nullptr;
  std::size_t line = 0;
  double start = 0;
  double top = 0;  ///< points below the top of the strip
};

/// A rule or a fill.
struct RuleMark {
  double start = 0, top = 0, width = 0, height = 0;
  double shade = 0;
  bool through_gap = false;  ///< reaches up through the gap before the strip, if there is one
};
using Mark = std::variant<TextMark, RuleMark>;

/// What is never cut: a line, a row of a table, a rule.
struct Strip {
  double height = 0;
  double gap_before = 0;  ///< dropped at the head of a page
  bool keep_with_next = false;
  bool page_break_before = false;
  std::vector<Mark> marks;
  std::vector<int> notes;  ///< footnotes whose marks stand in it
  /// Set again above it where it comes first on a page: the head of its table.
  std::shared_ptr<const std::vector<Strip>> repeated_head;
  std::optional<std::size_t> outline;  ///< the entry that leads here
};

/// Strips that run side by side, across pages if need be.
struct Columns {
  std::vector<std::vector<Strip>> columns;
  std::vector<std::vector<Strip>> heads;  ///< set again, one above each column, on later pages
  std::vector<double> dividers;           ///< starts of the rules between them
  double gap_before = 0;
};
using FlowItem = std::variant<Strip, Columns>;

/// Moves every mark of the strip down.
void lower(Strip& strip, double by);
/// The lines of a text as strips, with no lone first or last line of a paragraph on a page.
std::vector<Strip> strips_of(const SetText& text, double start, double gap_before);
/// Two stacks as one: line beside line, the first lines level.
std::vector<Strip> beside(std::vector<Strip> one, std::vector<Strip> other);
/// All strips as a single one that is never cut. Their notes are its notes.
Strip joined(std::vector<Strip> strips);
void append(std::vector<Strip>& to, std::vector<Strip> strips);
/// Of the stack, with the gaps.
double height_of(const std::vector<Strip>& strips);

}  // namespace inviola::press::detail
