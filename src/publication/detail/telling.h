#pragma once

#include <string>
#include <vector>

#include "publication/document.h"
#include "publication/materials.h"

namespace inviola::publication::detail {

/// Tells of communications in the blocks that notes and reports share. `on`: the day of the
/// document, whose names of States are used.
class Telling {
 public:
  Telling(const Materials& from, Date on) : from_(from), on_(on) {}

  std::string name(const mandate::StateCode& state) const;
  /// "the Kingdom of Graustark": as it stands after a preposition.
  std::string formal_name(const mandate::StateCode& state) const;
  std::string names(const std::vector<mandate::StateCode>& states) const;
  /// Of the State that made the communication.
  std::string author(const procedure::Communication& communication) const;

  /// What a report says of one occurrence, field by field. What it does not say of the date, the
  /// place and the territorial State is told to be missing; the rest is left out. `written`: the
  /// language of what the State put into words of its own.
  Facts occurrence(const procedure::Occurrence& occurrence, Language written) const;
  /// What a follow-up says of each element, with the State's words and their translation.
  Facts elements(const procedure::Communication& follow_up) const;
  /// One line: date, place, State where it took place.
  Line in_brief(const procedure::Occurrence& occurrence, Language written) const;
  /// The State's own words; without any, that there are none.
  void quote(const procedure::Communication& communication, std::vector<Block>& blocks) const;
  /// The translation into the document's language of the statement of a communication, or of a
  /// correction of it, with who made it; nothing where there is none, or where none is needed.
  void translation(const procedure::Communication& communication, const procedure::Reference& about,
                   std::vector<Block>& blocks) const;
  /// A communication whole: what it says of each occurrence or element, its words, its corrections,
  /// its attachments by digest.
  void whole(const procedure::Communication& communication, std::vector<Block>& blocks) const;

  /// The attachments by name, kind, size and digest; nothing where there are none.
  void attachments(const procedure::Communication& communication, std::vector<Block>& blocks) const;

 private:
  using Fact = Facts::Fact;
  void add(Facts& facts, const char* field, std::string value, Tone tone = Tone::plain) const;
  void add_written(Facts& facts, const char* field, const std::string& value,
                   Language written) const;
  /// What is answered by a term of the working form, in words; empty where it is free text.
  std::string term_of(const procedure::Particular& particular) const;
  /// The language, where the document's is another.
  std::optional<Language> foreign(Language written) const;
  void add_terms(Facts& facts, const char* set, const std::vector<std::string>& codes) const;
  void add_harm(Facts& facts, const procedure::Occurrence& occurrence) const;
  Line said(const procedure::ElementAnswer& answer) const;
  Line quoted(const Line& line, Language written) const;
  /// Of the words of a field; null where there is none.
  procedure::EnteredActPointer translated(const procedure::Communication& communication,
                                          const procedure::Reference& about,
                                          const std::string& field) const;
  /// "Translation by Graustark, 3 March 2017: not the State's original words".
  Line by(const procedure::EnteredAct& translation) const;

  const Materials& from_;
  Date on_;
};

/// Words of a statement as a quotation, in their own language, without attribution.
Quotation said(const Catalogue& words, const procedure::Statement& statement);
/// The words of the statement of a communication of any kind.
const procedure::Statement& statement_of(const procedure::Communication& communication);
/// The attachments of a communication of any kind.
const std::vector<procedure::Attachment>& attachments_of(
    const procedure::Communication& communication);
/// The dossiers that a communication belongs to, in the order of its occurrences, each once.
std::vector<procedure::DossierPointer> dossiers_of(const procedure::Standing& seen,
                                                   const procedure::Communication& communication);
/// What else has been said of the same incidents and not withdrawn, each once, in the order of
/// entry; empty where nobody but its author has spoken. Whatever leaves the program with one
/// account leaves with all.
std::vector<procedure::CommunicationPointer> other_accounts(
    const procedure::Standing& seen, const procedure::Communication& communication);

}  // namespace inviola::publication::detail
