#include <algorithm>

#include "mandate/words.h"
#include "procedure/compile.h"
#include "publication/gap_words.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/compared.h"
#include "publication/pages/detail/json.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/pages/detail/running.h"
#include "publication/pages/export.h"
#include "publication/pages/record.h"
#include "publication/record_words.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
namespace json = boost::json;
using mandate::Mandate;

/// The law and what runs under it, for programs.
class LawExport {
 public:
  explicit LawExport(const Ground& ground) : ground_(ground) {}

  json::object brief(const Mandate& mandate) const {
    const auto symbol_or_null = [](const std::optional<mandate::MandateSymbol>& symbol) {
      return symbol ? json::value(symbol->value()) : json::value(nullptr);
    };
    json::object out;
    out["symbol"] = mandate.symbol.value();
    out["address"] = address::mandate(mandate.symbol.value());
    out["adopted_at_session"] = mandate.adopted_at.value();
    out["adopted"] = json_of(mandate.adopted);
    out["in_force_from"] = mandate.in_force_from.iso();
    out["in_force_from_is_latest_possible"] = mandate.in_force_from_is_bound;
    out["in_force_today"] = ground_.law.chain.in_force(ground_.today) == &mandate;
    out["succeeds"] = symbol_or_null(mandate.succeeds);
    out["worked_as"] = symbol_or_null(mandate.worked_as);
    out["report_to_session"] =
        mandate.cycle ? json::value(mandate.cycle->session.value()) : json::value(nullptr);
    return out;
  }

  json::object whole(const Mandate& mandate) const {
    json::object out = brief(mandate);
    out["title"] = mandate.title;
    auto running = running_under(ground_, mandate);
    json::array paragraphs;
    for (const mandate::Paragraph& one : mandate.paragraphs) {
      const std::string& own = one.wording[static_cast<std::size_t>(ground_.catalogue.language())];
      json::object paragraph{{"number", one.number.value()},
                             {"force", mandate::word(one.force)},
                             {"our_wording", own.empty() ? json::value(nullptr) : json::value(own)},
                             {"official_text", one.authentic.empty() ? json::value(nullptr)
                                                                     : json::value(one.authentic)}};
      paragraphs.push_back(std::move(paragraph));
    }
    out["paragraphs"] = std::move(paragraphs);
    json::object under;
    for (const auto& [number, now] : running) {
      under[number] = json::object{{"acts", now.acts}, {"open", now.open}};
    }
    out["running"] = std::move(under);
    const Mandate* worked = ground_.law.chain.worked(mandate.in_force_from);
    json::array obligations;
    if (worked) {
      for (const mandate::Obligation& one : worked->obligations) obligations.push_back(told(one));
    }
    out["obligations"] = std::move(obligations);
    out["sources"] = sources(mandate.sources);
    return out;
  }

  json::object cycle(const Mandate& mandate) const {
    const mandate::Cycle& cycle = *mandate.cycle;
    json::object out;
    out["session"] = cycle.session.value();
    out["address"] = address::cycle(cycle.session);
    out["mandate"] = mandate.symbol.value();
    if (const auto days = cycle_days(*ground_.standing, ground_.law, cycle.session)) {
      out["opens"] = days->opens.iso();
      out["circular_note"] = json_of(days->circular_note);
      out["cut_off"] = days->cut_off.iso();
      out["cut_off_is_practice"] = days->cut_off_is_practice;
      out["addendum_closes"] = days->addendum_closes.iso();
      out["addendum_closes_is_practice"] = days->addendum_closes_is_practice;
    }
    out["report_symbols"] = json_of(cycle.report_symbols);
    out["report_distributed"] = json_of(cycle.report_distributed);
    out["provisional_item"] = json_of(cycle.provisional_item);
    out["item"] = json_of(cycle.item);
    out["stated_in_issued_report"] =
        json::object{{"reports_by_cut_off", json_of(cycle.reports_by_cut_off)},
                     {"views_by_cut_off", json_of(cycle.views_by_cut_off)},
                     {"additional_participants", json_of(cycle.additional_participants)}};
    return out;
  }

  void add_compiled(const procedure::Compilation& compiled, json::object& out) const {
    const auto all = [&](const std::vector<procedure::CommunicationPointer>& communications) {
      json::array list;
      for (const auto& one : communications) list.push_back(communication_json_of(ground_, *one));
      return list;
    };
    out["reports"] = all(compiled.reports);
    out["views"] = all(compiled.views);
    out["late_reports"] = all(compiled.late_reports);
    out["late_views"] = all(compiled.late_views);
    out["reporting_states"] = states_json_of(ground_, compiled.reporting_states);
    out["participation_since"] = compiled.participation_since.iso();
    out["participation_until"] = compiled.participation_until.iso();
    json::array added;
    for (const auto& one : compiled.new_participants)
      added.push_back(action_json_of(ground_, one.action));
    out["additional_participants"] = std::move(added);
  }

  json::object told(const mandate::Instrument& one, Date on) const {
    return {{"id", one.id.value()},
            {"title", title_of(ground_.catalogue, one)},
            {"address", address::instrument(one.id)},
            {"of_the_procedure", one.of_the_procedure},
            {"adopted", json_of(one.adopted)},
            {"in_force", json_of(one.in_force)},
            {"participant_count", ground_.law.participation.count(one.id, on)}};
  }

  json::object whole(const mandate::Instrument& one, Date on) const {
    const auto& participation = ground_.law.participation;
    json::object out = told(one, on);
    json::array participants;
    for (const auto& action : participation.participants(one.id, on)) {
      participants.push_back(action_json_of(ground_, action));
    }
    out["participants"] = std::move(participants);
    json::array outside;
    for (const mandate::StateRecord& record : ground_.law.states.all()) {
      const bool counts = record.status != mandate::UnStatus::former &&
                          record.status != mandate::UnStatus::invented;
      if (counts && ground_.law.states.exists(record.code, on) &&
          !participation.is_participant(one.id, record.code, on)) {
        outside.push_back(state_json_of(ground_, record.code));
      }
    }
    out["not_participating"] = std::move(outside);
    json::array gaps;
    for (const mandate::TreatyGap& gap : participation.gaps()) {
      if (gap.instrument != one.id) continue;
      const GapWords said = gap_words(ground_.catalogue, ground_.law.states, gap, ground_.today);
      gaps.push_back(
          json::object{{"missing", said.missing},
                       {"missing_min", gap.missing ? json::value(gap.missing->least) : nullptr},
                       {"missing_max", gap.missing ? json::value(gap.missing->most) : nullptr},
                       {"candidates", said.candidates},
                       {"candidate_states", states_json_of(ground_, gap.candidates)},
                       {"not_before", json_of(gap.not_before)},
                       {"not_after", json_of(gap.not_after)},
                       {"evidence", said.evidence}});
    }
    out["known_to_be_missing"] = std::move(gaps);
    return out;
  }

  json::object told(const mandate::KnownEvent& event) const {
    json::object out;
    out["id"] = event.id;
    out["date"] = event.date.iso();
    out["date_is_latest_possible"] = event.date_is_bound;
    out["place"] = words_of(place_words(ground_.catalogue, event));
    out["hosts"] = states_json_of(ground_, event.host_states);
    out["several_hosts"] = event.several_hosts;
    out["sending_states"] = states_json_of(ground_, event.sending_states);
    out["target"] = words_of(target_words(ground_.catalogue, event));
    out["nature"] = json_of(event.nature);
    out["killed"] = json_of(event.killed);
    out["injured"] = json_of(event.injured);
    out["abducted"] = json_of(event.abducted);
    const auto said = [&](const char* part) {
      return words_of(record_words(ground_.catalogue, event, part));
    };
    out["figures_note"] = said("figures");
    out["summary"] = said("summary");
    out["known_since"] = said("follow-up");
    out["reported_under_procedure"] = event.reported_under_procedure;
    out["reporting_state"] = state_json_of(ground_, event.reporting_state);
    out["reported_on"] = json_of(event.reported_on);
    out["abuse_of_privileges"] = event.is_abuse_of_privileges;
    out["confirmed_in_general_only"] = event.verified_in_general_only;
    out["note"] = said("note");
    out["sources"] = sources(event.sources);
    return out;
  }

 private:
  json::array sources(const std::vector<std::string>& all) const {
    json::array out;
    for (const std::string& one : all) out.emplace_back(source_words(ground_.catalogue, one));
    return out;
  }

  static json::object told(const mandate::Obligation& one) {
    json::object out;
    out["id"] = one.id;
    out["paragraph"] = one.source.value();
    out["power"] = one.power;
    out["owed_by"] = mandate::word(one.owed_by);
    out["owed_to"] = mandate::word(one.owed_to);
    out["owes"] = mandate::word(one.owes);
    out["after"] = mandate::word(one.after);
    out["period"] = mandate::word(one.deadline);
    out["practice"] = mandate::is_practice(one.deadline);
    if (one.remind) {
      out["remind"] = json::object{{"paragraph", one.remind->source.value()},
                                   {"every_days", one.remind->every_days},
                                   {"at_most", one.remind->at_most},
                                   {"practice", true}};
    } else {
      out["remind"] = nullptr;
    }
    return out;
  }

  const Ground& ground_;
};

}  // namespace

Result<json::value, BadField> instruments_json(const Ground& ground, const Query& query) {
  const auto on = day_asked_for(ground, query);
  if (!on) return failure(on.error());
  json::object out = answer_begun(ground);
  out["on"] = on->iso();
  json::array instruments;
  for (const auto& one : ground.law.participation.instruments()) {
    instruments.push_back(LawExport(ground).told(one, *on));
  }
  out["instruments"] = std::move(instruments);
  return json::value(std::move(out));
}

Result<std::optional<json::value>, BadField> instrument_json(const Ground& ground,
                                                             std::string_view id,
                                                             const Query& query) {
  const mandate::Instrument* instrument =
      ground.law.participation.find(mandate::InstrumentId{std::string(id)});
  if (!instrument) return std::optional<json::value>();
  const auto on = day_asked_for(ground, query);
  if (!on) return failure(on.error());
  json::object out = answer_begun(ground);
  out["on"] = on->iso();
  out["instrument"] = LawExport(ground).whole(*instrument, *on);
  return std::optional<json::value>(std::move(out));
}

json::value mandates_json(const Ground& ground) {
  json::object out = answer_begun(ground);
  json::array mandates;
  for (const Mandate& mandate : ground.law.chain.all()) {
    mandates.push_back(LawExport(ground).brief(mandate));
  }
  out["mandates"] = std::move(mandates);
  return out;
}

std::optional<json::value> mandate_json(const Ground& ground, std::string_view dashed_symbol) {
  for (const Mandate& mandate : ground.law.chain.all()) {
    if (address::dashed(mandate.symbol.value()) != dashed_symbol) continue;
    json::object out = answer_begun(ground);
    out["mandate"] = LawExport(ground).whole(mandate);
    return json::value(std::move(out));
  }
  return std::nullopt;
}

json::value cycles_json(const Ground& ground) {
  json::object out = answer_begun(ground);
  json::array cycles;
  for (const Mandate& mandate : ground.law.chain.all()) {
    if (mandate.cycle) cycles.push_back(LawExport(ground).cycle(mandate));
  }
  out["cycles"] = std::move(cycles);
  return out;
}

std::optional<json::value> cycle_json(const Ground& ground, mandate::AssemblySession session) {
  const Mandate* mandate = ground.law.chain.for_report_to(session);
  if (!mandate || !mandate->cycle) return std::nullopt;
  const auto compiled = compile(*ground.standing, ground.law, session, ground.today);
  if (!compiled) return std::nullopt;
  const LawExport law(ground);
  json::object cycle = law.cycle(*mandate);
  law.add_compiled(*compiled, cycle);
  json::object out = answer_begun(ground);
  out["cycle"] = std::move(cycle);
  return json::value(std::move(out));
}

Result<json::value, BadField> record_json(const Ground& ground, const Query& query) {
  const auto asked_for = events_asked_for(ground.law, query);
  if (!asked_for) return failure(asked_for.error());
  json::object out = answer_begun(ground);
  out["what_it_is_not"] = ground.catalogue.say("page.record.what-it-is-not");
  json::array events;
  for (const auto* event : *asked_for) events.push_back(LawExport(ground).told(*event));
  out["events"] = std::move(events);
  return json::value(std::move(out));
}

}  // namespace inviola::publication::pages
