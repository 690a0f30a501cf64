// The duties that the program computes, held against the plain telling of them; and the fold held
// against itself. A failure prints one line to play it again.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "apps/house.h"
#include "duties/histories.h"
#include "duties/plain.h"
#include "procedure/due.h"

using namespace inviola;
using namespace inviola::procedure;
using mandate::Performance;

namespace {

constexpr std::uint64_t histories = 100'000;
constexpr std::uint64_t on_shipped_law_one_in = 20;

std::optional<std::uint64_t> seed_asked_for() {
  const char* seed = std::getenv("INVIOLA_SEED");
  return seed ? std::optional<std::uint64_t>(std::strtoull(seed, nullptr, 10)) : std::nullopt;
}

/// The seeds to run: the one that is asked for, or so many from 1.
template <class Run>
void for_each_seed(std::uint64_t count, Run run) {
  if (const auto seed = seed_asked_for()) {
    run(*seed);
    return;
  }
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    if (!run(seed)) return;
  }
}

Standing fold(const std::vector<EnteredAct>& acts) {
  Standing standing;
  for (const EnteredAct& act : acts) {
    standing = after(std::move(standing), std::make_shared<const EnteredAct>(act));
  }
  return standing;
}

const mandate::Law& law_for(std::uint64_t seed) {
  static const mandate::Law differences = plain::law_of_differences();
  static const auto books = apps::open_books(INVIOLA_ROOT "/data", true);
  REQUIRE(books.has_value());
  return seed % on_shipped_law_one_in == 0 ? *books->law : differences;
}

std::size_t element_of(Performance owes) {
  if (owes == Performance::follow_up_justice) return 0;
  return owes == Performance::follow_up_outcome ? 1 : 2;
}

bool is_follow_up(const Duty& duty) {
  return duty.owes == Performance::follow_up_justice ||
         duty.owes == Performance::follow_up_outcome ||
         duty.owes == Performance::follow_up_prevention;
}

/// What the program says of one dossier, in the form of the plain telling.
std::map<StateCode, plain::Line> lines(const std::vector<Duty>& duties) {
  std::map<StateCode, plain::Line> out;
  for (const Duty& duty : duties) {
    plain::Line& line = out[duty.who ? *duty.who : *duty.towards];
    if (is_follow_up(duty)) {
      line.elements[element_of(duty.owes)] = {duty.capacity == Capacity::territorial,
                                              std::string(word(duty.phase)), duty.due};
      line.silence = word(duty.silence);
    } else if (duty.owes == Performance::reminder) {
      line.remind = duty.due;
    } else if (duty.owes == Performance::attention) {
      line.attention = true;
    }
  }
  return out;
}

std::string told(const std::map<StateCode, plain::Line>& lines) {
  std::string out;
  for (const auto& [state, line] : lines) {
    out += "\n    " + state.value() + ':';
    for (const plain::Owed& one : line.elements) {
      out +=
          ' ' + one.phase + (one.territorial ? "" : "*") + ' ' + (one.due ? one.due->iso() : "-");
    }
    out += "; " + line.silence + "; remind " + (line.remind ? line.remind->iso() : "no") +
           (line.attention ? "; attention" : "");
  }
  return out;
}

/// What is wrong on a day; empty if the two agree.
std::string difference(const std::vector<EnteredAct>& acts, const Standing& standing,
                       const mandate::Law& law, Date today) {
  const std::set<plain::Incident> incidents = plain::incidents(acts);
  const std::vector<DossierPointer> dossiers = standing.dossiers();
  if (incidents.size() != dossiers.size()) return "the number of incidents";
  const std::vector<Duty> round = due(standing, law, today);
  std::uint64_t overdue = 0;
  std::uint64_t reminders = 0;
  std::map<StateCode, std::size_t> owed_by;
  for (const DossierPointer& dossier : dossiers) {
    const plain::Incident incident(dossier->members.begin(), dossier->members.end());
    if (!incidents.contains(incident)) return "which occurrences are one incident";
    const auto expected = plain::lines(acts, law, incident, today);
    const auto found = lines(duties_of(standing, law, *dossier, today));
    if (found != expected) {
      return "the duties of " + dossier->reference.value() + "\n  plainly:" + told(expected) +
             "\n  found:" + told(found);
    }
    for (const auto& [state, line] : expected) {
      owed_by[state] += line.elements.size();
      overdue += static_cast<std::uint64_t>(
          std::count_if(line.elements.begin(), line.elements.end(),
                        [](const plain::Owed& one) { return one.phase == "overdue"; }));
      reminders += line.remind ? 1 : 0;
      // The day's round proposes it, and nothing else of the kind.
      for (const auto& [owes, expects] : {std::pair{Performance::reminder, line.remind.has_value()},
                                          std::pair{Performance::attention, line.attention}}) {
        const bool proposed = std::any_of(round.begin(), round.end(), [&](const Duty& duty) {
          return duty.owes == owes && duty.dossier == dossier->reference && duty.towards == state;
        });
        if (proposed != expects) return "what the day's round proposes to " + state.value();
      }
    }
  }
  for (const auto& [state, count] : owed_by) {
    if (duties_of(standing, law, state, today).size() != count) {
      return "the duties of " + state.value() + " over all dossiers";
    }
  }
  const OverdueCount count = count_overdue(standing, law, today);
  if (count.follow_ups != overdue) return "the count of what is overdue";
  if (count.reminders != reminders) return "the count of reminders";
  return {};
}

bool agree(std::uint64_t seed) {
  const std::vector<EnteredAct> acts = plain::draw_history(seed);
  const Standing standing = fold(acts);
  const mandate::Law& law = law_for(seed);
  const bool shipped = seed % on_shipped_law_one_in == 0;
  std::mt19937_64 random(~seed);
  const std::int32_t span = acts.back().entered - acts.front().entered;
  const Date today =
      acts.back().entered + static_cast<std::int32_t>(random() % (shipped ? 400 : 120));
  // A day within the history asks of the acts until then, and no more is known on it.
  const Date then = acts.front().entered + static_cast<std::int32_t>(random() % (span + 1));
  std::vector<EnteredAct> until;
  for (const EnteredAct& act : acts) {
    if (act.entered <= then) until.push_back(act);
  }
  std::string why = difference(acts, standing, law, today);
  if (why.empty()) why = difference(until, fold(until), law, then);
  if (why.empty()) return true;
  std::string all;
  for (const EnteredAct& act : acts) all += "\n  " + plain::told(act);
  FAIL_CHECK("INVIOLA_SEED=" << seed << " build/test/bin/duties_test\n  on " << today.iso()
                             << " or " << then.iso() << ", otherwise: " << why << all);
  return false;
}

/// All that a standing says of its dossiers and communications.
std::string said(const Standing& standing) {
  std::string out = std::to_string(standing.acts());
  for (const CommunicationPointer& one : standing.communications()) {
    out += '\n' + one->reference().value() + ' ' + std::string(word(one->restriction.audience)) +
           ' ' + (one->withdrawn ? one->withdrawn->iso() : "") + ' ' +
           (one->circulated ? one->circulated->iso() : "") + ' ' +
           std::to_string(one->corrections.size());
  }
  const mandate::Law& law = law_for(1);
  for (const DossierPointer& dossier : standing.dossiers()) {
    out += '\n' + dossier->reference.value();
    for (const Reference& member : dossier->members) out += ' ' + member.value();
    for (const EnteredActPointer& act : dossier->history) out += ' ' + act->act.reference.value();
    out += told(lines(duties_of(standing, law, *dossier, *Date::parse("2016-08-01"))));
  }
  for (const EnteredActPointer& act : standing.other_acts())
    out += ' ' + act->act.reference.value();
  const OverdueCount count = count_overdue(standing, law, *Date::parse("2016-08-01"));
  return out + '\n' + std::to_string(count.follow_ups) + ' ' + std::to_string(count.reminders);
}

}  // namespace

TEST_CASE("the duties agree with a plain telling of them, on random histories") {
  std::uint64_t wrong = 0;
  for_each_seed(histories, [&](std::uint64_t seed) {
    wrong += agree(seed) ? 0 : 1;
    return wrong < 3;
  });
}

TEST_CASE("the fold of a prefix, then of the rest, is the fold of the whole; the prefix stays") {
  for_each_seed(10'000, [&](std::uint64_t seed) {
    const std::vector<EnteredAct> acts = plain::draw_history(seed);
    const auto middle = acts.begin() + static_cast<std::ptrdiff_t>(seed % acts.size());
    const std::vector<EnteredAct> prefix(acts.begin(), middle);
    const Standing kept = fold(prefix);
    const std::string before = said(kept);
    Standing standing = kept;
    for (auto act = middle; act != acts.end(); ++act) {
      standing = after(standing, std::make_shared<const EnteredAct>(*act));
    }
    const bool same = said(standing) == said(fold(acts)) && said(kept) == before;
    CHECK_MESSAGE(same, "INVIOLA_SEED=" << seed << " build/test/bin/duties_test");
    return same;
  });
}
