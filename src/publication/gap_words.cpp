#include "publication/gap_words.h"

#include "publication/words.h"

namespace inviola::publication {

GapWords gap_words(const Catalogue& words, const mandate::States& states,
                   const mandate::TreatyGap& gap, Date on) {
  const auto missing = gap.missing.value_or(mandate::TreatyGap::Number{});
  GapWords out;
  out.missing = words.say("gap-known." + gap.known,
                          {{"number", std::int64_t{missing.most}},
                           {"least", std::int64_t{missing.least}},
                           {"range", missing.least != missing.most ? "yes" : "no"}});
  out.evidence = words.say("gap-evidence." + gap.evidence);
  if (gap.candidates.empty()) return out;
  out.candidates = list_of(words, names_in_order(words, states, gap.candidates, on));
  if (missing.most > 0 && gap.candidates.size() > static_cast<std::size_t>(missing.most)) {
    out.candidates =
        words.say("gap.some", {{"number", std::int64_t{missing.most}}, {"states", out.candidates}});
  }
  return out;
}

}  // namespace inviola::publication
