// The letter of paragraph 8: which of the instruments a State has not joined.
#include <algorithm>

#include "publication/detail/letter.h"
#include "publication/notes.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using detail::Letter;
using mandate::Confidence;
using mandate::Instrument;
using mandate::TreatyAction;

Line done(const Catalogue& words, const TreatyAction& action) {
  Line line = sentence(words, "note.instruments.done",
                       {{"kind", in_words(words, action.kind)}, {"date", Argument(action.date)}});
  if (action.confidence == Confidence::high && action.counted) return line;
  // What no good source gives is shown so, in words as well as in form.
  return sentence(words, "report.status.weak-date", {{"date", words_of(line)}},
                  {{"date", {Tone::unconfirmed, {}, {}}}});
}

/// The instruments of the procedure in two parts, and what is recorded of the State for each.
struct Positions {
  std::vector<const Instrument*> open;
  std::vector<const Instrument*> joined;
  std::vector<TreatyAction> actions;  ///< of the State up to the day
  bool unconfirmed = false;

  std::vector<const TreatyAction*> of(const Instrument& instrument) const {
    std::vector<const TreatyAction*> out;
    for (const TreatyAction& action : actions) {
      if (action.instrument == instrument.id) out.push_back(&action);
    }
    return out;
  }
};

Positions positions(const mandate::Participation& participation, const mandate::StateCode& state,
                    Date on) {
  Positions out;
  for (const Instrument& one : participation.instruments()) {
    if (!one.of_the_procedure) continue;
    const bool joined = participation.is_participant(one.id, state, on);
    (joined ? out.joined : out.open).push_back(&one);
  }
  for (TreatyAction& action : participation.actions_of(state)) {
    const Instrument* instrument = participation.find(action.instrument);
    if (action.date > on || !instrument || !instrument->of_the_procedure) continue;
    out.unconfirmed |= action.confidence != Confidence::high || !action.counted;
    out.actions.push_back(std::move(action));
  }
  return out;
}

Table table(const Materials& from, const char* caption, Date on, const Positions& positions,
            const std::vector<const Instrument*>& instruments) {
  const Catalogue& words = from.words;
  Table out;
  out.caption = sentence(words, caption, {{"date", on}});
  out.columns = {{plain(words.say("report.status.instrument")), 5},
                 {plain(words.say("note.instruments.in-force")), 2},
                 {plain(words.say("note.instruments.recorded")), 4}};
  for (const Instrument* one : instruments) {
    Line recorded;
    for (const TreatyAction* action : positions.of(*one)) {
      if (!recorded.empty()) {
        recorded.push_back({words.say("page.shared.separator"), Tone::plain, {}, {}, 0});
      }
      for (Run& run : done(words, *action)) recorded.push_back(std::move(run));
    }
    if (recorded.empty()) recorded = {toned(words.say("note.instruments.nothing"), Tone::missing)};
    const Line in_force = one->in_force ? plain(words.date(*one->in_force))
                                        : Line{toned(words.say("words.not-known"), Tone::missing)};
    out.rows.push_back({{.line = plain(title_of(words, *one)), .header = true},
                        {.line = in_force},
                        {.line = std::move(recorded)}});
  }
  return out;
}

Line line_of(const Catalogue& words, const Instrument& instrument, const mandate::TreatyGap& gap) {
  Arguments arguments{{"instrument", title_of(words, instrument)}, {"after", "_"}, {"before", "_"}};
  if (gap.not_before) arguments["after"] = *gap.not_before;
  if (gap.not_after) arguments["before"] = *gap.not_after;
  return sentence(words, "note.instruments.gap", arguments);
}

}  // namespace

std::optional<Document> instruments_letter(const Materials& from, Date on,
                                           const Addressing& addressing) {
  const mandate::Mandate* mandate = from.law.chain.in_force(on);
  if (!mandate || !from.law.states.exists(addressing.to, on)) return std::nullopt;
  const auto basis = detail::basis_of(from.law, mandate->symbol.value());
  const auto paragraph = basis
                             ? detail::paragraph_for(*basis, mandate::Performance::consider_joining)
                             : mandate::ParagraphNumber();
  const Positions known = positions(from.law.participation, addressing.to, on);
  if (paragraph.value().empty() || known.open.empty()) return std::nullopt;

  Letter letter(from, addressing, *basis, on, "instruments/" + on.iso());
  const Catalogue& words = from.words;
  letter.say("note.instruments.opening", {{"paragraph", paragraph}});
  letter.recall("note.attention.recall", detail::whole_paragraph(paragraph));
  const auto open = static_cast<std::int64_t>(known.open.size());
  const auto all = open + static_cast<std::int64_t>(known.joined.size());
  letter.say("note.instruments.open", {{"date", on}, {"number", open}, {"all", all}});
  letter.put(table(from, "note.instruments.open-caption", on, known, known.open));
  List gaps;
  for (const mandate::TreatyGap& gap : from.law.participation.gaps()) {
    const auto about = [&](const Instrument* one) { return one->id == gap.instrument; };
    const auto instrument = std::find_if(known.open.begin(), known.open.end(), about);
    if (instrument == known.open.end() || (gap.not_before && *gap.not_before > on)) continue;
    // To a State that is not among those that may have acted it is no news.
    if (std::ranges::find(gap.candidates, addressing.to) != gap.candidates.end()) {
      gaps.items.push_back({{}, line_of(words, **instrument, gap)});
    }
  }
  if (!gaps.items.empty()) {
    letter.say("note.instruments.gaps");
    letter.put(std::move(gaps));
  }
  if (!known.joined.empty()) {
    letter.say("note.instruments.joined");
    letter.put(table(from, "note.instruments.joined-caption", on, known, known.joined));
  }
  if (known.unconfirmed) letter.say("note.instruments.unconfirmed");
  letter.say("note.instruments.neutral");
  return letter.close();
}

}  // namespace inviola::publication
