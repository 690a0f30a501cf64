#include <initializer_list>

#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Document;
using publication::DocumentKind;
using publication::Masthead;

Literal opening(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::page:
      return "<article class=\"page\">\n"_html;
    case DocumentKind::report:
      return "<article class=\"sheet report\">\n"_html;
    case DocumentKind::note:
      return "<article class=\"sheet note\">\n"_html;
  }
  return "<article>\n"_html;
}

void put_paragraph(Pen& pen, Literal open, std::string_view words) {
  if (words.empty()) return;
  pen.html << open;
  pen.words(words);
  pen.html << "</p>\n"_html;
}

/// Our name where the Organization's would stand, and no emblem: it must never be taken for theirs.
void draw_masthead(Pen& pen, const Masthead& head) {
  Html& html = pen.html;
  html << "<header class=\"masthead\">\n<div class=\"origin\">\n"_html;
  put_paragraph(pen, "<p class=\"house\">"_html, pen.chrome.site_title);
  put_paragraph(pen, "<p class=\"symbol\" dir=\"ltr\">"_html, head.symbol);
  html << "</div>\n<div class=\"issue\">\n"_html;
  put_paragraph(pen, "<p class=\"body\">"_html, head.body);
  html << "<div class=\"particulars\">\n"_html;
  for (const std::string* words : {&head.distribution, &head.date, &head.version, &head.original}) {
    put_paragraph(pen, "<p>"_html, *words);
  }
  html << "</div>\n</div>\n"_html;
  if (!head.session.empty() || !head.item.empty() || !head.item_title.empty()) {
    html << "<div class=\"agenda\">\n"_html;
    put_paragraph(pen, "<p>"_html, head.session);
    put_paragraph(pen, "<p>"_html, head.item);
    put_paragraph(pen, "<p class=\"item-title\">"_html, head.item_title);
    html << "</div>\n"_html;
  }
  html << "</header>\n"_html;
}

void draw_summary(Pen& pen, const Document& document) {
  if (document.summary.empty()) return;
  Html& html = pen.html;
  html << "<section class=\"summary\""_html;
  const std::string name = pen.new_name("summary");
  if (!document.summary_title.empty()) html << attr("aria-labelledby", name);
  html << ">\n"_html;
  if (!document.summary_title.empty()) {
    html << "<h2"_html << attr("id", name) << ">"_html;
    pen.words(document.summary_title);
    html << "</h2>\n"_html;
  }
  draw(pen, document.summary);
  html << "</section>\n"_html;
}

void draw_footnotes(Pen& pen, const Document& document) {
  if (document.footnotes.empty()) return;
  Html& html = pen.html;
  html << "<section class=\"footnotes\""_html << attr("aria-label", pen.chrome.words.footnotes)
       << ">\n<ol>\n"_html;
  for (std::size_t i = 0; i < document.footnotes.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    html << "<li"_html << attr("id", "_note-" + number) << ">"_html;
    draw(pen, document.footnotes[i]);
    if (pen.anchors.contains("_mark-" + number)) {
      html << " <a class=\"back\""_html << href(*Url::read("#_mark-" + number))
           << attr("aria-label", pen.chrome.words.back_to_text) << ">↑</a>"_html;
    }
    html << "</li>\n"_html;
  }
  html << "</ol>\n</section>\n"_html;
}

bool has_masthead(const Masthead& head) {
  return !head.body.empty() || !head.symbol.empty() || !head.distribution.empty() ||
         !head.date.empty() || !head.session.empty();
}

}  // namespace

void draw_sheet(Pen& pen, const Document& document) {
  Html& html = pen.html;
  html << opening(document.kind);
  if (document.kind != DocumentKind::page && has_masthead(document.masthead)) {
    draw_masthead(pen, document.masthead);
  }
  html << "<h1>"_html;
  pen.words(document.title);
  html << "</h1>\n"_html;
  put_paragraph(pen, "<p class=\"subtitle\">"_html, document.subtitle);
  draw_summary(pen, document);
  draw(pen, document.blocks);
  draw_footnotes(pen, document);
  html << "</article>\n"_html;
}

}  // namespace inviola::web::components
