#pragma once

#include <optional>
#include <string_view>

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The chain of resolutions: from which day each is in force, which is today, what is known of it.
Document mandates_page(const Ground& ground);

/// One resolution, by its symbol with '-' for '/': each paragraph in our wording, beside the
/// official text where it was imported, with its force and with what runs under it; then who owes
/// what to whom by when, practice marked. Nothing for a resolution that is not of the chain.
std::optional<Document> mandate_page(const Ground& ground, std::string_view dashed_symbol);

}  // namespace inviola::publication::pages
