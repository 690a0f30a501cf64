#include "office/demonstration.h"

#include <algorithm>
#include <map>

#include "base/json.h"
#include "procedure/codec.h"

namespace inviola::office {
namespace {

namespace json = boost::json;
using References = std::map<std::string, std::string>;

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

/// Puts the references in the place of the names; gives the first name that is not known.
std::optional<std::string> resolve(json::value& value, const References& references) {
  if (value.is_string()) {
    const std::string text(value.get_string());
    if (!text.starts_with('@')) return std::nullopt;
    const auto found = references.find(text.substr(1));
    if (found == references.end()) return text;
    value = json::string(found->second);
  } else if (value.is_array()) {
    for (json::value& one : value.get_array()) {
      if (auto unknown = resolve(one, references)) return unknown;
    }
  } else if (value.is_object()) {
    for (auto& pair : value.get_object()) {
      if (auto unknown = resolve(pair.value(), references)) return unknown;
    }
  }
  return std::nullopt;
}

/// A reference is required where an occurrence is read; the office draws it.
void make_room_for_references(json::value& body) {
  json::object* object = body.if_object();
  json::value* occurrences = object ? object->if_contains("occurrences") : nullptr;
  if (!occurrences || !occurrences->is_array()) return;
  for (json::value& one : occurrences->get_array()) {
    if (one.is_object() && !one.get_object().if_contains("reference")) {
      one.get_object()["reference"] = "";
    }
  }
}

std::string why(const Failure& failed) {
  if (const auto* fault = std::get_if<Fault>(&failed)) return to_string(*fault);
  const auto& refusal = std::get<procedure::Refusal>(failed);
  std::string out = "refused " + refusal.code;
  if (!refusal.field.empty()) out += " at " + refusal.field;
  if (const auto value = refusal.facts.find("value"); value != refusal.facts.end()) {
    out += " (" + value->second + ")";
  }
  return out;
}

void remember(const std::string& name, const procedure::Act& act, References& references) {
  references[name] = act.reference.value();
  const auto* reported = std::get_if<procedure::Reported>(&act.body);
  if (!reported) return;
  for (std::size_t i = 0; i < reported->occurrences.size(); ++i) {
    references[name + '.' + std::to_string(i + 1)] = reported->occurrences[i].reference.value();
  }
}

}  // namespace

Result<std::vector<ToldAct>> read_told_acts(std::string_view file, std::string_view text) {
  const std::string doing = "read " + std::string(file);
  const auto value = parse_json(text);
  if (!value) {
    return failure(
        Fault{doing + ", byte " + std::to_string(value.error().byte), value.error().why});
  }
  if (!value->is_array()) return failure(Fault{doing, "not a list of acts"});
  std::vector<ToldAct> out;
  for (const json::value& one : value->get_array()) {
    const std::string place = doing + ", act " + std::to_string(out.size() + 1);
    if (!one.is_object()) return failure(Fault{place, "not an object"});
    const json::object& object = one.get_object();
    const auto entered = Date::parse(text_of(object, "entered"));
    const json::value* act = object.if_contains("act");
    if (!entered) return failure(Fault{place, "`entered` is not a date"});
    if (!act) return failure(Fault{place, "`act` is missing"});
    ToldAct told{text_of(object, "name"), *entered, Date::parse(text_of(object, "done")), {}, *act};
    if (const std::string author = text_of(object, "author"); !author.empty()) {
      told.author = mandate::StateCode{author};
    }
    out.push_back(std::move(told));
  }
  return out;
}

Result<void> tell(Office& office, SetCalendar& calendar, std::vector<ToldAct> acts) {
  std::stable_sort(acts.begin(), acts.end(),
                   [](const ToldAct& a, const ToldAct& b) { return a.entered < b.entered; });
  References references;
  for (ToldAct& told : acts) {
    const std::string doing =
        "enter " + (told.name.empty() ? "an act" : told.name) + " on " + told.entered.iso();
    if (const auto unknown = resolve(told.body, references)) {
      return failure(Fault{doing, "no earlier act is called " + *unknown});
    }
    make_room_for_references(told.body);
    auto body = procedure::decode_body(told.body);
    if (!body) return failure(Fault{doing, why(Failure{body.error()})});
    calendar.set(told.entered);
    const Outcome outcome =
        office.submit(Submission{told.author, told.done, std::move(*body), Hands::two});
    if (!outcome) return failure(Fault{doing, why(outcome.error())});
    remember(told.name, outcome->entered->act, references);
  }
  return {};
}

}  // namespace inviola::office
