#pragma once

#include <string>
#include <vector>

#include "mandate/mandate.h"

namespace inviola::mandate {

/// One thing that two mandates say otherwise. An empty side: only the other has it.
struct Difference {
  std::string subject;  ///< "paragraph 10 (b)", "obligation circulation", "adopted"
  std::string aspect;   ///< "force", "wording", "official text", "deadline"; empty for the whole
  std::string before;
  std::string after;
  friend bool operator==(const Difference&, const Difference&) = default;
};

struct MandateComparison {
  std::vector<Difference> differences;  ///< facts, then paragraphs, then obligations
  /// Mandates whose paragraphs are not to hand, so that they could not be compared.
  std::vector<MandateSymbol> not_to_hand;
};

/// Compares two mandates, paragraph by paragraph and obligation by obligation. Wordings are
/// compared in the one language.
MandateComparison compare(const Mandate& before, const Mandate& after, Language language);

/// "reasonable period, 180 days (practice)": as `compare` shows a deadline.
std::string describe(const Deadline& deadline);

}  // namespace inviola::mandate
