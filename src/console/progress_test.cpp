#include "console/progress.h"

#include <doctest/doctest.h>

#include <sstream>

namespace inviola::console {

TEST_CASE("what takes long is told, with what and for how long; what is quick is not") {
  std::ostringstream quick;
  {
    const Progress progress(quick, "verify");
  }
  CHECK(quick.str().empty());

  std::ostringstream slow;
  {
    const Progress progress(slow, "verify", std::chrono::milliseconds(5));
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
  }
  CHECK(slow.str().starts_with("verify: 0 s so far\n"));
  CHECK(slow.str().ends_with("verify: done after 0 s\n"));
}

}  // namespace inviola::console
