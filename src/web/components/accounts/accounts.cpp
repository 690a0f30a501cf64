#include "web/components/components.h"

namespace inviola::web::components {

using namespace literals;

void draw(Pen& pen, const publication::SideBySide& accounts) {
  Html& html = pen.html;
  if (accounts.accounts.empty()) return;
  const int above = pen.level;
  html << "<div class=\"accounts\">\n"_html;
  for (const auto& account : accounts.accounts) {
    const std::string name = pen.new_name("account");
    html << "<article"_html << attr("aria-labelledby", name) << ">\n"_html;
    open_heading(html, above + 1);
    html << attr("id", name) << ">"_html;
    draw(pen, account.heading);
    close_heading(html, above + 1);
    pen.level = above + 1;
    draw(pen, account.blocks);
    html << "</article>\n"_html;
  }
  pen.level = above;
  html << "</div>\n"_html;
}

}  // namespace inviola::web::components
