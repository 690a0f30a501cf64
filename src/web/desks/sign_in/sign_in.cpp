#include "web/desks/sign_in/sign_in.h"

#include <algorithm>

#include "base/text.h"
#include "web/desks/cookies.h"
#include "web/desks/desks.h"
#include "web/desks/sign_in/pages.h"
#include "web/languages.h"
#include "web/target.h"

namespace inviola::web::desks::sign_in {
namespace {

using namespace literals;
using namespace components;
using cookies::Name;

constexpr long device_seconds = 180L * 24 * 3600;

/// The page of the desks that one wanted to see, or the first of those that one has.
std::string wanted(const std::string& next) {
  return Url::read(next) && Desks::hold(next) && next != "/sign-in" ? next : "";
}

std::string first_place(const people::Acting& acting) {
  if (acting.for_a_state()) return "/mission";
  return acting.on_the_desk() ? "/desk" : "/account";
}

/// A form needs a token, and a token a cookie; a visitor is given one here.
struct Visitor {
  std::string token;
  Pairs headers;
};
Visitor visitor_of(const Asking& asking) {
  if (!asking.token.empty()) return {asking.token, {}};
  const std::string cookie = people::draw_token(asking.parts.people.entropy());
  return {people::digest_of("form " + cookie),
          {cookies::set(Name::visitor, cookie, asking.parts.encrypted)}};
}

/// In the clear only to this machine itself.
bool may_send_secrets(const Asking& asking) {
  const std::string& peer = asking.request.peer;
  return asking.parts.encrypted || peer.starts_with("127.") || peer == "::1" ||
         peer == "::ffff:127.0.0.1";
}

struct Entry {
  std::string user_name;
  std::string next;
  std::string kept;     ///< of a form that was sent while not signed in
  std::string problem;  ///< what went wrong
  std::string notice;   ///< why one is asked
};

struct Demonstrated {
  people::Person person;
  std::string code;
};
std::vector<Demonstrated> demonstrated(const Asking& asking) {
  std::vector<Demonstrated> out;
  if (!asking.parts.demonstration) return out;
  auto everybody = asking.parts.people.everybody();
  if (!everybody) return out;
  for (auto& one : *everybody) {
    if (!one.value.demonstration) continue;
    const std::string secret = from_hex(one.value.code_secret).value_or("");
    const std::int64_t step = asking.parts.people.now() / people::code_seconds;
    out.push_back({std::move(one.value), people::one_time_code(secret, step)});
  }
  std::ranges::sort(out, {}, [](const Demonstrated& one) { return one.person.user_name; });
  return out;
}

void draw_demonstrated(Pen& pen, const Asking& asking, const std::vector<Demonstrated>& all,
                       const Entry& entry, const std::string& token) {
  if (all.empty()) return;
  const std::string& next = entry.next;
  draw_heading(pen, 2, asking.say("sign-in.demonstration"));
  draw_paragraph(pen, asking.say("sign-in.demonstration-what"));
  if (!entry.kept.empty()) {
    // What was filled in is no part of an address: it goes along in a form.
    open_form(pen, {"/sign-in", token});
    draw_hidden(pen, "next", next);
    draw_hidden(pen, "kept", entry.kept);
    for (const Demonstrated& one : all) {
      draw(pen, Button{.label = one.person.name,
                       .name = "as",
                       .value = one.person.user_name,
                       .secondary = true});
    }
    close_form(pen);
    return;
  }
  publication::List list;
  for (const Demonstrated& one : all) {
    Pairs query{{"as", one.person.user_name}};
    if (!next.empty()) query.emplace_back("next", next);
    list.items.push_back(
        {{}, {publication::link(one.person.name, write_target("/sign-in", query))}});
  }
  draw(pen, list);
}

void draw_passkey(Pen& pen, const Asking& asking, const Entry& entry, const std::string& token) {
  if (!asking.parts.passkeys.offered()) return;
  open_passkey_form(pen, asking, {"/sign-in/passkey", token}, people::Passkeys::Purpose::sign_in);
  draw_hidden(pen, "next", entry.next);
  if (!entry.kept.empty()) draw_hidden(pen, "kept", entry.kept);
  for (const char* name :
       {"credential", "user", "client_data", "authenticator_data", "signature"}) {
    draw_hidden(pen, name, "");
  }
  close_passkey_form(pen, asking,
                     {.label = asking.say("sign-in.passkey-button"), .secondary = true});
}

Response sign_in_page(const Asking& asking, const Entry& entry, int status) {
  if (!may_send_secrets(asking)) {
    return notice(asking, 403, asking.say("sign-in.title"), asking.say("sign-in.needs-encryption"),
                  "/");
  }
  const Visitor visitor = visitor_of(asking);
  const auto all = demonstrated(asking);
  const auto chosen = std::ranges::find(
      all, entry.user_name, [](const Demonstrated& one) { return one.person.user_name; });
  const bool filled = chosen != all.end() && entry.problem.empty();
  return show(
      asking,
      {.status = status,
       .title = asking.say("sign-in.title"),
       .draw =
           [&](Pen& pen) {
             if (!entry.notice.empty()) {
               draw(pen, publication::Notice{publication::Notice::Kind::information,
                                             publication::plain(entry.notice)});
             }
             if (!entry.problem.empty()) {
               draw(pen, Problems{asking.say("sign-in.problems"), {{"user_name", entry.problem}}});
             }
             open_form(pen, {"/sign-in", visitor.token});
             draw_hidden(pen, "next", entry.next);
             if (!entry.kept.empty()) draw_hidden(pen, "kept", entry.kept);
             Field name = field(asking, "sign-in", "user_name");
             name.value = entry.user_name;
             name.autocomplete = "username";
             name.asked.required = true;
             name.first = true;
             draw(pen, name);
             Field password = field(asking, "sign-in", "password", Field::Kind::password);
             password.autocomplete = "current-password";
             password.asked.required = true;
             password.shown = filled;
             password.value = filled ? std::string(demonstration_password) : "";
             draw(pen, password);
             Field code = field(asking, "sign-in", "code", Field::Kind::code);
             code.autocomplete = "one-time-code";
             code.asked.required = true;
             code.shown = filled;
             code.value = filled ? chosen->code : "";
             draw(pen, code);
             draw(pen, Button{.label = asking.say("sign-in.button")});
             close_form(pen);
             draw_passkey(pen, asking, entry, visitor.token);
             draw_demonstrated(pen, asking, all, entry, visitor.token);
           },
       .headers = visitor.headers,
       .scripted = asking.parts.passkeys.offered()});
}

Response get_sign_in(const Asking& asking) {
  if (asking.acting) return go(asking, first_place(*asking.acting));
  return sign_in_page(asking,
                      {.user_name = asking.asked("as"), .next = wanted(asking.asked("next"))}, 200);
}

/// What was filled in before signing in, with a button to send it now.
Response show_kept(const Asking& asking, const std::string& next, const Pairs& kept,
                   const std::string& token, Pairs headers) {
  return show(asking, {.title = asking.say("sign-in.kept-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("sign-in.kept"));
                             open_form(pen, {next, token});
                             for (const auto& [name, value] : kept) draw_hidden(pen, name, value);
                             draw(pen, Button{.label = asking.say("sign-in.kept-button")});
                             close_form(pen);
                           },
                       .headers = std::move(headers)});
}

/// Where one who is signed in goes on, with what was kept.
Response signed_in(const Asking& asking, const people::Tokens& tokens, const Entry& entry) {
  Pairs headers = cookies_of(asking, tokens);
  // The token of the visitor ends with the sign-in.
  headers.push_back(cookies::set(Name::visitor, "", asking.parts.encrypted, -1));
  const auto presence = asking.parts.people.present(tokens.sign_in);
  if (!presence) return unavailable(asking, presence.error());
  const auto* acting = std::get_if<people::Acting>(&*presence);
  if (acting == nullptr) {
    Response response =
        notice(asking, 403, asking.say("sign-in.title"), asking.say("sign-in.powers-ended"), "/");
    response.headers.push_back(cookies::set(Name::sign_in, "", asking.parts.encrypted, -1));
    return response;
  }
  const auto kept = read_pairs(entry.kept);
  if (!entry.next.empty() && kept && !kept->empty()) {
    return show_kept(asking, entry.next, *kept, people::digest_of("form " + tokens.sign_in),
                     std::move(headers));
  }
  return go(asking, entry.next.empty() ? first_place(*acting) : entry.next, std::move(headers));
}

Response post_sign_in(const Asking& asking) {
  if (!may_send_secrets(asking)) return sign_in_page(asking, {}, 403);
  const Entry entry{.user_name = asking.field("user_name"),
                    .next = wanted(asking.field("next")),
                    .kept = asking.field("kept")};
  if (const std::string as = asking.field("as"); !as.empty()) {
    return sign_in_page(asking, {.user_name = as, .next = entry.next, .kept = entry.kept}, 200);
  }
  auto outcome = asking.parts.people.sign_in(
      {entry.user_name, asking.field("password"), asking.field("code")}, asking.origin);
  if (!outcome) return unavailable(asking, outcome.error());
  if (const auto* not_in = std::get_if<people::NotSignedIn>(&*outcome)) {
    Entry again = entry;
    again.problem = not_in->pause > 0 ? asking.say("sign-in.pause", {{"seconds", not_in->pause}})
                                      : asking.say("sign-in.wrong");
    Response response = sign_in_page(asking, again, not_in->pause > 0 ? 429 : 403);
    if (not_in->pause > 0) {
      response.headers.emplace_back("Retry-After", std::to_string(not_in->pause));
    }
    return response;
  }
  return signed_in(asking, std::get<people::Tokens>(*outcome), entry);
}

Response post_passkey(const Asking& asking) {
  if (!may_send_secrets(asking)) return sign_in_page(asking, {}, 403);
  const Entry entry{
      .user_name = {}, .next = wanted(asking.field("next")), .kept = asking.field("kept")};
  auto outcome = asking.parts.passkeys.sign_in(
      {.credential = field_of_bytes(asking, "credential"),
       .user = asking.field("user"),
       .client_data = field_of_bytes(asking, "client_data"),
       .authenticator_data = field_of_bytes(asking, "authenticator_data"),
       .signature = field_of_bytes(asking, "signature")},
      asking.token, asking.origin);
  if (!outcome) return unavailable(asking, outcome.error());
  if (std::holds_alternative<people::NotSignedIn>(*outcome)) {
    Entry again = entry;
    again.problem = asking.say("sign-in.passkey-failed");
    return sign_in_page(asking, again, 403);
  }
  return signed_in(asking, std::get<people::Tokens>(*outcome), entry);
}

Response post_sign_out(const Asking& asking) {
  const std::string token =
      cookies::value_of(asking.request, Name::sign_in, asking.parts.encrypted);
  if (auto out = asking.parts.people.sign_out(token); !out) {
    return unavailable(asking, out.error());
  }
  return go(asking, "/sign-in", {cookies::set(Name::sign_in, "", asking.parts.encrypted, -1)});
}

constexpr Route listed[] = {
    {Method::get, "/sign-in", For::anyone, get_sign_in},
    {Method::post, "/sign-in", For::anyone, post_sign_in, true},
    {Method::post, "/sign-in/passkey", For::anyone, post_passkey},
    {Method::post, "/sign-out", For::signed_in, post_sign_out},
    {Method::get, "/account", For::signed_in, get_account},
    {Method::post, "/account/sign-out-everywhere", For::signed_in, post_sign_out_everywhere},
    {Method::get, "/account/password", For::signed_in, get_password},
    {Method::post, "/account/password", For::signed_in, post_password, true},
    {Method::get, "/account/passkeys", For::signed_in, get_passkeys},
    {Method::post, "/account/passkeys", For::signed_in, post_passkeys, true},
    {Method::post, "/account/passkeys/made", For::signed_in, post_passkey_made},
    {Method::post, "/account/passkeys/removed", For::signed_in, post_passkey_removed},
    {Method::get, "/invitation/*/*", For::anyone, get_invitation},
    {Method::post, "/invitation/*/*", For::anyone, post_invitation, true}};

}  // namespace

std::span<const Route> routes() { return listed; }

Pairs cookies_of(const Asking& asking, const people::Tokens& tokens) {
  Pairs headers{cookies::set(Name::sign_in, tokens.sign_in, asking.parts.encrypted)};
  if (!tokens.device.empty()) {
    headers.push_back(
        cookies::set(Name::device, tokens.device, asking.parts.encrypted, device_seconds));
  }
  return headers;
}

std::pair<std::string, Pairs> visitor_token(const Asking& asking) {
  Visitor visitor = visitor_of(asking);
  return {std::move(visitor.token), std::move(visitor.headers)};
}

Response sign_in_first(const Asking& asking) {
  if (asking.absence == people::Absence::powers_ended) {
    Response response =
        notice(asking, 403, asking.say("sign-in.title"), asking.say("sign-in.powers-ended"), "/");
    response.headers.push_back(cookies::set(Name::sign_in, "", asking.parts.encrypted, -1));
    return response;
  }
  if (asking.request.method == Method::get) {
    Pairs query;
    if (!wanted(asking.path).empty()) query.emplace_back("next", asking.path);
    return go(asking, write_target("/sign-in", query));
  }
  Pairs kept = asking.form;
  std::erase_if(kept, [](const auto& pair) { return pair.first == "token"; });
  return sign_in_page(asking,
                      {.next = wanted(asking.path),
                       .kept = write_pairs(kept),
                       .notice = asking.say("sign-in.expired")},
                      403);
}

Response form_refused(const Asking& asking) {
  return notice(asking, 403, asking.say("sign-in.not-done"), asking.say("sign-in.refused.form"),
                "/sign-in");
}

}  // namespace inviola::web::desks::sign_in
