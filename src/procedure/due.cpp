#include "procedure/due.h"

#include <algorithm>

#include "procedure/comments.h"
#include "procedure/compile.h"
#include "procedure/detail/follow_up_rules.h"

namespace inviola::procedure {
namespace {

using detail::FollowUpRules;
using mandate::Law;
using mandate::Performance;

std::string number(std::int64_t value) { return std::to_string(value); }

/// Fills in what every duty has: whose rules are worked, and under which paragraph.
Duty begin(const Law& law, Performance owes, Date on) {
  Duty duty;
  duty.owes = owes;
  const mandate::Mandate* in_force = law.chain.in_force(on);
  const mandate::Mandate* worked = law.chain.worked(on);
  if (!in_force || !worked) return duty;
  duty.mandate = in_force->symbol.value();
  if (const auto* obligation = worked->find(owes)) duty.paragraph = obligation->source.value();
  if (worked != in_force) {
    duty.worked_as = worked->symbol.value();
    duty.why.push_back(
        {"why.worked_as", {{"symbol", duty.mandate}, {"worked_as", duty.worked_as}}});
  }
  return duty;
}

const mandate::Obligation* rule_for(const Law& law, Performance owes, Date on) {
  const mandate::Mandate* worked = law.chain.worked(on);
  return worked ? worked->find(owes) : nullptr;
}

/// Says of the period how long it is and whether the law or practice says so.
void explain_period(const mandate::Obligation& obligation, Duty& duty) {
  const std::string kind(mandate::word(obligation.deadline));
  const auto days = detail::days_of(obligation.deadline);
  duty.practice = mandate::is_practice(obligation.deadline);
  if (!days) {
    duty.why.push_back({"why.period.law_without_days", {{"kind", kind}}});
  } else {
    duty.why.push_back({duty.practice ? "why.period.practice" : "why.period.law",
                        {{"kind", kind}, {"days", number(*days)}}});
  }
}

void explain_answer(const ElementStanding& element, Duty& duty) {
  switch (element.answer) {
    case Answer::reported:
      duty.phase = Phase::performed;
      duty.why.push_back({"why.stopped.reported", {{"date", element.on->iso()}}});
      return;
    case Answer::barred_by_law:
      duty.phase = Phase::closed;
      duty.why.push_back({"why.stopped.barred", {{"date", element.on->iso()}}});
      return;
    case Answer::declined:
      duty.phase = Phase::closed;
      duty.why.push_back({"why.stopped.declined", {{"date", element.on->iso()}}});
      return;
    case Answer::under_inquiry:
    case Answer::nothing_new:
      duty.why.push_back(
          {"why.extended.answer",
           {{"answer", std::string(word(element.answer))}, {"date", element.heard->iso()}}});
      return;
    case Answer::open:
      return;
  }
}

Duty follow_up_duty(const Law& law, const Dossier& dossier, const Obligor& obligor, Element element,
                    Date today) {
  const Performance owes = performance_of(element);
  Duty duty = begin(law, owes, obligor.since);
  duty.who = obligor.state;
  duty.capacity = obligor.capacity;
  duty.dossier = dossier.reference;
  duty.trigger = obligor.since;
  duty.why.push_back({"why.trigger.report_entered",
                      {{"date", obligor.since.iso()}, {"dossier", dossier.reference.value()}}});
  if (obligor.capacity == Capacity::offender) duty.why.push_back({"why.extent_possible", {}});

  const ElementStanding& said = obligor.elements[static_cast<std::size_t>(element)];
  const mandate::Obligation* rule = rule_for(law, owes, obligor.since);
  const auto days = rule ? detail::days_of(rule->deadline) : std::nullopt;
  if (rule) explain_period(*rule, duty);
  explain_answer(said, duty);
  if (obligor.reports_withdrawn) {
    duty.phase = Phase::closed;
    duty.why.push_back({"why.stopped.withdrawn", {}});
  }
  if (days) {
    const Date from = said.heard && !detail::settled(said.answer)
                          ? std::max(*said.heard, obligor.since)
                          : obligor.since;
    duty.due = from + *days;
    duty.why.push_back({"why.due", {{"date", duty.due->iso()}}});
  }
  if (duty.phase == Phase::open) {
    if (duty.due && today > *duty.due) duty.phase = Phase::overdue;
    duty.why.push_back({"why.changes.follow_up", {}});
  }
  duty.silence = silence_of(obligor, law, today);
  return duty;
}

/// A reminder that may be given today for what is overdue, if the rules provide for one.
std::optional<Duty> reminder_duty(const Law& law, const Dossier& dossier, const Obligor& obligor,
                                  const std::vector<Duty>& owed, Date today) {
  if (obligor.capacity != Capacity::territorial) return std::nullopt;
  std::optional<Date> first_overdue;
  const mandate::Obligation* rule = nullptr;
  for (const Duty& duty : owed) {
    if (duty.phase != Phase::overdue) continue;
    const mandate::Obligation* own = rule_for(law, duty.owes, obligor.since);
    if (!own || !own->remind) continue;
    if (!first_overdue || *duty.due < *first_overdue) {
      first_overdue = duty.due;
      rule = own;
    }
  }
  if (!rule) return std::nullopt;
  const auto sent = static_cast<int>(obligor.reminders.size());
  if (sent >= rule->remind->at_most) return std::nullopt;
  Date from = *first_overdue + 1;
  Duty duty = begin(law, Performance::reminder, today);
  duty.paragraph = rule->remind->source.value();
  duty.trigger = first_overdue;
  duty.why.push_back({"why.due", {{"date", first_overdue->iso()}}});
  if (sent > 0) {
    const Date last = obligor.reminders.back()->entered;
    from = std::max(from, last + rule->remind->every_days);
    duty.why.push_back({"why.extended.reminder", {{"date", last.iso()}, {"number", number(sent)}}});
  }
  if (today < from) return std::nullopt;
  duty.why.push_back(
      {"why.reminder.due", {{"date", from.iso()}, {"every", number(rule->remind->every_days)}}});
  duty.dossier = dossier.reference;
  duty.towards = obligor.state;
  duty.due = from;
  duty.practice = true;
  duty.silence = silence_of(obligor, law, today);
  return duty;
}

std::optional<Duty> attention_power(const Law& law, const Dossier& dossier, const Obligor& obligor,
                                    Date today) {
  if (obligor.attention || obligor.reports_withdrawn) return std::nullopt;
  Duty duty = begin(law, Performance::attention, today);
  duty.dossier = dossier.reference;
  duty.towards = obligor.state;
  duty.trigger = obligor.since;
  duty.phase = Phase::power;
  duty.why.push_back({"why.trigger.report_entered",
                      {{"date", obligor.since.iso()}, {"dossier", dossier.reference.value()}}});
  duty.why.push_back({"why.appropriate", {}});
  return duty;
}

void add_secretariats(const Law& law, const Dossier& dossier, Date today, std::vector<Duty>& out) {
  for (const Obligor& obligor : dossier.obligors) {
    std::vector<Duty> owed;
    for (const Element element : all_elements) {
      owed.push_back(follow_up_duty(law, dossier, obligor, element, today));
    }
    if (auto duty = reminder_duty(law, dossier, obligor, owed, today)) out.push_back(*duty);
    if (auto duty = attention_power(law, dossier, obligor, today)) out.push_back(*duty);
  }
}

std::optional<Duty> circulation_duty(const Law& law, const Communication& communication,
                                     Date today) {
  if (communication.views() || communication.circulated || communication.withdrawn) {
    return std::nullopt;
  }
  if (communication.restriction.audience == Audience::secretary_general) return std::nullopt;
  const Date entered = communication.filed->entered;
  Duty duty = begin(law, Performance::circulation, entered);
  duty.communication = communication.reference();
  duty.trigger = entered;
  duty.why.push_back({"why.trigger.communication_entered", {{"date", entered.iso()}}});
  if (const auto* rule = rule_for(law, Performance::circulation, entered)) {
    explain_period(*rule, duty);
    if (const auto days = detail::days_of(rule->deadline)) {
      duty.due = entered + *days;
      duty.why.push_back({"why.due", {{"date", duty.due->iso()}}});
      if (today > *duty.due) duty.phase = Phase::overdue;
    }
  }
  return duty;
}

template <class T>
bool entered_for(const Standing& standing, std::int32_t session) {
  return std::any_of(standing.other_acts().begin(), standing.other_acts().end(),
                     [&](const EnteredActPointer& entered) {
                       const auto* act = std::get_if<T>(&entered->act.body);
                       return act && act->session == session;
                     });
}

/// The three duties of a cycle: the note, the report, the item.
void add_cycle(const Standing& standing, const Law& law, Date today, std::vector<Duty>& out) {
  const mandate::Mandate* mandate = law.chain.in_force(today);
  if (!mandate || !mandate->cycle) return;
  const mandate::AssemblySession session = mandate->cycle->session;
  const auto add = [&](Performance owes, bool performed) {
    if (performed) return;
    Duty duty = begin(law, owes, mandate->in_force_from);
    duty.session = session;
    duty.trigger = mandate->in_force_from;
    duty.why.push_back({"why.trigger.adoption",
                        {{"date", mandate->in_force_from.iso()}, {"symbol", duty.mandate}}});
    const auto* rule = rule_for(law, owes, mandate->in_force_from);
    if (!rule) return;
    if (std::holds_alternative<mandate::AtSession>(rule->deadline)) {
      duty.why.push_back({"why.session", {{"session", number(session.value())}}});
    } else {
      explain_period(*rule, duty);
      if (const auto days = detail::days_of(rule->deadline)) {
        duty.due = mandate->in_force_from + *days;
        duty.why.push_back({"why.due", {{"date", duty.due->iso()}}});
        if (today > *duty.due) duty.phase = Phase::overdue;
      }
    }
    out.push_back(std::move(duty));
  };
  add(Performance::circular_note, entered_for<CircularNoteSent>(standing, session.value()));
  add(Performance::report_to_assembly, entered_for<Issued>(standing, session.value()));
  add(Performance::agenda_item, entered_for<ItemIncluded>(standing, session.value()));
}

/// A part of the report whose contributions are all there and which is not issued: its States may
/// be asked to read their paragraphs.
std::optional<Duty> invitation_power(const Standing& standing, const Law& law, Date today) {
  const mandate::Mandate* mandate = law.chain.in_force(today);
  if (!mandate || !mandate->cycle) return std::nullopt;
  const auto days = cycle_days(standing, law, mandate->cycle->session);
  if (!days) return std::nullopt;
  for (const ReportPart part : all_report_parts) {
    const Date last = days->closes(part);
    if (today <= last || is_issued(standing, days->session, part)) continue;
    const auto invited = invitations(standing, days->session);
    if (std::ranges::any_of(invited, [&](const EnteredActPointer& entered) {
          return std::get<CommentsInvited>(entered->act.body).part == word(part);
        })) {
      continue;
    }
    if (quoted(standing, *days, part).empty()) continue;
    Duty duty = begin(law, Performance::report_to_assembly, today);
    duty.owes = Performance::comments;
    duty.session = days->session;
    duty.part = word(part);
    duty.trigger = last;
    duty.practice = true;
    duty.phase = Phase::power;
    duty.why.push_back({"why.trigger.all_received", {{"date", last.iso()}}});
    duty.why.push_back({"why.comments.asked", {}});
    duty.why.push_back(
        {"why.comments.practice", {{"days", number(law.correspondence.comment_days)}}});
    return duty;
  }
  return std::nullopt;
}

/// A State's comments on its own paragraphs. After the day nothing more is asked: it was silent.
void add_comments(const Standing& standing, const Law& law, const StateCode& state, Date today,
                  std::vector<Duty>& out) {
  for (const EnteredActPointer& entered : standing.other_acts()) {
    const auto* invited = std::get_if<CommentsInvited>(&entered->act.body);
    if (!invited || std::ranges::find(invited->to, state) == invited->to.end()) continue;
    Duty duty = begin(law, Performance::report_to_assembly, entered->entered);
    duty.owes = Performance::comments;
    duty.who = state;
    duty.session = mandate::AssemblySession{invited->session};
    duty.part = invited->part;
    duty.invitation = entered->act.reference;
    duty.trigger = entered->entered;
    duty.due = invited->until;
    duty.practice = true;
    duty.why.push_back({"why.trigger.comments_invited", {{"date", entered->entered.iso()}}});
    duty.why.push_back({"why.comments.until", {{"date", invited->until.iso()}}});
    duty.why.push_back({"why.comments.silence", {}});
    for (const Comment& one : comments_on(standing, entered->act.reference)) {
      if (one.made->act.author != state) continue;
      duty.phase = Phase::performed;
      duty.silence = Silence::answered;
      duty.why.push_back({"why.stopped.reported", {{"date", one.made->entered.iso()}}});
      break;
    }
    if (duty.phase == Phase::open && today > invited->until) {
      duty.phase = Phase::closed;
      duty.silence = Silence::never_answered;
    }
    out.push_back(std::move(duty));
  }
}

/// The invitation of the cycle that is open: asked of every State once the note has gone out.
std::optional<Duty> views_duty(const Standing& standing, const Law& law, const StateCode& state,
                               Date today) {
  const auto days = cycle_on(standing, law, today);
  if (!days || !days->circular_note || *days->circular_note > today) return std::nullopt;
  Duty duty = begin(law, Performance::views, *days->circular_note);
  duty.who = state;
  duty.session = days->session;
  duty.trigger = days->circular_note;
  duty.due = days->cut_off;
  duty.practice = days->cut_off_is_practice;
  duty.why.push_back({"why.trigger.circular_note", {{"date", days->circular_note->iso()}}});
  duty.why.push_back({days->cut_off_is_practice ? "why.cut_off.practice" : "why.cut_off",
                      {{"date", days->cut_off.iso()}}});
  duty.phase = Phase::power;
  for (const CommunicationPointer& one : standing.communications()) {
    const Date entered = one->filed->entered;
    if (one->views() && !one->withdrawn && one->filed->act.author == state &&
        days->part_of(entered)) {
      duty.phase = Phase::performed;
      duty.silence = Silence::answered;
      duty.why.push_back({"why.stopped.reported", {{"date", entered.iso()}}});
    }
  }
  return duty;
}

}  // namespace

Performance performance_of(Element element) {
  switch (element) {
    case Element::justice:
      return Performance::follow_up_justice;
    case Element::outcome:
      return Performance::follow_up_outcome;
    case Element::prevention:
      return Performance::follow_up_prevention;
  }
  return Performance::follow_up_justice;
}

std::vector<Duty> duties_of(const Standing&, const Law& law, const Dossier& dossier, Date today) {
  std::vector<Duty> out;
  for (const Obligor& obligor : dossier.obligors) {
    for (const Element element : all_elements) {
      out.push_back(follow_up_duty(law, dossier, obligor, element, today));
    }
  }
  add_secretariats(law, dossier, today, out);
  return out;
}

std::vector<Duty> duties_of(const Standing& standing, const Law& law, const StateCode& state,
                            Date today) {
  std::vector<Duty> out;
  for (const DossierPointer& dossier : standing.dossiers()) {
    for (const Obligor& obligor : dossier->obligors) {
      if (obligor.state != state) continue;
      for (const Element element : all_elements) {
        out.push_back(follow_up_duty(law, *dossier, obligor, element, today));
      }
    }
  }
  if (auto duty = views_duty(standing, law, state, today)) out.push_back(std::move(*duty));
  add_comments(standing, law, state, today, out);
  return out;
}

std::vector<Duty> due(const Standing& standing, const Law& law, Date today) {
  std::vector<Duty> out;
  add_cycle(standing, law, today, out);
  if (auto duty = invitation_power(standing, law, today)) out.push_back(std::move(*duty));
  for (const CommunicationPointer& communication : standing.communications()) {
    if (auto duty = circulation_duty(law, *communication, today)) out.push_back(std::move(*duty));
  }
  for (const DossierPointer& dossier : standing.dossiers()) {
    add_secretariats(law, *dossier, today, out);
  }
  return out;
}

OverdueCount count_overdue(const Standing& standing, const Law& law, Date today) {
  const FollowUpRules rules(law);
  OverdueCount count;
  standing.follow_up_index().for_each_chunk([&](const std::vector<OpenFollowUp>& chunk) {
    for (const OpenFollowUp& line : chunk) {
      if (line.open == 0) continue;
      const detail::FollowUpRule& rule = rules.on(line.since);
      const std::uint8_t overdue = detail::overdue_elements(line, rule, today.days());
      count.follow_ups +=
          static_cast<std::uint64_t>((overdue & 1) + (overdue >> 1 & 1) + (overdue >> 2 & 1));
      if (overdue != 0 && detail::reminder_is_due(line, rule, today.days())) ++count.reminders;
    }
  });
  return count;
}

Silence silence_of(const Obligor& obligor, const Law& law, Date today) {
  const auto has = [&](Answer answer) {
    return std::any_of(obligor.elements.begin(), obligor.elements.end(),
                       [&](const ElementStanding& e) { return e.answer == answer; });
  };
  const auto all = [&](auto settled) {
    return std::all_of(obligor.elements.begin(), obligor.elements.end(), settled);
  };
  if (all([](const ElementStanding& e) { return e.answer == Answer::barred_by_law; })) {
    return Silence::barred_by_law;
  }
  if (all([](const ElementStanding& e) { return detail::settled(e.answer); })) {
    return Silence::answered;
  }
  if (has(Answer::under_inquiry)) return Silence::under_inquiry;
  if (has(Answer::declined)) return Silence::declined;
  if (has(Answer::nothing_new)) return Silence::nothing_to_report;
  if (has(Answer::reported)) return Silence::answered;
  if (has(Answer::barred_by_law)) return Silence::barred_by_law;
  if (obligor.unreachable) return Silence::unreachable;
  if (obligor.acknowledged) return Silence::acknowledged;
  const FollowUpRules rules(law);
  const detail::FollowUpRule& rule = rules.on(obligor.since.days());
  const std::int32_t days = *std::max_element(rule.days.begin(), rule.days.end());
  return today > obligor.since + days ? Silence::never_answered : Silence::not_yet_due;
}

}  // namespace inviola::procedure
