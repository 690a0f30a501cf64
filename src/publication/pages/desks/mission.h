#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mandate/state.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

/// What a mission is shown of its State's affairs, in parts: the page sets buttons beside them.
/// `ground` is what that State may see.
namespace inviola::publication::pages {

/// What is asked of a State in one dossier, or by one invitation.
struct AskedOfUs {
  std::optional<procedure::Reference> dossier;     ///< absent: its views or comments are invited
  std::optional<procedure::Reference> invitation;  ///< to comment on its paragraphs
  Line subject;
  struct Part {
    Line what;
    Line until;
    Line standing;
    Line under;
    std::vector<std::string> why;  ///< of its day, step by step
  };
  std::vector<Part> parts;
  bool overdue = false;
  std::optional<Date> due;  ///< the first of its parts
};
/// What is past its day comes first, then by the day.
std::vector<AskedOfUs> asked_of(const Ground& ground, const mandate::StateCode& state);

/// Something that came in: circulated to the State, or addressed to it.
struct CameIn {
  procedure::Reference act;
  Date entered;
  Line what;        ///< "Ruritania: report of 27 February 2017, Edelweiss"
  std::string way;  ///< to its page; may be empty
  /// What is acknowledged by acknowledging it, where it can be.
  std::optional<procedure::Reference> acknowledged_as;
  std::optional<Date> acknowledged;
};
/// The latest first.
std::vector<CameIn> came_in(const Ground& ground, const mandate::StateCode& state);
/// Those of them that are reports and follow-ups of others.
std::vector<CameIn> circulated_to(const Ground& ground, const mandate::StateCode& state);
/// Those of them that are notes of the Secretariat.
std::vector<CameIn> notes_to(const Ground& ground, const mandate::StateCode& state);

/// What the State filed, the latest first, as a table; nothing if it filed nothing. At most `most`.
std::optional<Table> filings_of(const Ground& ground, const mandate::StateCode& state,
                                std::size_t most);

}  // namespace inviola::publication::pages
