#include "web/components/components.h"

namespace inviola::web::components {

using namespace literals;

void draw(Pen& pen, const publication::Quotation& quotation) {
  Html& html = pen.html;
  html << (quotation.translation ? "<figure class=\"quotation translation\">\n<blockquote"_html
                                 : "<figure class=\"quotation\">\n<blockquote"_html);
  const Language around = pen.language;
  if (quotation.language && *quotation.language != around) {
    put_language(html, *quotation.language);
    pen.language = *quotation.language;
  }
  html << ">\n"_html;
  draw(pen, quotation.paragraphs);
  pen.language = around;
  html << "</blockquote>\n"_html;
  if (!quotation.attribution.empty()) {
    html << "<figcaption>"_html;
    draw(pen, quotation.attribution);
    html << "</figcaption>\n"_html;
  }
  html << "</figure>\n"_html;
}

}  // namespace inviola::web::components
