#pragma once

#include "base/result.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The matrix of issue, follow-up and result: one row a dossier, the newest first, fifty a page.
/// Parameters: host, sending (codes of States), year, nature, silence (codes), page (from 1; one
/// beyond the last gives the last). One pass over the dossiers.
Result<Document, BadField> dossiers_page(const Ground& ground, const Query& query);

}  // namespace inviola::publication::pages
