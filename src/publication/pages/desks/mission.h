#pragma once

#include "mandate/state.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The first page of a mission: what is asked of its State and until when, with the reason for each
/// day, and what it has filed. `ground` is what that State may see.
Document mission_page(const Ground& ground, const mandate::StateCode& state);

}  // namespace inviola::publication::pages
