#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "mandate/law.h"
#include "procedure/standing.h"

namespace inviola::procedure {

/// The parts of a report to the Assembly that are made of contributions.
enum class ReportPart : std::uint8_t { report, addendum };
inline constexpr ReportPart all_report_parts[] = {ReportPart::report, ReportPart::addendum};
std::string_view word(ReportPart part);  ///< as the acts write it
/// Nothing for any other word: a corrigendum has no contributions of its own.
std::optional<ReportPart> report_part(std::string_view word);

/// The days of a cycle, each with whether it is practice, as in force on the register: the circular
/// note's own cut-off goes before the data's.
struct CycleDays {
  mandate::AssemblySession session;
  const mandate::Mandate* mandate = nullptr;  ///< which requests the report
  Date opens;                                 ///< first day whose contributions belong to it
  Date cut_off;  ///< last day in time: on it is in time, the next day is late
  bool cut_off_is_practice = false;
  Date addendum_closes;  ///< last day for the addendum; later ones go to the next cycle
  bool addendum_closes_is_practice = false;
  std::optional<Date> circular_note;

  /// The part to which a contribution goes by the day on which it was entered; nothing: it belongs
  /// to another cycle.
  std::optional<ReportPart> part_of(Date entered) const;
  /// The last day whose contributions go to the part.
  Date closes(ReportPart part) const;
};
/// Nothing if no mandate requests a report to that session.
std::optional<CycleDays> cycle_days(const Standing& standing, const mandate::Law& law,
                                    mandate::AssemblySession session);
/// The cycle whose contributions are open on a day.
std::optional<CycleDays> cycle_on(const Standing& standing, const mandate::Law& law, Date on);

/// Whether a communication may stand in a document that everyone reads: open to everyone, or
/// summarized by a person although it is restricted.
bool publishable(const Communication& communication);

/// What a report to the Assembly is made of: communications by the day they were entered.
struct Compilation {
  CycleDays days;
  std::vector<CommunicationPointer> reports;       ///< 10 (a) and 10 (b), by the cut-off
  std::vector<CommunicationPointer> views;         ///< 12, by the cut-off
  std::vector<CommunicationPointer> late_reports;  ///< for the addendum
  std::vector<CommunicationPointer> late_views;
  std::vector<mandate::StateCode> reporting_states;  ///< distinct, of `reports`
  Date participation_since;                          ///< the previous report's day
  Date participation_until;                          ///< the day of the status
  std::vector<mandate::NewParticipant> new_participants;
};

/// Pure. What may be compiled is decided before: `seen` is the standing as the readers of the
/// report may see it. Withdrawn communications are left out. `as_at`: the day of the compilation.
std::optional<Compilation> compile(const Standing& seen, const mandate::Law& law,
                                   mandate::AssemblySession session, Date as_at);

}  // namespace inviola::procedure
