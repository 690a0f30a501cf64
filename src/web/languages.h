#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

/// The language of a page stands first in its address: /fr/dossiers. What publication composes
/// knows nothing of that; it is added and taken off here.
namespace inviola::web {

struct Addressed {
  std::optional<Language> language;  ///< nothing: the path names none
  std::string path;  ///< without it; empty only for a language without anything behind ("/fr")
};
Addressed read_language(std::string_view path);

/// The address in that language: "/fr/dossiers?state=FRA". What is the same in every language
/// stays as it is: "/assets/…", "/api/…", "/attachments/…", anchors, addresses of other sites.
std::string in_language(Language language, std::string_view address);

/// The language of `offered` that a reader likes best (RFC 9110, 12.5.4: quality values, "*",
/// ranges such as "fr-CH" and "zh-Hant", which their language serves). Of equals the one named
/// first. English where none is wanted, or what is asked for cannot be read.
Language preferred(std::string_view accept_language, const std::vector<Language>& offered);

}  // namespace inviola::web
