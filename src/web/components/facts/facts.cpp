#include "web/components/components.h"

namespace inviola::web::components {

using namespace literals;

void draw(Pen& pen, const publication::Facts& facts) {
  Html& html = pen.html;
  if (facts.facts.empty()) return;
  html << "<dl class=\"facts\">\n"_html;
  for (const auto& fact : facts.facts) {
    html << "<div><dt>"_html;
    draw(pen, fact.term);
    html << "</dt>"_html;
    for (const Line& value : fact.values) {
      html << "<dd>"_html;
      draw(pen, value);
      html << "</dd>"_html;
    }
    html << "</div>\n"_html;
  }
  html << "</dl>\n"_html;
}

}  // namespace inviola::web::components
