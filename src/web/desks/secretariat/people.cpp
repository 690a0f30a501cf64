#include <algorithm>

#include "publication/sentence.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace literals;
using namespace components;
using procedure::Powers;

constexpr const char* people_path = "/desk/people";

std::string name_of(const Asking& asking, const mandate::StateCode& state) {
  return std::string(asking.parts.office.law().states.name(state, asking.words.language(),
                                                           asking.parts.office.today()));
}

Line described(const Asking& asking, const Powers& powers) {
  const std::string capacity =
      asking.say((powers.state ? "capacity." : "appointment.") + powers.capacity);
  return publication::sentence(asking.words, "sign-in.powers-of",
                               {{"holder", powers.holder},
                                {"capacity", capacity},
                                {"state", powers.state ? name_of(asking, *powers.state) : "_"}});
}

std::vector<Option> options_of(const Asking& asking, const std::vector<Powers>& all) {
  std::vector<Option> out{{"", asking.say("sign-in.choose"), ""}};
  for (const Powers& one : all) {
    out.push_back({one.reference.value(), publication::words_of(described(asking, one)), ""});
  }
  return out;
}

void draw_people(Pen& pen, const Asking& asking, const std::vector<Powers>& standing,
                 std::vector<people::Read<people::Person>> everybody) {
  std::ranges::sort(everybody, {}, [](const auto& one) { return one.value.user_name; });
  publication::Table table;
  table.caption = publication::plain(asking.say("sign-in.people-caption"));
  for (const char* column : {"sign-in.user_name", "sign-in.shown-name", "sign-in.powers"}) {
    table.columns.push_back({publication::plain(asking.say(column)), 1});
  }
  for (const auto& one : everybody) {
    const auto powers = std::ranges::find(
        standing, one.value.powers, [](const Powers& given) { return given.reference.value(); });
    table.rows.push_back(
        {{publication::plain(one.value.user_name), true},
         {publication::plain(one.value.name)},
         {powers == standing.end() ? publication::plain(asking.say("sign-in.powers-none"))
                                   : described(asking, *powers)}});
  }
  draw(pen, table);
}

void draw_invitations(Pen& pen, const Asking& asking,
                      const std::vector<people::Read<people::Invitation>>& invitations) {
  draw_heading(pen, 2, asking.say("sign-in.invitations"));
  draw_paragraph(pen, asking.say("sign-in.invitations-what"));
  for (const auto& one : invitations) {
    draw_sentence(
        pen, asking,
        one.value.link.empty() ? "sign-in.invitation-proposed" : "sign-in.invitation-confirmed",
        {{"user", one.value.user_name}, {"name", one.value.name}});
    open_form(pen, {"/desk/people/confirm", asking.token});
    draw_hidden(pen, "id", one.id);
    if (one.value.link.empty() && one.value.proposed_by != asking.acting->person.id) {
      draw(pen, Button{.label = asking.say("sign-in.confirm"), .name = "do", .value = "confirm"});
    }
    draw(
        pen,
        Button{
            .label = asking.say("sign-in.drop"), .name = "do", .value = "drop", .secondary = true});
    close_form(pen);
  }
}

void draw_proposal(Pen& pen, const Asking& asking, const std::vector<Powers>& standing,
                   const std::vector<people::Read<people::Person>>& everybody) {
  draw_heading(pen, 2, asking.say("sign-in.propose"));
  open_form(pen, {"/desk/people/invite", asking.token});
  draw(pen, Choice{.asked = {.name = "powers", .label = asking.say("sign-in.powers")},
                   .kind = Choice::Kind::list,
                   .options = options_of(asking, standing),
                   .chosen = asking.fields("powers")});
  draw(pen, field(asking, "sign-in", "user_name"));
  draw(pen, field(asking, "sign-in", "shown-name"));
  Choice language{.asked = {.name = "language", .label = asking.say("sign-in.language")},
                  .kind = Choice::Kind::list,
                  .options = {},
                  .chosen = {asking.field("language")}};
  if (asking.field("language").empty())
    language.chosen = {std::string(tag(asking.words.language()))};
  for (const Language one : all_languages) {
    language.options.push_back({std::string(tag(one)),
                                publication::word_for(asking.words, "page.language", tag(one)),
                                ""});
  }
  draw(pen, language);
  Choice recovers{.asked = {.name = "recovers",
                            .label = asking.say("sign-in.recovers"),
                            .hint = asking.say("sign-in.recovers-hint")},
                  .kind = Choice::Kind::list,
                  .options = {{"", asking.say("sign-in.recovers-none"), ""}},
                  .chosen = asking.fields("recovers")};
  for (const auto& one : everybody) {
    recovers.options.push_back({one.value.id, one.value.user_name, ""});
  }
  draw(pen, recovers);
  draw(pen, Button{.label = asking.say("sign-in.propose-button")});
  close_form(pen);
}

void draw_powers(Pen& pen, const Asking& asking, const std::vector<Powers>& standing) {
  const auto& law = asking.parts.office.law();
  draw_heading(pen, 2, asking.say("sign-in.record-powers"));
  open_form(pen, {"/desk/people/powers", asking.token});
  Choice state{.asked = {.name = "state",
                         .label = asking.say("sign-in.state"),
                         .hint = asking.say("sign-in.state-hint")},
               .kind = Choice::Kind::list,
               .options = {{"", asking.say("sign-in.secretariat"), ""}},
               .chosen = asking.fields("state")};
  std::vector<mandate::StateCode> codes;
  for (const auto& one : law.states.all()) codes.push_back(one.code);
  for (const auto& code :
       publication::in_order(asking.words, law.states, codes, asking.parts.office.today())) {
    state.options.push_back({code.value(), name_of(asking, code), ""});
  }
  draw(pen, state);
  // No capacity stands chosen by itself: that of the list is a Head of State's.
  Choice capacity{
      .asked = {.name = "capacity", .label = asking.say("sign-in.capacity"), .required = true},
      .kind = Choice::Kind::list,
      .options = {{"", asking.say("sign-in.choose"), ""}},
      .chosen = asking.fields("capacity")};
  for (const char* vocabulary : {"capacity", "appointment"}) {
    for (const auto& one : law.form.vocabularies) {
      if (one.name != vocabulary) continue;
      for (const auto& term : one.terms) {
        capacity.options.push_back({term.code, asking.say(term.key), ""});
      }
    }
  }
  draw(pen, capacity);
  draw(pen, field(asking, "sign-in", "holder"));
  draw(pen, field(asking, "sign-in", "from", Field::Kind::date));
  draw(pen, field(asking, "sign-in", "until", Field::Kind::date));
  draw(pen, Button{.label = asking.say("sign-in.record-button")});
  close_form(pen);

  draw_heading(pen, 2, asking.say("sign-in.end-powers"));
  open_form(pen, {"/desk/people/end", asking.token});
  draw(pen, Choice{.asked = {.name = "ended",
                             .label = asking.say("sign-in.powers"),
                             .hint = asking.say("sign-in.end-hint")},
                   .kind = Choice::Kind::list,
                   .options = options_of(asking, standing),
                   .chosen = {}});
  draw(pen, Button{.label = asking.say("sign-in.end-button"), .secondary = true});
  close_form(pen);
}

Response people_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const auto standing = procedure::powers_on(*seen.standing, asking.parts.office.today());
  const auto everybody = asking.parts.people.everybody();
  if (!everybody) return unavailable(asking, everybody.error());
  const auto invitations = asking.parts.people.invitations();
  if (!invitations) return unavailable(asking, invitations.error());
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = asking.say("sign-in.people-title"),
                       .draw =
                           [&](Pen& pen) {
                             if (!problem.empty()) {
                               draw(pen, Problems{asking.say("sign-in.problems"), {{"", problem}}});
                             }
                             draw_people(pen, asking, standing, *everybody);
                             draw_invitations(pen, asking, *invitations);
                             draw_proposal(pen, asking, standing, *everybody);
                             draw_powers(pen, asking, standing);
                           },
                       .headers = {}});
}

/// A secret to be handed over, shown this once.
Response handed(const Asking& asking, const char* sentence, const std::string& secret) {
  return show(asking,
              {.title = asking.say("sign-in.people-title"),
               .draw =
                   [&](Pen& pen) {
                     draw_paragraph(pen, asking.say(sentence));
                     pen.html << "<p class=\"secret\" dir=\"ltr\">"_html;
                     pen.words(secret);
                     pen.html << "</p>\n"_html;
                     draw(pen, publication::Paragraph{.number = {},
                                                      .line = {publication::link(
                                                          asking.say("sign-in.on"), people_path)},
                                                      .sources = {}});
                   },
               .headers = {}});
}

template <class E>
Response again(const Asking& asking, const E& failed) {
  if (const auto* fault = std::get_if<Fault>(&failed)) return unavailable(asking, *fault);
  return people_page(
      asking, why(asking, std::visit([](const auto& one) { return people::NotPut(one); }, failed)));
}

Response after(const Asking& asking, const Result<people::Put, people::NotPut>& put) {
  if (!put) return again(asking, put.error());
  return go(asking, std::holds_alternative<people::Waits>(*put) ? "/desk/second" : people_path);
}

}  // namespace

Response get_people(const Asking& asking) { return people_page(asking, {}); }

Response post_powers(const Asking& asking) {
  const auto from = Date::parse(asking.field("from"));
  const auto until = Date::parse(asking.field("until"));
  if (!from) return people_page(asking, asking.say("sign-in.refused.date"));
  if (!until && !asking.field("until").empty()) {
    return people_page(asking, asking.say("sign-in.refused.date"));
  }
  procedure::Body body =
      procedure::Appointed{asking.field("capacity"), asking.field("holder"), *from, until};
  if (const std::string state = asking.field("state"); !state.empty()) {
    body = procedure::FullPowersRecorded{mandate::StateCode{state}, asking.field("capacity"),
                                         asking.field("holder"), *from, until};
  }
  return after(asking, asking.parts.filings.put(*asking.acting, std::move(body)));
}

Response post_end(const Asking& asking) {
  const procedure::Reference about{asking.field("ended")};
  const Seen seen(asking);
  const auto powers = procedure::powers_on(*seen.standing, about, asking.parts.office.today());
  if (!powers) return people_page(asking, asking.say("sign-in.refused.powers"));
  procedure::Body body = procedure::FullPowersEnded{about};
  if (!powers->state) body = procedure::AppointmentEnded{about};
  return after(asking, asking.parts.filings.put(*asking.acting, std::move(body)));
}

Response post_invite(const Asking& asking) {
  people::Invitation invitation;
  invitation.powers = asking.field("powers");
  invitation.user_name = asking.field("user_name");
  invitation.name = asking.field("shown-name");
  invitation.language = asking.field("language");
  invitation.recovers = asking.field("recovers");
  const auto proposed = asking.parts.people.propose(*asking.acting, std::move(invitation));
  if (!proposed) return again(asking, proposed.error());
  return handed(asking, "sign-in.hand-code", proposed->code);
}

Response post_confirm(const Asking& asking) {
  const std::string id = asking.field("id");
  if (asking.field("do") == "confirm") {
    const auto link = asking.parts.people.confirm(*asking.acting, id);
    if (!link) return again(asking, link.error());
    return handed(asking, "sign-in.hand-link", "/invitation/" + id + "/" + *link);
  }
  if (auto dropped = asking.parts.people.drop(*asking.acting, id); !dropped) {
    return again(asking, dropped.error());
  }
  return go(asking, people_path);
}

}  // namespace inviola::web::desks::secretariat
