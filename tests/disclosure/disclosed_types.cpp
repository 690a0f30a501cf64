// Compiled by disclosed_types.sh, once for each definition; never linked.
#include "disclosure/gate.h"
#include "publication/notes.h"
#include "publication/pages/home.h"

using namespace inviola;

publication::Document page(const procedure::Standing& raw,
                           const Series<procedure::EnteredActPointer>& acts,
                           const mandate::Law& law, const publication::Catalogue& words) {
  const auto seen = disclosure::Gate::disclose(acts, raw, disclosure::Viewer::the_public());
#if defined(RAW_PAGE)
  const publication::pages::Ground ground{raw, law, words, Date{}, false};
#else
  const publication::pages::Ground ground{seen, law, words, Date{}, false};
#endif
#if defined(RAW_NOTE)
  const publication::Materials materials{raw, law, words};
#else
  const publication::Materials materials{seen, law, words};
#endif
#if defined(RAW_VIEWER)
  const disclosure::Disclosed<procedure::Standing> by_hand(raw, disclosure::Viewer::the_public());
#endif
#if defined(RAW_MADE)
  const disclosure::Disclosed<procedure::Standing> out_of_nothing;
#endif
  static_cast<void>(publication::note_for(materials, {}, {}));
  return publication::pages::home_page(ground);
}
