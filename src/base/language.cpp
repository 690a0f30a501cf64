#include "base/language.h"

namespace inviola {

std::string_view tag(Language language) {
  switch (language) {
    case Language::ar:
      return "ar";
    case Language::zh:
      return "zh";
    case Language::en:
      return "en";
    case Language::fr:
      return "fr";
    case Language::ru:
      return "ru";
    case Language::es:
      return "es";
  }
  return "en";
}

std::optional<Language> language_of(std::string_view text) {
  for (const Language language : all_languages) {
    if (tag(language) == text) return language;
  }
  return std::nullopt;
}

bool right_to_left(Language language) { return language == Language::ar; }

}  // namespace inviola
