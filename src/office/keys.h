#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "disclosure/viewer.h"
#include "office/ports.h"

/// Keys for programs that file for a State or for the desk. Only their digests are kept.
namespace inviola::office {

/// Makes a key for a viewer and keeps its digest. The key is shown this once.
Result<std::string> make_key(Archive& archive, Entropy& entropy, const disclosure::Viewer& viewer);
/// Whom a key acts for; nothing if it is no key of this register.
Result<std::optional<disclosure::Viewer>> holder_of(Archive& archive, std::string_view key);
/// Ends all keys of a viewer; gives how many there were.
Result<std::size_t> end_keys(Archive& archive, const disclosure::Viewer& viewer);

}  // namespace inviola::office
