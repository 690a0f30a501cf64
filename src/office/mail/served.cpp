#include "office/mail/served.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "disclosure/letters.h"
#include "office/mail/round.h"
#include "procedure/powers.h"

namespace inviola::office {
namespace {

using disclosure::LetterGate;
using Shown = LetterGate::Shown;
using mandate::StateCode;
using procedure::Delivered;
using procedure::EnteredActPointer;
using procedure::Reference;
using procedure::Standing;

constexpr const char* fetched_kind = "fetched";

std::string fetched_id(const Reference& act, const StateCode& state) {
  return act.value() + '/' + state.value();
}

Date day_of(std::int64_t seconds) {
  return Date::from_days(static_cast<std::int32_t>(seconds / 86'400));
}
Moment moment(std::int64_t seconds) { return {day_of(seconds), seconds}; }
Moment moment(Date day) { return {day, std::nullopt}; }

/// What the register holds of one act's document.
struct Entered {
  std::map<StateCode, Delivered> outcomes;
  std::map<StateCode, Date> acknowledged;  ///< the first time
  std::map<StateCode, Date> available;
};

/// What is circulated is acknowledged as the communication that it is.
bool is_of(const Reference& acknowledged, const procedure::Act& act) {
  const auto* circulated = std::get_if<procedure::Circulated>(&act.body);
  return acknowledged == act.reference || (circulated && acknowledged == circulated->about);
}

Entered entered_of(const Standing& seen, const procedure::EnteredAct& act, Date today) {
  Entered out{procedure::deliveries_of(seen, act.act.reference), {}, {}};
  for (const EnteredActPointer& entered : seen.other_acts()) {
    const auto* acknowledged = std::get_if<procedure::Acknowledged>(&entered->act.body);
    if (acknowledged && entered->act.author && is_of(acknowledged->about, act.act)) {
      out.acknowledged.emplace(*entered->act.author, entered->entered);
    }
  }
  for (const procedure::Powers& powers : procedure::powers_on(seen, today)) {
    if (!powers.state) continue;
    const Date since = std::max(powers.from, act.entered);
    const auto [known, is_new] = out.available.emplace(*powers.state, since);
    if (!is_new) known->second = std::min(known->second, since);
  }
  return out;
}

template <class Map>
std::optional<typename Map::mapped_type> value_of(const Map& map, const StateCode& state) {
  const auto found = map.find(state);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

void add_from_register(const Entered& entered, ServedState& out) {
  if (const auto day = value_of(entered.available, out.state)) out.available = moment(*day);
  if (const auto day = value_of(entered.acknowledged, out.state)) out.acknowledged = moment(*day);
  const auto outcome = value_of(entered.outcomes, out.state);
  if (!outcome) return;
  out.outcome = outcome->outcome;
  if (procedure::was_not_delivered(outcome->outcome)) {
    out.not_delivered = moment(outcome->entered);
  } else {
    out.dispatched = moment(outcome->entered);
  }
}

void add_from_paper(const StateSending& sending, ServedState& out) {
  bool any_taken = false;
  for (const Posting& letter : sending.letters) {
    const bool taken = letter.standing == LetterStanding::dispatched;
    if (taken && (!any_taken || letter.last < *out.dispatched->seconds)) {
      out.dispatched = moment(letter.last);
    }
    any_taken = any_taken || taken;
    const bool waits = letter.standing == LetterStanding::waiting;
    out.letters.push_back({letter.to, letter.tries, waits ? letter.next : 0, taken, letter.answer});
  }
  if (any_taken) {
    out.not_delivered.reset();
  } else if (out.dispatched) {
    return;  // another way than by these letters
  } else if (sending.settled()) {
    std::int64_t last = 0;
    for (const Posting& letter : sending.letters) last = std::max(last, letter.last);
    if (last) out.not_delivered = moment(last);
    out.outcome = sending.outcome();
  } else {
    out.not_delivered.reset();  // it is tried again
    out.outcome.clear();
  }
}

/// The furthest step. A failure is told unless something came further by another way.
void conclude(ServedState& out) {
  if (out.acknowledged) {
    out.outcome = "acknowledged";
  } else if (out.fetched) {
    out.outcome = "fetched";
  } else if (out.dispatched) {
    if (out.outcome != "received") out.outcome = "dispatched";
  } else if (out.not_delivered || procedure::was_not_delivered(out.outcome)) {
    if (out.outcome.empty()) out.outcome = "not-delivered";
  } else {
    out.outcome = out.available ? "available" : "accepted";
  }
}

void measure_spread(Service& service) {
  std::optional<Date> first_day, last_day;
  std::optional<std::int64_t> first, last;
  bool all_known = true;
  for (const ServedState& one : service.states) {
    if (!one.dispatched) continue;
    ++service.dispatched;
    first_day = std::min(first_day.value_or(one.dispatched->day), one.dispatched->day);
    last_day = std::max(last_day.value_or(one.dispatched->day), one.dispatched->day);
    if (const auto at = one.dispatched->seconds) {
      first = std::min(first.value_or(*at), *at);
      last = std::max(last.value_or(*at), *at);
    } else {
      all_known = false;
    }
  }
  if (first_day) service.spread_days = *last_day - *first_day;
  if (first && all_known) service.spread_seconds = *last - *first;
}

/// Addressees that the gate lets be any, and those to whom something was sent all the same.
std::vector<StateCode> served(Office& office, const Disclosed<Standing>& desk,
                              const EnteredActPointer& act, const Entered& entered,
                              const SendingPaper* paper) {
  std::set<StateCode> out;
  for (const auto& [state, outcome] : entered.outcomes) out.insert(state);
  if (paper) {
    for (const StateSending& one : paper->states) out.insert(one.state);
  }
  for (const StateCode& state : procedure::addressees(*act, *desk, office.law(), office.today())) {
    if (!out.contains(state) && tells_of(office, *desk, *act, state)) out.insert(state);
  }
  return {out.begin(), out.end()};
}

/// Who wrote the communication that the act sends to others; nothing where it sends none.
std::optional<StateCode> author_of_sent(const Standing& desk, const procedure::Act& act) {
  const auto* circulated = std::get_if<procedure::Circulated>(&act.body);
  const auto sent = circulated ? desk.communication(circulated->about) : nullptr;
  return sent ? sent->filed->act.author : std::nullopt;
}

/// Moments by State.
Result<std::map<StateCode, std::int64_t>> fetched_of(Housekeeping& housekeeping,
                                                     const Reference& act) {
  const std::string prefix = fetched_id(act, StateCode{""});
  const auto papers = housekeeping.papers(fetched_kind, prefix);
  if (!papers) return failure(papers.error());
  std::map<StateCode, std::int64_t> out;
  for (const Paper& paper : *papers) {
    std::int64_t seconds = 0;
    const std::string& text = paper.bytes;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size()) {
      return failure(Fault{"read when " + act.value() + " was fetched", "it is no number"});
    }
    out.emplace(StateCode{paper.id.substr(prefix.size())}, seconds);
  }
  return out;
}

/// Of one letter: the States that nothing reached.
Result<void> add_unreached(Office& office, const Viewer& viewer, const procedure::Sending& letter,
                           std::vector<Task>& out) {
  const Reference& act = letter.act->act.reference;
  const auto service = service_of(office, act, viewer);
  if (!service) return failure(service.error());
  if (!*service) return {};
  const auto desk = office.seen_by(Viewer::the_desk());
  const auto goes_to = procedure::addressees(*letter.act, *desk, office.law(), office.today());
  for (const ServedState& state : (*service)->states) {
    // What came through another way, or is tried anew, is no task any more; nor is what was
    // withdrawn since, or withheld from the State.
    if (!procedure::was_not_delivered(state.outcome)) continue;
    if (std::ranges::find(letter.to, state.state) == letter.to.end()) continue;
    if (std::ranges::find(goes_to, state.state) == goes_to.end()) continue;
    if (!tells_of(office, *desk, *letter.act, state.state)) continue;
    const std::string detail = state.letters.empty() ? "" : state.letters.back().answer;
    const auto since = state.not_delivered ? std::optional(state.not_delivered->day)
                                           : std::optional(letter.act->entered);
    out.push_back({state.outcome, state.state, act, detail, since});
  }
  return {};
}

Result<void> add_refused_addresses(Housekeeping& housekeeping, std::vector<Task>& out) {
  const auto refused = refused_addresses(housekeeping);
  if (!refused) return failure(refused.error());
  for (const RefusedAddress& one : *refused) {
    out.push_back(
        {"address-refused", one.state, one.act, one.to + ": " + one.answer, day_of(one.last)});
  }
  return {};
}

/// What waits besides letters that reached nobody: of all, or of one State.
Result<void> add_standing_tasks(Office& office, const Viewer& viewer,
                                const std::optional<StateCode>& of, std::vector<Task>& out) {
  Housekeeping& housekeeping = office.archive().housekeeping();
  if (auto added = add_refused_addresses(housekeeping, out); !added) return added;
  const auto way = closed_way(housekeeping);
  if (!way) return failure(way.error());
  if (*way) out.push_back({"way-closed", {}, {}, (*way)->why, day_of((*way)->since)});
  std::vector<StateCode> known;
  const auto all = contacts(housekeeping);
  if (!all) return failure(all.error());
  for (const Contact& contact : *all) known.push_back(contact.state);
  const auto to_confirm = contact_standings(office, known, viewer);
  if (!to_confirm) return failure(to_confirm.error());
  for (const auto& [contact, due] : *to_confirm) {
    if (due.overdue) out.push_back({"confirmation-due", contact.state, {}, {}, due.due});
  }
  const auto drill = drill_standing(office, viewer);
  if (!drill) return failure(drill.error());
  if (*drill && (*drill)->overdue) out.push_back({"drill-due", {}, {}, {}, (*drill)->due});
  if (of) std::erase_if(out, [&](const Task& one) { return one.state != of; });
  return {};
}

}  // namespace

Result<std::optional<Service>> service_of(Office& office, const Reference& act,
                                          const Viewer& viewer) {
  const auto seen = office.seen_by(viewer);
  const EnteredActPointer known = seen->act(act);
  if (!known) return std::nullopt;
  const auto desk = office.seen_by(Viewer::the_desk());
  if (procedure::addressees(*known, *desk, office.law(), office.today()).empty() &&
      procedure::deliveries_of(*seen, act).empty()) {
    return std::nullopt;
  }
  Housekeeping& housekeeping = office.archive().housekeeping();
  const auto paper = sending_of(housekeeping, act);
  if (!paper) return failure(paper.error());
  const auto fetched = fetched_of(housekeeping, act);
  if (!fetched) return failure(fetched.error());
  const Entered entered = entered_of(*seen, *known, office.today());
  const auto author = author_of_sent(*desk, known->act);

  Service out{.act = known, .drill = std::holds_alternative<procedure::DrillHeld>(known->act.body)};
  for (const StateCode& state : served(office, desk, known, entered, *paper ? &**paper : nullptr)) {
    const auto shown = LetterGate::correspondence(state, viewer, author);
    if (shown == Shown::nothing) continue;
    const auto opened = value_of(*fetched, state);
    const bool tells_opened = opened && shown >= Shown::fetched;
    // Before the register holds anything of it there is nothing to be shown of the register.
    if (shown < Shown::own && !tells_opened && !entered.outcomes.contains(state)) continue;
    ServedState one{.state = state};
    if (tells_opened) one.fetched = moment(day_of(*opened));
    one.accepted = moment(known->entered);
    add_from_register(entered, one);
    if (shown >= Shown::own) {
      if (*paper && (*paper)->accepted > 0) one.accepted = moment((*paper)->accepted);
      const StateSending* sending = *paper ? std::as_const(**paper).find(state) : nullptr;
      if (sending) add_from_paper(*sending, one);
      if (opened) one.fetched = moment(*opened);
    }
    if (shown < Shown::all) one.letters.clear();
    conclude(one);
    out.states.push_back(std::move(one));
  }
  if (out.states.empty()) return std::nullopt;
  measure_spread(out);
  return out;
}

Result<bool> note_fetched(Office& office, const Reference& act, const StateCode& state,
                          std::int64_t now) {
  const auto service = service_of(office, act, Viewer::of(state));
  if (!service) return failure(service.error());
  if (!*service) return false;
  const auto& states = (*service)->states;
  if (std::ranges::find(states, state, &ServedState::state) == states.end()) return false;
  // Where it is there already, the first time stands.
  const auto kept = office.archive().housekeeping().keep(fetched_kind, fetched_id(act, state),
                                                         std::to_string(now), 0);
  if (!kept) return failure(kept.error());
  return true;
}

Result<TaskPage> mail_tasks(Office& office, const Viewer& viewer, const TasksAsked& asked) {
  TaskPage out;
  if (!LetterGate::may_see_tasks(viewer)) return out;
  if (!asked.earlier) {
    if (auto added = add_standing_tasks(office, viewer, asked.of, out.tasks); !added) {
      return failure(added.error());
    }
  }
  const auto desk = office.seen_by(viewer);
  auto letters = procedure::undelivered(*desk, {asked.of, asked.earlier, letters_a_page + 1});
  if (letters.size() > letters_a_page) {
    letters.pop_back();
    out.next = letters.back().act->act.reference;
  }
  for (const procedure::Sending& one : letters) {
    if (auto added = add_unreached(office, viewer, one, out.tasks); !added) {
      return failure(added.error());
    }
  }
  return out;
}

Result<std::vector<ContactStanding>> contact_standings(Office& office,
                                                       const std::vector<StateCode>& states,
                                                       const Viewer& viewer) {
  const auto seen = office.seen_by(viewer);
  const auto confirmed = procedure::contacts_confirmed(*seen);
  std::vector<ContactStanding> out;
  for (const StateCode& state : states) {
    if (LetterGate::correspondence(state, viewer) < LetterGate::Shown::own) continue;
    auto contact = contact_of(office.archive().housekeeping(), state);
    if (!contact) return failure(contact.error());
    const auto due = procedure::confirmation_of(value_of(confirmed, state), office.law(),
                                                contact->known_since(), office.today());
    out.push_back({std::move(*contact), due});
  }
  return out;
}

Result<std::optional<ContactStanding>> contact_standing(Office& office, const StateCode& state,
                                                        const Viewer& viewer) {
  auto standings = contact_standings(office, {state}, viewer);
  if (!standings) return failure(standings.error());
  if (standings->empty()) return std::nullopt;
  return std::move(standings->front());
}

Result<std::optional<procedure::Confirmation>> drill_standing(Office& office,
                                                              const Viewer& viewer) {
  if (!LetterGate::may_see_tasks(viewer)) return std::nullopt;
  const auto since = first_day_of_mail(office.archive().housekeeping());
  if (!since) return failure(since.error());
  return procedure::drill(*office.seen_by(viewer), office.law(), *since, office.today());
}

}  // namespace inviola::office
