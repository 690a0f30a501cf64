#pragma once

#include "web/desks/asking.h"
#include "web/desks/routes.h"

namespace inviola::web::desks {

/// What stands around a page of the desks: the ways to the person's own pages, who it is, the way
/// out.
Chrome chrome_of(const Asking& asking);

}  // namespace inviola::web::desks
