#pragma once

#include "base/result.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// Looks for words, in whatever form, among what the reader may see: States by any of their names,
/// dossiers, best first, twenty a page, and, apart, the public record. Parameters: q (the words, at
/// most `limits::search_bytes_max` bytes), and the filters of the dossiers.
Result<Document, BadField> search_page(const Ground& ground, const Query& query);

}  // namespace inviola::publication::pages
