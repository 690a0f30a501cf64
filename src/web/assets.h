#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/message.h"

namespace inviola::web {

/// The address of the style sheet. It changes with its content, so it may be kept for ever.
const std::string& stylesheet_path();
/// Likewise of the script.
const std::string& script_path();
/// What stands at an address under "/assets/", or nothing.
std::optional<Response> asset(std::string_view path);

}  // namespace inviola::web
