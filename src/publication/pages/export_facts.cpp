#include "mandate/words.h"
#include "publication/pages/detail/compared.h"
#include "publication/pages/detail/csv_text.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/json.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/pages/detail/tallies.h"
#include "publication/pages/export.h"
#include "publication/pages/record.h"
#include "publication/record_words.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
namespace json = boost::json;
using mandate::StateCode;

std::string state_name(const Ground& ground, const StateCode& code, Date on) {
  return std::string(ground.law.states.name(code, ground.catalogue.language(), on));
}

std::string digits(std::size_t value) { return std::to_string(value); }
std::string digits(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string();
}

std::vector<std::string> action_fields(const Ground& ground, const mandate::TreatyAction& action) {
  return {action.state.value(),      state_name(ground, action.state, action.date),
          action.instrument.value(), std::string(mandate::word(action.kind)),
          action.date.iso(),         std::string(mandate::word(action.confidence))};
}

/// {value: number}.
template <class Counts, class Key>
json::object counts_json(const Counts& counts, Key key) {
  json::object out;
  for (const auto& [value, count] : counts) out[key(value)] = count;
  return out;
}

std::string group_key(const std::string& group) { return group.empty() ? "none" : key_of(group); }
std::string as_it_is(const std::string& value) { return value; }
std::string silence_key(procedure::Silence silence) { return std::string(word(silence)); }

json::object tallies_json(const Tallies& tallies) {
  return {{"dossiers", tallies.dossiers},
          {"by_year", counts_json(tallies.years, [](int year) { return std::to_string(year); })},
          {"by_region", counts_json(tallies.groups, group_key)},
          {"by_nature", counts_json(tallies.natures, as_it_is)},
          {"by_silence", counts_json(tallies.silences, silence_key)}};
}

void tallies_csv(const char* set, const Tallies& tallies, CsvText& csv) {
  csv.record({set, "dossiers", "", digits(tallies.dossiers)});
  for (const auto& [year, count] : tallies.years) {
    csv.record({set, "year", std::to_string(year), digits(count)});
  }
  for (const auto& [group, count] : tallies.groups) {
    csv.record({set, "region", group_key(group), digits(count)});
  }
  for (const auto& [nature, count] : tallies.natures) {
    csv.record({set, "nature", nature, digits(count)});
  }
  for (const auto& [silence, count] : tallies.silences) {
    csv.record({set, "silence", silence_key(silence), digits(count)});
  }
}

}  // namespace

Result<std::string, BadField> instruments_csv(const Ground& ground, const Query& query) {
  const auto on = day_asked_for(ground, query);
  if (!on) return failure(on.error());
  CsvText csv;
  csv.record(
      {"instrument", "title", "of_the_procedure", "adopted", "in_force", "on", "participants"});
  for (const mandate::Instrument& one : ground.law.participation.instruments()) {
    csv.record({one.id.value(), title_of(ground.catalogue, one),
                one.of_the_procedure ? "yes" : "no", one.adopted ? one.adopted->iso() : "",
                one.in_force ? one.in_force->iso() : "", on->iso(),
                digits(ground.law.participation.count(one.id, *on))});
  }
  return csv.take();
}

Result<std::optional<std::string>, BadField> instrument_csv(const Ground& ground,
                                                            std::string_view id,
                                                            const Query& query) {
  const mandate::Instrument* instrument =
      ground.law.participation.find(mandate::InstrumentId{std::string(id)});
  if (!instrument) return std::optional<std::string>();
  const auto on = day_asked_for(ground, query);
  if (!on) return failure(on.error());
  CsvText csv;
  csv.record({"state", "name", "instrument", "action", "date", "confidence"});
  for (const auto& action : ground.law.participation.participants(instrument->id, *on)) {
    csv.record(action_fields(ground, action));
  }
  return std::optional(csv.take());
}

Result<std::string, BadField> participation_csv(const Ground& ground, const Query& query) {
  const auto days = two_days(ground, query);
  if (!days) return failure(days.error());
  const Compared compared = compare(ground.law, *days);
  CsvText csv;
  csv.record({"state", "name", "instrument", "action", "date", "confidence"});
  for (const auto& one : compared.joined) csv.record(action_fields(ground, one.action));
  for (const auto& one : compared.withdrawn) csv.record(action_fields(ground, one));
  return csv.take();
}

Result<json::value, BadField> participation_json(const Ground& ground, const Query& query) {
  const auto days = two_days(ground, query);
  if (!days) return failure(days.error());
  const Compared compared = compare(ground.law, *days);
  json::object out = answer_begun(ground);
  out["from"] = days->from.iso();
  out["until"] = days->until.iso();
  json::array instruments;
  for (const Compared::Gain& gain : compared.instruments) {
    instruments.push_back(json::object{{"instrument", gain.instrument->id.value()},
                                       {"participants_before", gain.before},
                                       {"participants_after", gain.after}});
  }
  out["instruments"] = std::move(instruments);
  json::array joined;
  for (const auto& one : compared.joined) joined.push_back(action_json_of(ground, one.action));
  out["joined"] = std::move(joined);
  json::array withdrawn;
  for (const auto& one : compared.withdrawn) withdrawn.push_back(action_json_of(ground, one));
  out["withdrawn"] = std::move(withdrawn);
  json::array states;
  for (const StateCode& code : states_that_join(ground.law, days->until)) {
    json::array missing;
    for (const Compared::Gain& gain : compared.instruments) {
      if (!ground.law.participation.is_participant(gain.instrument->id, code, days->until)) {
        missing.push_back(json::string(gain.instrument->id.value()));
      }
    }
    states.push_back(
        json::object{{"state", state_json_of(ground, code)}, {"not_joined", std::move(missing)}});
  }
  out["states"] = std::move(states);
  return json::value(std::move(out));
}

Result<std::string, BadField> record_csv(const Ground& ground, const Query& query) {
  const auto events = events_asked_for(ground.law, query);
  if (!events) return failure(events.error());
  const auto codes = [](const std::vector<StateCode>& states) {
    std::string out;
    for (const StateCode& state : states) out += (out.empty() ? "" : " ") + state.value();
    return out;
  };
  CsvText csv;
  csv.record({"id", "date", "date_is_bound", "place", "hosts", "sending_states", "target", "nature",
              "killed", "injured", "abducted", "summary", "reported_under_procedure", "sources"});
  for (const mandate::KnownEvent* event : *events) {
    std::string natures;
    for (const std::string& nature : event->nature)
      natures += (natures.empty() ? "" : " ") + nature;
    std::string sources;
    for (const std::string& source : event->sources) {
      sources += (sources.empty() ? "" : " ; ") + source_words(ground.catalogue, source);
    }
    csv.record({event->id, event->date.iso(), event->date_is_bound ? "yes" : "no",
                words_of(place_words(ground.catalogue, *event)), codes(event->host_states),
                codes(event->sending_states), words_of(target_words(ground.catalogue, *event)),
                natures, digits(event->killed), digits(event->injured), digits(event->abducted),
                words_of(record_words(ground.catalogue, *event, "summary")),
                event->reported_under_procedure ? "yes" : "no", sources});
  }
  return csv.take();
}

json::value figures_json(const Ground& ground) {
  json::object out = answer_begun(ground);
  out["figures"] = tallies_json(tally(ground, false));
  out["exercise"] = tallies_json(tally(ground, true));
  std::map<StateCode, json::object> states;
  for (const StateFigure figure : all_state_figures) {
    for (const auto& [code, count] : count_by_state(ground, figure)) {
      states[code][word(figure)] = count;
    }
  }
  json::array by_state;
  for (auto& [code, figures] : states) {
    by_state.push_back(
        json::object{{"state", state_json_of(ground, code)}, {"figures", std::move(figures)}});
  }
  out["states"] = std::move(by_state);
  return out;
}

std::string figures_csv(const Ground& ground) {
  CsvText csv;
  csv.record({"set", "by", "value", "number"});
  tallies_csv("real", tally(ground, false), csv);
  tallies_csv("exercise", tally(ground, true), csv);
  for (const StateFigure figure : all_state_figures) {
    for (const auto& [code, count] : count_by_state(ground, figure)) {
      csv.record({"real", "state_" + std::string(word(figure)), code.value(), digits(count)});
    }
  }
  return csv.take();
}

}  // namespace inviola::publication::pages
