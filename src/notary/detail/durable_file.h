#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace inviola::notary {

/// The steps of one durable write, in their order. Tests end the process at each.
enum class WriteStep : std::uint8_t { begun, written, flushed, renamed, durable };
using OnStep = std::function<void(WriteStep)>;

namespace detail {

/// Puts `bytes` in the place of file `name` in the folder: either the old content or the new one is
/// there, whole, whatever happens at any instant. When this returns without fault the new one is
/// durable; after a fault either may be there. The file is readable by its owner alone.
Result<void> write_durably(int folder, const std::string& name, std::string_view bytes,
                           const OnStep& on_step);

/// The content of file `name` in the folder; nothing if there is none. Refused: a file that is not
/// a plain one, not ours, longer than `bytes_max`, or open to anyone but its owner.
Result<std::optional<std::string>> read_private(int folder, const std::string& name,
                                                std::size_t bytes_max);

}  // namespace detail
}  // namespace inviola::notary
