#pragma once

#include <pango/pangocairo.h>

#include <string>

namespace inviola::press::detail {

/// Draws glyphs with the words they stand for. Those that run from right to left are drawn in the
/// order of sight, from left to right: readers of PDF expect that order and turn it round, while
/// Cairo alone would draw them backwards and tear ligatures of lam and alef apart in extraction.
void show_glyphs(cairo_t* drawing, const std::string& words, PangoGlyphItem* item, double x,
                 double y);

}  // namespace inviola::press::detail
