#include "web/routes.h"

#include <algorithm>

#include "base/text.h"
#include "web/languages.h"

namespace inviola::web {
namespace {

constexpr std::string_view pdf_ending = ".pdf";

bool fits(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/');
  const auto given = split(path, '/');
  return std::equal(wanted.begin(), wanted.end(), given.begin(), given.end(),
                    [](std::string_view part, std::string_view segment) {
                      return part.starts_with('{') ? !segment.empty() : part == segment;
                    });
}

}  // namespace

const std::vector<Route>& routes() {
  constexpr Method post = Method::post;
  constexpr Method put = Method::put;
  static const std::vector<Route> all{
      {"/", {}},
      {"/index.pdf", {}},
      {.pattern = "/dossiers",
       .parameters = {"q", "host", "sending", "year", "nature", "silence", "page"},
       .printed = true},
      {.pattern = "/search",
       .parameters = {"q", "host", "sending", "year", "nature", "silence", "page"},
       .printed = true},
      {.pattern = "/dossiers/{dossier}", .printed = true},
      {.pattern = "/states", .printed = true},
      {.pattern = "/states/{state}", .printed = true},
      {.pattern = "/instruments", .parameters = {"on"}, .printed = true},
      {.pattern = "/instruments/{instrument}", .parameters = {"on"}, .printed = true},
      {.pattern = "/mandates", .printed = true},
      {.pattern = "/mandates/{mandate}", .printed = true},
      {.pattern = "/cycles", .printed = true},
      {.pattern = "/cycles/{session}", .printed = true},
      {.pattern = "/cycles/{session}/report", .printed = true},
      {.pattern = "/cycles/{session}/addendum", .printed = true},
      {.pattern = "/cycles/{session}/agenda", .printed = true},
      {.pattern = "/record", .parameters = {"host", "year"}, .printed = true},
      {.pattern = "/about", .printed = true},
      {.pattern = "/verify", .printed = true},
      {.pattern = "/api", .printed = true},
      {"/assets/{asset}", {}},
      {"/attachments/{communication}/{attachment}", {}},

      {"/api/openapi.json", {}},
      {"/api/register", {}},
      {"/api/register/consistency", {"from", "to"}},
      {"/api/receipts/{act}", {}},
      {"/api/dossiers", {"q", "host", "sending", "year", "nature", "silence", "page"}},
      {"/api/dossiers/{dossier}", {}},
      {"/api/states", {}},
      {"/api/states/{state}", {}},
      {"/api/instruments", {"on"}},
      {"/api/instruments/{instrument}", {"on"}},
      {"/api/mandates", {}},
      {"/api/mandates/{mandate}", {}},
      {"/api/cycles", {}},
      {"/api/cycles/{session}", {}},
      {"/api/record", {"host", "year"}},
      {"/api/attachments/{communication}/{attachment}", {}},
      {"/api/acts", {}, post},
      {"/api/attachments/{name}", {}, put},
  };
  return all;
}

const Route* route_of(Method method, std::string_view address) {
  const std::string path = read_language(address).path;
  for (const Route& route : routes()) {
    if (route.method != method) continue;
    if (fits(route.pattern, path)) return &route;
    if (route.printed && path.ends_with(pdf_ending) &&
        fits(route.pattern, std::string_view(path).substr(0, path.size() - pdf_ending.size()))) {
      return &route;
    }
  }
  return nullptr;
}

Pairs known_parameters(const Route& route, const Pairs& query) {
  Pairs out;
  for (const auto& pair : query) {
    if (std::find(route.parameters.begin(), route.parameters.end(), pair.first) !=
        route.parameters.end()) {
      out.push_back(pair);
    }
  }
  return out;
}

}  // namespace inviola::web
