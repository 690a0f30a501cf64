#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages::detail {

/// The day of the parameter `on`; without it, today.
Result<Date, BadField> day_asked_for(const Ground& ground, const Query& query);

/// The two days of a comparison, the earlier first.
struct TwoDays {
  Date from;
  Date until;
};
/// From the parameters `from` and `until`. Without them: from the day to which the tables of the
/// last report go, or of the year before where there is none, until today. Refuses what is no day,
/// and an end before the beginning.
Result<TwoDays, BadField> two_days(const Ground& ground, const Query& query);

/// The States that join instruments: Members, observers and others; none of an exercise, none that
/// did not exist on the day.
std::vector<mandate::StateCode> states_that_join(const mandate::Law& law, Date on);

/// What came about between two days: after the first, not after the second.
struct Compared {
  struct Gain {
    const mandate::Instrument* instrument = nullptr;
    std::size_t before = 0;  ///< participants on the first day
    std::size_t after = 0;
  };
  std::vector<Gain> instruments;                 ///< of the procedure
  std::vector<mandate::NewParticipant> joined;   ///< in the order of time
  std::vector<mandate::TreatyAction> withdrawn;  ///< likewise
};
Compared compare(const mandate::Law& law, const TwoDays& days);

}  // namespace inviola::publication::pages::detail
