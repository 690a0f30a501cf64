#pragma once

#include <string>
#include <vector>

#include "web/desks/asking.h"

/// Words that somebody writes in a form, and the language that they are in.
namespace inviola::web::desks {

/// The six languages, for a choice.
std::vector<components::Option> language_options(const Asking& asking);
/// The list of the six languages, under the name "language"; the page's own where none is chosen.
void draw_language(components::Pen& pen, const Asking& asking, const std::string& label,
                   const std::string& chosen);
/// "words" and "language" of the form; the page's language where none stands there.
procedure::Statement statement_in(const Asking& asking);

}  // namespace inviola::web::desks
