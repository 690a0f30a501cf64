#include "office/exchange.h"

#include "base/json.h"
#include "ledger/receipt.h"
#include "procedure/codec.h"

namespace inviola::office {
namespace {

namespace json = boost::json;
using procedure::Refusal;
using procedure::Ruling;

Refusal malformed(std::string field, std::string why) {
  Refusal refusal{.code = "malformed", .field = field, .facts = {{"field", field}}};
  if (!why.empty()) refusal.facts["why"] = std::move(why);
  return refusal;
}

/// Occurrences name themselves by nothing: whoever files one gets its reference with the receipt.
Ruling<void> leave_references_to_us(json::value& act) {
  json::object* object = act.if_object();
  json::value* occurrences = object ? object->if_contains("occurrences") : nullptr;
  if (!occurrences || !occurrences->is_array()) return {};
  for (json::value& one : occurrences->get_array()) {
    json::object* occurrence = one.if_object();
    if (!occurrence) continue;
    if (occurrence->if_contains("reference")) {
      return failure(Refusal{.code = "unknown-member",
                             .field = "occurrences.reference",
                             .facts = {{"field", "occurrences.reference"}}});
    }
    (*occurrence)["reference"] = "";
  }
  return {};
}

}  // namespace

Ruling<Submission> read_submission(const json::value& given, const Viewer& author) {
  json::value act = given;
  if (auto left = leave_references_to_us(act); !left) return failure(left.error());
  auto body = procedure::decode_body(act);
  if (!body) return failure(body.error());
  Submission submission{{}, {}, std::move(*body)};
  if (author.kind == Viewer::Kind::state) submission.author = author.state;
  return submission;
}

Ruling<Submission> read_submission(std::string_view text, const Viewer& author) {
  const auto value = parse_json(text);
  if (!value) {
    return failure(malformed("byte " + std::to_string(value.error().byte), value.error().why));
  }
  if (!value->is_object()) return failure(malformed("", "not an object"));
  const json::object& object = value->get_object();
  std::optional<Date> done;
  for (const auto& pair : object) {
    if (pair.key() == "act") continue;
    if (pair.key() != "done") {
      const std::string name(pair.key());
      return failure(Refusal{.code = "unknown-member", .field = name, .facts = {{"field", name}}});
    }
    if (pair.value().is_string()) done = Date::parse(std::string(pair.value().get_string()));
    if (!done) {
      return failure(Refusal{.code = "not-a-date", .field = "done", .facts = {{"field", "done"}}});
    }
  }
  const json::value* act = object.if_contains("act");
  if (!act) {
    return failure(Refusal{.code = "missing-field", .field = "act", .facts = {{"field", "act"}}});
  }
  auto submission = read_submission(*act, author);
  if (submission) submission->done = done;
  return submission;
}

json::object print_filed(const Filed& filed) {
  const procedure::EnteredAct& entered = *filed.entered;
  json::object out;
  out["reference"] = entered.act.reference.value();
  if (const auto* reported = std::get_if<procedure::Reported>(&entered.act.body)) {
    json::array occurrences;
    for (const auto& occurrence : reported->occurrences) {
      occurrences.push_back(json::string(occurrence.reference.value()));
    }
    out["occurrences"] = std::move(occurrences);
  }
  out["kind"] = json::string(procedure::kind_of(entered.act.body));
  out["entered"] = entered.entered.iso();
  out["mandate"] = entered.act.mandate;
  out["paragraph"] = entered.act.paragraph;
  out["entry"] = procedure::encode(entered);
  if (filed.receipt) {
    if (auto receipt = parse_json(ledger::print_receipt(*filed.receipt))) {
      out["receipt"] = std::move(*receipt);
    }
  }
  return out;
}

json::object print_waits(std::string_view message) {
  return {{"waits", {{"for", "second-person"}, {"message", message}}}};
}

std::string entry_bytes(const procedure::EnteredAct& entered) { return procedure::encode(entered); }

json::object print_refusal(const Refusal& refusal, std::string_view message) {
  json::object out;
  out["code"] = refusal.code;
  if (!refusal.mandate.empty()) out["mandate"] = refusal.mandate;
  if (!refusal.paragraph.empty()) out["paragraph"] = refusal.paragraph;
  if (!refusal.field.empty()) out["field"] = refusal.field;
  if (const auto value = refusal.facts.find("value"); value != refusal.facts.end()) {
    out["value"] = value->second;
  }
  if (const auto why = refusal.facts.find("why"); why != refusal.facts.end()) {
    out["why"] = why->second;
  }
  out["message"] = message;
  return out;
}

}  // namespace inviola::office
