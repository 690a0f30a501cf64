#include "web/routes.h"

#include <algorithm>

#include "base/text.h"
#include "web/languages.h"

namespace inviola::web {
namespace {

/// The address of the first page has no name that an ending could stand behind.
constexpr std::string_view first_page_printed = "/index.pdf";

/// The path without the ending of that form.
std::string_view bare(std::string_view path, const Form* form) {
  return form ? path.substr(0, path.size() - form->ending.size()) : path;
}

bool fits(std::string_view pattern, std::string_view path) {
  const auto wanted = split(pattern, '/');
  const auto given = split(path, '/');
  return std::equal(wanted.begin(), wanted.end(), given.begin(), given.end(),
                    [](std::string_view part, std::string_view segment) {
                      return part.starts_with('{') ? !segment.empty() : part == segment;
                    });
}

}  // namespace

const std::vector<Form>& forms(Offered offered) {
  static const std::vector<Form> none;
  static const std::vector<Form> pdf{{".pdf", "application/pdf", "site.pdf"}};
  static const std::vector<Form> all{
      pdf.front(),
      {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       "site.docx"},
      {".xml", "application/akn+xml", "site.xml"}};
  switch (offered) {
    case Offered::page:
      return none;
    case Offered::printed:
      return pdf;
    case Offered::issued:
      return all;
  }
  return none;
}

const std::vector<Route>& routes() {
  constexpr Offered printed = Offered::printed;
  constexpr Method post = Method::post;
  constexpr Method put = Method::put;
  static const std::vector<Route> all{
      {"/", {}},
      {first_page_printed, {}},
      {.pattern = "/dossiers",
       .parameters = {"q", "host", "sending", "year", "nature", "silence", "page"},
       .offered = printed},
      {.pattern = "/search",
       .parameters = {"q", "host", "sending", "year", "nature", "silence", "page"},
       .offered = printed},
      {.pattern = "/dossiers/{dossier}", .offered = printed},
      {.pattern = "/communications/{communication}", .offered = printed},
      {"/dossiers.csv", {"q", "host", "sending", "year", "nature", "silence"}},
      {"/dossiers.json", {"q", "host", "sending", "year", "nature", "silence", "page"}},
      {"/reports.atom", {}},
      {"/calendar.ics", {}},
      {.pattern = "/figures", .parameters = {"figure"}, .offered = printed},
      {"/figures.csv", {}},
      {"/figures.json", {}},
      {"/states.json", {"q", "region"}},
      {"/states/{state}/asked.csv", {}},
      {"/states/{state}/instruments.csv", {}},
      {"/instruments.csv", {"on"}},
      {"/instruments.json", {"on"}},
      {.pattern = "/instruments/changes", .parameters = {"from", "until"}, .offered = printed},
      {"/instruments/changes.csv", {"from", "until"}},
      {"/instruments/changes.json", {"from", "until"}},
      {"/mandates.json", {}},
      {"/cycles.json", {}},
      {"/record.csv", {"host", "year"}},
      {"/record.json", {"host", "year"}},
      {.pattern = "/states", .parameters = {"q", "region"}, .offered = printed},
      {.pattern = "/states/{state}", .offered = printed},
      {.pattern = "/instruments", .parameters = {"on"}, .offered = printed},
      {.pattern = "/instruments/{instrument}", .parameters = {"on"}, .offered = printed},
      {.pattern = "/mandates", .offered = printed},
      {.pattern = "/mandates/{mandate}", .offered = printed},
      {.pattern = "/cycles", .offered = printed},
      {.pattern = "/cycles/{session}", .offered = printed},
      {.pattern = "/cycles/{session}/note", .offered = Offered::issued},
      {.pattern = "/cycles/{session}/report", .offered = Offered::issued},
      {.pattern = "/cycles/{session}/addendum", .offered = Offered::issued},
      {.pattern = "/cycles/{session}/agenda", .offered = Offered::issued},
      {.pattern = "/forms/note-verbale",
       .parameters = {"for", "state"},
       .offered = Offered::issued},
      {.pattern = "/forms/letter", .parameters = {"for", "state"}, .offered = Offered::issued},
      {.pattern = "/record", .parameters = {"host", "year"}, .offered = printed},
      {.pattern = "/about", .offered = printed},
      {.pattern = "/verify", .offered = printed},
      {.pattern = "/api", .offered = printed},
      {"/assets/{asset}", {}},
      {"/attachments/{communication}/{attachment}", {}},

      {"/api/openapi.json", {}},
      {"/api/register", {}},
      {"/api/register/consistency", {"from", "to"}},
      {"/api/receipts/{act}", {}},
      {"/api/dossiers", {"q", "host", "sending", "year", "nature", "silence", "page"}},
      {"/api/dossiers/{dossier}", {}},
      {"/api/states", {"q", "region"}},
      {"/api/states/{state}", {}},
      {"/api/instruments", {"on"}},
      {"/api/instruments/changes", {"from", "until"}},
      {"/api/instruments/{instrument}", {"on"}},
      {"/api/mandates", {}},
      {"/api/mandates/{mandate}", {}},
      {"/api/cycles", {}},
      {"/api/cycles/{session}", {}},
      {"/api/record", {"host", "year"}},
      {"/api/figures", {}},
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
    const Form* form = form_of(route, path);
    if (form && fits(route.pattern, bare(path, form))) return &route;
  }
  return nullptr;
}

const Form* form_of(const Route& route, std::string_view path) {
  if (route.pattern == first_page_printed) return &forms(Offered::printed).front();
  // A part of the address may end like a form: "/mandates/a.pdf" is one, where it is offered.
  for (const Form& form : forms(route.offered)) {
    if (path.ends_with(form.ending)) return &form;
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
