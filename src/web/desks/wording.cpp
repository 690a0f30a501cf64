#include "web/desks/wording.h"

#include "publication/words.h"

namespace inviola::web::desks {

using namespace components;

std::vector<Option> language_options(const Asking& asking) {
  std::vector<Option> out;
  for (const Language one : all_languages) {
    out.push_back(
        {std::string(tag(one)),
         publication::capitalized(asking.words,
                                  publication::word_for(asking.words, "page.language", tag(one))),
         ""});
  }
  return out;
}

void draw_language(Pen& pen, const Asking& asking, const std::string& label,
                   const std::string& chosen) {
  Choice language{.asked = {.name = "language", .label = label}, .kind = Choice::Kind::list};
  language.options = language_options(asking);
  language.chosen = {chosen.empty() ? std::string(tag(asking.words.language())) : chosen};
  draw(pen, language);
}

procedure::Statement statement_in(const Asking& asking) {
  return {language_of(asking.field("language")).value_or(asking.words.language()),
          asking.field("words")};
}

}  // namespace inviola::web::desks
