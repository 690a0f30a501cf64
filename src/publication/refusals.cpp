#include "publication/refusals.h"

#include "publication/detail/facts.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

std::string say(const Catalogue& words, const std::string& key, Arguments arguments) {
  detail::complete(words, key, arguments);
  return words.say(key, arguments);
}

}  // namespace

std::string RefusalText::all() const {
  std::string out = sentence;
  for (const std::string* part : {&basis, &mend}) {
    if (!part->empty()) out += " " + *part;
  }
  return out;
}

RefusalText explain(const Catalogue& words, const mandate::Law& law,
                    const procedure::Refusal& refusal, Date on) {
  Arguments arguments = detail::arguments_from(words, law, refusal.facts, on);
  if (!refusal.field.empty()) arguments["field"] = refusal.field;
  const bool known = words.has("refusal." + refusal.code);
  if (!known) arguments["code"] = refusal.code;

  RefusalText out;
  out.sentence = say(words, known ? "refusal." + refusal.code : "refusal-other", arguments);
  const std::string mend = "mend." + refusal.code;
  if (words.has(mend)) out.mend = say(words, mend, arguments);
  if (!refusal.mandate.empty()) {
    out.basis =
        words.say("refusal-basis",
                  {{"resolution", resolution_number(refusal.mandate)},
                   {"paragraph", refusal.paragraph.empty()
                                     ? Argument{std::string("_")}
                                     : Argument{mandate::ParagraphNumber{refusal.paragraph}}}});
  }
  return out;
}

}  // namespace inviola::publication
