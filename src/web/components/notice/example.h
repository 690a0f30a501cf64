#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Notice of_kind(publication::Notice::Kind kind) {
  return {.kind = kind,
          .line = publication::plain("The accounts of the two States differ; they stand side by "
                                     "side and none is preferred.")};
}

}  // namespace inviola::web::components::examples
