#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The status of the instruments on a day, those of the procedure first. Parameter: on (a day;
/// without it, today).
Result<Document, BadField> instruments_page(const Ground& ground, const Query& query);

/// One instrument on a day: its participants with the act that made each one, what is known to be
/// missing, as bounds, and the States that do not participate. Parameter: on. Nothing for an
/// instrument that is not known.
Result<std::optional<Document>, BadField> instrument_page(const Ground& ground, std::string_view id,
                                                          const Query& query);

/// Who joined which instrument of the procedure, and who withdrew, between two days; how many took
/// part on each; which States had joined all, none, or some, and what these had not. Parameters:
/// from and until (days; without them, since the last report).
Result<Document, BadField> participation_page(const Ground& ground, const Query& query);

}  // namespace inviola::publication::pages
