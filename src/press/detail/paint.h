#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "press/detail/composition.h"
#include "press/detail/pages.h"

namespace inviola::press::detail {

/// The running head and foot of every page. The foot's page number is made for each page.
struct Furniture {
  std::vector<Strip> first_head;  ///< stacked from the top of the first page
  std::vector<Strip> next_head;   ///< the same, of all others
  std::vector<Strip> imprint;
};

/// Drawn pages, not yet joined to the structure.
struct Drawing {
  std::string pdf;
  /// For each page its marked content in order: the slot that each piece fills, or what artifact
  /// it is.
  std::vector<std::vector<SlotId>> marked;
};

/// Composes the running head and foot; gives back also where text may begin.
Furniture compose_furniture(Composition& composition, Sheet& sheet);

/// Draws the pages and notes in the composition's structure and outline where everything went.
Result<Drawing> paint(Composition& composition, const std::vector<Page>& pages,
                      const Furniture& furniture);

}  // namespace inviola::press::detail
