#pragma once

#include <vector>

#include "base/result.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The public record: known events with their sources, apart from everything that was filed here.
/// Parameters: host (code of a State), year.
Result<Document, BadField> record_page(const Ground& ground, const Query& query);

/// The events that a query asks for, the newest first.
Result<std::vector<const mandate::KnownEvent*>, BadField> events_asked_for(const mandate::Law& law,
                                                                           const Query& query);

}  // namespace inviola::publication::pages
