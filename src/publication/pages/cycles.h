#pragma once

#include <optional>

#include "mandate/mandate.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// The cycles, the newest first: days, symbols, figures as the issued reports state them.
Document cycles_page(const Ground& ground);

/// One cycle: its calendar, the circular note, what came in time and what late, symbols, the agenda
/// item, the figures of the summary, the ways to the report, its addendum and the agenda entry.
/// Nothing for a session to which no report goes.
std::optional<Document> cycle_page(const Ground& ground, mandate::AssemblySession session);

/// The circular note of a cycle as it went to all States; nothing where this register holds none.
std::optional<Document> cycle_note_page(const Ground& ground, mandate::AssemblySession session);

}  // namespace inviola::publication::pages
