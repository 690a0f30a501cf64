#include "publication/pages/detail/tallies.h"

#include <set>

#include "procedure/due.h"
#include "publication/pages/detail/found.h"

namespace inviola::publication::pages::detail {

using mandate::StateCode;
using procedure::Account;
using procedure::Dossier;

namespace {

void tally(const Ground& ground, const Dossier& dossier, Tallies& out) {
  const auto accounts = standing_accounts(dossier);
  if (accounts.empty()) return;
  ++out.dossiers;
  std::set<std::string> groups;
  std::set<std::string> natures;
  std::optional<int> year;
  for (const Account* account : accounts) {
    const procedure::Occurrence& one = *account->occurrence;
    if (!year && one.date) year = one.date->earliest().year();
    natures.insert(one.nature.begin(), one.nature.end());
    if (!one.host) continue;
    const mandate::StateRecord* record = ground.law.states.find(*one.host);
    groups.insert(record ? record->regional_group : std::string());
  }
  if (year) ++out.years[*year];
  for (const std::string& group : groups) ++out.groups[group];
  for (const std::string& nature : natures) ++out.natures[nature];
  for (const procedure::Obligor& obligor : dossier.obligors) {
    if (obligor.reports_withdrawn) continue;
    ++out.silences[silence_of(obligor, ground.law, ground.today)];
  }
}

/// The States for which a dossier counts.
std::set<StateCode> counted(const Ground& ground, const Dossier& dossier, StateFigure figure) {
  std::set<StateCode> out;
  const auto asked = [&](bool silent) {
    for (const procedure::Obligor& obligor : dossier.obligors) {
      if (obligor.reports_withdrawn) continue;
      if (silent &&
          silence_of(obligor, ground.law, ground.today) != procedure::Silence::never_answered) {
        continue;
      }
      out.insert(obligor.state);
    }
  };
  switch (figure) {
    case StateFigure::host:
    case StateFigure::sending:
      for (const Account* account : standing_accounts(dossier)) {
        const procedure::Occurrence& one = *account->occurrence;
        if (figure == StateFigure::sending) {
          out.insert(one.sending_states.begin(), one.sending_states.end());
        } else if (one.host) {
          out.insert(*one.host);
        }
      }
      break;
    case StateFigure::reported:
      for (const StateCode& state : accounting_states(dossier)) out.insert(state);
      break;
    case StateFigure::asked:
      asked(false);
      break;
    case StateFigure::never_answered:
      asked(true);
      break;
    case StateFigure::instruments:
      break;
  }
  return out;
}

}  // namespace

Tallies tally(const Ground& ground, bool exercise) {
  Tallies out;
  for (const auto& dossier : ground.standing->dossiers()) {
    if (is_exercise(ground.law, *dossier) == exercise) tally(ground, *dossier, out);
  }
  return out;
}

std::string_view word(StateFigure figure) {
  switch (figure) {
    case StateFigure::host:
      return "host";
    case StateFigure::sending:
      return "sending";
    case StateFigure::reported:
      return "reported";
    case StateFigure::asked:
      return "asked";
    case StateFigure::never_answered:
      return "never_answered";
    case StateFigure::instruments:
      return "instruments";
  }
  return {};
}

std::optional<StateFigure> state_figure(std::string_view text) {
  for (const StateFigure figure : all_state_figures) {
    if (word(figure) == text) return figure;
  }
  return std::nullopt;
}

std::map<StateCode, std::size_t> count_by_state(const Ground& ground, StateFigure figure) {
  std::map<StateCode, std::size_t> out;
  for (const mandate::StateRecord& record : ground.law.states.all()) {
    const bool present =
        record.status != mandate::UnStatus::former && record.status != mandate::UnStatus::invented;
    if (present) out.emplace(record.code, 0);
  }
  if (figure == StateFigure::instruments) {
    for (auto& [state, number] : out) {
      for (const mandate::Instrument& one : ground.law.participation.instruments()) {
        if (one.of_the_procedure &&
            ground.law.participation.is_participant(one.id, state, ground.today)) {
          ++number;
        }
      }
    }
    return out;
  }
  for (const auto& dossier : ground.standing->dossiers()) {
    for (const StateCode& state : counted(ground, *dossier, figure)) {
      if (const auto found = out.find(state); found != out.end()) ++found->second;
    }
  }
  return out;
}

}  // namespace inviola::publication::pages::detail
