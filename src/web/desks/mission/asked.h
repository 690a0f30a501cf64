#pragma once

#include "web/desks/mission/filling.h"
#include "web/desks/post.h"

/// How the pages of a draft ask.
namespace inviola::web::desks::mission {

/// What stands in the fields of a step; the words beside those that are wrong.
struct Shown {
  const Asking& asking;
  const Draft& draft;
  const std::vector<Wrong>& wrong;
  const procedure::Standing& seen;
};
void draw_step(components::Pen& pen, const Shown& shown, const Step& step);

/// The terms of a vocabulary of the working form, in its words.
std::vector<components::Option> terms_of(const Asking& asking, std::string_view vocabulary);
/// All States of the day in the order of the language, with an empty first one.
std::vector<components::Option> state_options(const Asking& asking);
/// The regional groups, each with its States but our own.
std::vector<Group> groups_of(const Asking& asking);
/// The title of a page of a draft.
std::string title_of(const Asking& asking, const Draft& draft, const Step& step);
/// "What happened", for a list of pages.
std::string label_of(const Asking& asking, const Draft& draft, const Step& step);

}  // namespace inviola::web::desks::mission
