#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publication/pages/ground.h"
#include "web/message.h"
#include "web/render.h"

/// The pages for programs: tables as CSV, what was circulated as an Atom feed, the calendar of the
/// cycle as iCalendar. The same facts as JSON are the interface's (see api.h).
namespace inviola::web {

/// The form that the last part of a path asks for: ".csv", ".json", ".atom", ".ics"; or empty.
std::string_view data_form_of(std::string_view path);

/// The download at a path ("/dossiers.csv"), which is without its language; nothing if there is
/// none for this reader. A parameter of a wrong form gives a response of status 400 with no body.
/// `origin` names the register.
std::optional<Response> download(const publication::pages::Ground& ground, std::string_view path,
                                 const publication::pages::Query& query, std::string_view origin);

/// In what forms for programs a page is to be had.
std::vector<Chrome::Alternative> data_forms(const publication::Catalogue& words,
                                            const std::string& path, const Pairs& query);

}  // namespace inviola::web
