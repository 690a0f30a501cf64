#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The States that are asked for: all, those of a region (region), those some name of which, in any
/// language, holds the words (q). Refuses a region that is none, and words beyond the limit.
Result<std::vector<const mandate::StateRecord*>, BadField> states_asked_for(const Ground& ground,
                                                                            const Query& query);

/// The States that are asked for, in the alphabetical order of the language, each with how often it
/// was asked, answered, was silent, and filed; those of an exercise and those that have ceased to
/// exist apart. Parameters: q, region.
Result<Document, BadField> states_page(const Ground& ground, const Query& query);

/// One State: its names by date; what was asked of it and what it answered, by cycle and dossier by
/// dossier; what is open and why; what it filed; what befell its missions; the instruments that it
/// joined and did not join, with dates and confidence; the same as data. Nothing for a code that no
/// State has.
std::optional<Document> state_page(const Ground& ground, std::string_view code);

}  // namespace inviola::publication::pages
