#include "web/desks/second_person.h"

#include "base/json.h"
#include "publication/pages/desks/filing.h"
#include "publication/words.h"

namespace inviola::web::desks {
namespace {

using namespace literals;
using namespace components;
namespace json = boost::json;
namespace pages = publication::pages;

/// What a communication of the State would say if it were entered now, and who would see it:
/// whoever signs reads words. False for any other act, and for one that would be refused.
bool draw_ahead(Pen& pen, const Asking& asking, const people::Awaiting& one) {
  if (!asking.acting->for_a_state()) return false;
  const auto prospect = asking.parts.filings.prospect(*asking.acting, one);
  if (!prospect || !prospect->entered->communication(prospect->communication)) return false;
  const Seen seen(asking);
  const pages::Ahead ahead{prospect->before, prospect->entered, prospect->circulated,
                           prospect->communication};
  draw_heading(pen, 3, asking.say("mission.what-it-says"));
  draw(pen, pages::what_it_would_say(seen.ground, ahead));
  draw_heading(pen, 3, asking.say("mission.who-sees"));
  draw(pen, pages::who_sees(seen.ground, ahead));
  return true;
}

/// Every member of the act, by its place in the format: "occurrences.1.place".
void flatten(const json::value& value, const std::string& place, publication::Facts& facts) {
  if (const auto* object = value.if_object()) {
    for (const auto& pair : *object) {
      const std::string name(pair.key());
      flatten(pair.value(), place.empty() ? name : place + "." + name, facts);
    }
  } else if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      flatten((*array)[i], place + "." + std::to_string(i + 1), facts);
    }
  } else {
    const std::string words =
        value.is_string() ? std::string(value.get_string()) : print_json(value);
    facts.facts.push_back({publication::plain(place), {publication::plain(words)}});
  }
}

/// A text of the act's own, or empty.
std::string member(const Result<json::value, JsonError>& body, std::string_view name) {
  if (!body || !body->is_object()) return {};
  const auto* value = body->get_object().if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

void draw_one(Pen& pen, const Asking& asking, const std::string& address,
              const people::Read<people::Awaiting>& one) {
  const auto body = parse_json(one.value.body);
  draw_heading(pen, 2, publication::word_for(asking.words, "act", member(body, "kind")));
  const bool by_a_person = !one.value.name.empty();
  draw_paragraph(pen,
                 asking.say(by_a_person ? "sign-in.laid-out" : "sign-in.laid-out-" + one.value.by,
                            {{"name", one.value.name}, {"when", moment(asking, one.value.at)}}));
  publication::Facts facts;
  const bool in_words = draw_ahead(pen, asking, one.value);
  if (const std::string about = member(body, "about"); in_words && !about.empty()) {
    draw_paragraph(pen, asking.say("mission.about", {{"reference", about}}));
  }
  if (body && !in_words) flatten(*body, "", facts);
  if (!one.value.done.empty()) {
    facts.facts.push_back({publication::plain("done"), {publication::plain(one.value.done)}});
  }
  if (!facts.facts.empty()) draw(pen, facts);
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
  return show(asking, {.title = asking.say("sign-in.second-title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("sign-in.second-what"));
                             if (waiting->empty()) {
                               draw_paragraph(pen, asking.say("sign-in.nothing-waits"));
                             }
                             for (const auto& one : *waiting) draw_one(pen, asking, address, one);
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
