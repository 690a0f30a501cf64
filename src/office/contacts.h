#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"
#include "mandate/state.h"
#include "office/housekeeping.h"

/// The directory of missions and capitals: where a State is written to. Housekeeping, for the desk
/// and the State itself; the register knows only that a contact point was confirmed.
namespace inviola::office {

struct ContactPoint {
  std::string which;  ///< code of the working form: "mission", "capital"
  std::string address;
  Date since;              ///< the day on which this address was entered
  std::string source;      ///< what the desk has it from: a note, a list; may be empty
  bool by_itself = false;  ///< the State entered it here itself
  friend bool operator==(const ContactPoint&, const ContactPoint&) = default;
};

/// An address that stood until another took its place, or none.
struct FormerPoint {
  ContactPoint point;
  Date until;
};

struct Contact {
  mandate::StateCode state;
  std::optional<Language> language;  ///< in which it wishes to be written to
  std::vector<ContactPoint> points;  ///< one of each kind at most
  std::vector<FormerPoint> former;   ///< the latest first; the oldest are dropped

  /// Since when all that stands here has stood; nothing where nothing does.
  std::optional<Date> known_since() const;
};

/// A State without an entry has no points.
Result<Contact> contact_of(Housekeeping& housekeeping, const mandate::StateCode& state);
/// Those that have an entry, in the order of their codes.
Result<std::vector<Contact>> contacts(Housekeeping& housekeeping);

/// Sets one point, entered today; an empty address takes it out. An address that is there already
/// keeps its day and its source. What stood before is kept among the former. Refused: what is no
/// address, a point of no known kind, a source that is too long.
struct NewPoint {
  std::string which;
  std::string address;
  std::string source = {};
  bool by_itself = false;
};
Result<void> set_contact_point(Housekeeping& housekeeping, const mandate::StateCode& state,
                               const NewPoint& point, Date today);
Result<void> set_contact_language(Housekeeping& housekeeping, const mandate::StateCode& state,
                                  std::optional<Language> language);

/// Empty if the text is an address that can be written to, else why not. Taken is the plain form of
/// RFC 5321 alone: ASCII, "local@domain", without quotation marks.
std::string why_no_address(std::string_view text);

}  // namespace inviola::office
