#include "base/json.h"
#include "web/desks/drawing.h"
#include "web/desks/sign_in/pages.h"

namespace inviola::web::desks::sign_in {
namespace {

using namespace literals;
using namespace components;
using people::Passkeys;
using publication::plain;

constexpr const char* here = "/account/passkeys";

/// Everything but the passkeys themselves may be done without scripts: to see and to remove them.
void draw_needs_script(Pen& pen, const Asking& asking) {
  pen.html << "<div data-without-passkey=\"\">\n"_html;
  draw_paragraph(pen, asking.say("sign-in.passkey-needs-script"));
  pen.html << "</div>\n"_html;
}

void draw_all(Pen& pen, const Asking& asking,
              const std::vector<people::Read<people::Passkey>>& all) {
  publication::Table table;
  table.caption = plain(asking.say("sign-in.passkeys-caption"));
  table.columns = {column(asking, "sign-in.passkey-name"), column(asking, "sign-in.passkey-since"),
                   column(asking, "sign-in.passkey-last")};
  for (const auto& [passkey, id, version] : all) {
    const std::string last =
        passkey.used == 0 ? asking.say("sign-in.passkey-never") : moment(asking, passkey.used);
    table.rows.push_back({row_header(plain(passkey.name)),
                          cell(plain(moment(asking, passkey.made))), cell(plain(last))});
  }
  draw(pen, table);
  for (const auto& one : all) {
    draw_button_form(pen, asking, "/account/passkeys/removed", {{"id", one.id}},
                     {.label = asking.say("sign-in.passkey-remove", {{"name", one.value.name}}),
                      .secondary = true});
  }
}

void draw_confirmation(Pen& pen, const Asking& asking) {
  draw_heading(pen, 2, asking.say("sign-in.passkey-add"));
  draw_needs_script(pen, asking);
  draw_paragraph(pen, asking.say("sign-in.passkey-add-what"));
  open_form(pen, {here, asking.token});
  Field name = field(asking, "sign-in", "passkey-name");
  name.asked.required = true;
  draw(pen, name);
  Field password = field(asking, "sign-in", "password", Field::Kind::password);
  password.autocomplete = "current-password";
  password.asked.required = true;
  draw(pen, password);
  Field code = field(asking, "sign-in", "code", Field::Kind::code);
  code.autocomplete = "one-time-code";
  code.asked.required = true;
  draw(pen, code);
  draw(pen, Button{.label = asking.say("sign-in.passkey-add-button")});
  close_form(pen);
}

Response passkeys_page(const Asking& asking, const std::string& problem) {
  if (!asking.parts.passkeys.offered()) return not_found(asking);
  const auto all = asking.parts.passkeys.of(asking.acting->person.id);
  if (!all) return unavailable(asking, all.error());
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = asking.say("sign-in.passkeys-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_problem(pen, asking, problem);
                             draw_paragraph(pen, asking.say("sign-in.passkeys-what"));
                             if (!all->empty()) draw_all(pen, asking, *all);
                             draw_confirmation(pen, asking);
                           },
                       .headers = {}});
}

template <class T>
Response passkeys_page(const Asking& asking, const people::Answered<T>& failed) {
  if (const auto* rule = std::get_if<people::No>(&failed.error())) {
    return passkeys_page(asking, why(asking, *rule));
  }
  return unavailable(asking, std::get<Fault>(failed.error()));
}

}  // namespace

void open_passkey_form(Pen& pen, const Asking& asking, const Form& form,
                       Passkeys::Purpose purpose) {
  Passkeys& passkeys = asking.parts.passkeys;
  const bool makes = purpose == Passkeys::Purpose::make;
  pen.html << "<div hidden"_html << attr("data-passkey", makes ? "make" : "ask")
           << attr("data-challenge", to_hex(passkeys.challenge(purpose, form.token)))
           << attr("data-relying-party", passkeys.relying_party());
  if (makes) {
    const people::Person& person = asking.acting->person;
    std::string others;
    // Of those that cannot be read the browser is told nothing; the register refuses them anyhow.
    if (const auto all = passkeys.of(person.id)) {
      for (const auto& one : *all) others += one.value.credential + " ";
    }
    pen.html << attr("data-register", asking.parts.register_name) << attr("data-person", person.id)
             << attr("data-user-name", person.user_name) << attr("data-shown-name", person.name)
             << attr("data-others", others);
  }
  pen.html << ">\n"_html;
  open_form(pen, form);
}

void close_passkey_form(Pen& pen, const Asking& asking, const Button& button) {
  draw(pen, button);
  close_form(pen);
  pen.html << "<p class=\"error\" role=\"alert\" hidden>"_html;
  pen.words(asking.say("sign-in.passkey-failed"));
  pen.html << "</p>\n</div>\n"_html;
}

std::string field_of_bytes(const Asking& asking, std::string_view name) {
  return from_hex(asking.field(name)).value_or("");
}

Response get_passkeys(const Asking& asking) { return passkeys_page(asking, std::string()); }

/// Password and code were right: now the browser makes the passkey.
Response post_passkeys(const Asking& asking) {
  if (!asking.parts.passkeys.offered()) return not_found(asking);
  if (asking.acting->person.demonstration) {
    return passkeys_page(asking, asking.say("sign-in.refused.demonstration-passkey"));
  }
  if (!Passkeys::may_be_called(asking.field("passkey-name"))) {
    return passkeys_page(asking, asking.say("sign-in.refused.passkey-name"));
  }
  auto confirmed = asking.parts.people.confirm(*asking.acting, asking.field("password"),
                                               asking.field("code"), asking.origin);
  if (!confirmed) return passkeys_page(asking, confirmed);
  return show(asking, {.title = asking.say("sign-in.passkey-make-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_needs_script(pen, asking);
                             draw_paragraph(pen, asking.say("sign-in.passkey-make-what"));
                             open_passkey_form(pen, asking,
                                               {"/account/passkeys/made", asking.token},
                                               Passkeys::Purpose::make);
                             draw_hidden(pen, "passkey-name", asking.field("passkey-name"));
                             for (const char* name : {"client_data", "authenticator_data"}) {
                               draw_hidden(pen, name, "");
                             }
                             close_passkey_form(
                                 pen, asking, {.label = asking.say("sign-in.passkey-make-button")});
                           },
                       .headers = {},
                       .scripted = true});
}

Response post_passkey_made(const Asking& asking) {
  auto added = asking.parts.passkeys.add(
      *asking.acting, asking.field("passkey-name"),
      {field_of_bytes(asking, "client_data"), field_of_bytes(asking, "authenticator_data")},
      asking.token, asking.origin);
  return added ? go(asking, here) : passkeys_page(asking, added);
}

Response post_passkey_removed(const Asking& asking) {
  auto removed = asking.parts.passkeys.remove(*asking.acting, asking.field("id"), asking.origin);
  return removed ? go(asking, here) : passkeys_page(asking, removed);
}

}  // namespace inviola::web::desks::sign_in
