#pragma once

#include "conformance/archive_suite.h"

namespace inviola::conformance {

/// What every keeping-place must do with what is kept beside the register.
void housekeeping_suite(const std::function<std::unique_ptr<Ground>()>& fresh_ground);

}  // namespace inviola::conformance
