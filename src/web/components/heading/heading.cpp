#include <algorithm>
#include <array>

#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;

struct Pair {
  Literal open;
  Literal close;
};
constexpr std::array headings{
    Pair{"<h1"_html, "</h1>\n"_html}, Pair{"<h2"_html, "</h2>\n"_html},
    Pair{"<h3"_html, "</h3>\n"_html}, Pair{"<h4"_html, "</h4>\n"_html},
    Pair{"<h5"_html, "</h5>\n"_html}, Pair{"<h6"_html, "</h6>\n"_html},
};

const Pair& heading_of(int level) {
  return headings[static_cast<std::size_t>(
                      std::clamp(level, 1, static_cast<int>(headings.size()))) -
                  1];
}

bool is_anchor(const std::string& anchor) {
  return !anchor.empty() && std::ranges::all_of(anchor, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

void open_heading(Html& html, int level) { html << heading_of(level).open; }
void close_heading(Html& html, int level) { html << heading_of(level).close; }

void draw(Pen& pen, const publication::Heading& heading) {
  Html& html = pen.html;
  pen.level = std::clamp(heading.level, 1, 3) + 1;
  pen.heading = publication::words_of(heading.line);
  open_heading(html, pen.level);
  if (is_anchor(heading.anchor) && pen.take_anchor(heading.anchor)) {
    html << attr("id", heading.anchor);
  }
  html << ">"_html;
  if (!heading.number.empty()) {
    html << "<span class=\"number\">"_html;
    pen.words(heading.number + pen.chrome.words.after_number);
    html << "</span> "_html;
  }
  draw(pen, heading.line);
  close_heading(html, pen.level);
}

}  // namespace inviola::web::components
