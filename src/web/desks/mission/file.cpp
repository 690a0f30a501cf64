// Where one begins to file something; and what others have reported, to compare.
#include <algorithm>

#include "office/people/drafts.h"
#include "publication/pages/addresses.h"
#include "publication/record_words.h"
#include "publication/sentence.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;

/// Of each nature so many.
constexpr std::size_t examples_of_a_nature = 2;

void draw_begin(Pen& pen, const Asking& asking, std::string_view kind, const char* button,
                bool secondary) {
  const std::string key = "mission.begin-" + std::string(kind);
  draw_heading(pen, 2, asking.say(key));
  draw_paragraph(pen, asking.say(key + "-what"));
  open_form(pen, {"/mission/drafts", asking.token});
  draw_hidden(pen, "kind", std::string(kind));
  draw(pen, Button{.label = asking.say(button), .secondary = secondary});
  close_form(pen);
}

void draw_drafts(Pen& pen, const Asking& asking, const std::vector<people::Read<Draft>>& drafts) {
  draw_heading(pen, 2, asking.say("mission.drafts"));
  if (drafts.empty()) return draw_paragraph(pen, asking.say("mission.no-drafts"));
  publication::List list;
  for (const auto& one : drafts) {
    std::string subject = one.value.about;
    if (subject.empty()) subject = one.value.answer("1.place");
    if (subject.empty()) subject = "_";
    const auto steps = steps_of(asking.parts.office.law().form, one.value);
    list.items.push_back(
        {{},
         {publication::link(asking.say("mission.draft-named",
                                       {{"kind", asking.say("mission.kind." + one.value.kind)},
                                        {"about", subject}}),
                            draft_address(one.id, steps.front().name)),
          publication::Run{.words = " " + asking.say("mission.draft-saved",
                                                     {{"name", one.value.name},
                                                      {"when", moment(asking, one.value.at)}})}}});
  }
  draw(pen, list);
}

}  // namespace

Response get_file(const Asking& asking) {
  auto drafts = people::Drafts(asking.parts.people).all(*asking.acting);
  if (!drafts) return unavailable(asking, drafts.error());
  return show(asking,
              {.title = asking.say("mission.file"),
               .draw =
                   [&](Pen& pen) {
                     if (!drafts->empty()) draw_drafts(pen, asking, *drafts);
                     draw_line(pen, way(asking, "mission.serious", "/mission/serious"));
                     draw_begin(pen, asking, kinds::alert, "mission.begin-alert-button", false);
                     draw_begin(pen, asking, kinds::report, "mission.begin-report-button", true);
                     draw_begin(pen, asking, kinds::views, "mission.give-views", true);
                   },
               .headers = {}});
}

Response get_serious(const Asking& asking) {
  const mandate::Law& law = asking.parts.office.law();
  const auto* natures = law.form.find("nature");
  return show(
      asking,
      {.title = asking.say("mission.serious"),
       .draw =
           [&](Pen& pen) {
             draw_paragraph(pen, asking.say("mission.serious-what"));
             draw_paragraph(pen, asking.say("mission.serious-examples"));
             publication::Facts facts;
             for (const auto& term : natures->terms) {
               std::vector<publication::Line> examples;
               // The latest: the record is in the order of time.
               for (auto event = law.record.rbegin(); event != law.record.rend(); ++event) {
                 if (examples.size() == examples_of_a_nature) break;
                 if (std::ranges::find(event->nature, term.code) == event->nature.end()) continue;
                 auto place = publication::place_words(asking.words, *event);
                 if (place.empty()) place = publication::plain("_");
                 examples.push_back(publication::filled(
                     asking.words, "mission.serious-example",
                     {{"place", std::move(place)},
                      {"summary", publication::record_words(asking.words, *event, "summary")}},
                     {{"date", event->date}}));
               }
               if (examples.empty()) continue;
               facts.facts.push_back({publication::plain(publication::capitalized(
                                          asking.words, asking.say(term.key))),
                                      std::move(examples)});
             }
             draw(pen, facts);
             draw(pen, publication::Paragraph{
                           .number = {},
                           .indent = 0,
                           .line = {publication::link(asking.say("mission.serious-record"),
                                                      publication::pages::address::record())},
                           .sources = {}});
             draw_way(pen, asking.say("mission.file"), "/mission/file", true);
           },
       .headers = {}});
}

}  // namespace inviola::web::desks::mission
