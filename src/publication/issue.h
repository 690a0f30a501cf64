#pragma once

#include <optional>
#include <string>

#include "procedure/compile.h"
#include "publication/report.h"

namespace inviola::publication {

/// A document of paragraph 13 as it is issued, under its symbol.
struct Issuing {
  mandate::AssemblySession session;
  std::string part;    ///< "report", "addendum", "corrigendum"
  std::string symbol;  ///< of this part
  Date as_at;          ///< the day of issue
  bool demonstration = false;
};

/// The document, from a standing that holds the act of its issue. A corrigendum is the report whole
/// as it stands corrected. Nothing for another part, for a session without a report, and for an
/// addendum before its time.
std::optional<Composed> document_issued(const Materials& from, const Issuing& issuing);

}  // namespace inviola::publication
