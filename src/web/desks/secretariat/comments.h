#pragma once

#include <vector>

#include "publication/pages/desks/comments.h"
#include "web/desks/asking.h"

namespace inviola::web::desks::secretariat {

/// The comments of States on the parts of a report: who is asked, who commented, who was silent,
/// and the form that asks them.
void draw_comments(components::Pen& pen, const Asking& asking, const Seen& seen,
                   const procedure::CycleDays& days);

/// Comments that wait for an answer, each with the way to it; nothing where there is none.
void draw_unanswered(components::Pen& pen, const Asking& asking, const Seen& seen);

/// The States that an invitation would ask, in the order of the language; at least one where the
/// procedure would enter it.
std::vector<mandate::StateCode> quoted_in_order(const Asking& asking, const Seen& seen,
                                                const procedure::CommentsInvited& act);

}  // namespace inviola::web::desks::secretariat
