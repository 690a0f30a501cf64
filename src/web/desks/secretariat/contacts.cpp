// The directory of missions and capitals: where each State is written to, since when, from what it
// is known, and whether the State confirmed it.
#include <algorithm>
#include <array>
#include <map>

#include "base/limits.h"
#include "base/text.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/post.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using mandate::StateCode;
using office::Contact;
using office::ContactPoint;
using office::ContactStanding;
using publication::plain;
using publication::Tone;
using publication::toned;

constexpr std::array kinds{"mission", "capital"};
constexpr std::size_t open_at_once_max = 12;
constexpr std::size_t overdue_shown_max = 40;

const ContactPoint* point_of(const Contact& contact, std::string_view which) {
  const auto found = std::ranges::find(contact.points, which, &ContactPoint::which);
  return found == contact.points.end() ? nullptr : &*found;
}

std::vector<StateCode> all_states(const Asking& asking) {
  std::vector<StateCode> out;
  for (const Option& option : state_options(asking, "words.none")) {
    if (!option.value.empty()) out.emplace_back(option.value);
  }
  return out;
}

Line state_line(const Asking& asking, const StateCode& state) {
  return {publication::link(state_name(asking, state), contact_address(state))};
}

/// The link first: of a row it is the head.
publication::Table table_of(const Asking& asking, const std::string& caption,
                            const std::vector<const ContactStanding*>& standings) {
  publication::Table table;
  table.caption = plain(caption);
  for (const char* key : {"page.shared.column.state", "contacts.mission", "contacts.capital",
                          "contacts.confirmed", "contacts.due"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const ContactStanding* one : standings) {
    std::vector<publication::Cell> row{row_header(state_line(asking, one->contact.state))};
    for (const char* which : kinds) {
      const ContactPoint* point = point_of(one->contact, which);
      row.push_back(cell(point ? plain(point->address) : Line{}));
    }
    const auto& confirmation = one->confirmation;
    row.push_back(cell(confirmation.last ? plain(asking.words.date(*confirmation.last)) : Line{}));
    row.push_back(cell(confirmation.due ? plain(asking.words.date(*confirmation.due)) : Line{}));
    table.rows.push_back(std::move(row));
  }
  return table;
}

void draw_overdue(Pen& pen, const Asking& asking,
                  const std::vector<const ContactStanding*>& overdue) {
  draw_heading(pen, 2, asking.say("contacts.overdue"));
  if (overdue.empty()) return draw_paragraph(pen, asking.say("contacts.overdue-none"));
  const std::size_t shown = std::min(overdue.size(), overdue_shown_max);
  draw(pen, table_of(asking, asking.say("contacts.overdue"),
                     {overdue.begin(), overdue.begin() + static_cast<std::ptrdiff_t>(shown)}));
  if (shown == overdue.size()) return;
  draw_paragraph(pen, asking.say("page.shared.duties.more",
                                 {{"shown", static_cast<std::int64_t>(shown)},
                                  {"number", static_cast<std::int64_t>(overdue.size())}}));
}

void draw_without(Pen& pen, const Asking& asking, const std::vector<StateCode>& without) {
  draw_heading(pen, 2, asking.say("contacts.without"));
  if (without.empty()) return draw_paragraph(pen, asking.say("contacts.without-none"));
  publication::List list;
  for (const StateCode& state : without) list.items.push_back({{}, state_line(asking, state)});
  const bool folded = without.size() > open_at_once_max;
  if (folded) {
    open_fold(pen, asking.say("page.mission-filing.so-many-states",
                              {{"number", static_cast<std::int64_t>(without.size())}}));
  }
  draw(pen, list);
  if (folded) close_fold(pen);
}

void draw_point(Pen& pen, const Asking& asking, const char* which, const ContactPoint* point) {
  publication::Facts facts;
  facts.facts.push_back({plain(asking.say(std::string("contacts.") + which)),
                         {point ? plain(point->address)
                                : Line{toned(asking.say("contacts.no-address"), Tone::missing)}}});
  if (point) {
    add_fact(asking, facts, "contacts.since", plain(asking.words.date(point->since)));
    add_fact(asking, facts, "contacts.source", plain(source_words(asking, *point)));
  }
  draw(pen, facts);
}

void draw_history(Pen& pen, const Asking& asking, const ContactStanding& standing) {
  draw_heading(pen, 2, asking.say("contacts.history"));
  if (standing.contact.former.empty())
    return draw_paragraph(pen, asking.say("contacts.history-none"));
  publication::Table table;
  table.caption = plain(asking.say("contacts.history"));
  for (const char* key : {"contacts.address", "contacts.which", "contacts.since", "contacts.until",
                          "contacts.source"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const office::FormerPoint& one : standing.contact.former) {
    table.rows.push_back(
        {row_header(plain(one.point.address)),
         cell(plain(publication::word_for(asking.words, "contact", one.point.which))),
         cell(plain(asking.words.date(one.point.since))), cell(plain(asking.words.date(one.until))),
         cell(plain(source_words(asking, one.point)))});
  }
  draw(pen, table);
}

/// Letters that did not reach the State; older ones a page on.
void draw_undelivered(Pen& pen, const Asking& asking, const StateCode& state,
                      const office::TasksAsked& asked, const office::TaskPage& page) {
  draw_heading(pen, 2, asking.say("contacts.undelivered"));
  if (page.tasks.empty() && !page.next)
    draw_paragraph(pen, asking.say("contacts.undelivered-none"));
  for (const office::Task& task : page.tasks) draw_task(pen, asking, task, Within::addresses);
  draw_earlier(pen, asking, contact_address(state), asked, page.next);
}

/// What is wrong with what was sent, by field.
struct Mistake {
  std::string field;
  std::string words;
};

void draw_form(Pen& pen, const Asking& asking, const Contact& contact,
               const std::vector<Mistake>& mistakes) {
  const bool sent = !mistakes.empty();
  draw_heading(pen, 2, asking.say("contacts.change"));
  draw_paragraph(pen, asking.say("contacts.change-what"));
  open_form(pen, {contact_address(contact.state), asking.token});
  const auto put = [&](const char* name, Field::Kind kind, const std::string& value) {
    Field one = field(asking, "contacts", name, kind);
    if (!sent) one.value = value;
    for (const Mistake& mistake : mistakes) {
      if (mistake.field == name) one.asked.error = mistake.words;
    }
    draw(pen, one);
  };
  for (const char* which : kinds) {
    const ContactPoint* point = point_of(contact, which);
    put(which, Field::Kind::email, point ? point->address : "");
  }
  put("source", Field::Kind::text, "");
  const std::string chosen = sent               ? asking.field("language")
                             : contact.language ? std::string(tag(*contact.language))
                                                : "";
  draw(pen, language_choice(asking, "contacts.language", chosen));
  draw(pen, Button{.label = asking.say("contacts.keep")});
  close_form(pen);
}

Response contact_page(const Asking& asking, const std::vector<Mistake>& mistakes) {
  const StateCode state{asking.named.at(0)};
  if (!asking.parts.office.law().states.find(state)) return not_found(asking);
  const auto standing = office::contact_standing(asking.parts.office, state, asking.acting->viewer);
  if (!standing) return unavailable(asking, standing.error());
  if (!*standing) return not_found(asking);
  const auto& [contact, confirmation] = **standing;
  office::TasksAsked asked = earlier_asked(asking);
  asked.of = state;
  auto tasks = office::mail_tasks(asking.parts.office, asking.acting->viewer, asked);
  if (!tasks) return unavailable(asking, tasks.error());
  std::erase_if(tasks->tasks, [](const office::Task& one) { return !one.about; });
  return show(
      asking,
      {.status = mistakes.empty() ? 200 : 422,
       .title = asking.say("contacts.of", {{"state", state_name(asking, state)}}),
       .draw =
           [&](Pen& pen) {
             Problems problems{asking.say("sign-in.problems"), {}};
             for (const Mistake& one : mistakes)
               problems.problems.push_back({one.field, one.words});
             draw(pen, problems);
             for (const char* which : kinds) {
               draw_point(pen, asking, which, point_of(contact, which));
             }
             publication::Facts facts;
             add_fact(asking, facts, "contacts.confirmed",
                      date_or(asking, confirmation.last, "page.shared.not-yet"));
             if (confirmation.due) {
               add_fact(asking, facts, "contacts.due", day_line(asking, *confirmation.due, true));
             }
             draw(pen, facts);
             if (confirmation.overdue) {
               draw(pen, publication::Notice{publication::Notice::Kind::caution,
                                             plain(asking.say("post.do.confirmation-due"))});
             }
             draw_form(pen, asking, contact, mistakes);
             draw_undelivered(pen, asking, state, asked, *tasks);
             draw_history(pen, asking, **standing);
             draw_line(pen, way(asking, "post.to-contacts", "/desk/contacts"));
           },
       .headers = {}});
}

}  // namespace

Response get_contacts(const Asking& asking) {
  const auto standings =
      office::contact_standings(asking.parts.office, all_states(asking), asking.acting->viewer);
  if (!standings) return unavailable(asking, standings.error());
  std::vector<const ContactStanding*> overdue;
  std::vector<StateCode> with, without;
  std::map<StateCode, const ContactStanding*> by_state;
  std::size_t confirmed = 0;
  for (const ContactStanding& one : *standings) {
    const StateCode& state = one.contact.state;
    by_state.emplace(state, &one);
    (one.contact.points.empty() ? without : with).push_back(state);
    if (one.confirmation.overdue) overdue.push_back(&one);
    if (one.confirmation.due && one.confirmation.last && !one.confirmation.overdue) ++confirmed;
  }
  return show(
      asking,
      {.title = asking.say("contacts.title"),
       .draw =
           [&](Pen& pen) {
             draw_paragraph(pen, asking.say("contacts.what"));
             publication::Facts facts;
             add_fact(asking, facts, "contacts.with", figure(asking, with.size()).line);
             add_fact(asking, facts, "contacts.confirmed-number", figure(asking, confirmed).line);
             add_fact(asking, facts, "contacts.overdue", figure(asking, overdue.size()).line);
             add_fact(asking, facts, "contacts.without", figure(asking, without.size()).line);
             draw(pen, facts);
             draw_line(pen, way(asking, "post.to-drills", "/desk/drills"));
             draw_overdue(pen, asking, overdue);
             draw_without(pen, asking, without);
             draw_heading(pen, 2, asking.say("contacts.all"));
             if (with.empty()) draw_paragraph(pen, asking.say("contacts.none"));
             const auto groups = by_group(asking, with);
             const Group* open = draw_groups(pen, asking, "/desk/contacts", groups);
             if (!open) return;
             std::vector<const ContactStanding*> rows;
             for (const StateCode& state : open->states) rows.push_back(by_state.at(state));
             draw(pen, table_of(asking, open->name, rows));
           },
       .headers = {}});
}

Response get_contact(const Asking& asking) { return contact_page(asking, {}); }

Response post_contact(const Asking& asking) {
  const StateCode state{asking.named.at(0)};
  if (!asking.parts.office.law().states.find(state)) return not_found(asking);
  auto& papers = asking.parts.office.archive().housekeeping();
  const auto known = office::contact_of(papers, state);
  if (!known) return unavailable(asking, known.error());
  const std::string source(trim(asking.field("source")));
  const auto language = language_of(asking.field("language"));
  std::vector<Mistake> mistakes;
  std::vector<office::NewPoint> changed;
  for (const char* which : kinds) {
    const std::string address(trim(asking.field(which)));
    const ContactPoint* before = point_of(*known, which);
    if (address == (before ? before->address : "")) continue;
    if (!address.empty() && !office::why_no_address(address).empty()) {
      mistakes.push_back({which, asking.say("contacts.refused.address")});
    }
    changed.push_back({which, address, source});
  }
  if (!changed.empty() && (source.empty() || source.size() > limits::line_bytes_max)) {
    mistakes.push_back({"source", asking.say("contacts.refused.source")});
  }
  if (!mistakes.empty()) return contact_page(asking, mistakes);
  for (const office::NewPoint& point : changed) {
    const auto set = office::set_contact_point(papers, state, point, asking.parts.office.today());
    if (!set) return unavailable(asking, set.error());
  }
  if (language != known->language) {
    const auto set = office::set_contact_language(papers, state, language);
    if (!set) return unavailable(asking, set.error());
  }
  return go(asking, contact_address(state));
}

}  // namespace inviola::web::desks::secretariat
