#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/strong.h"

namespace inviola::mandate {

/// A sovereign: ISO 3166-1 alpha-3, or 3166-3 alpha-4 for one that has ceased to exist, or an
/// X-code (user-assigned range, XAA to XZZ) for one invented for an exercise.
using StateCode = Strong<struct StateCodeTag, std::string>;

/// What a State is called in one language over a span of days.
struct StateName {
  std::array<std::string, all_languages.size()> short_form;   ///< by Language; empty if not known
  std::array<std::string, all_languages.size()> formal_form;  ///< by Language; empty if not known
  std::optional<Date> from;   ///< first day of the name; not known: since the State exists
  std::optional<Date> until;  ///< last day of the name; not known: until today
  std::string source;
  bool confirmed = true;  ///< whether the days of the name have a source
};

enum class UnStatus : std::uint8_t { member, observer, other, former, invented };

struct StateRecord {
  StateCode code;
  UnStatus status = UnStatus::other;
  std::optional<Date> admitted;  ///< to membership of the United Nations
  std::optional<Date> began;     ///< first day of existence, where a source says so
  std::optional<Date> ceased;    ///< last day of existence
  std::string regional_group;    ///< as the United Nations names it, in English; may be empty
  std::vector<StateCode> successors;
  std::vector<StateName> names;        ///< in the order of time, the present one last
  std::vector<std::string> spellings;  ///< others met in official tables: recognised, never printed
};

/// Where a State's tile lies on a map without borders: from 1, from the north and from the west.
struct Tile {
  int row = 0;
  int column = 0;
  friend auto operator<=>(const Tile&, const Tile&) = default;
};

/// All States, by code, and their names by date.
class States {
 public:
  /// Later records with a code already present replace the earlier.
  void add(StateRecord record);

  const StateRecord* find(const StateCode& code) const;
  /// Whether a State of that code exists on that day. A State with no known first day always did.
  bool exists(const StateCode& code, Date on) const;
  /// The short form on a day; falls back to English, then to the code. Never to another's list.
  /// A day that no known name covers has the present one.
  std::string_view name(const StateCode& code, Language language, Date on) const;
  /// The formal form on a day in that language; the short form where none is known.
  std::string_view formal_name(const StateCode& code, Language language, Date on) const;
  /// The State called so (any language, any day, letter case and accents aside), or nothing.
  std::optional<StateCode> recognise(std::string_view name) const;
  /// All records, in the order of their codes.
  std::span<const StateRecord> all() const { return records_; }

 private:
  void learn(const StateRecord& record);
  const StateName* name_on(const StateCode& code, Date on) const;

  std::vector<StateRecord> records_;
  // By folded name. A present name goes before a former one, a former before a spelling.
  struct Known {
    StateCode code;
    int rank = 0;
    friend bool operator==(const Known&, const Known&) = default;
  };
  std::map<std::string, std::vector<Known>> known_;
};

}  // namespace inviola::mandate
