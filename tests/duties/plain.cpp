#include "duties/plain.h"

#include <algorithm>
#include <array>

namespace inviola::plain {
namespace {

using namespace procedure;
using Acts = std::vector<EnteredAct>;

template <class T>
const T* as(const EnteredAct& act) {
  return std::get_if<T>(&act.act.body);
}

const EnteredAct* find(const Acts& acts, const Reference& reference) {
  for (const EnteredAct& act : acts) {
    if (act.act.reference == reference) return &act;
  }
  return nullptr;
}

/// The report in which an occurrence was first told.
const EnteredAct* report_of(const Acts& acts, const Reference& occurrence) {
  for (const EnteredAct& act : acts) {
    const auto* reported = as<Reported>(act);
    if (!reported) continue;
    for (const Occurrence& one : reported->occurrences) {
      if (one.reference == occurrence) return &act;
    }
  }
  return nullptr;
}

/// Whether its own author has withdrawn it.
bool is_withdrawn(const Acts& acts, const EnteredAct& communication) {
  return std::any_of(acts.begin(), acts.end(), [&](const EnteredAct& act) {
    const auto* withdrawn = as<Withdrawn>(act);
    return withdrawn && withdrawn->about == communication.act.reference &&
           act.act.author == communication.act.author;
  });
}

struct Telling {
  Date on;
  Occurrence occurrence;
};

/// How its author told an occurrence, from the report to the last correction before `position`.
std::vector<Telling> tellings(const Acts& acts, const Reference& occurrence,
                              std::uint64_t position) {
  const EnteredAct* report = report_of(acts, occurrence);
  std::vector<Telling> out;
  for (const Occurrence& one : as<Reported>(*report)->occurrences) {
    if (one.reference == occurrence) out.push_back({report->entered, one});
  }
  for (const EnteredAct& act : acts) {
    const auto* corrected = as<Corrected>(act);
    if (!corrected || act.position >= position) continue;
    if (corrected->about != report->act.reference) continue;
    if (act.act.author != report->act.author) continue;
    if (!corrected->occurrence || corrected->occurrence->reference != occurrence) continue;
    out.push_back({act.entered, *corrected->occurrence});
  }
  return out;
}

/// The occurrences that an act is about.
std::set<Reference> about(const Acts& acts, const Reference& reference) {
  if (report_of(acts, reference)) return {reference};
  const EnteredAct* act = find(acts, reference);
  if (!act) return {};
  if (const auto* reported = as<Reported>(*act)) {
    std::set<Reference> out;
    for (const Occurrence& one : reported->occurrences) out.insert(one.reference);
    return out;
  }
  if (const auto* follow_up = as<FollowedUp>(*act)) return {follow_up->about};
  if (const auto* attention = as<AttentionDrawn>(*act)) return {attention->about};
  if (const auto* reminded = as<Reminded>(*act)) {
    return reminded->about ? std::set<Reference>{*reminded->about} : std::set<Reference>{};
  }
  if (const auto* circulated = as<Circulated>(*act)) return about(acts, circulated->about);
  return {};
}

bool meet(const std::set<Reference>& some, const Incident& incident) {
  return std::any_of(some.begin(), some.end(),
                     [&](const Reference& one) { return incident.contains(one); });
}

// ── Who owes, and since when ─────────────────────────────────────────────────────────────────────

using Named = std::optional<StateCode> Occurrence::*;

/// The days since which reports name the State so, of those that stand or of those withdrawn.
std::vector<Date> named_since(const Acts& acts, const Incident& incident, const StateCode& state,
                              Named named, bool withdrawn) {
  std::vector<Date> out;
  for (const Reference& occurrence : incident) {
    if (is_withdrawn(acts, *report_of(acts, occurrence)) != withdrawn) continue;
    const std::vector<Telling> all = tellings(acts, occurrence, acts.size());
    if (all.back().occurrence.*named != state) continue;
    // Back to where this naming began.
    auto first = all.rbegin();
    while (first + 1 != all.rend() && (first + 1)->occurrence.*named == state) ++first;
    out.push_back(first->on);
  }
  return out;
}

struct Position {
  bool territorial = false;
  bool stands = false;  ///< a report that names it stands
  Date since;
};

std::optional<Position> position_of(const Acts& acts, const Incident& incident,
                                    const StateCode& state) {
  for (const bool territorial : {true, false}) {
    const Named named = territorial ? &Occurrence::host : &Occurrence::offender_state;
    for (const bool withdrawn : {false, true}) {
      const auto days = named_since(acts, incident, state, named, withdrawn);
      if (days.empty()) continue;
      return Position{territorial, !withdrawn, *std::min_element(days.begin(), days.end())};
    }
  }
  return std::nullopt;
}

// ── What it has said ─────────────────────────────────────────────────────────────────────────────

struct Said {
  Answer answer = Answer::open;
  std::optional<Date> last;  ///< that anything was said of it
};

bool final(Answer answer) { return answer == Answer::reported || answer == Answer::barred_by_law; }

Said said_of(const Acts& acts, const Incident& incident, const StateCode& state, Element element) {
  Said out;
  for (const EnteredAct& act : acts) {
    const auto* follow_up = as<FollowedUp>(act);
    if (!follow_up || act.act.author != state || !incident.contains(follow_up->about)) continue;
    if (is_withdrawn(acts, act)) continue;
    for (const ElementAnswer& one : follow_up->elements) {
      if (one.element != element || one.answer == Answer::open) continue;
      out.last = act.entered;
      // What was reported, or is barred, is not unsaid by "nothing new".
      if (!final(out.answer) || final(one.answer)) out.answer = one.answer;
    }
  }
  return out;
}

// ── The law ──────────────────────────────────────────────────────────────────────────────────────

struct Rule {
  std::int32_t days = 0;
  std::optional<mandate::ReminderRule> remind;
};

Rule rule_of(const mandate::Law& law, Element element, Date since) {
  constexpr std::array<const char*, 3> ids{"follow-up-justice", "follow-up-outcome",
                                           "follow-up-prevention"};
  const mandate::Mandate* mandate = nullptr;
  for (const mandate::Mandate& one : law.chain.all()) {
    if (one.in_force_from <= since) mandate = &one;
  }
  while (mandate->worked_as) mandate = law.chain.find(*mandate->worked_as);
  for (const mandate::Obligation& one : mandate->obligations) {
    if (one.id != ids[static_cast<std::size_t>(element)]) continue;
    return {std::get<mandate::ReasonablePeriod>(one.deadline).practice_days, one.remind};
  }
  return {};
}

// ── The answers ──────────────────────────────────────────────────────────────────────────────────

Owed owed(const Position& position, const Said& said, const Rule& rule, Date today) {
  Owed out{position.territorial, "open", position.since + rule.days};
  if (said.last && !final(said.answer)) {
    out.due = std::max(position.since, *said.last) + rule.days;
  }
  if (today > *out.due) out.phase = "overdue";
  if (said.answer == Answer::reported) out.phase = "performed";
  if (said.answer == Answer::barred_by_law || said.answer == Answer::declined) {
    out.phase = "closed";
  }
  if (!position.stands) out.phase = "closed";
  return out;
}

std::string silence(const Acts& acts, const Incident& incident, const StateCode& state,
                    const std::array<Said, 3>& said, Date last_day, Date today) {
  const auto count = [&](Answer answer) {
    return std::count_if(said.begin(), said.end(),
                         [&](const Said& one) { return one.answer == answer; });
  };
  if (count(Answer::barred_by_law) == 3) return "barred_by_law";
  if (count(Answer::barred_by_law) + count(Answer::reported) == 3) return "answered";
  if (count(Answer::under_inquiry) > 0) return "under_inquiry";
  if (count(Answer::declined) > 0) return "declined";
  if (count(Answer::nothing_new) > 0) return "nothing_to_report";
  if (count(Answer::reported) > 0) return "answered";
  if (count(Answer::barred_by_law) > 0) return "barred_by_law";
  bool unreachable = false;
  bool acknowledged = false;
  for (const EnteredAct& act : acts) {
    if (const auto* dispatched = as<Dispatched>(act)) {
      if (!meet(about(acts, dispatched->about), incident)) continue;
      for (const Delivery& one : dispatched->deliveries) {
        if (one.state != state) continue;
        unreachable = one.outcome == "not-delivered" || one.outcome == "address-unknown";
      }
    }
    if (const auto* acknowledgement = as<Acknowledged>(act)) {
      if (act.act.author == state && meet(about(acts, acknowledgement->about), incident)) {
        acknowledged = true;
      }
    }
  }
  if (unreachable) return "unreachable";
  if (acknowledged) return "acknowledged";
  return today > last_day ? "never_answered" : "not_yet_due";
}

/// Since when a reminder may be given, if one may today.
std::optional<Date> reminder(const Acts& acts, const Incident& incident, const StateCode& state,
                             const std::array<Owed, 3>& elements, const std::array<Rule, 3>& rules,
                             Date today) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].phase != "overdue" || !rules[i].remind || !elements[i].territorial) continue;
    if (!first || *elements[i].due < *elements[*first].due) first = i;
  }
  if (!first) return std::nullopt;
  std::vector<Date> sent;
  for (const EnteredAct& act : acts) {
    const auto* reminded = as<Reminded>(act);
    if (reminded && reminded->to == state && reminded->about &&
        incident.contains(*reminded->about)) {
      sent.push_back(act.entered);
    }
  }
  const mandate::ReminderRule& rule = *rules[*first].remind;
  if (static_cast<int>(sent.size()) >= rule.at_most) return std::nullopt;
  Date from = *elements[*first].due + 1;
  if (!sent.empty()) from = std::max(from, sent.back() + rule.every_days);
  return today >= from ? std::optional(from) : std::nullopt;
}

Incident& holding(std::vector<Incident>& all, const Reference& occurrence) {
  return *std::find_if(all.begin(), all.end(),
                       [&](const Incident& one) { return one.contains(occurrence); });
}

void make_one(const Acts& acts, std::vector<Incident>& all, const Reference& first,
              const Reference& second) {
  if (!report_of(acts, first) || !report_of(acts, second)) return;
  if (holding(all, first).contains(second)) return;
  const Incident other = holding(all, second);
  holding(all, first).insert(other.begin(), other.end());
  all.erase(std::find(all.begin(), all.end(), other));
}

/// The full report goes on from its alert: one and one are the same; else host by host, each once.
void go_on(const Acts& acts, std::vector<Incident>& all, const Reported& full,
           std::uint64_t position) {
  const EnteredAct* alert = find(acts, *full.completes);
  const auto* told = alert ? as<Reported>(*alert) : nullptr;
  if (!told) return;
  if (told->occurrences.size() == 1 && full.occurrences.size() == 1) {
    make_one(acts, all, told->occurrences[0].reference, full.occurrences[0].reference);
    return;
  }
  std::set<Reference> gone_on;
  for (const Occurrence& one : full.occurrences) {
    for (const Occurrence& begun : told->occurrences) {
      const auto host = tellings(acts, begun.reference, position).back().occurrence.host;
      if (host != one.host || gone_on.contains(begun.reference)) continue;
      gone_on.insert(begun.reference);
      make_one(acts, all, begun.reference, one.reference);
      break;
    }
  }
}

}  // namespace

std::set<Incident> incidents(const Acts& acts) {
  std::vector<Incident> all;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const EnteredAct& act = acts[i];
    const Acts so_far(acts.begin(), acts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    if (const auto* reported = as<Reported>(act)) {
      for (const Occurrence& one : reported->occurrences) all.push_back({one.reference});
      if (reported->completes) go_on(so_far, all, *reported, act.position);
    } else if (const auto* joined = as<Joined>(act)) {
      make_one(so_far, all, joined->first, joined->second);
    } else if (const auto* separated = as<Separated>(act)) {
      if (!report_of(so_far, separated->about)) continue;
      Incident& from = holding(all, separated->about);
      if (from.size() < 2) continue;
      from.erase(separated->about);
      all.push_back({separated->about});
    }
  }
  return {all.begin(), all.end()};
}

std::map<StateCode, Line> lines(const Acts& acts, const mandate::Law& law, const Incident& incident,
                                Date today) {
  std::set<StateCode> named;
  for (const Reference& occurrence : incident) {
    const Occurrence now = tellings(acts, occurrence, acts.size()).back().occurrence;
    if (now.host) named.insert(*now.host);
    if (now.offender_state) named.insert(*now.offender_state);
  }
  std::map<StateCode, Line> out;
  for (const StateCode& state : named) {
    const Position position = *position_of(acts, incident, state);
    std::array<Said, 3> said;
    std::array<Rule, 3> rules;
    Line line;
    std::int32_t longest = 0;
    for (const Element element : {Element::justice, Element::outcome, Element::prevention}) {
      const auto i = static_cast<std::size_t>(element);
      said[i] = said_of(acts, incident, state, element);
      rules[i] = rule_of(law, element, position.since);
      line.elements[i] = owed(position, said[i], rules[i], today);
      longest = std::max(longest, rules[i].days);
    }
    line.silence = silence(acts, incident, state, said, position.since + longest, today);
    line.remind = reminder(acts, incident, state, line.elements, rules, today);
    line.attention =
        position.stands && std::none_of(acts.begin(), acts.end(), [&](const EnteredAct& act) {
          const auto* attention = as<AttentionDrawn>(act);
          return attention && attention->to == state && incident.contains(attention->about);
        });
    out.emplace(state, line);
  }
  return out;
}

}  // namespace inviola::plain
