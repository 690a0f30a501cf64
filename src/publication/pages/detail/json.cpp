#include "publication/pages/detail/json.h"

#include "mandate/words.h"
#include "publication/pages/addresses.h"
#include "publication/why.h"

namespace inviola::publication::pages::detail {

namespace json = boost::json;

json::object answer_begun(const Ground& ground) {
  json::object out;
  out["as_at"] = ground.today.iso();
  out["demonstration"] = ground.demonstration;
  if (ground.demonstration) out["notice"] = ground.catalogue.say("demonstration.banner");
  return out;
}

json::value json_of(const std::optional<Date>& date) {
  return date ? json::value(date->iso()) : json::value(nullptr);
}

json::value json_of(const std::optional<PartialDate>& date) {
  return date ? json::value(date->iso()) : json::value(nullptr);
}

json::array json_of(const std::vector<std::string>& texts) {
  json::array out;
  for (const std::string& text : texts) out.emplace_back(text);
  return out;
}

json::value json_of(const std::optional<int>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

json::value state_json_of(const Ground& ground, const mandate::StateCode& code) {
  return json::object{
      {"code", code.value()},
      {"name", ground.law.states.name(code, ground.catalogue.language(), ground.today)}};
}

json::value state_json_of(const Ground& ground, const std::optional<mandate::StateCode>& code) {
  return code ? state_json_of(ground, *code) : json::value(nullptr);
}

json::array states_json_of(const Ground& ground, const std::vector<mandate::StateCode>& codes) {
  json::array out;
  for (const auto& code : codes) out.push_back(state_json_of(ground, code));
  return out;
}

json::object action_json_of(const Ground& ground, const mandate::TreatyAction& action) {
  return {{"instrument", action.instrument.value()},
          {"state", state_json_of(ground, action.state)},
          {"action", mandate::word(action.kind)},
          {"date", action.date.iso()},
          {"confidence", mandate::word(action.confidence)},
          {"confirmed", action.confidence == mandate::Confidence::high},
          {"counted", action.counted},
          {"source", action.source}};
}

json::object duty_json_of(const Ground& ground, const procedure::Duty& duty) {
  json::object out;
  out["who"] = state_json_of(ground, duty.who);
  out["capacity"] = duty.who ? json::value(word(duty.capacity)) : json::value(nullptr);
  out["owes"] = mandate::word(duty.owes);
  out["mandate"] = duty.mandate;
  out["worked_as"] = duty.worked_as.empty() ? json::value(nullptr) : json::value(duty.worked_as);
  out["paragraph"] = duty.paragraph;
  out["dossier"] = duty.dossier ? json::value(duty.dossier->value()) : json::value(nullptr);
  out["session"] = duty.session ? json::value(duty.session->value()) : json::value(nullptr);
  out["towards"] = state_json_of(ground, duty.towards);
  out["from"] = json_of(duty.trigger);
  out["last_day"] = json_of(duty.due);
  out["practice"] = duty.practice;
  out["phase"] = word(duty.phase);
  out["silence"] = word(duty.silence);
  json::array why;
  for (const procedure::Reason& reason : duty.why) {
    json::object facts;
    for (const auto& [name, value] : reason.facts) facts[name] = value;
    why.push_back(
        json::object{{"key", reason.key},
                     {"facts", std::move(facts)},
                     {"sentence", explain(ground.catalogue, ground.law, reason, ground.today)}});
  }
  out["why"] = std::move(why);
  return out;
}

json::object act_json_of(const Ground& ground, const procedure::EnteredAct& entered) {
  const procedure::Act& act = entered.act;
  json::object out;
  out["reference"] = act.reference.value();
  out["act"] = procedure::kind_of(act.body);
  out["by"] = state_json_of(ground, act.author);
  out["done"] = act.done.iso();
  out["entered"] = entered.entered.iso();
  out["mandate"] = act.mandate;
  out["paragraph"] = act.paragraph.empty() ? json::value(nullptr) : json::value(act.paragraph);
  return out;
}

json::object communication_json_of(const Ground& ground,
                                   const procedure::Communication& communication) {
  json::object out = act_json_of(ground, *communication.filed);
  out["circulated"] = json_of(communication.circulated);
  out["withdrawn"] = json_of(communication.withdrawn);
  json::array dossiers;
  for (const auto& occurrence : ground.standing->occurrences_about(communication.reference())) {
    const auto dossier = ground.standing->dossier_of(occurrence);
    if (dossier) dossiers.emplace_back(dossier->reference.value());
  }
  out["dossiers"] = std::move(dossiers);
  return out;
}

}  // namespace inviola::publication::pages::detail
