#include "disclosure/letters.h"

namespace inviola::disclosure {

LetterGate::Shown LetterGate::correspondence(const mandate::StateCode& with, const Viewer& viewer) {
  switch (viewer.kind) {
    case Viewer::Kind::everyone:
      return Shown::nothing;
    case Viewer::Kind::state:
      return viewer.state == with ? Shown::own : Shown::nothing;
    case Viewer::Kind::auditor:
      return Shown::entered;
    case Viewer::Kind::desk:
      return Shown::all;
  }
  return Shown::nothing;
}

bool LetterGate::may_see_tasks(const Viewer& viewer) { return viewer.kind == Viewer::Kind::desk; }

}  // namespace inviola::disclosure
