// How the State is reached: its addresses, confirmed once a year.
#include <algorithm>

#include "base/text.h"
#include "office/people/secrets.h"
#include "publication/words.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"
#include "web/desks/post.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
using office::ContactPoint;
using office::ContactStanding;
using publication::plain;

constexpr const char* here = "/mission/contact";

Result<std::optional<ContactStanding>> own_contact(const Asking& asking) {
  return office::contact_standing(asking.parts.office, own_state(asking), asking.acting->viewer);
}

void draw_points(Pen& pen, const Asking& asking, const ContactStanding& standing) {
  if (standing.contact.points.empty()) {
    draw_paragraph(pen, asking.say("mission.contact-no-address"));
    return;
  }
  publication::Table table;
  table.caption = plain(asking.say("mission.contact-points"));
  for (const char* key :
       {"contacts.which", "contacts.address", "contacts.since", "contacts.source"}) {
    table.columns.push_back({plain(asking.say(key)), 2});
  }
  for (const ContactPoint& point : standing.contact.points) {
    table.rows.push_back(
        {{plain(publication::capitalized(
              asking.words, publication::word_for(asking.words, "contact", point.which))),
          true},
         {plain(point.address)},
         {plain(asking.words.date(point.since))},
         {plain(source_words(asking, point))}});
  }
  draw(pen, table);
}

void draw_confirmation(Pen& pen, const Asking& asking, const ContactStanding& standing) {
  const auto& [contact, confirmation] = standing;
  draw_heading(pen, 2, asking.say("mission.contact-asked"));
  draw_paragraph(pen, confirmation.last
                          ? asking.say("mission.contact-last", {{"date", *confirmation.last}})
                          : asking.say("mission.contact-never"));
  if (confirmation.due) {
    draw_paragraph(
        pen, asking.say(confirmation.overdue ? "mission.contact-was-due" : "mission.contact-due",
                        {{"date", *confirmation.due}}));
  }
  if (contact.points.empty()) return;
  open_form(pen, {here, asking.token});
  draw_hidden(pen, "once", people::draw_token(asking.parts.people.entropy(), 8));
  Choice which{.asked = {.name = "contact",
                         .label = asking.say("mission.contact"),
                         .hint = asking.say("mission.contact-hint"),
                         .required = true},
               .options = {},
               .chosen = {contact.points.front().which}};
  // Only what the directory holds can be confirmed.
  for (const ContactPoint& point : contact.points) {
    which.options.push_back(
        {point.which,
         publication::capitalized(asking.words,
                                  publication::word_for(asking.words, "contact", point.which)),
         point.address});
  }
  draw(pen, which);
  draw(pen, Button{.label = asking.say("mission.contact-confirm")});
  close_form(pen);
}

void draw_change(Pen& pen, const Asking& asking, const office::Contact& contact,
                 const std::string& wrong) {
  draw_heading(pen, 2, asking.say("contacts.change"));
  if (!asking.acting->signs()) return draw_paragraph(pen, asking.say("mission.contact-signer"));
  draw_paragraph(pen, asking.say("mission.contact-change-what"));
  open_form(pen, {"/mission/contact/address", asking.token});
  for (const char* which : {"mission", "capital"}) {
    Field one = field(asking, "contacts", which, Field::Kind::email);
    const auto point = std::ranges::find(contact.points, which, &ContactPoint::which);
    if (wrong.empty() && point != contact.points.end()) one.value = point->address;
    if (wrong == which) one.asked.error = asking.say("contacts.refused.address");
    draw(pen, one);
  }
  const std::string language = contact.language ? std::string(tag(*contact.language)) : "";
  draw(pen, language_choice(asking, "mission.contact-language",
                            wrong.empty() ? language : asking.field("language")));
  draw(pen, Button{.label = asking.say("contacts.keep"), .secondary = true});
  close_form(pen);
}

/// `wrong`: the field that is no address.
Response contact_page(const Asking& asking, const std::string& wrong) {
  const auto standing = own_contact(asking);
  if (!standing) return unavailable(asking, standing.error());
  if (!*standing) return not_found(asking);
  return show(asking, {.status = wrong.empty() ? 200 : 422,
                       .title = asking.say("mission.contact-title"),
                       .draw =
                           [&](Pen& pen) {
                             if (!wrong.empty()) {
                               draw(pen,
                                    Problems{asking.say("sign-in.problems"),
                                             {{wrong, asking.say("contacts.refused.address")}}});
                             }
                             draw_paragraph(pen, asking.say("mission.contact-what"));
                             draw_points(pen, asking, **standing);
                             draw_confirmation(pen, asking, **standing);
                             draw_change(pen, asking, (*standing)->contact, wrong);
                           },
                       .headers = {}});
}

}  // namespace

bool contact_is_asked(const ContactStanding& standing) {
  return standing.contact.points.empty() || standing.confirmation.overdue;
}

void draw_contact_asked(Pen& pen, const Asking& asking, const ContactStanding& standing) {
  pen.html << "<section class=\"asked-of-us\">\n<h2>"_html;
  pen.words(asking.say("mission.contact-asked"));
  pen.html << "</h2>\n"_html;
  if (standing.contact.points.empty()) {
    draw_paragraph(pen, asking.say("mission.contact-no-address"));
  } else {
    draw_paragraph(pen,
                   standing.confirmation.last
                       ? asking.say("mission.contact-last", {{"date", *standing.confirmation.last}})
                       : asking.say("mission.contact-never"));
  }
  draw_way(pen, asking.say("mission.contact-title"), here);
  pen.html << "</section>\n"_html;
}

Response get_contact(const Asking& asking) { return contact_page(asking, {}); }

Response post_contact(const Asking& asking) {
  const auto standing = own_contact(asking);
  if (!standing) return unavailable(asking, standing.error());
  // The page may be older than a change of the directory.
  if (!*standing || std::ranges::count((*standing)->contact.points, asking.field("contact"),
                                       &ContactPoint::which) == 0) {
    return notice(asking, 409, asking.say("sign-in.not-done"),
                  asking.say("mission.contact-no-address"), here);
  }
  auto put = asking.parts.filings.put_once(*asking.acting, asking.field("once"),
                                           procedure::ContactConfirmed{asking.field("contact")});
  if (!put) return refused(asking, put.error(), here);
  if (std::holds_alternative<people::Waits>(*put)) return after_put(asking, *put);
  return go(asking, here);
}

/// By one who signs: where the State is written to is the State's to say.
Response post_address(const Asking& asking) {
  if (!asking.acting->signs()) {
    return notice(asking, 409, asking.say("sign-in.not-done"),
                  asking.say("sign-in.refused.not-a-signer"), here);
  }
  auto& papers = asking.parts.office.archive().housekeeping();
  std::vector<office::NewPoint> points;
  for (const char* which : {"mission", "capital"}) {
    const std::string address(trim(asking.field(which)));
    if (!address.empty() && !office::why_no_address(address).empty()) {
      return contact_page(asking, which);
    }
    points.push_back({which, address, {}, true});
  }
  for (const office::NewPoint& point : points) {
    const auto set =
        office::set_contact_point(papers, own_state(asking), point, asking.parts.office.today());
    if (!set) return unavailable(asking, set.error());
  }
  const auto set = office::set_contact_language(papers, own_state(asking),
                                                language_of(asking.field("language")));
  if (!set) return unavailable(asking, set.error());
  return go(asking, here);
}

}  // namespace inviola::web::desks::mission
