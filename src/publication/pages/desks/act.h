#pragma once

#include <vector>

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// What an act of a party says, member by member and in words, with the words of its author: for
/// whoever is to sign it, and for its author ever after. Of a communication only what it is about:
/// it is told whole by `what_it_says`. Of what the Secretariat does by one hand: empty.
std::vector<Block> act_in_words(const Ground& ground, const procedure::Body& body);

}  // namespace inviola::publication::pages
