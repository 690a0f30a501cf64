#pragma once

#include "web/desks/asking.h"

namespace inviola::web::desks {

/// What waits for a second person of the asker's State, or of the desk, with all that would be
/// entered: nobody signs what he has not seen. `address` is the page's own.
Response second_person_page(const Asking& asking, const std::string& address);
/// Signs or drops what the form names, and leads back.
Response decide(const Asking& asking, const std::string& address);

}  // namespace inviola::web::desks
