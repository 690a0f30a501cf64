#include "disclosure/letters.h"

namespace inviola::disclosure {

LetterGate::Shown LetterGate::correspondence(const mandate::StateCode& with, const Viewer& viewer,
                                             const std::optional<mandate::StateCode>& author) {
  switch (viewer.kind) {
    case Viewer::Kind::everyone:
      return Shown::nothing;
    case Viewer::Kind::state:
      if (viewer.state == with) return Shown::own;
      return viewer.state == author ? Shown::fetched : Shown::nothing;
    case Viewer::Kind::auditor:
      return Shown::entered;
    case Viewer::Kind::desk:
      return Shown::all;
  }
  return Shown::nothing;
}

bool LetterGate::may_see_tasks(const Viewer& viewer) { return viewer.kind == Viewer::Kind::desk; }

}  // namespace inviola::disclosure
