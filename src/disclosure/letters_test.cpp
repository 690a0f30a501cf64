// Who may see what of the office's correspondence with a State.
#include "disclosure/letters.h"

#include <doctest/doctest.h>

namespace inviola::disclosure {
namespace {

using Shown = LetterGate::Shown;
using mandate::StateCode;

const StateCode us{"XRU"}, them{"XGR"};

TEST_CASE("a State's correspondence is for itself and the desk; an auditor sees what was entered") {
  CHECK(LetterGate::correspondence(us, Viewer::the_desk()) == Shown::all);
  CHECK(LetterGate::correspondence(us, Viewer::of(us)) == Shown::own);
  CHECK(LetterGate::correspondence(us, Viewer::of(them)) == Shown::nothing);
  CHECK(LetterGate::correspondence(us, Viewer::the_auditor()) == Shown::entered);
  CHECK(LetterGate::correspondence(us, Viewer::the_public()) == Shown::nothing);
  // Each level holds what stands before it: callers compare.
  CHECK(Shown::nothing < Shown::entered);
  CHECK(Shown::entered < Shown::own);
  CHECK(Shown::own < Shown::all);
}

TEST_CASE("what waits at the desk is for the desk alone") {
  CHECK(LetterGate::may_see_tasks(Viewer::the_desk()));
  for (const Viewer& other : {Viewer::of(us), Viewer::the_auditor(), Viewer::the_public()}) {
    CHECK_FALSE(LetterGate::may_see_tasks(other));
  }
}

}  // namespace
}  // namespace inviola::disclosure
