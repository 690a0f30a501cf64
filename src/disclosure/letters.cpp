#include "disclosure/letters.h"

#include <algorithm>

namespace inviola::disclosure {

using namespace procedure;

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

std::optional<bool> LetterGate::goes_to(const EnteredAct& act, const Standing& standing,
                                        const Viewer& viewer) {
  if (const auto* circulated = std::get_if<Circulated>(&act.act.body)) {
    const CommunicationPointer known = standing.communication(circulated->about);
    return known && Gate::may_see(*known, standing, viewer);
  }
  if (std::holds_alternative<CircularNoteSent>(act.act.body)) return true;
  if (const auto* drill = std::get_if<DrillHeld>(&act.act.body)) {
    return viewer.kind == Viewer::Kind::desk ||
           (viewer.kind == Viewer::Kind::state &&
            std::ranges::find(drill->to, viewer.state) != drill->to.end());
  }
  return std::nullopt;
}

}  // namespace inviola::disclosure
