#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages::detail {

inline constexpr std::array all_silences{
    procedure::Silence::answered,          procedure::Silence::not_yet_due,
    procedure::Silence::never_answered,    procedure::Silence::acknowledged,
    procedure::Silence::under_inquiry,     procedure::Silence::barred_by_law,
    procedure::Silence::nothing_to_report, procedure::Silence::declined,
    procedure::Silence::unreachable};

/// Which dossiers are asked for. What is empty does not narrow.
struct Wanted {
  std::optional<mandate::StateCode> host;
  std::optional<mandate::StateCode> sending;
  std::optional<int> year;
  std::string nature;                         ///< code of the working form
  std::optional<procedure::Silence> silence;  ///< of any State that owes a follow-up
  std::size_t part = 1;                       ///< from 1
  std::string question;                       ///< words that it must hold
  /// What holds them, each with its rank from 0; null where no words are asked for.
  std::shared_ptr<const std::map<procedure::Reference, std::size_t>> holding;

  bool narrows() const { return host || sending || year || !nature.empty() || silence || holding; }
};

/// The parameters of a filter, and of a search: q, host, sending, year, nature, silence.
inline constexpr std::array filter_names{"q", "host", "sending", "year", "nature", "silence"};

/// Refuses a State, a code, a year or a figure that is none, and words beyond the limit; other
/// parameters are passed over.
Result<Wanted, BadField> read_wanted(const Query& query, const Ground& ground);

/// One part of the dossiers that are asked for, the newest first, and what one can ask for. Counted
/// over what the reader sees and nothing else.
struct Found {
  static constexpr std::size_t part_size = 50;
  std::vector<procedure::DossierPointer> shown;
  std::size_t count = 0;  ///< of those asked for
  std::size_t part = 1;   ///< the last one, if more was asked for
  std::size_t parts = 1;
  /// How many of the dossiers would be found with that value in the place of what is asked for now,
  /// all else as asked.
  template <class T>
  using Counts = std::map<T, std::size_t>;
  Counts<mandate::StateCode> hosts;
  Counts<mandate::StateCode> sending;
  Counts<int> years;
  Counts<std::string> natures;
  Counts<procedure::Silence> silences;
};

/// One pass over the dossiers: nothing is sorted, and what is not shown is not kept.
Found find_dossiers(const Ground& ground, const Wanted& wanted);
/// The same, the best answers to the words first, `part_size` of them; without words, nothing.
Found find_ranked(const Ground& ground, const Wanted& wanted, std::size_t part_size);

class Page;
/// The form that narrows, each choice with its count.
Filter filter_of(const Page& page, std::string action, const Wanted& wanted, const Found& found);
/// What was asked for, with nothing that the page does not know.
Query asked_for(const Query& query);

/// All the dossiers that are asked for, the newest first, whatever the part.
void for_each_wanted(const Ground& ground, const Wanted& wanted,
                     const std::function<void(const procedure::Dossier&)>& visit);

/// The accounts that stand: those withdrawn are left out.
std::vector<const procedure::Account*> standing_accounts(const procedure::Dossier& dossier);
/// The States that gave an account that stands, each once, in the order of entry.
std::vector<mandate::StateCode> accounting_states(const procedure::Dossier& dossier);
/// Whether a State of an exercise is named in it.
bool is_exercise(const mandate::Law& law, const procedure::Dossier& dossier);

}  // namespace inviola::publication::pages::detail
