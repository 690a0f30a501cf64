#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "apps/house.h"
#include "base/language.h"
#include "office/fold.h"
#include "procedure/act.h"

/// Whether a file is a document that was issued under a symbol.
namespace inviola::apps {

struct IssuedDocument {
  procedure::Issued act;
  std::uint64_t position = 0;
  Date on;
  Language language = Language::en;
  std::string_view format;      ///< one of `formats`
  bool source_is_same = false;  ///< what is rebuilt has the digest that was entered
};
struct Searched {
  std::optional<IssuedDocument> found;
  std::size_t issued = 0;  ///< documents looked at
};

/// Rebuilds each document that was issued, from the register as it was with the act of its issue,
/// in every language and every form, until one has the bytes of the file. `folded`: the whole
/// register. A document that cannot be rebuilt as it was entered is still found by the digest of
/// its source.
Result<Searched> find_issued(std::string_view file, const office::Folded& folded,
                             const Books& books, bool demonstration);

}  // namespace inviola::apps
