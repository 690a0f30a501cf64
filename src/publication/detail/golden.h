#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/persistent.h"
#include "disclosure/gate.h"
#include "mandate/law.h"
#include "procedure/standing.h"
#include "publication/catalogues.h"
#include "publication/document.h"
#include "publication/materials.h"

/// For the tests of this room: the project's own data and sentences, a small register of invented
/// States, and documents as plain text. Implemented in golden_test.cpp; no part of the program.
namespace inviola::publication::golden {

/// The law as the project ships it, with the States of the exercise.
const mandate::Law& law();
/// Every catalogue as the project ships it.
const Catalogues& catalogues();
const Catalogue& english();

/// The language files as shipped: {path below data, text}.
std::vector<std::pair<std::string, std::string>> words();

/// A register in the making. Acts are entered as they are: the rules are tested elsewhere.
class World {
 public:
  /// Enters an act on a day, under the paragraph given. No author: the Secretariat.
  World& enter(const char* day, const char* reference, const char* author, const char* paragraph,
               procedure::Body body);
  /// The same, declared on another day than it was entered.
  World& declared(const char* day);
  disclosure::Disclosed<procedure::Standing> seen_by(const disclosure::Viewer& viewer) const;
  const Series<procedure::EnteredActPointer>& acts() const { return acts_; }
  const procedure::Standing& standing() const { return standing_; }

 private:
  Series<procedure::EnteredActPointer> acts_;
  procedure::Standing standing_;
  std::optional<Date> declared_;
};

/// A cycle of 71/145 among invented States: two accounts of one incident, follow-up, reminders, a
/// withheld report, one that came in time on the last day and one that came a day later, views.
World story();

Date day(const char* iso);
procedure::Occurrence occurrence(const char* reference, const char* date, const char* place,
                                 const char* host, const char* sending);

/// Whether a choice of documents is kept in that language besides those in English.
bool keeps(Language language);

inline bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The document as plain text with everything in it, the links, anchors, filters and details too.
std::string print(const Document& document);
/// No key may be without its sentence, no argument without its value.
void check_words(const std::string& printed);
/// Compares with tests/golden/<language>/<name>.txt, and checks the words. With
/// INVIOLA_GOLDEN=write in the environment, writes it instead.
void check(const std::string& name, const Document& document);

}  // namespace inviola::publication::golden
