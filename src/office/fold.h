#pragma once

#include <optional>

#include "base/persistent.h"
#include "disclosure/gate.h"
#include "ledger/tree.h"
#include "office/ports.h"

namespace inviola::office {

/// A register read whole: decoded, folded, its tree built.
struct Folded {
  Series<procedure::EnteredActPointer> acts;
  procedure::Standing whole;  ///< for the gate alone
  ledger::Tree tree;          ///< of all entries, those after `as_at` too
  std::optional<Date> last;   ///< the day of the last entry

  disclosure::Disclosed<procedure::Standing> seen_by(const disclosure::Viewer& viewer) const {
    return disclosure::Gate::disclose(acts, whole, viewer);
  }
};

/// Reads all entries; with `as_at`, the acts and the standing are those of that day. A fault names
/// the first entry that cannot be read.
Result<Folded> fold(Archive& archive, std::optional<Date> as_at);

}  // namespace inviola::office
