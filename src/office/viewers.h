#pragma once

#include <map>
#include <optional>

#include "base/persistent.h"
#include "disclosure/gate.h"

namespace inviola::office {

/// Each viewer's standing, kept from one question to the next: extended where an act only adds,
/// folded anew where it changes what is shown of earlier ones. Not safe for two threads at once.
class ViewerStandings {
 public:
  using Seen = disclosure::Disclosed<procedure::Standing>;

  /// `acts` and `whole` are the register now; a register only grows.
  Seen of(const disclosure::Viewer& viewer, const Series<procedure::EnteredActPointer>& acts,
          const procedure::Standing& whole);
  /// After acts that were admitted turned out not to be entered.
  void forget() { kept_.clear(); }

 private:
  struct Kept {
    Seen seen;
    std::size_t size = 0;  ///< acts it was made from
    std::uint64_t used = 0;
  };
  void make_room();

  std::map<disclosure::Viewer, Kept> kept_;
  std::uint64_t clock_ = 0;
};

}  // namespace inviola::office
