#pragma once

#include <string>

#include "base/date.h"
#include "mandate/law.h"
#include "procedure/refusal.h"
#include "publication/catalogue.h"

namespace inviola::publication {

/// A refusal as it is told: three sentences, each of which may be empty but the first.
struct RefusalText {
  std::string sentence;  ///< what is refused and why: "refusal.<code>"
  std::string basis;     ///< the resolution and paragraph it rests on, where one is cited
  std::string mend;      ///< what to do next: "mend.<code>"
  /// All of it, as one paragraph.
  std::string all() const;
};

/// Says a refusal in the reader's language. A code without a sentence is told as refused, by its
/// code. State codes among the facts are shown by their names on the day, dates in the language's
/// form; a fact that a sentence asks for and the refusal lacks counts as the choice "_".
RefusalText explain(const Catalogue& words, const mandate::Law& law,
                    const procedure::Refusal& refusal, Date on);

}  // namespace inviola::publication
