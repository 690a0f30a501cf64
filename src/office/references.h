#pragma once

#include "office/ports.h"
#include "procedure/standing.h"

namespace inviola::office {

/// A new reference: 40 random bits as "7QX4-M2ZD" in Crockford's base 32. Nothing can be counted
/// from it.
procedure::Reference draw_reference(Entropy& entropy);

/// One that nothing in the register bears, neither an act nor an occurrence: of two that bear the
/// same the gate could not tell which a viewer may see.
procedure::Reference draw_unused_reference(Entropy& entropy, const procedure::Standing& whole);

/// Gives each occurrence of a report that has no reference yet a new one. A State never chooses
/// one.
void name_occurrences(procedure::Body& body, Entropy& entropy, const procedure::Standing& whole);

}  // namespace inviola::office
