#pragma once

#include <optional>
#include <string_view>

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// All about one incident, by the reference of any of its occurrences: the facts as reported, the
/// accounts side by side in each State's words, follow-ups, what each State that owes one has
/// answered, every act in the order of time, duties with their reasons, attachments. Nothing for a
/// reference that the reader does not see, whatever the cause.
std::optional<Document> dossier_page(const Ground& ground, std::string_view reference);

}  // namespace inviola::publication::pages
