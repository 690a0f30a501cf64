#pragma once

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// What this register is, the cycle that is open with its days, the figures of the day, what was
/// circulated last, how to read it, the mandate in force.
Document home_page(const Ground& ground);

}  // namespace inviola::publication::pages
