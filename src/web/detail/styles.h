#pragma once

#include <string_view>

namespace inviola::web::detail {

/// All style sheets of this room, in order, gathered by the build (cmake/styles.cmake).
extern const std::string_view styles;
/// All scripts, likewise.
extern const std::string_view script;

}  // namespace inviola::web::detail
