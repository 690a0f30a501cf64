#pragma once

#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

/// Every act about a dossier, in the order of entry, with the paragraph it was done under.
Timeline timeline_of(const Page& page, const procedure::Dossier& dossier);

/// The dossier that an act is about, the first of several; null where it is about none.
procedure::DossierPointer dossier_about(const procedure::Standing& seen, const procedure::Act& act);

/// "Ruritania reported the incident": who did what, in one sentence.
Line act_line(const Page& page, const procedure::Act& act);

}  // namespace inviola::publication::pages::detail
