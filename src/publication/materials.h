#pragma once

#include "disclosure/disclosed.h"
#include "mandate/law.h"
#include "procedure/standing.h"
#include "publication/catalogue.h"

namespace inviola::publication {

/// What a document is made from: what its reader may see, the law, the words of its language.
struct Materials {
  const disclosure::Disclosed<procedure::Standing>& seen;
  const mandate::Law& law;
  const Catalogue& words;
};

}  // namespace inviola::publication
