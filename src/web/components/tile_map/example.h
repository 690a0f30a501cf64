#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::TileMap of_four() {
  using publication::plain;
  return {.caption = plain("Dossiers by State"),
          .counts = plain("One equal tile a State; no border is drawn."),
          .skip = "Past the map",
          .place_heading = plain("State"),
          .number_heading = plain("Dossiers"),
          .tiles = {{"XCO", "Costaguana", 1, 1, "", 0, "/states/XCO"},
                    {"XGR", "Graustark", 1, 3, "2", 2, "/states/XGR"},
                    {"XRU", "Ruritania", 2, 4, "9", 4, "/states/XRU"}},
          .legend = {"none", "1", "2 to 3", "4 to 7", "8 or more"}};
}

}  // namespace inviola::web::components::examples
