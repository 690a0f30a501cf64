#include "web/desks/second_person.h"

#include "base/json.h"
#include "publication/words.h"

namespace inviola::web::desks {
namespace {

using namespace literals;
using namespace components;
namespace json = boost::json;

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

void draw_one(Pen& pen, const Asking& asking, const std::string& address,
              const people::Read<people::Awaiting>& one) {
  const auto body = parse_json(one.value.body);
  std::string kind;
  if (body && body->is_object()) {
    if (const auto* name = body->get_object().if_contains("kind"); name && name->is_string()) {
      kind = std::string(name->get_string());
    }
  }
  draw_heading(pen, 2, publication::word_for(asking.words, "act", kind));
  const bool by_a_person = !one.value.name.empty();
  draw_paragraph(pen,
                 asking.say(by_a_person ? "sign-in.laid-out" : "sign-in.laid-out-" + one.value.by,
                            {{"name", one.value.name}, {"when", moment(asking, one.value.at)}}));
  publication::Facts facts;
  if (body) flatten(*body, "", facts);
  if (!one.value.done.empty()) {
    facts.facts.push_back({publication::plain("done"), {publication::plain(one.value.done)}});
  }
  draw(pen, facts);
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
