#include "mandate/words.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/asked.h"
#include "publication/pages/detail/csv_text.h"
#include "publication/pages/detail/json.h"
#include "publication/pages/export.h"
#include "publication/pages/states.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
namespace json = boost::json;
using mandate::StateCode;
using procedure::Element;

const procedure::ElementStanding& standing_of(const Request& request, Element element) {
  return request.obligor->elements[static_cast<std::size_t>(element)];
}

json::object answers_json(const Answers& answers) {
  json::object out;
  for (const auto& [silence, count] : answers) out[word(silence)] = count;
  return out;
}

json::value session_json(const std::optional<mandate::AssemblySession>& session) {
  return session ? json::value(session->value()) : json::value(nullptr);
}

json::object request_json(const Request& request) {
  const procedure::Obligor& obligor = *request.obligor;
  json::object out{{"dossier", request.dossier->reference.value()},
                   {"capacity", word(obligor.capacity)},
                   {"since", obligor.since.iso()},
                   {"cycle", session_json(request.cycle)},
                   {"asked_no_more", request.asked_no_more()},
                   {"silence", word(request.silence)}};
  for (const Element element : procedure::all_elements) {
    const auto& standing = standing_of(request, element);
    out[word(element)] =
        json::object{{"answer", word(standing.answer)}, {"on", json_of(standing.on)}};
  }
  json::array reminders;
  for (const auto& reminder : obligor.reminders) reminders.emplace_back(reminder->entered.iso());
  out["reminders"] = std::move(reminders);
  return out;
}

json::object cycle_json(const CycleOfState& one) {
  json::array views;
  for (const auto& given : one.views) views.emplace_back(given->reference().value());
  return {{"session", one.session.value()},
          {"address", address::cycle(one.session)},
          {"invited_to_give_views", json_of(one.invited)},
          {"views", std::move(views)},
          {"reports", one.reports},
          {"follow_ups", one.follow_ups},
          {"asked", one.asked},
          {"answers", answers_json(one.answers)}};
}

json::array instruments_json_of(const Ground& ground, const StateCode& state) {
  const auto& participation = ground.law.participation;
  const auto actions = participation.actions_of(state);
  json::array out;
  for (const mandate::Instrument& one : participation.instruments()) {
    json::array acts;
    for (const auto& action : actions) {
      if (action.instrument == one.id) acts.push_back(action_json_of(ground, action));
    }
    out.push_back(
        json::object{{"instrument", one.id.value()},
                     {"of_the_procedure", one.of_the_procedure},
                     {"participates", participation.is_participant(one.id, state, ground.today)},
                     {"acts", std::move(acts)}});
  }
  return out;
}

}  // namespace

Result<json::value, BadField> states_json(const Ground& ground, const Query& query) {
  const auto wanted = states_asked_for(ground, query);
  if (!wanted) return failure(wanted.error());
  json::object out = answer_begun(ground);
  json::array states;
  for (const mandate::StateRecord* record : *wanted) {
    json::object state = state_json_of(ground, record->code).as_object();
    state["status"] = mandate::word(record->status);
    state["regional_group"] =
        record->regional_group.empty() ? json::value(nullptr) : json::value(record->regional_group);
    states.push_back(std::move(state));
  }
  out["states"] = std::move(states);
  return json::value(std::move(out));
}

std::optional<json::value> state_json(const Ground& ground, std::string_view code) {
  const StateCode state{std::string(code)};
  if (!ground.law.states.find(state)) return std::nullopt;
  const AskedOfState asked = asked_of(ground, state);
  json::object out = answer_begun(ground);
  out["state"] = state_json_of(ground, state);
  out["address"] = address::state(state);
  out["asked"] = asked.asked;
  out["answers"] = answers_json(asked.answers);
  json::array cycles;
  for (const CycleOfState& one : asked.cycles) cycles.push_back(cycle_json(one));
  out["cycles"] = std::move(cycles);
  json::array requests;
  for (const Request& one : asked.requests) requests.push_back(request_json(one));
  out["requests"] = std::move(requests);
  json::array filings;
  for (const auto& one : asked.filings) filings.push_back(communication_json_of(ground, *one));
  out["filings"] = std::move(filings);
  out["instruments"] = instruments_json_of(ground, state);
  json::array duties;
  for (const auto& duty : duties_of(*ground.standing, ground.law, state, ground.today)) {
    duties.push_back(duty_json_of(ground, duty));
  }
  out["duties"] = std::move(duties);
  return json::value(std::move(out));
}

std::optional<std::string> state_asked_csv(const Ground& ground, std::string_view code) {
  const StateCode state{std::string(code)};
  if (!ground.law.states.find(state)) return std::nullopt;
  CsvText csv;
  csv.record({"state", "cycle", "dossier", "capacity", "since", "justice", "justice_on", "outcome",
              "outcome_on", "prevention", "prevention_on", "reminders", "last_reminded", "silence",
              "asked_no_more"});
  for (const Request& one : asked_of(ground, state).requests) {
    const procedure::Obligor& obligor = *one.obligor;
    std::vector<std::string> fields{
        state.value(), one.cycle ? std::to_string(one.cycle->value()) : "",
        one.dossier->reference.value(), std::string(word(obligor.capacity)), obligor.since.iso()};
    for (const Element element : procedure::all_elements) {
      const auto& standing = standing_of(one, element);
      fields.emplace_back(word(standing.answer));
      fields.push_back(standing.on ? standing.on->iso() : "");
    }
    fields.push_back(std::to_string(obligor.reminders.size()));
    fields.push_back(obligor.reminders.empty() ? "" : obligor.reminders.back()->entered.iso());
    fields.emplace_back(word(one.silence));
    fields.emplace_back(one.asked_no_more() ? "yes" : "no");
    csv.record(fields);
  }
  return csv.take();
}

std::optional<std::string> state_instruments_csv(const Ground& ground, std::string_view code) {
  const StateCode state{std::string(code)};
  if (!ground.law.states.find(state)) return std::nullopt;
  const auto& participation = ground.law.participation;
  CsvText csv;
  csv.record({"state", "instrument", "title", "of_the_procedure", "participates", "action", "date",
              "confidence", "counted"});
  for (const mandate::Instrument& one : participation.instruments()) {
    const std::vector<std::string> begun{
        state.value(), one.id.value(), title_of(ground.catalogue, one),
        one.of_the_procedure ? "yes" : "no",
        participation.is_participant(one.id, state, ground.today) ? "yes" : "no"};
    bool any = false;
    for (const auto& action : participation.actions_of(state)) {
      if (action.instrument != one.id) continue;
      any = true;
      std::vector<std::string> fields = begun;
      fields.insert(fields.end(),
                    {std::string(mandate::word(action.kind)), action.date.iso(),
                     std::string(mandate::word(action.confidence)), action.counted ? "yes" : "no"});
      csv.record(fields);
    }
    if (!any) {
      std::vector<std::string> fields = begun;
      fields.resize(fields.size() + 4);
      csv.record(fields);
    }
  }
  return csv.take();
}

std::optional<std::string> state_duties_csv(const Ground& ground, std::string_view code) {
  const mandate::StateCode state{std::string(code)};
  if (!ground.law.states.find(state)) return std::nullopt;
  CsvText csv;
  csv.record({"state", "owes", "mandate", "paragraph", "dossier", "session", "from", "last_day",
              "practice", "phase", "silence"});
  for (const auto& duty : duties_of(*ground.standing, ground.law, state, ground.today)) {
    csv.record({state.value(), std::string(mandate::word(duty.owes)), duty.mandate, duty.paragraph,
                duty.dossier ? duty.dossier->value() : "",
                duty.session ? std::to_string(duty.session->value()) : "",
                duty.trigger ? duty.trigger->iso() : "", duty.due ? duty.due->iso() : "",
                duty.practice ? "yes" : "no", std::string(word(duty.phase)),
                std::string(word(duty.silence))});
  }
  return csv.take();
}

}  // namespace inviola::publication::pages
