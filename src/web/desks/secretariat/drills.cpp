// Drills: letters that say that they are one, to see whether letters arrive.
#include <algorithm>

#include "web/desks/drawing.h"
#include "web/desks/post.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using mandate::StateCode;
using procedure::DrillHeld;
using publication::plain;

constexpr const char* drills_path = "/desk/drills";
constexpr std::size_t drills_shown_max = 40;

/// Those that exist today and have an address.
Result<std::vector<StateCode>> reachable(const Asking& asking) {
  auto& office = asking.parts.office;
  const auto contacts = office::contacts(office.archive().housekeeping());
  if (!contacts) return failure(contacts.error());
  std::vector<StateCode> out;
  for (const office::Contact& one : *contacts) {
    const bool exists = office.law().states.exists(one.state, office.today());
    if (exists && !one.points.empty()) out.push_back(one.state);
  }
  return out;
}

std::vector<procedure::EnteredActPointer> drills_in(const procedure::Standing& seen) {
  std::vector<procedure::EnteredActPointer> out;
  for (const auto& entered : seen.other_acts()) {
    if (std::holds_alternative<DrillHeld>(entered->act.body)) out.push_back(entered);
  }
  std::ranges::reverse(out);
  return out;
}

void draw_held(Pen& pen, const Asking& asking,
               const std::vector<procedure::EnteredActPointer>& drills) {
  draw_heading(pen, 2, asking.say("drill.held"));
  if (drills.empty()) return draw_paragraph(pen, asking.say("drill.none"));
  publication::Table table;
  table.caption = plain(asking.say("drill.held"));
  for (const char* key :
       {"drill.label", "page.shared.column.entered", "post.states", "drill.results"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const auto& entered : drills) {
    if (table.rows.size() == drills_shown_max) break;
    const auto& act = std::get<DrillHeld>(entered->act.body);
    table.rows.push_back(
        {row_header(plain(act.label)), cell(plain(asking.words.date(entered->entered))),
         figure(asking, act.to.size()),
         cell(way(asking, "secretariat.see", sent_address(entered->act.reference)))});
  }
  draw(pen, table);
}

}  // namespace

void draw_drill_button(Pen& pen, const Asking& asking) {
  draw_button_form(pen, asking, drills_path, {}, {.label = asking.say("drill.hold")});
}

Response get_drills(const Asking& asking) {
  const Seen seen(asking);
  const auto standing = office::drill_standing(asking.parts.office, asking.acting->viewer);
  if (!standing) return unavailable(asking, standing.error());
  if (!*standing) return not_found(asking);
  const auto to = reachable(asking);
  if (!to) return unavailable(asking, to.error());
  return show(asking, {.title = asking.say("drill.title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("drill.what"));
                             publication::Facts facts;
                             add_fact(asking, facts, "drill.last",
                                      date_or(asking, (*standing)->last, "page.shared.not-yet"));
                             add_fact(asking, facts, "drill.due",
                                      (*standing)->due ? day_line(asking, *(*standing)->due, true)
                                                       : plain(asking.say("drill.no-mail")));
                             add_fact(asking, facts, "drill.to", figure(asking, to->size()).line);
                             draw(pen, facts);
                             if (to->empty()) {
                               draw_paragraph(pen, asking.say("drill.no-address"));
                             } else {
                               draw_drill_button(pen, asking);
                             }
                             draw_line(pen, way(asking, "post.to-contacts", "/desk/contacts"));
                             draw_held(pen, asking, drills_in(*seen.standing));
                           },
                       .headers = {}});
}

Response post_drill(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const Seen seen(asking);
  const Date today = asking.parts.office.today();
  const auto before = drills_in(*seen.standing);
  // A second click, or a second officer.
  if (!before.empty() && before.front()->entered == today) {
    return notice(asking, 200, asking.say("drill.title"), asking.say("drill.held-today"),
                  sent_address(before.front()->act.reference));
  }
  auto to = reachable(asking);
  if (!to) return unavailable(asking, to.error());
  if (to->empty()) {
    return notice(asking, 409, asking.say("drill.title"), asking.say("drill.no-address"),
                  "/desk/contacts");
  }
  const auto put = asking.parts.filings.put(
      *asking.acting, DrillHeld{asking.say("drill.of", {{"date", today}}), std::move(*to)});
  if (!put) return refused(asking, put.error(), drills_path);
  const auto* filed = std::get_if<office::Filed>(&*put);
  return go(asking, filed ? sent_address(filed->entered->act.reference) : "/desk/second");
}

}  // namespace inviola::web::desks::secretariat
