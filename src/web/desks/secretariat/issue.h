#pragma once

#include "web/desks/asking.h"

namespace inviola::web::desks::secretariat {

/// What was issued in a cycle, and the form that issues: part and symbol.
void draw_issuing(components::Pen& pen, const Asking& asking, const Seen& seen,
                  mandate::AssemblySession session);

}  // namespace inviola::web::desks::secretariat
