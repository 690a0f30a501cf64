// The closed sets of the law, and the words that stand for them in the data files.
#include "mandate/words.h"

#include <array>
#include <utility>

#include "mandate/form.h"
#include "mandate/instrument.h"
#include "mandate/mandate.h"
#include "mandate/state.h"

namespace inviola::mandate {
namespace {

template <class T, std::size_t N>
using Words = std::array<std::pair<T, std::string_view>, N>;

constexpr Words<Force, 3> forces{{
    {Force::duty, "duty"},
    {Force::power, "power"},
    {Force::hortatory, "hortatory"},
}};

constexpr Words<Role, 8> roles{{
    {Role::any_state, "any State"},
    {Role::territorial_state, "territorial State"},
    {Role::offender_state, "State of the alleged offender"},
    {Role::states_concerned, "States concerned"},
    {Role::all_states, "all States"},
    {Role::disputing_states, "disputing States"},
    {Role::secretary_general, "Secretary-General"},
    {Role::general_assembly, "General Assembly"},
}};

constexpr Words<Performance, 19> performances{{
    {Performance::contacts, "contacts"},
    {Performance::abuse_prevention, "abuse prevention"},
    {Performance::assistance, "assistance"},
    {Performance::peaceful_settlement, "peaceful settlement"},
    {Performance::report, "report"},
    {Performance::follow_up_justice, "follow-up: justice"},
    {Performance::follow_up_outcome, "follow-up: outcome"},
    {Performance::follow_up_prevention, "follow-up: prevention"},
    {Performance::views, "views"},
    {Performance::circular_note, "circular note"},
    {Performance::circulation, "circulation"},
    {Performance::attention, "attention"},
    {Performance::reminder, "reminder"},
    {Performance::report_to_assembly, "report to the Assembly"},
    {Performance::own_views, "own views"},
    {Performance::agenda_item, "agenda item"},
    {Performance::good_offices, "good offices"},
    {Performance::consider_joining, "consider joining"},
    {Performance::comments, "comments"},
}};

constexpr Words<Trigger, 6> triggers{{
    {Trigger::adoption, "adoption"},
    {Trigger::violation, "violation"},
    {Trigger::report_entered, "report entered"},
    {Trigger::received, "received"},
    {Trigger::circular_note, "circular note"},
    {Trigger::none, "none"},
}};

constexpr Words<FactKind, 17> fact_kinds{{
    {FactKind::plenary_meeting, "plenary-meeting"},
    {FactKind::distributed, "distributed"},
    {FactKind::draft, "draft"},
    {FactKind::item_requested_by, "item-requested-by"},
    {FactKind::item_requested_in, "item-requested-in"},
    {FactKind::preliminary_agenda, "preliminary-agenda"},
    {FactKind::debate, "debate"},
    {FactKind::action, "action"},
    {FactKind::committee_days, "committee-days"},
    {FactKind::committee_meetings, "committee-meetings"},
    {FactKind::committee_report, "committee-report"},
    {FactKind::committee_report_day, "committee-report-day"},
    {FactKind::delegations, "delegations"},
    {FactKind::press_releases, "press-releases"},
    {FactKind::guidelines, "guidelines"},
    {FactKind::report_recalled, "report-recalled"},
    {FactKind::remark, "remark"},
}};

constexpr Words<ParticipationKind, 8> participation_kinds{{
    {ParticipationKind::signature, "signature"},
    {ParticipationKind::ratification, "ratification"},
    {ParticipationKind::accession, "accession"},
    {ParticipationKind::acceptance, "acceptance"},
    {ParticipationKind::approval, "approval"},
    {ParticipationKind::succession, "succession"},
    {ParticipationKind::succession_to_signature, "succession to signature"},
    {ParticipationKind::withdrawal, "withdrawal"},
}};

constexpr Words<Confidence, 3> confidences{{
    {Confidence::high, "high"},
    {Confidence::medium, "medium"},
    {Confidence::low, "low"},
}};

constexpr Words<UnStatus, 5> statuses{{
    {UnStatus::member, "member"},
    {UnStatus::observer, "observer"},
    {UnStatus::other, "other"},
    {UnStatus::former, "former"},
    {UnStatus::invented, "invented"},
}};

constexpr Words<FieldKind, 11> field_kinds{{
    {FieldKind::date, "date"},
    {FieldKind::time, "time"},
    {FieldKind::line, "line"},
    {FieldKind::statement, "statement"},
    {FieldKind::state, "state"},
    {FieldKind::states, "states"},
    {FieldKind::term, "term"},
    {FieldKind::terms, "terms"},
    {FieldKind::count, "count"},
    {FieldKind::yes_no, "yes-no"},
    {FieldKind::attachments, "attachments"},
}};

template <class T, std::size_t N>
std::string_view find_word(const Words<T, N>& words, T value) {
  for (const auto& [known, its_word] : words) {
    if (known == value) return its_word;
  }
  return {};
}

template <class T, std::size_t N>
std::optional<T> find_value(const Words<T, N>& words, std::string_view text) {
  for (const auto& [value, its_word] : words) {
    if (its_word == text) return value;
  }
  return std::nullopt;
}

template <class T, std::size_t N>
std::string list(const Words<T, N>& words) {
  std::string out;
  for (const auto& [value, its_word] : words) {
    if (!out.empty()) out += ", ";
    out += its_word;
  }
  return out;
}

}  // namespace

std::string_view word(Force value) { return find_word(forces, value); }
std::string_view word(Role value) { return find_word(roles, value); }
std::string_view word(Performance value) { return find_word(performances, value); }
std::string_view word(FactKind value) { return find_word(fact_kinds, value); }
std::string_view word(Trigger value) { return find_word(triggers, value); }
std::string_view word(ParticipationKind value) { return find_word(participation_kinds, value); }
std::string_view word(Confidence value) { return find_word(confidences, value); }
std::string_view word(UnStatus value) { return find_word(statuses, value); }
std::string_view word(FieldKind value) { return find_word(field_kinds, value); }

std::optional<Force> force(std::string_view text) { return find_value(forces, text); }
std::optional<Role> role(std::string_view text) { return find_value(roles, text); }
std::optional<Performance> performance(std::string_view text) {
  return find_value(performances, text);
}
std::optional<FactKind> fact_kind(std::string_view text) { return find_value(fact_kinds, text); }
std::optional<Trigger> trigger(std::string_view text) { return find_value(triggers, text); }
std::optional<ParticipationKind> participation_kind(std::string_view text) {
  return find_value(participation_kinds, text);
}
std::optional<Confidence> confidence(std::string_view text) {
  return find_value(confidences, text);
}
std::optional<UnStatus> un_status(std::string_view text) { return find_value(statuses, text); }
std::optional<FieldKind> field_kind(std::string_view text) { return find_value(field_kinds, text); }

std::string known_forces() { return list(forces); }
std::string known_roles() { return list(roles); }
std::string known_performances() { return list(performances); }
std::string known_facts() { return list(fact_kinds); }
std::string known_triggers() { return list(triggers); }
std::string known_participation_kinds() { return list(participation_kinds); }
std::string known_confidences() { return list(confidences); }
std::string known_statuses() { return list(statuses); }
std::string known_field_kinds() { return list(field_kinds); }

}  // namespace inviola::mandate
