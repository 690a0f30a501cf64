#include "publication/pages/desks/filing.h"

#include <algorithm>

#include "disclosure/gate.h"
#include "procedure/dispatch.h"
#include "publication/detail/telling.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using namespace procedure;
using disclosure::Gate;
using Readers = Gate::Readers;

constexpr const char* filing_words = "mission-filing";
/// More names than this are counted.
constexpr std::size_t named_max = 12;

std::vector<StateCode> states_today(const Ground& ground) {
  std::vector<StateCode> out;
  for (const auto& record : ground.law.states.all()) {
    if (ground.law.states.exists(record.code, ground.today)) out.push_back(record.code);
  }
  return out;
}

Readers minus(const Readers& all, const Readers& taken) {
  Readers out;
  out.everybody = all.everybody && !taken.everybody;
  for (const StateCode& state : all.states) {
    if (std::ranges::find(taken.states, state) == taken.states.end()) out.states.push_back(state);
  }
  return out;
}

/// Tells sets of readers; `others` is how many States there are besides the author.
struct ReadersTold {
  const Page& page;
  std::size_t others;

  std::vector<Line> operator()(const Readers& readers, bool complement) const {
    std::vector<Line> out;
    if (!readers.states.empty()) out.push_back(states(readers.states, complement));
    if (readers.everybody) out.push_back(page.line("the-public"));
    if (out.empty()) out.push_back(page.line("nobody"));
    return out;
  }

 private:
  Line states(const std::vector<StateCode>& codes, bool complement) const {
    if (codes.size() == others) return page.line(complement ? "all-other-states" : "all-states");
    if (codes.size() <= named_max) return page.states(codes);
    return page.line("so-many-states", {{"number", static_cast<std::int64_t>(codes.size())}});
  }
};

/// What is known of the copy of one State: how the sending of it ended last.
struct Copy {
  std::optional<Date> sent;
  std::string outcome;
  std::optional<Date> fetched;
  std::optional<Date> acknowledged;
};

std::map<StateCode, Copy> copies_sent(const Standing& seen, const Reference& communication,
                                      const std::map<StateCode, Date>& fetched) {
  std::map<StateCode, Copy> out;
  std::vector<Reference> names{communication};
  for (const EnteredActPointer& circulation : circulations_of(seen, communication)) {
    names.push_back(circulation->act.reference);
    for (const auto& [state, delivered] : deliveries_of(seen, circulation->act.reference)) {
      out[state].sent = delivered.entered;
      out[state].outcome = delivered.outcome;
    }
  }
  for (const auto& [state, day] : fetched) out[state].fetched = day;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    const auto* one = std::get_if<Acknowledged>(&entered->act.body);
    if (!one || !entered->act.author || std::ranges::find(names, one->about) == names.end())
      continue;
    auto& first = out[*entered->act.author].acknowledged;
    if (!first) first = entered->entered;
  }
  return out;
}

}  // namespace

std::vector<Block> who_sees(const Ground& ground, const Ahead& ahead) {
  Page page(ground, filing_words);
  const auto states = states_today(ground);
  const auto of = [&](const auto& standing) {
    return Gate::readers(standing, ahead.communication, states);
  };
  const ReadersTold told{page, states.empty() ? 0 : states.size() - 1};
  Readers all{true, {}};
  for (const StateCode& state : states) {
    if (state != ground.standing.viewer().state) all.states.push_back(state);
  }
  const Readers before = of(ahead.before);
  const Readers entered = of(ahead.entered);
  const Readers circulated = of(ahead.circulated);
  Facts facts;
  const auto fact = [&](const char* key, std::vector<Line> values) {
    facts.facts.push_back({page.line(key), std::move(values)});
  };
  const bool is_new = !ahead.before->communication(ahead.communication);
  std::vector<Line> at_once{page.line("ourselves"), page.line("the-secretariat")};
  const Readers none;
  if (entered != none) {
    for (Line& line : told(entered, false)) at_once.push_back(std::move(line));
  }
  fact("sees-at-once", std::move(at_once));
  if (circulated != entered) fact("sees-circulated", told(minus(circulated, entered), false));
  if (!is_new && minus(before, circulated) != none) {
    fact("no-longer", told(minus(before, circulated), false));
  }
  if (!is_new && minus(entered, before) != none) fact("newly", told(minus(entered, before), false));
  fact("does-not-see", told(minus(all, circulated), true));
  std::vector<Block> out;
  put(out, std::move(facts));
  return out;
}

std::vector<Block> what_follows(const Ground& ground, const Ahead& ahead) {
  const Ground then{ahead.entered, ground.law, ground.catalogue, ground.today,
                    ground.demonstration};
  Page page(then, filing_words);
  const Standing& standing = *ahead.entered;
  std::vector<Duty> duties;
  const auto open = [](const Duty& duty) {
    return duty.phase == Phase::open || duty.phase == Phase::overdue;
  };
  for (Duty& duty : due(standing, ground.law, ground.today)) {
    if (duty.communication == ahead.communication && open(duty)) duties.push_back(std::move(duty));
  }
  for (const Reference& occurrence : standing.occurrences_about(ahead.communication)) {
    const DossierPointer dossier = standing.dossier_of(occurrence);
    if (!dossier) continue;
    for (Duty& duty : duties_of(standing, ground.law, *dossier, ground.today)) {
      if (duty.who && open(duty)) duties.push_back(std::move(duty));
    }
  }
  if (duties.empty()) return {};
  // Without the reasons: they name a dossier that has no reference yet.
  Table table;
  table.caption = page.line("duties.caption");
  table.columns = {page.column("duties.what", 3), page.column("duties.who", 2),
                   page.column("duties.under", 2), page.column("duties.until", 2)};
  for (const Duty& duty : duties) {
    table.rows.push_back(
        {row_header(plain(capitalized(page.words(), in_words(page.words(), duty.owes)))),
         cell(duty.who ? page.state(*duty.who) : page.line("secretary-general")),
         cell(page.citation(duty.mandate, duty.paragraph)), cell(last_day_line(page, duty))});
  }
  page.put(std::move(table));
  return page.close().blocks;
}

std::vector<Block> what_it_says(const Ground& ground, const Reference& communication) {
  const CommunicationPointer known = ground.standing->communication(communication);
  std::vector<Block> out;
  if (!known) return out;
  const Page page(ground, filing_words);
  const Materials materials = page.materials();
  publication::detail::Telling(materials, ground.today).whole(*known, out);
  return out;
}

std::vector<Block> what_it_would_say(const Ground& ground, const Ahead& ahead) {
  const Ground then{ahead.entered, ground.law, ground.catalogue, ground.today,
                    ground.demonstration};
  std::vector<Block> out = what_it_says(then, ahead.communication);
  if (ahead.before->communication(ahead.communication)) return out;
  // What is not entered has no references: those it was looked at with are drawn anew.
  for (Block& block : out) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) paragraph->sources.clear();
    auto* quotation = std::get_if<Quotation>(&block.value);
    if (quotation != nullptr && !quotation->translation) quotation->attribution.clear();
    auto* facts = std::get_if<Facts>(&block.value);
    if (facts == nullptr) continue;
    std::erase_if(facts->facts, [&](const Facts::Fact& fact) {
      return !fact.values.empty() &&
             ahead.entered->dossier_of(Reference{words_of(fact.values.front())}) != nullptr;
    });
  }
  return out;
}

std::string name_of(const Catalogue& words, const Communication& communication,
                    const Wording& wording) {
  for (const Element element : all_elements) {
    if (wording.field == word(element)) return capitalized(words, in_words(words, element));
  }
  for (const EnteredActPointer& correction : communication.corrections) {
    if (correction->act.reference == wording.about) {
      return words.say("telling.correction", {{"date", correction->act.done}});
    }
  }
  return words.say("translation.statement");
}

std::vector<EnteredActPointer> circulations_of(const Standing& seen,
                                               const Reference& communication) {
  return seen.acts_where([&](const EnteredAct& entered) {
    const auto* one = std::get_if<Circulated>(&entered.act.body);
    return one && one->about == communication;
  });
}

std::vector<Block> copies_of(const Ground& ground, const Reference& communication,
                             const std::map<StateCode, Date>& fetched) {
  Page page(ground, filing_words);
  const CommunicationPointer known = ground.standing->communication(communication);
  if (!known) return {};
  const auto copies = copies_sent(page.seen(), communication, fetched);
  if (known->circulated) {
    page.paragraph("copies-since",
                   {{"date", *known->circulated},
                    {"audience", in_words(page.words(), known->restriction.audience)}});
  } else if (known->views()) {
    page.paragraph("copies-views", {{"date", known->filed->entered}});
  } else {
    page.paragraph("copies-none");
  }
  if (!copies.empty()) {
    Table table;
    table.caption = page.line("copies-caption");
    table.columns = {page.column("column.state", 3), page.column("column.outcome", 2),
                     page.column("column.sent", 2), page.column("column.fetched", 2),
                     page.column("column.acknowledged", 2)};
    std::vector<StateCode> states;
    for (const auto& [state, copy] : copies) states.push_back(state);
    for (const StateCode& state : in_order(page.words(), page.law().states, states, page.today())) {
      const Copy& copy = copies.at(state);
      table.rows.push_back({row_header(page.state(state)),
                            cell(copy.sent ? plain(word_for(page.words(), "delivery", copy.outcome))
                                           : page.missing("words.not-known")),
                            cell(page.date(copy.sent, "words.not-known")),
                            cell(page.date(copy.fetched, "words.none")),
                            cell(page.date(copy.acknowledged, "words.none"))});
    }
    page.put(std::move(table));
  } else if (known->circulated) {
    page.paragraph("copies-not-recorded");
  }
  page.paragraph("copies-remain");
  return page.close().blocks;
}

}  // namespace inviola::publication::pages
