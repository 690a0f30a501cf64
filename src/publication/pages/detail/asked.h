#pragma once

#include <map>
#include <optional>
#include <vector>

#include "procedure/standing.h"
#include "publication/pages/ground.h"

/// What is asked of a State, and what it answers: counted over what the reader sees and nothing
/// else.
namespace inviola::publication::pages::detail {

/// How many requests stand how.
using Answers = std::map<procedure::Silence, std::size_t>;

/// The follow-up that is asked of a State in one dossier, in one capacity.
struct Request {
  procedure::DossierPointer dossier;
  const procedure::Obligor* obligor = nullptr;  ///< of that dossier
  procedure::Silence silence = procedure::Silence::not_yet_due;
  std::optional<mandate::AssemblySession> cycle;  ///< that was open when it was first asked

  /// No report that names the State stands any more. Such a request is in no count.
  bool asked_no_more() const { return obligor->reports_withdrawn; }
};

/// One cycle as it concerns a State.
struct CycleOfState {
  mandate::AssemblySession session{0};
  std::optional<Date> invited;  ///< to give its views, by a circular note of this register
  std::vector<procedure::CommunicationPointer> views;
  std::size_t reports = 0;  ///< filed while the cycle was open, and not withdrawn
  std::size_t follow_ups = 0;
  std::size_t asked = 0;  ///< requests first made while it was open
  Answers answers;        ///< to those, as they stand today
};

struct AskedOfState {
  std::vector<Request> requests;                         ///< in the order of their dossiers
  std::vector<procedure::CommunicationPointer> filings;  ///< in the order of entry; views too
  std::vector<CycleOfState> cycles;                      ///< the newest first
  std::size_t asked = 0;
  Answers answers;
};
AskedOfState asked_of(const Ground& ground, const mandate::StateCode& state);

/// The same figures of every State, in one pass.
struct AskedInShort {
  std::size_t asked = 0;
  Answers answers;
  std::size_t filed = 0;  ///< reports, follow-ups and views, not withdrawn
};
std::map<mandate::StateCode, AskedInShort> asked_in_short(const Ground& ground);

}  // namespace inviola::publication::pages::detail
