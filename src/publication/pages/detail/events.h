#pragma once

#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

/// Every act about a dossier, in the order of entry, with the paragraph it was done under.
Timeline timeline_of(const Page& page, const procedure::Dossier& dossier);

/// "Ruritania reported the incident": who did what, in one sentence.
Line act_line(const Page& page, const procedure::Act& act);

}  // namespace inviola::publication::pages::detail
