#pragma once

#include <string>

#include "procedure/likeness.h"
#include "publication/catalogue.h"

namespace inviola::publication::pages {

/// "same day (40), same place (30)": why two dossiers may be one incident, with the points of each.
std::string grounds_of(const Catalogue& words, const procedure::Likeness& likeness);

}  // namespace inviola::publication::pages
