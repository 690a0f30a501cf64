#include "web/components/components.h"

namespace inviola::web::components {

using namespace literals;

void draw(Pen& pen, const publication::Figures& figures) {
  Html& html = pen.html;
  if (figures.figures.empty()) return;
  html << "<ul class=\"figures\" role=\"list\">\n"_html;
  for (const auto& figure : figures.figures) {
    const auto target = pen.address(figure.link);
    html << "<li>"_html;
    if (target) html << "<a"_html << href(*target) << ">"_html;
    html << "<strong class=\"figure\">"_html;
    pen.words(figure.number);
    html << "</strong> <span>"_html;
    draw(pen, figure.counts);
    html << "</span>"_html;
    if (target) html << "</a>"_html;
    html << "</li>\n"_html;
  }
  html << "</ul>\n"_html;
}

}  // namespace inviola::web::components
