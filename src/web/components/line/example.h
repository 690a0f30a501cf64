#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Line all_tones() {
  using publication::Run;
  using publication::Tone;
  return {Run{.words = "The Assembly "},
          Run{.words = "urges", .tone = Tone::emphasis},
          Run{.words = " all States; "},
          Run{.words = "two", .tone = Tone::strong},
          Run{.words = " of them are named in "},
          Run{.words = "A/99/123", .tone = Tone::reference, .link = "/documents/a-99-123"},
          Run{.words = ", adopted on "},
          Run{.words = "3 March 2045 (unconfirmed)", .tone = Tone::unconfirmed},
          Run{.words = "; the place is "},
          Run{.words = "not stated", .tone = Tone::missing},
          Run{.words = ". In Arabic the title reads "},
          Run{.words = "التدابير الفعالة", .language = Language::ar},
          Run{.words = ", in Chinese "},
          Run{.words = "有效措施", .language = Language::zh},
          Run{.words = ", in a translation of it "},
          Run{.words = "effective measures", .tone = Tone::translation},
          Run{.words = ", in Russian "},
          Run{.words = "эффективные меры", .language = Language::ru},
          Run{.words = ".", .footnote = 1}};
}

}  // namespace inviola::web::components::examples
