#include <algorithm>
#include <array>

#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;

constexpr std::array numbered_at{"<p class=\"numbered\""_html, "<p class=\"numbered in-1\""_html,
                                 "<p class=\"numbered in-2\""_html};
constexpr std::array plain_at{"<p"_html, "<p class=\"in-1\""_html, "<p class=\"in-2\""_html};

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void draw_number(Pen& pen, const std::string& number, const std::string& anchor) {
  Html& html = pen.html;
  const std::string shown = all_digits(number) ? number + pen.chrome.words.after_number : number;
  html << "<span class=\"number\">"_html;
  if (!anchor.empty()) html << "<a"_html << href(*Url::read("#" + anchor)) << ">"_html;
  pen.words(shown);
  if (!anchor.empty()) html << "</a>"_html;
  html << "</span> "_html;
}

constexpr std::size_t sources_in_line = 3;  ///< more are folded away behind their number

void draw_references(Pen& pen, const std::vector<std::string>& sources) {
  Html& html = pen.html;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (i != 0) pen.words(pen.chrome.words.between);
    html << "<bdi class=\"reference\" dir=\"ltr\">"_html;
    pen.words(sources[i]);
    html << "</bdi>"_html;
  }
}

void draw_sources(Pen& pen, const std::vector<std::string>& sources) {
  if (sources.empty() || sources.size() > sources_in_line) return;
  Html& html = pen.html;
  html << " <small class=\"sources\">["_html;
  if (!pen.chrome.words.sources.empty()) {
    pen.words(pen.chrome.words.sources);
    html << " "_html;
  }
  draw_references(pen, sources);
  html << "]</small>"_html;
}

void draw_many_sources(Pen& pen, const std::vector<std::string>& sources) {
  if (sources.size() <= sources_in_line) return;
  Html& html = pen.html;
  html << "<details class=\"sources\"><summary>"_html;
  pen.words(pen.chrome.words.sources + " " + std::to_string(sources.size()));
  html << "</summary>"_html;
  draw_references(pen, sources);
  html << "</details>\n"_html;
}

}  // namespace

void draw(Pen& pen, const publication::Paragraph& paragraph) {
  Html& html = pen.html;
  const auto indent = static_cast<std::size_t>(std::clamp(paragraph.indent, 0, 2));
  const bool numbered = !paragraph.number.empty();
  html << (numbered ? numbered_at[indent] : plain_at[indent]);
  std::string anchor;
  if (all_digits(paragraph.number)) anchor = "paragraph-" + paragraph.number;
  if (!anchor.empty() && !pen.take_anchor(anchor)) anchor.clear();
  if (!anchor.empty()) html << attr("id", anchor);
  html << ">"_html;
  if (numbered) {
    draw_number(pen, paragraph.number, anchor);
    html << "<span class=\"text\">"_html;
  }
  draw(pen, paragraph.line);
  draw_sources(pen, paragraph.sources);
  if (numbered) html << "</span>"_html;
  html << "</p>\n"_html;
  draw_many_sources(pen, paragraph.sources);
}

void draw(Pen& pen, const publication::List& list) {
  Html& html = pen.html;
  if (list.items.empty()) return;
  const bool numbered =
      std::ranges::any_of(list.items, [](const auto& item) { return !item.number.empty(); });
  // The numbers are the document's own words ("(a)"), so the browser must not count.
  html << (numbered ? "<ul class=\"given\" role=\"list\">\n"_html : "<ul>\n"_html);
  for (const publication::Item& item : list.items) {
    html << "<li>"_html;
    if (numbered) {
      draw_number(pen, item.number, {});
      html << "<span class=\"text\">"_html;
    }
    draw(pen, item.line);
    if (numbered) html << "</span>"_html;
    html << "</li>\n"_html;
  }
  html << "</ul>\n"_html;
}

void draw(Pen& pen, const publication::Closing& closing) {
  pen.html << "<div class=\"closing\">\n"_html;
  draw(pen, closing.lines);
  pen.html << "</div>\n"_html;
}

void draw(Pen& pen, const publication::PageBreak&) {
  pen.html << "<div class=\"page-break\"></div>\n"_html;
}

}  // namespace inviola::web::components
