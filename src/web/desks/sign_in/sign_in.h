#pragma once

#include "web/desks/routes.h"

namespace inviola::web::desks::sign_in {

/// For one who asks for a page of the desks and is not signed in: the sign-in page, which leads
/// there afterwards. What was filled in is carried along and lost by nobody.
Response sign_in_first(const Asking& asking);
/// For a form that is not one of ours, or whose token is another's: nothing was done.
Response form_refused(const Asking& asking);

}  // namespace inviola::web::desks::sign_in
