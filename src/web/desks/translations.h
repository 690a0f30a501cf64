#pragma once

#include "web/desks/asking.h"

namespace inviola::web::desks {

/// Translations of one communication, for the State that made it and for the desk: what it wrote,
/// what stands beside that, and the form that adds one.
Response get_translations(const Asking& asking);
Response post_translations(const Asking& asking);

}  // namespace inviola::web::desks
