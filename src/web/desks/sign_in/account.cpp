#include "web/desks/cookies.h"
#include "web/desks/drawing.h"
#include "web/desks/sign_in/pages.h"

namespace inviola::web::desks::sign_in {
namespace {

using namespace literals;
using namespace components;
using publication::plain;

Response password_page(const Asking& asking, const std::string& problem) {
  return show(asking,
              {.status = problem.empty() ? 200 : 422,
               .title = asking.say("sign-in.password-title"),
               .draw =
                   [&](Pen& pen) {
                     if (!problem.empty()) {
                       draw(pen, Problems{asking.say("sign-in.problems"), {{"old", problem}}});
                     }
                     draw_paragraph(pen, asking.say("sign-in.password-what"));
                     open_form(pen, {"/account/password", asking.token});
                     Field old = field(asking, "sign-in", "old", Field::Kind::password);
                     old.autocomplete = "current-password";
                     old.asked.required = true;
                     draw(pen, old);
                     Field chosen = field(asking, "sign-in", "chosen", Field::Kind::password);
                     chosen.autocomplete = "new-password";
                     chosen.asked.required = true;
                     draw(pen, chosen);
                     draw(pen, Button{.label = asking.say("sign-in.password-button")});
                     close_form(pen);
                   },
               .headers = {}});
}

}  // namespace

Response get_account(const Asking& asking) {
  const people::Person& person = asking.acting->person;
  const auto sign_ins = asking.parts.people.sign_ins(person.id);
  if (!sign_ins) return unavailable(asking, sign_ins.error());
  const auto history = asking.parts.people.history(person.id);
  if (!history) return unavailable(asking, history.error());
  return show(
      asking,
      {.title = asking.say("sign-in.account-title"),
       .draw =
           [&](Pen& pen) {
             draw_line(pen, way(asking, "sign-in.password-title", "/account/password"));
             if (asking.parts.passkeys.offered()) {
               draw_line(pen, way(asking, "sign-in.passkeys-title", "/account/passkeys"));
             }
             publication::Table now;
             now.caption = plain(asking.say("sign-in.sign-ins"));
             now.columns = {column(asking, "sign-in.since"), column(asking, "sign-in.last"),
                            column(asking, "sign-in.address"), column(asking, "sign-in.agent")};
             for (const auto& one : *sign_ins) {
               std::string since = moment(asking, one.value.began);
               if (one.id == asking.acting->sign_in) {
                 since = asking.say("sign-in.this-one", {{"since", since}});
               }
               now.rows.push_back({row_header(plain(since)),
                                   cell(plain(moment(asking, one.value.seen))),
                                   cell(plain(one.value.address)), cell(plain(one.value.agent))});
             }
             draw(pen, now);
             draw_button_form(pen, asking, "/account/sign-out-everywhere", {},
                              {.label = asking.say("sign-in.everywhere"), .secondary = true});
             publication::Table then;
             then.caption = plain(asking.say("sign-in.history"));
             then.columns = {column(asking, "sign-in.when"), column(asking, "sign-in.what"),
                             column(asking, "sign-in.address"), column(asking, "sign-in.agent")};
             for (const auto& one : *history) {
               then.rows.push_back({row_header(plain(moment(asking, one.at))),
                                    cell(plain(asking.say("sign-in.happened." + one.what))),
                                    cell(plain(one.address)), cell(plain(one.agent))});
             }
             draw(pen, then);
             draw_paragraph(pen, asking.say("sign-in.history-what"));
           },
       .headers = {}});
}

Response post_sign_out_everywhere(const Asking& asking) {
  auto ended = asking.parts.people.sign_out_everywhere(asking.acting->person.id);
  if (!ended) return unavailable(asking, ended.error());
  return go(asking, "/sign-in",
            {cookies::set(cookies::Name::sign_in, "", asking.parts.encrypted, -1)});
}

Response get_password(const Asking& asking) { return password_page(asking, {}); }

Response post_password(const Asking& asking) {
  // The password of a demonstration is everybody's: none may shut out the others.
  if (asking.acting->person.demonstration) {
    return password_page(asking, asking.say("sign-in.refused.demonstration"));
  }
  auto changed = asking.parts.people.change_password(*asking.acting, asking.field("old"),
                                                     asking.field("chosen"), asking.origin);
  if (!changed) {
    if (const auto* rule = std::get_if<people::No>(&changed.error())) {
      return password_page(asking, why(asking, *rule));
    }
    return unavailable(asking, std::get<Fault>(changed.error()));
  }
  return go(asking, "/account", cookies_of(asking, *changed));
}

}  // namespace inviola::web::desks::sign_in
