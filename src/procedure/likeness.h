#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "procedure/standing.h"

/// Dossiers that may tell of one incident. Proposed to a person, with every reason; nothing is ever
/// joined by this.
namespace inviola::procedure {

enum class LikenessGround : std::uint8_t {
  same_day,       ///< 40 points
  day_apart,      ///< 30
  days_apart,     ///< 15: two or three
  days_overlap,   ///< 15: one of the dates is not known to the day
  same_place,     ///< 30: written alike, letter case and spaces aside
  place_overlap,  ///< 15: both have a word of four letters or more
  sending_state,  ///< 15: one in common
  target,         ///< 10: a code of the form in common
  nature          ///< 5
};
std::string_view word(LikenessGround ground);  ///< key of the catalogues: "same_day"
int points(LikenessGround ground);

struct Likeness {
  Reference first;  ///< the dossier that was entered first
  Reference second;
  int points = 0;  ///< the sum of its grounds, at most 100
  std::vector<LikenessGround> grounds;
};

inline constexpr int likely_points = 60;

/// Pairs of dossiers with `least` points or more: the likeliest first, then in the order of entry.
/// Only incidents in one State, with dates at most three days apart, are compared.
std::vector<Likeness> likely_same(const Standing& seen, int least = likely_points);
/// What two accounts have in common; no points where they are in different States.
Likeness likeness(const Occurrence& one, const Occurrence& other);

}  // namespace inviola::procedure
