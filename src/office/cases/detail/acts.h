#pragma once

#include <map>
#include <vector>

#include "office/cases/detail/words.h"
#include "office/cases/story.h"

namespace inviola::office::cases::detail {

/// The names that earlier lines gave, and how many occurrences each has (0: no report).
class Names {
 public:
  void give(const Name& name, std::size_t occurrences);
  bool holds(const Name& name) const;
  std::size_t occurrences(const Name& name) const;
  /// Takes a name that was given.
  Name take(Words& words) const;
  procedure::Reference take_reference(Words& words) const {
    return procedure::Reference{take(words)};
  }

 private:
  std::map<Name, std::size_t> given_;
};

/// What a line that enters something is read with.
struct Ground {
  const mandate::Law& law;
  Names& names;
  Date day;
};

/// Reads what follows the actor, verb first. Nothing if no verb stands there; throws NotUnderstood.
std::optional<Entering> read_act(Words& words, const Ground& ground,
                                 std::optional<mandate::StateCode> author);
/// The verbs that enter something, as a line has them.
std::vector<std::string_view> verbs();

/// The clauses that describe an occurrence, for reports and corrections.
bool read_change(Words& words, const Ground& ground, std::vector<Change>& changes);

}  // namespace inviola::office::cases::detail
