#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "mandate/state.h"

namespace inviola::disclosure {

/// Who looks. A viewer is handed in with every request; nothing is shown to nobody.
struct Viewer {
  enum class Kind : std::uint8_t {
    everyone,  ///< the public
    state,     ///< one acting for a State
    auditor,   ///< checks the register: what the public sees, and the evidence
    desk       ///< an officer of the Secretariat
  };
  Kind kind = Kind::everyone;
  mandate::StateCode state;  ///< for Kind::state

  static Viewer the_public() { return {}; }
  static Viewer of(mandate::StateCode code) { return {Kind::state, std::move(code)}; }
  static Viewer the_auditor() { return {Kind::auditor, {}}; }
  static Viewer the_desk() { return {Kind::desk, {}}; }

  friend auto operator<=>(const Viewer&, const Viewer&) = default;
};

}  // namespace inviola::disclosure
