#pragma once

#include "web/desks/routes.h"

namespace inviola::web::desks {

Response get_people(const Asking& asking);
Response post_powers(const Asking& asking);
Response post_invite(const Asking& asking);
Response post_confirm(const Asking& asking);
Response post_end(const Asking& asking);

}  // namespace inviola::web::desks
