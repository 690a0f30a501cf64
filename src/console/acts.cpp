#include "console/acts.h"

#include <boost/json/array.hpp>

namespace inviola::console {
namespace {

namespace json = boost::json;

json::array list(const std::vector<std::string>& items) {
  json::array out;
  for (const std::string& item : items) out.push_back(json::string(item));
  return out;
}

json::object statement(const std::string& words, const std::string& language) {
  return {{"language", language}, {"words", words}};
}

json::object restriction(const std::string& audience, const std::vector<std::string>& listed) {
  return {{"audience", audience}, {"listed", list(listed)}};
}

}  // namespace

json::object follow_up(const std::string& about, const Answers& answers, const std::string& words,
                       const std::string& language) {
  json::array elements;
  const auto say = [&](const char* element, const std::string& answer) {
    if (!answer.empty()) elements.push_back(json::object{{"element", element}, {"answer", answer}});
  };
  say("justice", answers.justice);
  say("outcome", answers.outcome);
  say("prevention", answers.prevention);
  return {{"kind", "followed_up"},
          {"about", about},
          {"elements", std::move(elements)},
          {"statement", statement(words, language)}};
}

json::object views(const std::string& words, const std::string& language) {
  return {{"kind", "views_submitted"}, {"statement", statement(words, language)}};
}

json::object restrict(const std::string& about, const std::string& audience,
                      const std::vector<std::string>& listed) {
  return {{"kind", "withheld"}, {"about", about}, {"restriction", restriction(audience, listed)}};
}

json::object release(const std::string& about, const std::string& audience,
                     const std::vector<std::string>& listed) {
  return {{"kind", "released"}, {"about", about}, {"restriction", restriction(audience, listed)}};
}

json::object circulate(const std::string& about) {
  return {{"kind", "circulated"}, {"about", about}};
}

json::object draw_attention(const std::string& about, const std::string& state) {
  return {{"kind", "attention_drawn"}, {"about", about}, {"to", state}};
}

json::object remind(const std::string& state, const std::string& about, const std::string& event,
                    const std::vector<std::string>& elements) {
  json::object act{{"kind", "reminded"}, {"to", state}};
  if (!about.empty()) act["about"] = about;
  if (!event.empty()) act["event"] = event;
  act["elements"] = list(elements);
  return act;
}

json::object circular(int session, const std::string& number, const std::string& cut_off) {
  return {{"kind", "circular_note_sent"},
          {"session", session},
          {"number", number},
          {"cut_off", cut_off}};
}

json::object confirm_contact(const std::string& which) {
  return {{"kind", "contact_confirmed"}, {"contact", which}};
}

json::object drill(const std::string& label, const std::vector<std::string>& to) {
  return {{"kind", "drill_held"}, {"label", label}, {"to", list(to)}};
}

}  // namespace inviola::console
