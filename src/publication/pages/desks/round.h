#pragma once

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The first page of the desk: the day's round, each duty with the reason for its day. What may not
/// be told to the State concerned is not proposed. `ground` is what the desk sees.
Document round_page(const Ground& ground);

}  // namespace inviola::publication::pages
