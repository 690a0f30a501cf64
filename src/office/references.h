#pragma once

#include "office/ports.h"
#include "procedure/act.h"

namespace inviola::office {

/// A new reference: 40 random bits as "7QX4-M2ZD" in Crockford's base 32. Nothing can be counted
/// from it.
procedure::Reference draw_reference(Entropy& entropy);

/// Gives each occurrence of a report that has no reference yet a new one. A State never chooses
/// one.
void name_occurrences(procedure::Body& body, Entropy& entropy);

}  // namespace inviola::office
