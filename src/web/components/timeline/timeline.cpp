#include "base/date.h"
#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;

void draw_when(Pen& pen, const publication::Timeline::Event& event) {
  Html& html = pen.html;
  const bool for_machines = PartialDate::parse(event.date).has_value();
  html << "<p class=\"when\">"_html;
  if (for_machines) html << "<time"_html << attr("datetime", event.date) << ">"_html;
  draw(pen, event.when);
  if (for_machines) html << "</time>"_html;
  html << "</p>\n"_html;
}

}  // namespace

void draw(Pen& pen, const publication::Timeline& timeline) {
  Html& html = pen.html;
  if (timeline.events.empty()) return;
  html << "<ol class=\"timeline\" role=\"list\">\n"_html;
  for (const auto& event : timeline.events) {
    html << "<li>"_html;
    draw_when(pen, event);
    html << "<div class=\"what\"><p>"_html;
    draw(pen, event.what);
    html << "</p>\n"_html;
    draw(pen, event.details);
    html << "</div></li>\n"_html;
  }
  html << "</ol>\n"_html;
}

}  // namespace inviola::web::components
