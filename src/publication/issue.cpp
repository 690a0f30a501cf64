#include "publication/issue.h"

namespace inviola::publication {

std::optional<Composed> document_issued(const Materials& from, const Issuing& issuing) {
  const Composing composing{issuing.session, issuing.as_at, issuing.demonstration};
  if (issuing.part == "report") return report(from, composing);
  if (issuing.part == "addendum") return addendum(from, composing);
  if (issuing.part != "corrigendum") return std::nullopt;
  std::optional<Composed> corrected = report(from, composing);
  if (!corrected) return std::nullopt;
  Document& document = corrected->document;
  document.subtitle = from.words.say("report.corrigendum.subtitle");
  document.identity = "corrigendum/" + std::to_string(issuing.session.value());
  // A demonstration has the sentence that it is one in the place of a symbol.
  if (!issuing.demonstration) document.masthead.symbol = issuing.symbol;
  corrected->words = count_words(document);
  return corrected;
}

}  // namespace inviola::publication
