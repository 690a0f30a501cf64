#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "publication/document.h"
#include "publication/materials.h"

/// The documents of paragraphs 13 and 15: the Secretary-General's report, its addendum, the entry
/// in the provisional agenda.
///
/// A communication that not everyone may see is left out, whoever looks, unless a person has
/// summarized it although it is restricted; then the summary stands in its place, never its words.
/// Withdrawn ones are left out. Wherever one account of an incident stands, the others stand too.
namespace inviola::publication {

/// The language in which a report is written; the other versions are translations of it.
inline constexpr Language report_original = Language::en;
/// United Nations practice: a report of the Secretariat has at most 8,500 words, footnotes
/// included, in its original language: other languages need more words, or fewer.
inline constexpr std::size_t report_words_max = 8500;
/// From here on the desk is warned: nine tenths of the most.
inline constexpr std::size_t report_words_warning = 7650;

/// A report and the figures that its desk looks at.
struct Composed {
  Document document;
  std::size_t words = 0;             ///< see report_words_max, report_words_warning
  std::size_t reporting_states = 0;  ///< that reported under paragraph 10
  std::size_t reports = 0;           ///< reports and follow-ups
  std::size_t views = 0;
  std::size_t additional_participants = 0;  ///< (State, instrument) pairs; 0 in an addendum
};

struct Composing {
  mandate::AssemblySession session;
  Date as_at;                  ///< the day of the compilation; what was entered later is left out
  bool demonstration = false;  ///< the document says so
};

/// 13: what was received by the last day of the cycle, and the status of the instruments. Nothing
/// if no resolution asks for a report to that session.
std::optional<Composed> report(const Materials& from, const Composing& composing);

/// What was received after that day. Nothing if no resolution asks for a report, or if the day has
/// not passed; a correct document if nothing came.
std::optional<Composed> addendum(const Materials& from, const Composing& composing);

/// A correction to one paragraph of an issued document.
struct Correction {
  std::string paragraph;  ///< its number: "12"
  std::string old;        ///< the words as issued
  std::string read;       ///< what is to be read instead; empty: the words are struck out
};
struct Correcting {
  mandate::AssemblySession session;
  std::string part = "report";  ///< what is corrected: "report" or "addendum"
  Date on;
  bool demonstration = false;
  bool this_language_only = false;  ///< the other language versions have no such mistake
  std::vector<Correction> corrections;
};

/// The symbol that a corrigendum issued next would have: "A/73/189/Corr.1". Empty if what it would
/// correct has not been issued.
std::string corrigendum_symbol(const Materials& from, const Correcting& correcting);
/// A corrigendum: what is to be read for what, paragraph by paragraph. Nothing if the document has
/// not been issued, or if there is nothing to correct.
std::optional<Document> corrigendum(const Materials& from, const Correcting& correcting);
/// The corrections, by index, whose words do not stand in the paragraph they name of the document.
std::vector<std::size_t> misplaced(const Document& issued,
                                   const std::vector<Correction>& corrections);

/// 15: item, documents and references, annotated.
std::optional<Document> agenda_entry(const Materials& from, const Composing& composing);

}  // namespace inviola::publication
