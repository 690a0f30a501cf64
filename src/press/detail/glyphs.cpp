#include "press/detail/glyphs.h"

#include <vector>

namespace inviola::press::detail {
namespace {

/// Glyphs and words of one item, cluster by cluster from left to right.
struct Clusters {
  std::string words;
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
};

/// Where each glyph of the item begins, from the left edge of the item.
std::vector<double> lefts_of(const PangoGlyphString* glyphs) {
  std::vector<double> lefts;
  double left = 0;
  for (int i = 0; i < glyphs->num_glyphs; ++i) {
    lefts.push_back(left);
    left += pango_units_to_double(glyphs->glyphs[i].geometry.width);
  }
  return lefts;
}

void add_cluster(Clusters& to, const std::string& words, const PangoGlyphItemIter& at,
                 const std::vector<double>& lefts, double x, double y) {
  cairo_text_cluster_t cluster{.num_bytes = at.end_index - at.start_index, .num_glyphs = 0};
  to.words += words.substr(static_cast<std::size_t>(at.start_index),
                           static_cast<std::size_t>(cluster.num_bytes));
  // Glyphs of an item from right to left are counted downwards.
  for (int i = at.end_glyph + 1; i <= at.start_glyph; ++i) {
    const PangoGlyphInfo& info = at.glyph_item->glyphs->glyphs[i];
    if (info.glyph == PANGO_GLYPH_EMPTY) continue;
    to.glyphs.push_back(cairo_glyph_t{
        .index = info.glyph,
        .x = x + lefts[static_cast<std::size_t>(i)] + pango_units_to_double(info.geometry.x_offset),
        .y = y + pango_units_to_double(info.geometry.y_offset)});
    ++cluster.num_glyphs;
  }
  to.clusters.push_back(cluster);
}

Clusters clusters_of(const std::string& words, PangoGlyphItem* item, double x, double y) {
  Clusters found;
  const std::vector<double> lefts = lefts_of(item->glyphs);
  PangoGlyphItemIter at;
  // The end in reading is the left in sight.
  for (bool more = pango_glyph_item_iter_init_end(&at, item, words.c_str()); more;
       more = pango_glyph_item_iter_prev_cluster(&at)) {
    add_cluster(found, words, at, lefts, x, y);
  }
  return found;
}

}  // namespace

void show_glyphs(cairo_t* drawing, const std::string& words, PangoGlyphItem* item, double x,
                 double y) {
  if (item->item->analysis.level % 2 == 0) {
    cairo_move_to(drawing, x, y);
    pango_cairo_show_glyph_item(drawing, words.c_str(), item);
    return;
  }
  const Clusters found = clusters_of(words, item, x, y);
  cairo_set_scaled_font(
      drawing, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(item->item->analysis.font)));
  cairo_show_text_glyphs(drawing, found.words.data(), static_cast<int>(found.words.size()),
                         found.glyphs.data(), static_cast<int>(found.glyphs.size()),
                         found.clusters.data(), static_cast<int>(found.clusters.size()),
                         static_cast<cairo_text_cluster_flags_t>(0));
}

}  // namespace inviola::press::detail
