#include <algorithm>

#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::TileMap;

constexpr int pitch = 40;  // from one tile to the next, in the drawing's own unit
constexpr int side = 37;

std::string step_class(int step) { return "tile step-" + std::to_string(std::clamp(step, 0, 4)); }

/// Begins with what is seen on the tile, so that one who speaks to the page can name it.
std::string name_of(const TileMap::Tile& tile) {
  return tile.code + (tile.printed.empty() ? "" : " " + tile.printed) + ": " + tile.name;
}

void draw_tile(Pen& pen, const TileMap::Tile& tile) {
  Html& html = pen.html;
  const auto target = pen.address(tile.link);
  const int x = (tile.column - 1) * pitch;
  const int y = (tile.row - 1) * pitch;
  html << (target ? "<a"_html : "<g"_html);
  if (target) html << href(*target);
  html << attr("class", step_class(tile.step)) << attr("aria-label", name_of(tile))
       << "><title>"_html;
  pen.words(name_of(tile));
  html << "</title><rect"_html << attr("x", std::to_string(x + 1))
       << attr("y", std::to_string(y + 1)) << attr("width", std::to_string(side))
       << attr("height", std::to_string(side)) << "></rect><text class=\"code\""_html
       << attr("x", std::to_string(x + pitch / 2)) << attr("y", std::to_string(y + 16)) << ">"_html;
  pen.words(tile.code);
  html << "</text>"_html;
  if (!tile.printed.empty()) {
    html << " <text class=\"number\""_html << attr("x", std::to_string(x + pitch / 2))
         << attr("y", std::to_string(y + 32)) << ">"_html;
    pen.words(tile.printed);
    html << "</text>"_html;
  }
  html << (target ? "</a>\n"_html : "</g>\n"_html);
}

void draw_legend(Pen& pen, const std::vector<std::string>& legend) {
  Html& html = pen.html;
  html << "<ul class=\"legend\" role=\"list\">"_html;
  for (std::size_t step = 0; step < legend.size(); ++step) {
    html
        << "<li><svg viewbox=\"0 0 20 20\" width=\"1.25em\" height=\"1.25em\" aria-hidden=\"true\"><g"_html
        << attr("class", step_class(static_cast<int>(step)))
        << "><rect x=\"1\" y=\"1\" width=\"18\" height=\"18\"></rect></g></svg> "_html;
    pen.words(legend[step]);
    html << "</li>"_html;
  }
  html << "</ul>\n"_html;
}

}  // namespace

void draw(Pen& pen, const TileMap& map) {
  if (map.tiles.empty()) return;
  Html& html = pen.html;
  const std::string title = pen.new_name("map");
  const std::string counts = pen.new_name("counts");
  const std::string after = pen.new_name("after-map");
  int rows = 0;
  int columns = 0;
  for (const TileMap::Tile& tile : map.tiles) {
    rows = std::max(rows, tile.row);
    columns = std::max(columns, tile.column);
  }
  html << "<div class=\"tile-map\">\n<p class=\"past\"><a"_html << href(*Url::read("#" + after))
       << ">"_html;
  pen.words(map.skip);
  // East stays on the right, whatever way the page is read.
  html << "</a></p>\n<svg role=\"group\" direction=\"ltr\""_html
       << attr("viewbox",
               "0 0 " + std::to_string(columns * pitch) + " " + std::to_string(rows * pitch))
       << attr("aria-labelledby", title) << attr("aria-describedby", counts) << ">\n<title"_html
       << attr("id", title) << ">"_html;
  pen.words(publication::words_of(map.caption));
  html << "</title>\n"_html;
  for (const TileMap::Tile& tile : map.tiles) draw_tile(pen, tile);
  html << "</svg>\n"_html;
  draw_legend(pen, map.legend);
  html << "<p class=\"counts\""_html << attr("id", counts) << ">"_html;
  draw(pen, map.counts);
  html << "</p>\n</div>\n<div class=\"after-map\" tabindex=\"-1\""_html << attr("id", after)
       << ">\n"_html;
  draw(pen, publication::table_of(map));
  html << "</div>\n"_html;
}

}  // namespace inviola::web::components
