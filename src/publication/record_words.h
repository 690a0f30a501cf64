#pragma once

#include <string_view>

#include "mandate/record.h"
#include "publication/catalogue.h"
#include "publication/document.h"

namespace inviola::publication {

/// What the catalogue says of an event of the public record; empty where it says nothing. Parts:
/// "place", "target", "actor", "summary", "follow-up", "figures", "note".
Line record_words(const Catalogue& words, const mandate::KnownEvent& event, std::string_view part);
Line place_words(const Catalogue& words, const mandate::KnownEvent& event);
Line target_words(const Catalogue& words, const mandate::KnownEvent& event);

}  // namespace inviola::publication
