#pragma once

#include <string>

#include "mandate/law.h"
#include "publication/catalogue.h"

namespace inviola::publication {

/// What is said of acts whose dates are not known.
struct GapWords {
  std::string missing;     ///< how many, and what of them was not found
  std::string candidates;  ///< the States that may have done them; empty where none is known
  std::string evidence;    ///< what speaks for them, and from where
};
/// `on`: the day whose names of States are used.
GapWords gap_words(const Catalogue& words, const mandate::States& states,
                   const mandate::TreatyGap& gap, Date on);

}  // namespace inviola::publication
