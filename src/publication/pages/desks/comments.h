#pragma once

#include <optional>

#include "procedure/comments.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

/// A State's own paragraphs of a part of the report, before it is issued, and what it said of them:
/// for that State, and for the desk.
namespace inviola::publication::pages {

/// The paragraphs as they were put before the State, the words of its comments beside those they
/// mean; then its comments, each with what became of it. Nothing if the reader sees no such
/// invitation, or the State is not asked by it.
std::optional<Document> comments_page(const Ground& ground, const procedure::Reference& invitation,
                                      const mandate::StateCode& state);

/// Where a State stands: its last comment, silent, or not yet heard of.
Line comment_standing(const Ground& ground, const procedure::EnteredAct& invitation,
                      const mandate::StateCode& state);

}  // namespace inviola::publication::pages
