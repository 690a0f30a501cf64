#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mandate/law.h"
#include "publication/catalogue.h"

namespace inviola::publication {

/// Acts whose dates are not known: how many, whose they may be.
struct GapCount {
  std::optional<int> least;  ///< nothing: how many is not known
  std::optional<int> most;
  std::vector<mandate::StateCode> candidates;
};
GapCount count_of(const mandate::TreatyGap& gap);

/// What is said of them.
struct GapWords {
  std::string missing;     ///< how many, and what of them was not found
  std::string candidates;  ///< the States that may have done them; empty where none is known
  std::string evidence;    ///< what speaks for them, and from where
};
/// `on`: the day whose names of States are used.
GapWords gap_words(const Catalogue& words, const mandate::States& states,
                   const mandate::TreatyGap& gap, Date on);

}  // namespace inviola::publication
