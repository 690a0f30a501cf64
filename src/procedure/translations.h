#pragma once

#include <optional>
#include <string>
#include <vector>

#include "procedure/standing.h"

/// Translations of what a State wrote. They stand beside its words, never in their place, and are
/// not its words: whoever made one is named with it.
namespace inviola::procedure {

/// The communication to which words belong: that of the reference, or the one that a correction
/// of the reference corrects. Null if it is neither.
CommunicationPointer whose_words(const Standing& seen, const Reference& about);

/// Whether a field of a communication is written in words: its statement, or what is said on an
/// element.
bool holds_words(const std::string& field);
/// The words of a field as the State wrote them: of the communication, or of a correction of it.
/// Nothing where none stand there.
std::optional<Statement> words_at(const Communication& communication, const Reference& about,
                                  const std::string& field);

/// All words of a communication and of its corrections that may be translated.
struct Wording {
  Reference about;
  std::string field;
  Statement words;
};
std::vector<Wording> wordings(const Communication& communication);

/// The translation of a field of the communication, or of a correction of it, into a language; the
/// State's own goes before the Secretariat's. Null if there is none.
EnteredActPointer translation_of(const Communication& communication, const Reference& about,
                                 const std::string& field, Language into);

}  // namespace inviola::procedure
