#pragma once

#include <map>
#include <string>

#include "base/date.h"
#include "disclosure/disclosed.h"
#include "mandate/law.h"
#include "procedure/standing.h"
#include "publication/catalogue.h"
#include "publication/document.h"

namespace inviola::publication::search {
class Index;
}

/// The public pages. Each is a document of kind `page`, made from what its reader may see, from the
/// law, from the words of its language, and from a day. A page that is not there, or not for this
/// reader, is nothing: both alike.
namespace inviola::publication::pages {

/// What every page is made from.
struct Ground {
  const disclosure::Disclosed<procedure::Standing>& standing;
  const mandate::Law& law;
  const Catalogue& catalogue;
  Date today;
  bool demonstration = false;  ///< every page says so
  /// Of this very standing and language; without one, a page that searches makes its own.
  const search::Index* index = nullptr;
};

/// The parameters of an address, as asked for: any bytes. An empty value asks for nothing.
using Query = std::map<std::string, std::string, std::less<>>;

/// A parameter whose value has a form that the page does not know.
struct BadField {
  std::string name;
};

}  // namespace inviola::publication::pages
