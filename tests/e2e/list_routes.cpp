// Prints every address that is asked for with GET, as "WHOM PATTERN", a "*" for any one segment:
// the pages that the browser must have met.
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

}  // namespace

int main() {
  for (const Route& route : routes()) {
    if (route.method == Method::get) std::cout << "anyone " << starred(route.pattern) << '\n';
  }
  for (const desks::Route& route : desks::all_routes()) {
    if (route.method == Method::get) {
      std::cout << name_of(route.whom) << ' ' << route.path << '\n';
    }
  }
}
