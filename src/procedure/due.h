#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "mandate/law.h"
#include "procedure/standing.h"

/// "Overdue" is computed, never recorded.
namespace inviola::procedure {

enum class Phase : std::uint8_t {
  open,     ///< owed, its day not yet passed
  overdue,  ///< its day has passed
  performed,
  closed,  ///< barred by law, declined, or its reports withdrawn: nothing more is asked
  power    ///< may be done; no day
};
std::string_view word(Phase phase);

/// One step of the answer to "why this date?". A key of the catalogues with its arguments.
struct Reason {
  std::string key;                           ///< "why.trigger.report_entered"
  std::map<std::string, std::string> facts;  ///< dates in ISO form, codes, symbols, counts
};

/// What one owes, or may do, on a day.
struct Duty {
  std::optional<StateCode> who;               ///< absent: the Secretary-General
  Capacity capacity = Capacity::territorial;  ///< for a follow-up
  mandate::Performance owes = mandate::Performance::report;
  std::string mandate;    ///< symbol in force at the trigger
  std::string worked_as;  ///< symbol whose rules are worked, where another's
  std::string paragraph;
  std::optional<Reference> dossier;  ///< or
  std::optional<Reference> communication;
  std::optional<Reference> invitation;  ///< to comment on paragraphs of a report
  std::optional<StateCode> towards;     ///< the State to be reminded or whose attention is drawn
  std::optional<mandate::AssemblySession> session;
  std::string part;  ///< of that session's report: "report", "addendum"; empty where none is meant
  std::optional<Date> trigger;
  std::optional<Date> due;  ///< last day in time
  bool practice = false;    ///< the period is practice, not law
  Phase phase = Phase::open;
  Silence silence = Silence::not_yet_due;
  std::vector<Reason> why;
};

/// What is owed for an element of the follow-up.
mandate::Performance performance_of(Element element);

/// All duties of one dossier on a day: its follow-ups, and the reminders and attention that the
/// Secretariat may give.
std::vector<Duty> duties_of(const Standing& standing, const mandate::Law& law,
                            const Dossier& dossier, Date today);
/// All duties of a State on a day: follow-ups in every dossier, views, instruments.
std::vector<Duty> duties_of(const Standing& standing, const mandate::Law& law,
                            const StateCode& state, Date today);
/// What the Secretariat should do today: circulate, remind, send the circular note, report; and
/// may: draw attention. The day's round.
std::vector<Duty> due(const Standing& standing, const mandate::Law& law, Date today);

/// How many follow-up elements are overdue on a day, over all dossiers: the scan over the index.
struct OverdueCount {
  std::uint64_t follow_ups = 0;  ///< (State, dossier, element) triples overdue
  std::uint64_t reminders = 0;   ///< reminders that may be sent today
};
OverdueCount count_overdue(const Standing& standing, const mandate::Law& law, Date today);

/// The kind of silence of a State in a dossier on a day.
Silence silence_of(const Obligor& obligor, const mandate::Law& law, Date today);

}  // namespace inviola::procedure
