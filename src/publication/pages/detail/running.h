#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "publication/pages/ground.h"

namespace inviola::publication::pages::detail {

/// What runs under a paragraph of a resolution now, as far as the reader sees.
struct Running {
  static constexpr std::size_t newest_max = 3;
  static constexpr std::size_t dossiers_max = 5;
  std::size_t acts = 0;                              ///< that cite it
  std::vector<procedure::EnteredActPointer> newest;  ///< of these, the newest first
  std::size_t open = 0;                              ///< elements that are asked for under it
  std::vector<procedure::Reference> open_dossiers;   ///< some of the dossiers that they are in
};

/// By the paragraph's number. One pass over what is seen.
std::map<std::string, Running> running_under(const Ground& ground, const mandate::Mandate& mandate);

}  // namespace inviola::publication::pages::detail
