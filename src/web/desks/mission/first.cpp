// The first page of a mission: what is asked of it, what came in, what it filed.
#include <algorithm>

#include "office/people/drafts.h"
#include "office/people/looked.h"
#include "office/people/secrets.h"
#include "publication/pages/desks/mission.h"
#include "publication/pages/desks/ways.h"
#include "publication/sentence.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
namespace pages = publication::pages;

constexpr std::size_t asked_shown_max = 40;
constexpr std::size_t filings_shown = 10;
constexpr std::size_t filings_max = 1000;
constexpr std::size_t came_in_shown = 15;

void draw_line(Pen& pen, const publication::Line& line) {
  draw(pen, publication::Paragraph{.number = {}, .indent = 0, .line = line, .sources = {}});
}

void draw_one_asked(Pen& pen, const Asking& asking, const pages::AskedOfUs& asked) {
  Html& html = pen.html;
  html << (asked.overdue ? "<section class=\"asked-of-us overdue\">\n<h2>"_html
                         : "<section class=\"asked-of-us\">\n<h2>"_html);
  draw(pen, asked.subject);
  html << "</h2>\n"_html;
  draw_asked_parts(pen, asking, asked);
  if (asked.dossier) {
    draw_way(pen, asking.say("mission.answer"), pages::ways::answer(*asked.dossier));
  } else if (asked.invitation) {
    draw_way(pen, asking.say("mission.read-paragraphs"), pages::ways::comments(*asked.invitation));
  } else {
    open_form(pen, {"/mission/drafts", asking.token});
    draw_hidden(pen, "kind", std::string(kinds::views));
    draw(pen, Button{.label = asking.say("mission.give-views")});
    close_form(pen);
  }
  html << "</section>\n"_html;
}

void draw_asked(Pen& pen, const Asking& asking, const pages::Ground& ground,
                const office::ContactStanding& contact) {
  const auto all = pages::asked_of(ground, own_state(asking));
  const bool reach = contact_is_asked(contact);
  if (all.empty() && !reach) draw_paragraph(pen, asking.say("mission.nothing-asked"));
  for (std::size_t i = 0; i < all.size() && i < asked_shown_max; ++i) {
    draw_one_asked(pen, asking, all[i]);
  }
  if (all.size() > asked_shown_max) {
    draw_paragraph(pen, asking.say("mission.more-asked",
                                   {{"number", static_cast<std::int64_t>(all.size())},
                                    {"shown", static_cast<std::int64_t>(asked_shown_max)}}));
  }
  if (reach) draw_contact_asked(pen, asking, contact);
}

/// Those after the last look; all of them where there was none.
std::vector<pages::CameIn> news(std::vector<pages::CameIn> all, const people::Looked& last) {
  const auto day = Date::parse(last.day);
  if (!day) return all;
  const auto at =
      std::ranges::find(all, last.act, [](const pages::CameIn& one) { return one.act.value(); });
  // What it was may have been restricted since; then the day decides.
  if (at != all.end()) {
    all.erase(at, all.end());
  } else {
    std::erase_if(all, [&](const pages::CameIn& one) { return one.entered <= *day; });
  }
  return all;
}

void draw_came_in(Pen& pen, const Asking& asking, const std::vector<pages::CameIn>& all,
                  std::size_t most) {
  publication::List list;
  for (std::size_t i = 0; i < all.size() && i < most; ++i) {
    const pages::CameIn& one = all[i];
    publication::Lines lines{{"what", one.what}, {"open", publication::plain("_")}};
    if (!one.way.empty()) {
      lines["open"] = {publication::link(asking.say("mission.open"), one.way)};
    }
    const std::string acknowledged =
        one.acknowledged ? asking.say("mission.acknowledged", {{"date", *one.acknowledged}}) : "_";
    publication::Line line =
        publication::filled(asking.words, "mission.came-in-item", lines,
                            {{"date", one.entered}, {"acknowledged", acknowledged}});
    list.items.push_back({{}, std::move(line)});
  }
  draw(pen, list);
}

void draw_news(Pen& pen, const Asking& asking, const pages::Ground& ground,
               const people::Looked& last) {
  draw_heading(pen, 2, asking.say("mission.came-in"));
  const auto fresh = news(pages::came_in(ground, own_state(asking)), last);
  const auto day = Date::parse(last.day);
  draw_paragraph(pen, day ? asking.say("mission.came-in-since", {{"date", *day}})
                          : asking.say("mission.came-in-all"));
  if (fresh.empty()) return draw_paragraph(pen, asking.say("mission.nothing-came-in"));
  draw_came_in(pen, asking, fresh, came_in_shown);
  if (fresh.size() > came_in_shown) {
    draw_paragraph(pen, asking.say("mission.more-came-in",
                                   {{"number", static_cast<std::int64_t>(fresh.size())},
                                    {"shown", static_cast<std::int64_t>(came_in_shown)}}));
  }
  open_form(pen, {"/mission/looked", asking.token});
  draw_hidden(pen, "act", fresh.front().act.value());
  draw(pen, Button{.label = asking.say("mission.looked"), .secondary = true});
  close_form(pen);
}

void draw_filings(Pen& pen, const Asking& asking, const pages::Ground& ground, std::size_t most) {
  const auto table = pages::filings_of(ground, own_state(asking), most);
  if (!table) return draw_paragraph(pen, asking.say("mission.nothing-filed"));
  draw(pen, *table);
}

std::string first_title(const Asking& asking) {
  const auto& states = asking.parts.office.law().states;
  return asking.say("page.mission.title",
                    {{"state", std::string(states.name(own_state(asking), asking.words.language(),
                                                       asking.parts.office.today()))}});
}

void draw_list(Pen& pen, const Asking& asking, const std::vector<pages::CameIn>& all) {
  if (all.empty()) return draw_paragraph(pen, asking.say("mission.none-yet"));
  draw_came_in(pen, asking, all, all.size());
}

}  // namespace

void draw_asked_parts(Pen& pen, const Asking& asking, const pages::AskedOfUs& asked) {
  publication::Facts facts;
  for (const auto& part : asked.parts) {
    facts.facts.push_back({part.what, {part.until, part.standing}});
  }
  draw(pen, facts);
  open_fold(pen, asking.say("mission.why"));
  std::vector<std::string> told;
  publication::List reasons;
  for (const auto& part : asked.parts) {
    for (const std::string& why : part.why) {
      if (std::ranges::find(told, why) != told.end()) continue;
      told.push_back(why);
      reasons.items.push_back({{}, publication::plain(why)});
    }
  }
  draw(pen, reasons);
  draw_line(pen, asked.parts.front().under);
  close_fold(pen);
}

Response get_first(const Asking& asking) {
  const Seen seen(asking);
  auto last = people::looked(asking.parts.people, *asking.acting);
  if (!last) return unavailable(asking, last.error());
  const auto contact =
      office::contact_standing(asking.parts.office, own_state(asking), asking.acting->viewer);
  if (!contact) return unavailable(asking, contact.error());
  if (!*contact) return not_found(asking);
  return show(asking, {.title = first_title(asking),
                       .draw =
                           [&](Pen& pen) {
                             draw_asked(pen, asking, seen.ground, **contact);
                             draw_way(pen, asking.say("mission.file"), "/mission/file", true);
                             draw_news(pen, asking, seen.ground, *last);
                             draw_heading(pen, 2, asking.say("page.mission.filings"));
                             draw_filings(pen, asking, seen.ground, filings_shown);
                             draw_way(pen, asking.say("mission.all-filings"), "/mission/filings",
                                      true);
                           },
                       .headers = {}});
}

Response post_looked(const Asking& asking) {
  auto kept =
      people::keep_looked(asking.parts.people, *asking.acting,
                          {asking.parts.office.today().iso(), asking.field("act").substr(0, 20)});
  if (!kept) return unavailable(asking, kept.error());
  return go(asking, "/mission");
}

Response get_filings(const Asking& asking) {
  const Seen seen(asking);
  return show(asking,
              {.title = asking.say("page.mission.filings"),
               .draw = [&](Pen& pen) { draw_filings(pen, asking, seen.ground, filings_max); },
               .headers = {}});
}

Response get_circulated(const Asking& asking) {
  const Seen seen(asking);
  return show(asking, {.title = asking.say("mission.circulated-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("mission.circulated-what"));
                             draw_list(pen, asking,
                                       pages::circulated_to(seen.ground, own_state(asking)));
                           },
                       .headers = {}});
}

Response get_notes(const Asking& asking) {
  const Seen seen(asking);
  return show(asking, {.title = asking.say("mission.notes-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("mission.notes-what"));
                             draw_list(pen, asking,
                                       pages::notes_to(seen.ground, own_state(asking)));
                           },
                       .headers = {}});
}

}  // namespace inviola::web::desks::mission
