#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Filter;

void draw_choices(Pen& pen, const Filter::Field& field) {
  Html& html = pen.html;
  for (const auto& [value, words] : field.choices) {
    html << (value == field.value ? "<option selected"_html : "<option"_html)
         << attr("value", value) << ">"_html;
    pen.words(words);
    html << "</option>"_html;
  }
}

void draw_control(Pen& pen, const Filter::Field& field, const std::string& name) {
  Html& html = pen.html;
  switch (field.kind) {
    case Filter::Field::Kind::date:
      html << "<input type=\"date\""_html;
      break;
    case Filter::Field::Kind::text:
      html << "<input type=\"search\" dir=\"auto\""_html;
      break;
    case Filter::Field::Kind::choice:
      html << "<select"_html << attr("id", name) << attr("name", field.name) << ">"_html;
      draw_choices(pen, field);
      html << "</select>"_html;
      return;
  }
  html << attr("id", name) << attr("name", field.name) << attr("value", field.value) << ">"_html;
}

}  // namespace

void draw(Pen& pen, const Filter& filter) {
  Html& html = pen.html;
  const auto target = pen.address(filter.action);
  html << "<form class=\"filter\" method=\"get\" role=\"search\""_html;
  if (target) html << action(*target);
  html << ">\n"_html;
  for (const Filter::Field& field : filter.fields) {
    const std::string name = pen.new_name("field");
    const bool wide = field.kind == Filter::Field::Kind::text;
    html << (wide ? "<div class=\"field wide\"><label"_html : "<div class=\"field\"><label"_html)
         << attr("for", name) << ">"_html;
    pen.words(field.label);
    html << "</label>"_html;
    draw_control(pen, field, name);
    html << "</div>\n"_html;
  }
  html << "<button type=\"submit\">"_html;
  pen.words(filter.button);
  html << "</button>\n</form>\n"_html;
}

}  // namespace inviola::web::components
