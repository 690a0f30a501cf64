#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "publication/catalogue.h"
#include "publication/document.h"

namespace inviola::publication {

/// How one argument of a sentence is to be set.
struct Setting {
  Tone tone = Tone::plain;
  std::string link;                  ///< see Run::link
  std::optional<Language> language;  ///< where the argument's words are in another
};
using Settings = std::map<std::string, Setting, std::less<>>;

/// The sentence as a line, each argument a run of its own, set as asked: a name in another script
/// is kept from disturbing the words around it. The language keeps its order of words; `words_of`
/// the line is what `say` gives.
Line sentence(const Catalogue& words, std::string_view key, const Arguments& arguments = {},
              const Settings& settings = {});

/// Lines that stand for the arguments of a sentence.
using Lines = std::map<std::string, Line, std::less<>>;
/// The sentence with whole lines in the place of some arguments.
Line filled(const Catalogue& words, std::string_view key, const Lines& lines,
            Arguments arguments = {});

/// Text from elsewhere, split at its line feeds; empty ones are left out. Characters that would
/// change the direction of what follows are shown as what they are.
std::vector<Line> lines_of(std::string_view text);

}  // namespace inviola::publication
