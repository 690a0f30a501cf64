#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Timeline of_a_dossier() {
  using publication::plain;
  return {.events = {{"2045-03-03",
                      plain("3 March 2045"),
                      plain("Ruritania reports (10 (a))"),
                      {plain("Entered on 4 March 2045")}},
                     {"2045-03-05",
                      plain("5 March 2045"),
                      plain("The report is circulated to all States"),
                      {}},
                     {"2045-06",
                      plain("June 2045"),
                      plain("Graustark answers: under inquiry (10 (b))"),
                      {plain("An inquiry was opened on the day of the report."),
                       plain("Nothing can be said of its outcome as yet.")}}}};
}

}  // namespace inviola::web::components::examples
