#pragma once

#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <map>
#include <memory>
#include <string>

#include "publication/catalogue.h"
#include "publication/detail/pattern.h"

namespace inviola::publication {

/// What a catalogue holds.
struct Catalogue::Patterns {
  struct Pattern {
    detail::Message message;
    std::string file;
  };
  std::map<std::string, Pattern, std::less<>> by_key;
  std::unique_ptr<const icu::PluralRules> cardinal;
  std::unique_ptr<const icu::PluralRules> ordinal;
  icu::number::LocalizedNumberFormatter numbers;
};

}  // namespace inviola::publication
