#include "web/components/form/form.h"

#include <algorithm>

namespace inviola::web::components {
namespace {

using namespace literals;

/// The first of several of one name has the id that an error leads to.
std::string id_of(const std::string& name, std::size_t number = 0) {
  return "field-" + name + (number == 0 ? std::string() : "-" + std::to_string(number));
}

/// The label's companions, and how a control refers to them.
void put_hint(Pen& pen, const Asked& asked) {
  if (!asked.hint.empty()) {
    pen.html << "<p class=\"hint\""_html << attr("id", id_of(asked.name) + "-hint") << ">"_html;
    pen.words(asked.hint);
    pen.html << "</p>\n"_html;
  }
  if (!asked.error.empty()) {
    pen.html << "<p class=\"error\""_html << attr("id", id_of(asked.name) + "-error") << ">"_html;
    pen.words(asked.error);
    pen.html << "</p>\n"_html;
  }
}

void put_described_by(Pen& pen, const Asked& asked) {
  std::string by;
  if (!asked.hint.empty()) by = id_of(asked.name) + "-hint";
  if (!asked.error.empty()) by += (by.empty() ? "" : " ") + id_of(asked.name) + "-error";
  if (!by.empty()) pen.html << attr("aria-describedby", by);
  if (!asked.error.empty()) pen.html << attr("aria-invalid", "true");
}

void open_asked(Pen& pen, const Asked& asked) {
  pen.html << (asked.error.empty() ? "<div class=\"asked\">\n"_html
                                   : "<div class=\"asked wrong\">\n"_html);
}

void put_label(Pen& pen, const Asked& asked, const std::string& id) {
  pen.html << "<label"_html << attr("for", id) << ">"_html;
  pen.words(asked.label);
  pen.html << "</label>\n"_html;
}

Literal input_of(Field::Kind kind) {
  switch (kind) {
    case Field::Kind::text:
      return "<input type=\"text\" dir=\"auto\""_html;
    case Field::Kind::email:
      return "<input type=\"email\""_html;
    case Field::Kind::password:
      return "<input type=\"password\""_html;
    case Field::Kind::code:
      return "<input type=\"text\" dir=\"ltr\" inputmode=\"text\" spellcheck=\"false\""_html;
    case Field::Kind::date:
      return "<input type=\"date\""_html;
    case Field::Kind::area:
      return "<textarea dir=\"auto\""_html;
    case Field::Kind::count:
      return "<input type=\"text\" inputmode=\"numeric\" class=\"count\""_html;
    case Field::Kind::documents:
      return "<input type=\"file\" multiple"_html;
  }
  return "<input"_html;
}

void put_option(Pen& pen, const Choice& choice, const Option& option, std::size_t number) {
  Html& html = pen.html;
  const bool chosen = std::ranges::find(choice.chosen, option.value) != choice.chosen.end();
  const std::string id = id_of(choice.asked.name, choice.number + number);
  html << "<div class=\"option\">"_html
       << (choice.kind == Choice::Kind::one ? "<input type=\"radio\""_html
                                            : "<input type=\"checkbox\""_html)
       << attr("id", id) << attr("name", choice.asked.name) << attr("value", option.value);
  if (chosen) html << attr("checked", "checked");
  if (choice.asked.required && choice.kind == Choice::Kind::one) html << attr("required", "");
  if (!option.hint.empty()) html << attr("aria-describedby", id + "-more");
  html << "><label"_html << attr("for", id) << ">"_html;
  pen.words(option.label);
  html << "</label>"_html;
  if (!option.hint.empty()) {
    html << "<p class=\"hint\""_html << attr("id", id + "-more") << ">"_html;
    pen.words(option.hint);
    html << "</p>"_html;
  }
  html << "</div>\n"_html;
}

void draw_list(Pen& pen, const Choice& choice) {
  Html& html = pen.html;
  const std::string id = id_of(choice.asked.name, choice.number);
  open_asked(pen, choice.asked);
  put_label(pen, choice.asked, id);
  put_hint(pen, choice.asked);
  html << "<select"_html << attr("id", id) << attr("name", choice.asked.name);
  put_described_by(pen, choice.asked);
  if (choice.asked.required) html << attr("required", "");
  html << ">"_html;
  for (const Option& option : choice.options) {
    const bool chosen = std::ranges::find(choice.chosen, option.value) != choice.chosen.end();
    html << (chosen ? "<option selected"_html : "<option"_html) << attr("value", option.value)
         << ">"_html;
    pen.words(option.label);
    html << "</option>\n"_html;
  }
  html << "</select>\n</div>\n"_html;
}

}  // namespace

void open_form(Pen& pen, const Form& form) {
  pen.html << "<form class=\"desk\" method=\"post\""_html;
  if (const auto target = pen.address(form.action)) pen.html << action(*target);
  if (form.documents) pen.html << attr("enctype", "multipart/form-data");
  if (form.sending) pen.html << attr("data-sending", "");
  pen.html << ">\n"_html;
  draw_hidden(pen, "token", form.token);
}

void close_form(Pen& pen) { pen.html << "</form>\n"_html; }

void draw_hidden(Pen& pen, const std::string& name, const std::string& value) {
  pen.html << "<input type=\"hidden\""_html << attr("name", name) << attr("value", value)
           << ">\n"_html;
}

void draw(Pen& pen, const Field& field) {
  Html& html = pen.html;
  const std::string id = id_of(field.asked.name, field.number);
  open_asked(pen, field.asked);
  put_label(pen, field.asked, id);
  put_hint(pen, field.asked);
  const bool secret = field.kind == Field::Kind::password || field.kind == Field::Kind::code;
  html << input_of(field.kind) << attr("id", id) << attr("name", field.asked.name);
  if (!field.list.empty()) html << attr("list", field.list);
  put_described_by(pen, field.asked);
  if (field.asked.required) html << attr("required", "");
  if (!field.autocomplete.empty()) html << attr("autocomplete", field.autocomplete);
  if (field.first) html << attr("autofocus", "");
  if (field.kind == Field::Kind::area) {
    // The line feed after the tag is no part of the text: HTML takes it off.
    html << attr("rows", std::to_string(field.lines)) << ">\n"_html << field.value
         << "</textarea>\n"_html;
  } else {
    const bool filled = (!secret || field.shown) && field.kind != Field::Kind::documents;
    if (filled) html << attr("value", field.value);
    html << ">\n"_html;
  }
  html << "</div>\n"_html;
}

void draw(Pen& pen, const Sending& sending) {
  Html& html = pen.html;
  const std::string label = pen.new_name("sending");
  html << "<div class=\"sending\" hidden"_html
       << attr("data-most", std::to_string(sending.bytes_max)) << attr("data-sent", sending.sent)
       << attr("data-arrived", sending.arrived) << attr("data-stopped", sending.stopped)
       << attr("data-cut", sending.cut) << attr("data-unknown", sending.unknown)
       << attr("data-large", sending.large) << ">\n<p"_html << attr("id", label) << ">"_html;
  pen.words(sending.label);
  html
      << "</p>\n<progress max=\"100\" value=\"0\""_html << attr("aria-labelledby", label)
      << "></progress>\n<p role=\"status\"></p>\n<button type=\"button\" class=\"secondary\">"_html;
  pen.words(sending.stop);
  html << "</button>\n</div>\n"_html;
}

void draw(Pen& pen, const Choice& choice) {
  if (choice.kind == Choice::Kind::list) return draw_list(pen, choice);
  Html& html = pen.html;
  std::string kind = choice.asked.error.empty() ? "asked" : "asked wrong";
  if (choice.many) kind += " many";
  html << "<fieldset"_html << attr("class", kind);
  put_described_by(pen, choice.asked);
  html << ">\n<legend>"_html;
  pen.words(choice.asked.label);
  html << "</legend>\n"_html;
  put_hint(pen, choice.asked);
  html << "<div class=\"options\">\n"_html;
  for (std::size_t i = 0; i < choice.options.size(); ++i) {
    put_option(pen, choice, choice.options[i], i);
  }
  html << "</div>\n</fieldset>\n"_html;
}

void draw_suggestions(Pen& pen, const std::string& id, const std::vector<std::string>& words) {
  pen.html << "<datalist"_html << attr("id", id) << ">\n"_html;
  for (const std::string& one : words) {
    pen.html << "<option"_html << attr("value", one) << ">\n"_html;
  }
  pen.html << "</datalist>\n"_html;
}

void draw(Pen& pen, const Button& button) {
  Html& html = pen.html;
  html << (button.secondary ? "<button type=\"submit\" class=\"secondary\""_html
                            : "<button type=\"submit\""_html);
  if (!button.name.empty()) html << attr("name", button.name) << attr("value", button.value);
  html << ">"_html;
  pen.words(button.label);
  html << "</button>\n"_html;
}

void draw_way(Pen& pen, const std::string& label, const std::string& path, bool secondary) {
  const auto target = pen.address(path);
  if (!target) return;
  pen.html << (secondary ? "<p class=\"way\"><a class=\"button secondary\""_html
                         : "<p class=\"way\"><a class=\"button\""_html)
           << href(*target) << ">"_html;
  pen.words(label);
  pen.html << "</a></p>\n"_html;
}

void open_fold(Pen& pen, std::string_view summary) {
  pen.html << "<details class=\"fold\">\n<summary>"_html;
  pen.words(summary);
  pen.html << "</summary>\n"_html;
}

void close_fold(Pen& pen) { pen.html << "</details>\n"_html; }

void draw(Pen& pen, const Steps& steps) {
  if (steps.steps.size() < 2) return;
  Html& html = pen.html;
  html << "<nav class=\"steps\""_html << attr("aria-label", steps.label) << ">\n<ol>\n"_html;
  for (const Steps::Step& step : steps.steps) {
    html << "<li>"_html;
    const auto target = pen.address(step.path);
    if (target) {
      html << "<a"_html << href(*target);
      if (step.current) html << attr("aria-current", "step");
      html << ">"_html;
    }
    pen.words(step.label);
    if (target) html << "</a>"_html;
    html << "</li>\n"_html;
  }
  html << "</ol>\n</nav>\n"_html;
}

void draw(Pen& pen, const Problems& problems) {
  if (problems.problems.empty()) return;
  Html& html = pen.html;
  html << "<div class=\"problems\" role=\"alert\">\n<h2>"_html;
  pen.words(problems.title);
  html << "</h2>\n<ul>\n"_html;
  for (const Problems::Problem& one : problems.problems) {
    html << "<li>"_html;
    const auto place = Url::read("#" + id_of(one.name));
    const bool leads = !one.name.empty() && place;
    if (leads) html << "<a"_html << href(*place) << ">"_html;
    pen.words(one.words);
    if (leads) html << "</a>"_html;
    html << "</li>\n"_html;
  }
  html << "</ul>\n</div>\n"_html;
}

void open_page(Pen& pen, const std::string& title) {
  pen.heading = title;
  pen.html << "<article class=\"page\">\n<h1>"_html;
  pen.words(title);
  pen.html << "</h1>\n"_html;
}

void close_page(Pen& pen) { pen.html << "</article>\n"_html; }

void draw_paragraph(Pen& pen, std::string_view words) {
  pen.html << "<p>"_html;
  pen.words(words);
  pen.html << "</p>\n"_html;
}

void draw_heading(Pen& pen, int level, std::string_view words) {
  pen.heading = words;
  open_heading(pen.html, level);
  pen.html << ">"_html;
  pen.words(words);
  close_heading(pen.html, level);
}

}  // namespace inviola::web::components
