#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "publication/catalogue.h"

namespace inviola::publication {

/// The sentences of every language that is offered. English is always among them, and none is
/// offered that does not say all that English says.
class Catalogues {
 public:
  /// From {path below the data folder, text}: "languages/fr/chrome.toml"; other paths are passed
  /// over. A language without a folder is not offered. Refuses what `Catalogue::read` refuses, a
  /// folder that is no official language, and a catalogue that lacks anything (see
  /// `Catalogue::wants_of`), naming file and key of each want, the first twenty.
  static Result<Catalogues> read(const std::vector<std::pair<std::string, std::string>>& files);

  /// Null if the language is not offered.
  const Catalogue* find(Language language) const;
  const Catalogue& english() const { return *find(Language::en); }
  /// English where the language is not offered.
  const Catalogue& in(Language language) const;
  /// In the order of the official languages.
  std::vector<Language> offered() const;

 private:
  std::array<std::optional<Catalogue>, all_languages.size()> by_language_;
};

}  // namespace inviola::publication
