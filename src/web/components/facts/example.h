#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Facts of_a_report() {
  using publication::plain;
  return {
      .facts = {
          {plain("Place"), {plain("Strelsau, 4 Castle Street")}},
          {plain("Sending States"), {plain("Ruritania"), plain("Syldavia")}},
          {plain("Persons harmed"),
           {{publication::toned("not stated", publication::Tone::missing)}}},
          {plain("SHA-256"),
           {{publication::toned("8c2d1f0e5b7a49d3c6e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7",
                                publication::Tone::reference)}}}}};
}

}  // namespace inviola::web::components::examples
