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

}  // namespace inviola::publication::pages
