#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/strong.h"
#include "mandate/state.h"

namespace inviola::mandate {

using MandateSymbol = Strong<struct MandateSymbolTag, std::string>;      ///< "A/RES/71/145"
using ParagraphNumber = Strong<struct ParagraphNumberTag, std::string>;  ///< "10 (b)", "preamble 6"
using AssemblySession = Strong<struct AssemblySessionTag, int>;          ///< 73

/// What a paragraph does: names a duty, names a power, or exhorts.
enum class Force : std::uint8_t { duty, power, hortatory };

struct Paragraph {
  ParagraphNumber number;
  Force force = Force::hortatory;
  std::array<std::string, all_languages.size()> wording;  ///< ours; empty where not yet written
  std::string authentic;  ///< imported official text, in English; empty if none was imported
};

// When a thing is owed, counted from its trigger. The law's alternatives are the type's
// alternatives: a new kind stops every visit from compiling.

/// Law: "without delay".
struct WithoutDelay {
  std::int32_t practice_days = 0;
};
/// Law: "upon receipt".
struct OnReceipt {
  std::int32_t practice_days = 0;
};
/// A period that the law itself sets.
struct WithinDays {
  std::int32_t days = 0;
};
/// Law: "within a reasonable period of time".
struct ReasonablePeriod {
  std::int32_t practice_days = 0;
};
struct OnDate {
  Date date;
};
/// The cut-off day of the cycle.
struct ByCutOff {};
/// A session of the Assembly.
struct AtSession {
  AssemblySession session;
};
/// A power: no day.
struct WhenAppropriate {};
using Deadline = std::variant<WithoutDelay, OnReceipt, WithinDays, ReasonablePeriod, OnDate,
                              ByCutOff, AtSession, WhenAppropriate>;

/// Whether the period is the law's or a setting of the office ("practice, not law").
bool is_practice(const Deadline& deadline);

/// Who owes, or may act.
enum class Role : std::uint8_t {
  any_state,          ///< 10 (a)
  territorial_state,  ///< where the violation took place
  offender_state,     ///< where the alleged offender is present, to the extent possible
  states_concerned,   ///< directly concerned
  all_states,
  disputing_states,
  secretary_general,
  general_assembly
};

/// What is owed, or may be done.
enum class Performance : std::uint8_t {
  contacts,              ///< 5, between missions and the receiving State
  abuse_prevention,      ///< 6
  assistance,            ///< 7, to the State in whose territory abuse may have occurred
  peaceful_settlement,   ///< 9, by the States in dispute
  report,                ///< 10 (a)
  follow_up_justice,     ///< 10 (b), measures to bring the offender to justice
  follow_up_outcome,     ///< 10 (b), the final outcome, in accordance with its laws
  follow_up_prevention,  ///< 10 (b), measures against a repetition
  views,                 ///< 12
  circular_note,         ///< 11 (a)
  circulation,           ///< 11 (b)
  attention,             ///< 11 (c)
  reminder,              ///< 11 (d)
  report_to_assembly,    ///< 13
  own_views,             ///< 14
  agenda_item,           ///< 15
  good_offices,          ///< 9
  consider_joining,      ///< 8
  comments               ///< on a report in the making: practice, in no resolution
};

/// What sets the period running.
enum class Trigger : std::uint8_t {
  adoption,        ///< of the mandate
  violation,       ///< its date, as reported
  report_entered,  ///< a report under 10 (a) about the State was entered
  received,        ///< a communication was entered
  circular_note,   ///< the note of the cycle was sent
  none
};

std::string_view word(Force force);
std::string_view word(Role role);  ///< as in mandate.toml: "territorial State"
std::string_view word(Performance performance);
std::string_view word(Trigger trigger);
/// The kind alone, as in mandate.toml: "reasonable period".
std::string_view word(const Deadline& deadline);
std::optional<Force> force(std::string_view word);
std::optional<Role> role(std::string_view word);
std::optional<Performance> performance(std::string_view word);
std::optional<Trigger> trigger(std::string_view word);

struct ReminderRule {
  ParagraphNumber source;
  std::int32_t every_days = 0;  ///< practice
  int at_most = 0;              ///< practice
};

struct Obligation {
  std::string id;  ///< "follow-up-justice"
  ParagraphNumber source;
  std::vector<ParagraphNumber> also_under;  ///< other paragraphs that the same act fulfils
  bool power = false;                       ///< may, not must
  Role owed_by = Role::any_state;
  Role owed_to = Role::secretary_general;
  Performance owes = Performance::report;
  Trigger after = Trigger::none;
  Deadline deadline = WhenAppropriate{};
  std::optional<ReminderRule> remind;
};

/// A cycle's calendar, as the sources give it. What no source gives is absent.
struct Cycle {
  AssemblySession session;              ///< the session to which the report goes
  std::optional<Date> circular_note;    ///< sent
  std::optional<Date> cut_off;          ///< last day that is in time
  bool cut_off_is_practice = false;     ///< not seen in a source: the office's usual day
  std::optional<Date> addendum_closes;  ///< last day whose contributions go to the addendum
  bool addendum_closes_is_practice = false;
  std::vector<std::string> report_symbols;  ///< A/73/189 and its addenda
  std::string previous_report;
  std::optional<Date> report_distributed;
  std::optional<int> provisional_item;
  std::optional<int> item;
  std::optional<int> reports_by_cut_off;       ///< as the issued report states it
  std::optional<int> views_by_cut_off;         ///< as the issued report states it
  std::optional<int> additional_participants;  ///< as the issued report states it
  /// What was not seen, or only inferred: keys below "cycle-note." of the catalogues.
  std::vector<std::string> notes;
  std::vector<std::string> sources;
};

/// What a source says of the making of a resolution.
enum class FactKind : std::uint8_t {
  plenary_meeting,
  distributed,
  draft,
  item_requested_by,
  item_requested_in,
  preliminary_agenda,
  debate,
  action,
  committee_days,
  committee_meetings,
  committee_report,
  committee_report_day,
  delegations,
  press_releases,
  guidelines,
  report_recalled,
  remark
};
std::string_view word(FactKind kind);  ///< as in mandate.toml: "plenary-meeting"
std::optional<FactKind> fact_kind(std::string_view word);

struct MandateFact {
  FactKind kind = FactKind::remark;
  std::vector<Date> days;
  std::vector<std::string> symbols;  ///< of documents, or numbers of meetings
  std::vector<StateCode> states;
  std::optional<int> number;
  std::string remark;  ///< key below "mandate-remark." of the catalogues
};

struct Mandate {
  MandateSymbol symbol;
  AssemblySession adopted_at;
  std::optional<Date> adopted;          ///< only if a source was seen
  Date in_force_from;                   ///< the day of adoption, or the latest it can have been
  bool in_force_from_is_bound = false;  ///< the second case
  std::string title;
  std::optional<MandateSymbol> succeeds;
  std::optional<MandateSymbol> worked_as;  ///< its paragraphs are not to hand: worked like this one
  std::vector<Paragraph> paragraphs;
  std::vector<Obligation> obligations;
  std::optional<Cycle> cycle;  ///< of the report that it requests
  /// What its clauses added, where a source says so: keys below "novelty." of the catalogues.
  std::vector<std::string> novelties;
  std::vector<MandateFact> notes;  ///< of its making, where a source says so
  std::vector<std::string> sources;

  const Paragraph* find(const ParagraphNumber& number) const;
  const Obligation* find(Performance performance) const;
};

/// The chain of resolutions. Each day since the first has exactly one in force.
class Chain {
 public:
  Chain() = default;
  /// Takes mandates in any order; they must not share a first day.
  explicit Chain(std::vector<Mandate> mandates);
  /// The mandate in force on a day; nothing before the first.
  const Mandate* in_force(Date on) const;
  /// The one whose rules are worked on a day: itself, or the one it is `worked_as`. In the second
  /// case its sessions are its own: take the session from the cycle of the mandate in force.
  const Mandate* worked(Date on) const;
  const Mandate* find(const MandateSymbol& symbol) const;
  /// The mandate that requests the report to that session.
  const Mandate* for_report_to(AssemblySession session) const;
  const std::vector<Mandate>& all() const { return mandates_; }

 private:
  std::vector<Mandate> mandates_;  ///< in the order of in_force_from
};

}  // namespace inviola::mandate
