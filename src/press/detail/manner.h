#pragma once

#include <cstdint>

#include "base/language.h"
#include "publication/document.h"

/// The manner of our printed documents: measures, in points of 1/72 inch, and faces.
namespace inviola::press::detail {

inline constexpr double page_width = 595.276;  ///< A4, ISO 216
inline constexpr double page_height = 841.890;

enum class Family : std::uint8_t { serif, sans };
/// Start and end follow the direction of the text, never the side of the paper.
enum class Align : std::uint8_t { start, end, centre, justified };

struct Face {
  Family family = Family::serif;
  double size = 10;
  double leading = 14;  ///< least height of a line
  bool bold = false;
  bool italic = false;
  double shade = 0;  ///< 0 black, 1 white
  Align align = Align::start;
};

struct Manner {
  double margin = 79;        ///< at the start and the end of each page
  double head_top = 34;      ///< where the running head begins
  double body_bottom = 768;  ///< where text and footnotes end
  double foot_top = 787;
  double hang = 34;  ///< numbers hang in this width before the text
  double indent = 26;
  double gap = 9;          ///< between paragraphs
  double hanging_gap = 4;  ///< between lines of one family: items, values
  Face body, quotation, footnote, source, cell, cell_head, caption;
  Face title, subtitle, heading[3];
  Face mast_body, mast_symbol, mast_small;
  Face running, demonstration, folio, imprint;
  Face figure, figure_words;
  double measure() const { return page_width - 2 * margin; }
};

Manner manner_of(publication::DocumentKind kind);

}  // namespace inviola::press::detail
