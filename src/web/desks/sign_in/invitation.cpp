#include "web/desks/drawing.h"
#include "web/desks/sign_in/pages.h"

namespace inviola::web::desks::sign_in {
namespace {

using namespace literals;
using namespace components;

std::string address_of(const Asking& asking) {
  return "/invitation/" + asking.named[0] + "/" + asking.named[1];
}

Response nothing_here(const Asking& asking) {
  return notice(asking, 404, asking.say("sign-in.invitation-title"),
                asking.say("sign-in.refused.no-invitation"), "/sign-in");
}

/// The secret stays the same while mistakes are mended: it is in the application by then.
Response acceptance_page(const Asking& asking, const people::Invitation& invitation,
                         const std::string& problem) {
  people::Enrolment enrolment =
      asking.parts.people.enrolment(invitation, asking.parts.register_name, asking.field("secret"));
  const auto [token, headers] = visitor_token(asking);
  return show(asking,
              {.status = problem.empty() ? 200 : 422,
               .title = asking.say("sign-in.invitation-title"),
               .draw =
                   [&](Pen& pen) {
                     if (!problem.empty()) {
                       draw(pen, Problems{asking.say("sign-in.problems"), {{"", problem}}});
                     }
                     draw_sentence(pen, asking, "sign-in.invitation-what",
                                   {{"name", invitation.name}, {"user", invitation.user_name}});
                     open_form(pen, {address_of(asking), token});
                     draw_hidden(pen, "secret", enrolment.secret);
                     Field code = field(asking, "sign-in", "invitation-code");
                     code.asked.required = true;
                     draw(pen, code);
                     Field chosen = field(asking, "sign-in", "chosen", Field::Kind::password);
                     chosen.autocomplete = "new-password";
                     chosen.asked.required = true;
                     draw(pen, chosen);
                     draw_heading(pen, 2, asking.say("sign-in.enrolment"));
                     draw_paragraph(pen, asking.say("sign-in.enrolment-what"));
                     draw_qr(pen, enrolment.address, asking.say("sign-in.enrolment-code"));
                     pen.html << "<p class=\"secret\" dir=\"ltr\">"_html;
                     pen.words(enrolment.written);
                     pen.html << "</p>\n"_html;
                     Field once = field(asking, "sign-in", "once", Field::Kind::code);
                     once.autocomplete = "one-time-code";
                     once.asked.required = true;
                     draw(pen, once);
                     draw(pen, Button{.label = asking.say("sign-in.invitation-button")});
                     close_form(pen);
                   },
               .headers = headers});
}

Response welcome(const Asking& asking, const people::Accepted& accepted) {
  return show(asking,
              {.title = asking.say("sign-in.recovery-title"),
               .draw =
                   [&](Pen& pen) {
                     draw_paragraph(pen, asking.say("sign-in.recovery-what"));
                     pen.html << "<ul class=\"secret\" dir=\"ltr\">\n"_html;
                     for (const std::string& code : accepted.recovery_codes) {
                       pen.html << "<li>"_html << std::string_view(code) << "</li>\n"_html;
                     }
                     pen.html << "</ul>\n"_html;
                     draw(pen, publication::Paragraph{.number = {},
                                                      .line = {publication::link(
                                                          asking.say("sign-in.title"), "/sign-in")},
                                                      .sources = {}});
                   },
               .headers = {}});
}

}  // namespace

Response get_invitation(const Asking& asking) {
  const auto found = asking.parts.people.invitation(asking.named[0], asking.named[1]);
  if (!found) return unavailable(asking, found.error());
  if (!*found) return nothing_here(asking);
  return acceptance_page(asking, (*found)->value, {});
}

Response post_invitation(const Asking& asking) {
  const auto found = asking.parts.people.invitation(asking.named[0], asking.named[1]);
  if (!found) return unavailable(asking, found.error());
  if (!*found) return nothing_here(asking);
  auto accepted =
      asking.parts.people.accept(asking.named[0], asking.named[1],
                                 {asking.field("invitation-code"), asking.field("chosen"),
                                  asking.field("secret"), asking.field("once")});
  if (accepted) return welcome(asking, *accepted);
  if (const auto* rule = std::get_if<people::No>(&accepted.error())) {
    return acceptance_page(asking, (*found)->value, why(asking, *rule));
  }
  return unavailable(asking, std::get<Fault>(accepted.error()));
}

}  // namespace inviola::web::desks::sign_in
