#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

/// Reads layers.txt and holds the sources against it: which room may include which, and what a
/// pure room may not name. There are no exceptions, and no way to write one.
namespace inviola::layers {

/// A folder under src/ and what it may include besides itself.
struct Room {
  std::string name;
  std::vector<std::string> may_include;
  bool pure = false;  ///< values in, values out
};

/// A word no pure room may name, and what it takes in its place.
struct Ban {
  std::string word;
  std::string instead;
};

struct Rules {
  std::vector<Room> rooms;
  std::vector<Ban> bans;

  /// The room of that name, or null.
  const Room* find(std::string_view name) const;
};

/// Reads the text of layers.txt. Refused, with the line: a room named twice; an arrow to a room
/// that does not stand above (so that all arrows point one way and no circle can be written); a
/// pure room that may include one that is not; a ban without its replacement; anything else that
/// is not understood.
Result<Rules> read_rules(std::string_view text);

}  // namespace inviola::layers
