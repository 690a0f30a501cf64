#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/console.h"

/// Questions that change nothing.
namespace inviola::console {

/// What every question is asked of: the shipped law and words.
struct Library {
  const mandate::Law& law;
  const publication::Catalogue& words;
};

// Of the shipped tables alone.

/// How many participants an instrument has on a day; with `list`, who.
int status(const Output& to, const Library& library, const std::string& instrument, Date on,
           bool list);
/// Who became a participant of the seven instruments after a day and until another.
int participants(const Output& to, const Library& library, Date since, Date until);
/// A mandate, paragraph by paragraph; or what two say otherwise.
int show_mandate(const Output& to, const Library& library, const std::string& symbol);
int compare_mandates(const Output& to, const Library& library, const std::string& before,
                     const std::string& after);
/// What an official text holds, beside ours. `matched`: what its resolution is, where it is of the
/// chain and its every line was understood.
int preview_text(const Output& to, const Library& library, const std::string& file,
                 const std::string& text, std::optional<mandate::MandateSymbol>& matched);
/// What a table of the depositary would change. `instrument`: empty for a table of our own form.
int preview_participation(const Output& to, const Library& library, const std::string& file,
                          const std::string& text, const std::string& instrument);

// Of a register, as the viewer may see it.

struct Question {
  const office::Disclosed<procedure::Standing>& seen;
  const Library& library;
  Date on;
  bool demonstration = false;
};
/// What a State owes on a day; with `why`, the reasons for each date. `state`: empty for the day's
/// round of the Secretariat.
int duties(const Output& to, const Question& question, const std::string& state, bool why);
/// All about one incident.
int dossier(const Output& to, const Question& question, const std::string& reference);
/// A cycle as data, with what came in time and late.
int cycle_facts(const Output& to, const Question& question, int session);
/// The document of a cycle: "report", "addendum", "agenda".
std::optional<publication::Document> cycle_document(const Question& question, int session,
                                                    const std::string& part);

}  // namespace inviola::console
