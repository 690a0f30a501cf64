#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace inviola::procedure {

/// The procedure says no. Shown to a State in its language, from the catalogue key
/// "refusal.<code>"; the code is stable and part of the interface.
struct Refusal {
  std::string code;       ///< "withheld", "unknown-state", …
  std::string mandate;    ///< symbol of the resolution; may be empty
  std::string paragraph;  ///< of that resolution; empty where none is cited
  std::string field;      ///< path in the filing: "occurrences[1].place"
  std::map<std::string, std::string>
      facts;  ///< arguments of the sentence: dates, names, references
};

template <class T>
using Ruling = Result<T, Refusal>;

}  // namespace inviola::procedure
