#include "mandate/form.h"

#include <algorithm>

namespace inviola::mandate {

bool Vocabulary::holds(std::string_view code) const {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& t) { return t.code == code; });
}

const Vocabulary* WorkingForm::find(std::string_view name) const {
  const auto found = std::find_if(vocabularies.begin(), vocabularies.end(),
                                  [&](const Vocabulary& v) { return v.name == name; });
  return found == vocabularies.end() ? nullptr : &*found;
}

}  // namespace inviola::mandate
