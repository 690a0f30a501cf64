#include "web/desks/cookies.h"
#include "web/desks/sign_in/pages.h"

namespace inviola::web::desks::sign_in {
namespace {

using namespace literals;
using namespace components;

publication::Line plain_line(std::string words) { return publication::plain(std::move(words)); }

publication::Table table_of(const Asking& asking, const char* caption,
                            std::initializer_list<const char*> columns) {
  publication::Table table;
  table.caption = plain_line(asking.say(caption));
  for (const char* column : columns) table.columns.push_back({plain_line(asking.say(column)), 1});
  return table;
}

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
             draw(pen, publication::Paragraph{
                           .number = {},
                           .line = {publication::link(asking.say("sign-in.password-title"),
                                                      "/account/password")},
                           .sources = {}});
             if (asking.parts.passkeys.offered()) {
               draw(pen, publication::Paragraph{
                             .number = {},
                             .line = {publication::link(asking.say("sign-in.passkeys-title"),
                                                        "/account/passkeys")},
                             .sources = {}});
             }
             publication::Table now =
                 table_of(asking, "sign-in.sign-ins",
                          {"sign-in.since", "sign-in.last", "sign-in.address", "sign-in.agent"});
             for (const auto& one : *sign_ins) {
               std::string since = moment(asking, one.value.began);
               if (one.id == asking.acting->sign_in) {
                 since = asking.say("sign-in.this-one", {{"since", since}});
               }
               now.rows.push_back({{plain_line(since), true},
                                   {plain_line(moment(asking, one.value.seen))},
                                   {plain_line(one.value.address)},
                                   {plain_line(one.value.agent)}});
             }
             draw(pen, now);
             open_form(pen, {"/account/sign-out-everywhere", asking.token});
             draw(pen, Button{.label = asking.say("sign-in.everywhere"), .secondary = true});
             close_form(pen);
             publication::Table then =
                 table_of(asking, "sign-in.history",
                          {"sign-in.when", "sign-in.what", "sign-in.address", "sign-in.agent"});
             for (const auto& one : *history) {
               then.rows.push_back({{plain_line(moment(asking, one.at)), true},
                                    {plain_line(asking.say("sign-in.happened." + one.what))},
                                    {plain_line(one.address)},
                                    {plain_line(one.agent)}});
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
