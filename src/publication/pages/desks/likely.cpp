#include "publication/pages/desks/likely.h"

#include "publication/words.h"

namespace inviola::publication::pages {

std::string grounds_of(const Catalogue& words, const procedure::Likeness& likeness) {
  std::vector<std::string> grounds;
  for (const procedure::LikenessGround ground : likeness.grounds) {
    grounds.push_back(words.say("likeness.with-points",
                                {{"ground", word_for(words, "likeness", procedure::word(ground))},
                                 {"points", std::int64_t{procedure::points(ground)}}}));
  }
  return list_of(words, grounds);
}

}  // namespace inviola::publication::pages
