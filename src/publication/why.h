#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "mandate/law.h"
#include "procedure/due.h"
#include "publication/catalogue.h"

namespace inviola::publication {

/// One step of a derivation, as a sentence: the catalogue's "why.<…>" filled with its facts. `on`:
/// the day whose names of States are used.
std::string explain(const Catalogue& words, const mandate::Law& law,
                    const procedure::Reason& reason, Date on);

/// The whole answer to "why this date?", step by step in the order of the derivation.
std::vector<std::string> explain(const Catalogue& words, const mandate::Law& law,
                                 const procedure::Duty& duty, Date on);

}  // namespace inviola::publication
