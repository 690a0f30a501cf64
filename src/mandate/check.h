#pragma once

#include <vector>

#include "base/date.h"
#include "mandate/law.h"
#include "mandate/reader.h"

namespace inviola::mandate {

/// What is wrong with a law, taken as a whole; nothing if all is well:
/// each day from the first mandate's to `today` has exactly one mandate, each succeeds the one
/// before, and one that is worked as another names one whose paragraphs are to hand; each paragraph
/// is cited by an obligation or a power, or is hortatory, and its force is that of what cites it;
/// each paragraph that is cited exists; each vocabulary and each term stands once and each field
/// names a vocabulary that exists; each treaty action names a State and an instrument that exist;
/// each known event names States and codes that exist.
std::vector<ReadError> check(const Law& law, Date today);

}  // namespace inviola::mandate
