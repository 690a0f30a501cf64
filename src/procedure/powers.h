#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "procedure/standing.h"

/// Who may act for a State, or hold an office at the Secretariat, on a day.
namespace inviola::procedure {

/// Full powers or an appointment.
struct Powers {
  Reference reference;             ///< of the act that gave them
  std::optional<StateCode> state;  ///< absent: an office at the Secretariat
  std::string capacity;            ///< code of the working form
  std::string holder;
  Date from;
  std::optional<Date> until;  ///< the last day
};

/// The powers that the act gave, if they stand on that day: begun, not run out, and not ended by an
/// act. `seen` must be the desk's: what one does not see cannot end anything.
std::optional<Powers> powers_on(const Standing& seen, const Reference& reference, Date today);
/// All that stand on that day, in the order of entry.
std::vector<Powers> powers_on(const Standing& seen, Date today);

/// Whether the capacity signs for its State: one who drafts or is only written to does not.
bool may_sign(const Powers& powers);

/// Why an act takes two persons of its author's, whoever hands it in.
enum class ForTwo : std::uint8_t {
  no,
  restricted,  ///< releases what is restricted, restricts it otherwise, or tells of it nevertheless
  office       ///< gives an office at the Secretariat, or ends one
};
/// `seen`: as the author sees it before the act.
ForTwo for_two(const Body& body, const Standing& seen);

}  // namespace inviola::procedure
