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

json::object invite_comments(int session, const std::string& part, const std::string& until) {
  return {{"kind", "comments_invited"}, {"session", session}, {"part", part}, {"until", until}};
}

json::object comment(const std::string& about, bool agreed, const std::vector<std::string>& entries,
                     const std::string& words, const std::string& language) {
  return {{"kind", "commented"},
          {"about", about},
          {"agreed", agreed},
          {"entries", list(entries)},
          {"statement", statement(words, language)}};
}

json::object answer_comment(const std::string& about, bool taken_up, const std::string& words,
                            const std::string& language) {
  return {{"kind", "comment_answered"},
          {"about", about},
          {"taken_up", taken_up},
          {"statement", statement(words, language)}};
}

json::object translate(const std::string& about, const std::string& field, const std::string& words,
                       const std::string& language) {
  return {{"kind", "translated"},
          {"about", about},
          {"field", field},
          {"translation", statement(words, language)}};
}

json::object withdraw_translation(const std::string& about) {
  return {{"kind", "translation_withdrawn"}, {"about", about}};
}

json::object confirm_contact(const std::string& which) {
  return {{"kind", "contact_confirmed"}, {"contact", which}};
}

json::object drill(const std::string& label, const std::vector<std::string>& to) {
  return {{"kind", "drill_held"}, {"label", label}, {"to", list(to)}};
}

}  // namespace inviola::console
