#include <algorithm>

#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Chart;

constexpr double row_height = 3.0;  // in em: the label, and the bar under it

std::string em(double value) {
  const auto tenths = static_cast<int>(value * 10 + 0.5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "em";
}

void draw_bar(Pen& pen, const Chart::Bar& bar, std::int64_t most, double top) {
  Html& html = pen.html;
  const bool leftward = right_to_left(pen.language);
  const auto width = most == 0 ? 0 : bar.number * 100 / most;
  html << "<text class=\"label\""_html << attr("x", leftward ? "100%" : "0")
       << attr("y", em(top + 1.1)) << ">"_html;
  pen.words(bar.label);
  html << "</text><text class=\"number\""_html << attr("x", leftward ? "0" : "100%")
       << attr("y", em(top + 1.1)) << ">"_html;
  pen.words(bar.printed);
  html << "</text><rect class=\"ground\" x=\"0\" width=\"100%\" height=\"0.7em\""_html
       << attr("y", em(top + 1.5)) << "></rect><rect class=\"bar\" height=\"0.7em\""_html
       << attr("x", leftward ? std::to_string(100 - width) + "%" : "0") << attr("y", em(top + 1.5))
       << attr("width", std::to_string(width) + "%") << "></rect>\n"_html;
}

}  // namespace

void draw(Pen& pen, const Chart& chart) {
  if (chart.bars.empty()) return;
  Html& html = pen.html;
  const std::string title = pen.new_name("chart");
  const std::string counts = pen.new_name("counts");
  std::int64_t most = 0;
  for (const Chart::Bar& bar : chart.bars) most = std::max(most, bar.number);
  html << "<div class=\"chart\">\n<div class=\"bars\">\n<svg role=\"img\" width=\"100%\""_html
       << attr("height", em(row_height * static_cast<double>(chart.bars.size())))
       << attr("aria-labelledby", title + " " + counts) << ">\n<title"_html << attr("id", title)
       << ">"_html;
  pen.words(publication::words_of(chart.caption));
  html << "</title><desc"_html << attr("id", counts) << ">"_html;
  pen.words(publication::words_of(chart.counts));
  html << "</desc>\n"_html;
  double top = 0;
  for (const Chart::Bar& bar : chart.bars) {
    draw_bar(pen, bar, most, top);
    top += row_height;
  }
  html << "</svg>\n</div>\n<div class=\"beside\">\n"_html;
  draw(pen, publication::table_of(chart));
  html << "<p class=\"counts\">"_html;
  draw(pen, chart.counts);
  html << "</p>\n</div>\n</div>\n"_html;
}

}  // namespace inviola::web::components
