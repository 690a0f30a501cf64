#pragma once

#include <array>
#include <cstddef>
#include <functional>
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

  bool narrows() const { return host || sending || year || !nature.empty() || silence; }
};

/// Refuses a State, a code, a year or a figure that is none; other parameters are passed over.
Result<Wanted, BadField> read_wanted(const Query& query, const mandate::Law& law);

/// One part of the dossiers that are asked for, the newest first, and what one can ask for. Counted
/// over what the reader sees and nothing else.
struct Found {
  static constexpr std::size_t part_size = 50;
  std::vector<procedure::DossierPointer> shown;
  std::size_t count = 0;  ///< of those asked for
  std::size_t part = 1;   ///< the last one, if more was asked for
  std::size_t parts = 1;
  std::vector<mandate::StateCode> hosts;
  std::vector<mandate::StateCode> sending;
  std::set<int> years;
};

/// One pass over the dossiers: nothing is sorted, and what is not shown is not kept.
Found find_dossiers(const Ground& ground, const Wanted& wanted);

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
