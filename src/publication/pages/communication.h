#pragma once

#include <optional>
#include <string_view>

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// What somebody said, under its own address: a report, a follow-up or views, whole, and with it
/// whatever else was said of the same incident; or the circular note, as it went to all States.
/// Nothing for a reference that the reader does not see, or that names something else.
std::optional<Document> communication_page(const Ground& ground, std::string_view reference);

}  // namespace inviola::publication::pages
