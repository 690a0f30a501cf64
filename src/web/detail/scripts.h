#pragma once

#include <string_view>

namespace inviola::web::detail {

/// The scripts of this room's components, gathered by the build (cmake/styles.cmake).
extern const std::string_view scripts;

}  // namespace inviola::web::detail
