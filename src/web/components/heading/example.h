#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Heading part() {
  return {.level = 1,
          .number = "II",
          .line = publication::plain("Reports received under paragraph 10"),
          .anchor = "reports"};
}
inline publication::Heading section() {
  return {.level = 2, .line = publication::plain("Ruritania"), .anchor = "ruritania"};
}

}  // namespace inviola::web::components::examples
