#pragma once

#include <cstdint>
#include <optional>

#include "disclosure/viewer.h"

/// The gate, for the letters that the office sends and for what it keeps of them.
namespace inviola::disclosure {

class LetterGate {
 public:
  /// How much a viewer may see of the office's correspondence with one State. Each holds what
  /// stands before it.
  enum class Shown : std::uint8_t {
    nothing,
    entered,  ///< how it ended, as far as the register holds it
    fetched,  ///< the day on which the State opened it here
    own,      ///< every step with its moment, and the addresses in the directory
    all       ///< each letter too: where it went, how often it was tried, what was answered
  };
  /// `author`: of the communication that the letter carries, if it carries one. It is told where
  /// copies of its words are.
  static Shown correspondence(const mandate::StateCode& with, const Viewer& viewer,
                              const std::optional<mandate::StateCode>& author = std::nullopt);

  /// What of letters and addresses waits for somebody at the desk.
  static bool may_see_tasks(const Viewer& viewer);
};

}  // namespace inviola::disclosure
