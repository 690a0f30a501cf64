#include <algorithm>

#include "publication/detail/telling.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/json.h"
#include "publication/pages/export.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
namespace json = boost::json;

/// One dossier for programs, in brief or whole.
class DossierExport {
 public:
  DossierExport(const Ground& ground, const procedure::Dossier& dossier)
      : ground_(ground), dossier_(dossier) {}

  json::object brief() const {
    json::object out;
    out["reference"] = dossier_.reference.value();
    out["address"] = address::dossier(dossier_.reference);
    out["exercise"] = is_exercise(ground_.law, dossier_);
    const auto standing = standing_accounts(dossier_);
    out["withdrawn"] = standing.empty();
    json::array accounts;
    for (const procedure::Account* account : standing) accounts.push_back(facts(*account));
    out["accounts"] = std::move(accounts);
    out["no_account_seen_of"] = without_account();
    json::array asked_of;
    for (const auto& obligor : dossier_.obligors) asked_of.push_back(asked(obligor));
    out["asked_of"] = std::move(asked_of);
    return out;
  }

  json::object whole() const {
    json::object out = brief();
    json::array accounts;
    for (const procedure::Account& account : dossier_.accounts) accounts.push_back(told(account));
    out["accounts"] = std::move(accounts);
    json::array follow_ups;
    for (const auto& one : dossier_.follow_ups) follow_ups.push_back(told(*one));
    out["follow_ups"] = std::move(follow_ups);
    json::array acts;
    for (const auto& entered : dossier_.history) acts.push_back(act_json_of(ground_, *entered));
    out["acts"] = std::move(acts);
    json::array duties;
    for (const auto& duty : duties_of(*ground_.standing, ground_.law, dossier_, ground_.today)) {
      duties.push_back(duty_json_of(ground_, duty));
    }
    out["duties"] = std::move(duties);
    return out;
  }

 private:
  json::array without_account() const {
    const auto given = accounting_states(dossier_);
    std::set<mandate::StateCode> named;
    for (const procedure::Account* account : standing_accounts(dossier_)) {
      const procedure::Occurrence& one = *account->occurrence;
      if (one.host) named.insert(*one.host);
      named.insert(one.sending_states.begin(), one.sending_states.end());
    }
    for (const auto& state : given) named.erase(state);
    return states_json_of(ground_, {named.begin(), named.end()});
  }

  json::object facts(const procedure::Account& account) const {
    const procedure::Occurrence& one = *account.occurrence;
    const procedure::Communication& report = *account.communication;
    const auto count = [](const std::optional<std::int32_t>& number) {
      return number ? json::value(*number) : json::value(nullptr);
    };
    json::object out = communication_json_of(ground_, report);
    out["stage"] = report.report()->stage == procedure::Stage::alert ? "alert" : "full";
    out["occurrence"] = one.reference.value();
    out["date"] = json_of(one.date);
    out["until"] = json_of(one.until);
    out["continuing"] = one.continuing;
    out["place"] = one.place.empty() ? json::value(nullptr) : json::value(one.place);
    out["host"] = state_json_of(ground_, one.host);
    out["sending_states"] = states_json_of(ground_, one.sending_states);
    out["organization"] =
        one.organization.empty() ? json::value(nullptr) : json::value(one.organization);
    out["target"] = json_of(one.target);
    out["nature"] = json_of(one.nature);
    out["killed"] = count(one.killed);
    out["injured"] = count(one.injured);
    out["abducted"] = count(one.abducted);
    out["offender_as_described"] =
        one.offender.empty() ? json::value(nullptr) : json::value(one.offender);
    out["offender_state"] = state_json_of(ground_, one.offender_state);
    out["armed_conflict"] =
        one.armed_conflict ? json::value(*one.armed_conflict) : json::value(nullptr);
    out["source"] = report.report()->source.empty() ? json::value(nullptr)
                                                    : json::value(report.report()->source);
    return out;
  }

  /// An account with its words; one that was withdrawn, without what it said.
  json::object told(const procedure::Account& account) const {
    if (account.communication->withdrawn)
      return communication_json_of(ground_, *account.communication);
    json::object out = facts(account);
    json::array particulars;
    for (const auto& one : account.occurrence->particulars) {
      particulars.push_back(json::object{{"field", one.field}, {"value", one.value}});
    }
    out["particulars"] = std::move(particulars);
    add_words(*account.communication, out);
    return out;
  }

  json::object told(const procedure::Communication& follow_up) const {
    json::object out = communication_json_of(ground_, follow_up);
    if (follow_up.withdrawn) return out;
    json::array elements;
    for (const auto& one : follow_up.follow_up()->elements) {
      elements.push_back(json::object{{"element", word(one.element)},
                                      {"answer", word(one.answer)},
                                      {"measures", json_of(one.measures)},
                                      {"words", one.words}});
    }
    out["elements"] = std::move(elements);
    add_words(follow_up, out);
    return out;
  }

  static json::object words(const procedure::Statement& statement) {
    return {{"language", tag(statement.language)}, {"words", statement.words}};
  }

  void add_words(const procedure::Communication& communication, json::object& out) const {
    out["statement"] = words(publication::detail::statement_of(communication));
    json::array corrections;
    for (const auto& correction : communication.corrections) {
      json::object one = words(std::get<procedure::Corrected>(correction->act.body).statement);
      one["done"] = correction->act.done.iso();
      one["entered"] = correction->entered.iso();
      corrections.push_back(std::move(one));
    }
    out["corrections"] = std::move(corrections);
    json::array translations;
    for (const auto& entered : communication.translations) {
      const auto& act = std::get<procedure::Translated>(entered->act.body);
      json::object one = words(act.translation);
      one["of"] = act.about.value();
      one["field"] = act.field;
      // None: the Secretariat.
      one["by"] = state_json_of(ground_, entered->act.author);
      one["done"] = entered->act.done.iso();
      translations.push_back(std::move(one));
    }
    out["translations"] = std::move(translations);
    json::array attachments;
    for (const auto& one : publication::detail::attachments_of(communication)) {
      const std::string number = std::to_string(attachments.size() + 1);
      attachments.push_back(json::object{
          {"address", "/api/attachments/" + communication.reference().value() + "/" + number},
          {"name", one.name},
          {"media_type", one.media_type},
          {"size", one.size},
          {"sha256", one.digest}});
    }
    out["attachments"] = std::move(attachments);
  }

  json::object asked(const procedure::Obligor& obligor) const {
    json::object out;
    out["state"] = state_json_of(ground_, obligor.state);
    out["capacity"] = word(obligor.capacity);
    out["since"] = obligor.since.iso();
    out["reports_withdrawn"] = obligor.reports_withdrawn;
    out["silence"] = word(silence_of(obligor, ground_.law, ground_.today));
    json::object elements;
    for (const auto element : procedure::all_elements) {
      const auto& standing = obligor.elements[static_cast<std::size_t>(element)];
      elements[word(element)] =
          json::object{{"answer", word(standing.answer)},
                       {"on", json_of(standing.on)},
                       {"by", standing.by.value().empty() ? json::value(nullptr)
                                                          : json::value(standing.by.value())}};
    }
    out["elements"] = std::move(elements);
    json::array reminders;
    for (const auto& reminder : obligor.reminders) reminders.emplace_back(reminder->entered.iso());
    out["reminders"] = std::move(reminders);
    out["attention_drawn"] = json_of(obligor.attention);
    out["acknowledged"] = json_of(obligor.acknowledged);
    return out;
  }

  const Ground& ground_;
  const procedure::Dossier& dossier_;
};

}  // namespace

Result<json::value, BadField> dossiers_json(const Ground& ground, const Query& query) {
  const auto wanted = read_wanted(query, ground);
  if (!wanted) return failure(wanted.error());
  const Found found = find_dossiers(ground, *wanted);
  json::object out = answer_begun(ground);
  out["count"] = found.count;
  out["page"] = found.part;
  out["pages"] = found.parts;
  json::array dossiers;
  for (const auto& dossier : found.shown)
    dossiers.push_back(DossierExport(ground, *dossier).brief());
  out["dossiers"] = std::move(dossiers);
  return json::value(std::move(out));
}

std::optional<json::value> dossier_json(const Ground& ground, std::string_view reference) {
  const auto dossier = ground.standing->dossier_of(procedure::Reference{std::string(reference)});
  if (!dossier) return std::nullopt;
  json::object out = answer_begun(ground);
  out["dossier"] = DossierExport(ground, *dossier).whole();
  return json::value(std::move(out));
}

}  // namespace inviola::publication::pages
