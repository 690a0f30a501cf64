#pragma once

#include <memory>
#include <vector>

#include "office/cases/run.h"

/// Where a case is played: a real office over an archive, with a calendar that the story sets.
namespace inviola::apps {

/// Tells the story to a register that is empty. The same story gives the same references.
Result<std::vector<office::cases::Otherwise>> tell_case(
    const office::cases::Story& story, office::Archive& archive,
    const std::shared_ptr<const mandate::Law>& law);

/// The same, on a register that passes with the call.
Result<std::vector<office::cases::Otherwise>> tell_case_in_memory(
    const office::cases::Story& story, const std::shared_ptr<const mandate::Law>& law);

}  // namespace inviola::apps
