#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "press/detail/composition.h"
#include "press/detail/strip.h"

namespace inviola::press::detail {

/// A strip at its place. `strip` is owned by the composition.
struct Placed {
  const Strip* strip = nullptr;
  double top = 0;         ///< points from the top of the page
  double gap = 0;         ///< what stands free above it
  bool repeated = false;  ///< the head of a table, set again: no part of the text
};

struct Page {
  std::vector<Placed> body;
  std::vector<RuleMark> rules;  ///< between columns; tops count from the top of the page
  std::vector<Placed> notes;
  double notes_top = 0;
};

/// Where text may stand on the first page and on the others.
struct Sheet {
  double first_top = 0;
  double next_top = 0;
  double bottom = 0;
  std::size_t pages_max = 0;
};

/// Space between the text and the first footnote, with the rule in it.
inline constexpr double notes_space = 14;

/// Stacks the flow on pages. A strip is never cut; a footnote stands on the page of its mark, and
/// goes on overleaf only where a page of its own could not hold it. Refused: more pages than the
/// limit, a strip higher than a page.
Result<std::vector<Page>> stack_pages(const std::vector<FlowItem>& flow,
                                      const std::vector<std::vector<Strip>>& notes,
                                      const Sheet& sheet);

}  // namespace inviola::press::detail
