#pragma once

#include <map>
#include <vector>

#include "procedure/translations.h"
#include "publication/document.h"
#include "publication/pages/ground.h"

/// A filing of a State, told to that State: before it is made, and ever after.
namespace inviola::publication::pages {

/// A filing looked at before it is made: three standings of its author, made by the gate.
struct Ahead {
  const disclosure::Disclosed<procedure::Standing>& before;
  const disclosure::Disclosed<procedure::Standing>& entered;
  const disclosure::Disclosed<procedure::Standing>& circulated;
  procedure::Reference communication;
};

/// Who will see it, and who will not: of a new communication, at once and once it is circulated; of
/// a change to one, who no longer does and who newly does.
std::vector<Block> who_sees(const Ground& ground, const Ahead& ahead);
/// What is then asked of whom, by when and under which paragraph. Empty: nothing.
std::vector<Block> what_follows(const Ground& ground, const Ahead& ahead);
/// What it says, whole; without the references, which it has not yet.
std::vector<Block> what_it_would_say(const Ground& ground, const Ahead& ahead);
/// What the communication says, whole.
std::vector<Block> what_it_says(const Ground& ground, const procedure::Reference& communication);

/// What a wording of a communication is called: "Statement", "Correction of 3 March 2017".
std::string name_of(const Catalogue& words, const procedure::Communication& communication,
                    const procedure::Wording& wording);

/// Where copies of a communication are already, as far as the register knows: to whom it was sent,
/// with what outcome, who opened it here and acknowledged it, and who may have read it without a
/// trace. `fetched`: the first day on which somebody acting for the State opened it.
std::vector<Block> copies_of(const Ground& ground, const procedure::Reference& communication,
                             const std::map<mandate::StateCode, Date>& fetched);
/// The acts that sent the communication out, in the order of entry.
std::vector<procedure::EnteredActPointer> circulations_of(
    const procedure::Standing& seen, const procedure::Reference& communication);

}  // namespace inviola::publication::pages
