#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "procedure/standing.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages::detail {

/// How many dossiers. Those whose every report was withdrawn are left out. Each counts once for
/// each value that an account gives.
struct Tallies {
  std::size_t dossiers = 0;
  std::map<int, std::size_t> years;            ///< in which they began; none without a date
  std::map<std::string, std::size_t> groups;   ///< of the State where it took place; "": in none
  std::map<std::string, std::size_t> natures;  ///< codes of the working form
  /// Of States that owe a follow-up, once for each dossier.
  std::map<procedure::Silence, std::size_t> silences;
};

/// Of dossiers that name a State of an exercise, or of all others.
Tallies tally(const Ground& ground, bool exercise);

/// What is counted of a State.
enum class StateFigure : std::uint8_t {
  host,            ///< dossiers of what took place there
  sending,         ///< dossiers about its missions
  reported,        ///< dossiers that it gave an account for
  asked,           ///< dossiers in which a follow-up is asked of it
  never_answered,  ///< of those, the ones in which nothing was heard of it after its day
  instruments      ///< instruments of the procedure in which it participates
};
inline constexpr std::array all_state_figures{
    StateFigure::host,  StateFigure::sending,        StateFigure::reported,
    StateFigure::asked, StateFigure::never_answered, StateFigure::instruments};
std::string_view word(StateFigure figure);  ///< "never_answered"
std::optional<StateFigure> state_figure(std::string_view word);

/// The figure of each State that is no invented and no former one; every one of them is there.
std::map<mandate::StateCode, std::size_t> count_by_state(const Ground& ground, StateFigure figure);

}  // namespace inviola::publication::pages::detail
