#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Figures of_a_cycle() {
  using publication::plain;
  return {.figures = {{"7", plain("reports by the deadline"), "/dossiers"},
                      {"5", plain("views"), ""},
                      {"14", plain("additional participants"), "/instruments"},
                      {"1,204", plain("days, the longest wait for an answer"), ""}}};
}

}  // namespace inviola::web::components::examples
