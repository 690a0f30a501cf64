#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "web/message.h"

/// Every address that the site answers, in one place: the site looks here first, and an address or
/// a parameter that is not here does not exist. The two-world test (tests/disclosure) walks the
/// same list, so that no page can be added and be left out of the comparison.
namespace inviola::web {

/// A form of a page besides HTML, by the ending of its address.
struct Form {
  std::string_view ending;
  std::string_view content_type;
  std::string_view label;  ///< key of the catalogue
};

/// The forms that a page is offered in besides HTML.
enum class Offered : std::uint8_t {
  page,     ///< none
  printed,  ///< PDF
  issued    ///< an official document: PDF, DOCX, and the XML that it is made from
};
const std::vector<Form>& forms(Offered offered);

struct Route {
  /// "/dossiers/{dossier}": a part in braces stands for any one segment. The language that stands
  /// before a page's address is not part of it.
  std::string_view pattern;
  /// The parameters that it reads; others never reach it.
  std::vector<std::string_view> parameters;
  Method method = Method::get;
  Offered offered = Offered::page;
};

const std::vector<Route>& routes();

/// The route of a request, or null.
const Route* route_of(Method method, std::string_view path);
/// The form that the path asks for by its ending; null: HTML.
const Form* form_of(const Route& route, std::string_view path);
/// Those of a query that the route reads.
Pairs known_parameters(const Route& route, const Pairs& query);

}  // namespace inviola::web
