#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Chart by_year() {
  using publication::plain;
  return {.caption = plain("Dossiers by year"),
          .counts = plain("Each dossier counts once, in the year in which it began."),
          .label_heading = plain("Year"),
          .number_heading = plain("Dossiers"),
          .bars = {
              {"2016", 2, "2", "/dossiers?year=2016"}, {"2017", 0, "0", ""}, {"2018", 5, "5", ""}}};
}

}  // namespace inviola::web::components::examples
