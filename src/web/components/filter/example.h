#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Filter of_dossiers() {
  using Kind = publication::Filter::Field::Kind;
  return {
      .action = "/dossiers",
      .fields = {{.kind = Kind::choice,
                  .name = "state",
                  .label = "State",
                  .value = "graustark",
                  .choices = {{"", "all"}, {"ruritania", "Ruritania"}, {"graustark", "Graustark"}}},
                 {.kind = Kind::date, .name = "on", .label = "As at", .value = "2045-03-05"},
                 {.kind = Kind::text, .name = "words", .label = "Words", .value = "wall \"x\""}},
      .button = "Show"};
}

}  // namespace inviola::web::components::examples
