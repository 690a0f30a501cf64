#pragma once

#include "base/result.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// How many dossiers by year, region, nature and standing of the answer, the States of an exercise
/// apart; and one figure for each State, as tiles. Parameter: figure (one of `host`, `sending`,
/// `reported`, `asked`, `never_answered`, `instruments`; without it, `host`).
Result<Document, BadField> figures_page(const Ground& ground, const Query& query);

}  // namespace inviola::publication::pages
