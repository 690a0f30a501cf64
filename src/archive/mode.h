#pragma once

#include <cstdint>

namespace inviola::archive {

/// How a register is opened.
enum class Mode : std::uint8_t {
  create,  ///< a new, empty one; refused where one is already. From then on as `write`
  write,   ///< an existing one, by the one writer that there may be
  read  ///< an existing one, beside a writer or without; whatever would keep something is refused
};

}  // namespace inviola::archive
