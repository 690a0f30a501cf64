#pragma once

#include <map>
#include <vector>

#include "office/cases/story.h"

namespace inviola::office::cases::detail {

/// What the names of a story stand for, once their acts are entered. What was refused stands for
/// nothing: a reference that no register holds.
class Bound {
 public:
  void bind(const Name& name, const procedure::Act& act);
  procedure::Reference act(const Name& name) const;
  /// "r1.2", or the first occurrence of "r1". For a name that is no report's, the act's own.
  procedure::Reference occurrence(const Name& name) const;
  /// What an act or an occurrence is called; empty for one without a name.
  Name name_of(const procedure::Reference& reference) const;
  /// Every name with its act, in the order of the names.
  const std::map<Name, procedure::Reference>& acts() const { return acts_; }

 private:
  std::map<Name, procedure::Reference> acts_;
  std::map<Name, std::vector<procedure::Reference>> occurrences_;
};

/// Puts references in the place of the names. A new kind of act stops this from compiling.
void resolve(procedure::Body& body, const Bound& names);

}  // namespace inviola::office::cases::detail
