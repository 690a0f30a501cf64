#pragma once

#include <vector>

#include "procedure/due.h"
#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

/// What stands in the second column of a table of duties: whom it is asked of, or what it is about.
enum class DutyColumn : std::uint8_t { who, about };

inline constexpr std::size_t duties_shown_max = 150;

/// The duties as a table, then for each the answer to "why this date?"; those that rest on the same
/// reasons together. Of more than `duties_shown_max` the first are shown, and that there are more.
void put_duties(Page& page, const std::vector<procedure::Duty>& duties, DutyColumn column);

/// "open", "past its day", …: the phase, and the kind of silence where it says more.
Line phase_line(const Page& page, const procedure::Duty& duty);
/// The last day in time, where one is still running.
Line last_day_line(const Page& page, const procedure::Duty& duty);

}  // namespace inviola::publication::pages::detail
