#pragma once

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

/// One ICU MessageFormat pattern as a tree. ICU parses it and knows the plural rules; the filling
/// is ours, because ICU's own formatter makes its rules on first use and so cannot be shared by
/// threads without a lock.
namespace inviola::publication::detail {

struct Node;
using Message = std::vector<Node>;

struct Literal {
  std::string words;
};
struct Plain {
  std::string argument;
};
/// The "#" of the plural around it.
struct Number {
  std::string argument;
  double offset = 0;
};
struct Plural {
  std::string argument;
  bool ordinal = false;
  double offset = 0;
  std::vector<std::pair<double, Message>> exact;            ///< "=0"
  std::vector<std::pair<std::string, Message>> categories;  ///< "one", …; "other" always
};
struct Select {
  std::string argument;
  std::vector<std::pair<std::string, Message>> choices;  ///< "other" always
};
struct Node {
  std::variant<Literal, Plain, Number, Plural, Select> value;
};

/// The tree of a pattern, or ICU's complaint with the place in the pattern. The text is UTF-8.
Result<Message, std::string> parse(const std::string& text);

/// The message of the choice called `name`, else of "other"; null only if neither is there.
const Message* choose(const std::vector<std::pair<std::string, Message>>& choices,
                      const std::string& name);

}  // namespace inviola::publication::detail
