#pragma once

#include <string_view>

namespace inviola {

/// Whether the leak of that name is planted now: INVIOLA_PLANTED_LEAK names it.
bool planted(std::string_view name);

}  // namespace inviola
