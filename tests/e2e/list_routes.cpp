// Prints every address that is asked for with GET, as "WHOM PATTERN", a "*" for any one segment:
// the pages that the browser must have met. With "parameters", every address of the public's and of
// programs', as "METHOD PATTERN NAME…": what each reads of a query.
#include <iostream>
#include <string>

#include "web/desks/routes.h"
#include "web/routes.h"

using namespace inviola::web;

namespace {

std::string_view name_of(desks::For whom) {
  switch (whom) {
    case desks::For::anyone:
      return "anyone";
    case desks::For::signed_in:
      return "signed-in";
    case desks::For::state:
      return "state";
    case desks::For::desk:
      return "desk";
  }
  return "";
}

/// "/dossiers/{dossier}" as "/dossiers/*".
std::string starred(std::string_view pattern) {
  std::string out;
  bool inside = false;
  for (const char letter : pattern) {
    if (letter == '{') out += '*';
    inside = letter == '{' || (inside && letter != '}');
    if (!inside && letter != '}') out += letter;
  }
  return out;
}

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "get";
    case Method::post:
      return "post";
    case Method::put:
      return "put";
  }
  return "";
}

void list_parameters() {
  for (const Route& route : routes()) {
    std::cout << name_of(route.method) << ' ' << starred(route.pattern);
    for (const std::string_view name : route.parameters) std::cout << ' ' << name;
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && argv[1] == std::string_view("parameters")) {
    list_parameters();
    return 0;
  }
  for (const Route& route : routes()) {
    if (route.method == Method::get) std::cout << "anyone " << starred(route.pattern) << '\n';
  }
  for (const desks::Route& route : desks::all_routes()) {
    if (route.method == Method::get) {
      std::cout << name_of(route.whom) << ' ' << route.path << '\n';
    }
  }
}
