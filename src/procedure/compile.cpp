#include "procedure/compile.h"

#include <algorithm>
#include <set>

namespace inviola::procedure {
namespace {

using mandate::AssemblySession;
using mandate::Mandate;

const CircularNoteSent* circular_note(const Standing& standing, AssemblySession session,
                                      std::optional<Date>& sent_on) {
  for (const EnteredActPointer& entered : standing.other_acts()) {
    const auto* note = std::get_if<CircularNoteSent>(&entered->act.body);
    if (note && note->session == session.value()) {
      sent_on = entered->act.done;
      return note;
    }
  }
  return nullptr;
}

/// The mandate that requests the report before this one.
const Mandate* before(const mandate::Law& law, const Mandate& mandate) {
  const Mandate* found = nullptr;
  for (const Mandate& one : law.chain.all()) {
    if (&one == &mandate) return found;
    if (one.cycle) found = &one;
  }
  return found;
}

std::optional<Date> previous_report_day(const mandate::Law& law, const Mandate& mandate) {
  const Mandate* previous = before(law, mandate);
  if (!previous) return std::nullopt;
  // The status tables of a report are as at about its cut-off; the next one counts on from there.
  return previous->cycle->cut_off;
}

}  // namespace

std::string_view word(ReportPart part) {
  switch (part) {
    case ReportPart::report:
      return "report";
    case ReportPart::addendum:
      return "addendum";
  }
  return "";
}

std::optional<ReportPart> report_part(std::string_view asked) {
  for (const ReportPart part : all_report_parts) {
    if (word(part) == asked) return part;
  }
  return std::nullopt;
}

std::optional<ReportPart> CycleDays::part_of(Date entered) const {
  if (entered < opens || entered > addendum_closes) return std::nullopt;
  return entered <= cut_off ? ReportPart::report : ReportPart::addendum;
}

Date CycleDays::closes(ReportPart part) const {
  return part == ReportPart::report ? cut_off : addendum_closes;
}

std::optional<CycleDays> cycle_days(const Standing& standing, const mandate::Law& law,
                                    AssemblySession session) {
  const Mandate* mandate = law.chain.for_report_to(session);
  if (!mandate || !mandate->cycle) return std::nullopt;
  CycleDays days;
  days.session = session;
  days.mandate = mandate;
  const mandate::Cycle& cycle = *mandate->cycle;
  days.circular_note = cycle.circular_note;
  if (const CircularNoteSent* note = circular_note(standing, session, days.circular_note)) {
    days.cut_off = note->cut_off;
  } else if (cycle.cut_off) {
    days.cut_off = *cycle.cut_off;
    days.cut_off_is_practice = cycle.cut_off_is_practice;
  } else {
    return std::nullopt;
  }
  days.addendum_closes = cycle.addendum_closes.value_or(days.cut_off);
  days.addendum_closes_is_practice = cycle.addendum_closes_is_practice;
  days.opens = mandate->in_force_from;
  if (const Mandate* previous = before(law, *mandate)) {
    if (previous->cycle->addendum_closes) days.opens = *previous->cycle->addendum_closes + 1;
  }
  return days;
}

std::optional<CycleDays> cycle_on(const Standing& standing, const mandate::Law& law, Date on) {
  for (const Mandate& mandate : law.chain.all()) {
    if (!mandate.cycle) continue;
    const auto days = cycle_days(standing, law, mandate.cycle->session);
    if (days && days->part_of(on)) return days;
  }
  return std::nullopt;
}

bool publishable(const Communication& communication) {
  if (communication.withdrawn || !communication.filed->act.author) return false;
  return !communication.withheld() ||
         (communication.summary_although_restricted && !communication.summary.empty());
}

std::optional<Compilation> compile(const Standing& seen, const mandate::Law& law,
                                   AssemblySession session, Date as_at) {
  const auto days = cycle_days(seen, law, session);
  if (!days) return std::nullopt;
  Compilation out;
  out.days = *days;
  std::set<mandate::StateCode> reporting;
  for (const CommunicationPointer& one : seen.communications()) {
    const Date entered = one->filed->entered;
    const auto part = days->part_of(entered);
    if (!part || one->withdrawn || entered > as_at) continue;
    const bool late = *part == ReportPart::addendum;
    if (one->views()) {
      (late ? out.late_views : out.views).push_back(one);
      continue;
    }
    (late ? out.late_reports : out.reports).push_back(one);
    if (!late && one->filed->act.author) reporting.insert(*one->filed->act.author);
  }
  out.reporting_states.assign(reporting.begin(), reporting.end());

  out.participation_since = previous_report_day(law, *days->mandate).value_or(days->opens);
  const auto distributed = days->mandate->cycle->report_distributed;
  out.participation_until = std::min(as_at, distributed.value_or(days->cut_off));
  out.new_participants =
      law.participation.new_participants(out.participation_since, out.participation_until);
  return out;
}

}  // namespace inviola::procedure
