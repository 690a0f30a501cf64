#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "console/console.h"
#include "office/cases/run.h"

namespace inviola::console {

/// Tells a story on a stage of its own.
using TellStory =
    std::function<Result<std::vector<office::cases::Otherwise>>(const office::cases::Story&)>;

/// Reads all files (name, text), then tells each story, and prints every line that came out
/// otherwise. Ends with `misused` if a file is no case: then none was told.
int cases(const Output& to, const std::vector<std::pair<std::string, std::string>>& files,
          const mandate::Law& law, const TellStory& tell);

}  // namespace inviola::console
