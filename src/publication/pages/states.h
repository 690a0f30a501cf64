#pragma once

#include <optional>
#include <string_view>

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// All States, by regional group and in the alphabetical order of the language; those of an
/// exercise and those that have ceased to exist apart.
Document states_page(const Ground& ground);

/// One State: its names by date, what is asked of it and why, its answers and kinds of silence,
/// what it filed, the dossiers that name it, the instruments that it joined and did not join.
/// Nothing for a code that no State has.
std::optional<Document> state_page(const Ground& ground, std::string_view code);

}  // namespace inviola::publication::pages
