#include "web/desks/second_person.h"

#include "publication/pages/desks/act.h"
#include "publication/pages/desks/filing.h"
#include "publication/words.h"
#include "web/desks/drawing.h"

namespace inviola::web::desks {
namespace {

using namespace literals;
using namespace components;
namespace pages = publication::pages;

/// What the communication would say if the act were entered now, and who would see it. Nothing for
/// an act that is about no communication, or that would be refused.
void draw_ahead(Pen& pen, const Asking& asking, const Seen& seen, const procedure::Body& body) {
  const auto prospect = asking.parts.filings.prospect(*asking.acting, body);
  if (!prospect || !prospect->entered->communication(prospect->communication)) return;
  const pages::Ahead ahead{prospect->before, prospect->entered, prospect->circulated,
                           prospect->communication};
  draw_heading(pen, 3, asking.say("mission.what-it-says"));
  draw(pen, pages::what_it_would_say(seen.ground, ahead));
  draw_heading(pen, 3, asking.say("mission.who-sees"));
  draw(pen, pages::who_sees(seen.ground, ahead));
}

/// Whoever signs reads words, and who would see them.
void draw_one(Pen& pen, const Asking& asking, const Seen& seen, const std::string& address,
              const people::Read<people::Awaiting>& one) {
  const auto body = people::body_of(one.value);
  const std::string what =
      body ? publication::in_words(asking.words, *body) : asking.say("words.not-known");
  draw_heading(pen, 2, publication::capitalized(asking.words, what));
  const bool by_a_person = !one.value.name.empty();
  draw_sentence(pen, asking,
                by_a_person ? "sign-in.laid-out" : std::string("sign-in.laid-out-") + one.value.by,
                {{"name", one.value.name}, {"when", moment(asking, one.value.at)}});
  if (const auto day = Date::parse(one.value.done)) {
    draw_paragraph(pen, asking.say("page.shared.event.done", {{"date", *day}}));
  }
  if (!body) {
    draw_paragraph(pen, why(asking, people::NotPut(body.error())));
  } else {
    draw(pen, pages::act_in_words(seen.ground, *body));
    if (asking.acting->for_a_state()) draw_ahead(pen, asking, seen, *body);
  }
  const bool own = one.value.by == asking.acting->person.id;
  if (own) draw_paragraph(pen, asking.say("sign-in.own-waits"));
  open_form(pen, {address, asking.token});
  draw_hidden(pen, "id", one.id);
  if (!own) {
    draw(pen, Button{.label = asking.say("sign-in.sign"), .name = "do", .value = "sign"});
  }
  draw(pen,
       Button{
           .label = asking.say("sign-in.drop"), .name = "do", .value = "drop", .secondary = true});
  close_form(pen);
}

}  // namespace

Response second_person_page(const Asking& asking, const std::string& address) {
  const auto waiting = asking.parts.filings.awaiting(*asking.acting);
  if (!waiting) return unavailable(asking, waiting.error());
  const Seen seen(asking);
  return show(asking, {.title = asking.say("sign-in.second-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("sign-in.second-what"));
                             if (waiting->empty()) {
                               draw_paragraph(pen, asking.say("sign-in.nothing-waits"));
                             }
                             for (const auto& one : *waiting)
                               draw_one(pen, asking, seen, address, one);
                           },
                       .headers = {}});
}

Response decide(const Asking& asking, const std::string& address) {
  const std::string id = asking.field("id");
  if (asking.field("do") == "sign") {
    if (auto entered = asking.parts.filings.sign(*asking.acting, id); !entered) {
      return refused(asking, entered.error(), address);
    }
  } else if (asking.field("do") == "drop") {
    if (auto dropped = asking.parts.filings.drop(*asking.acting, id); !dropped) {
      return refused(asking, dropped.error(), address);
    }
  }
  return go(asking, address);
}

}  // namespace inviola::web::desks
