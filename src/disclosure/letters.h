#pragma once

#include <cstdint>

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
    own,      ///< every step with its moment, and the addresses in the directory
    all       ///< each letter too: where it went, how often it was tried, what was answered
  };
  static Shown correspondence(const mandate::StateCode& with, const Viewer& viewer);

  /// What of letters and addresses waits for somebody at the desk.
  static bool may_see_tasks(const Viewer& viewer);
};

}  // namespace inviola::disclosure
