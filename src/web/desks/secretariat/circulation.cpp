// What became of what is circulated: to all, on receipt, and what the register holds of it for each
// State.
#include <algorithm>
#include <map>

#include "disclosure/gate.h"
#include "publication/words.h"
#include "web/desks/secretariat/drawing.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks {
namespace {

using namespace components;
using disclosure::Gate;
using disclosure::Viewer;
using mandate::StateCode;
using procedure::CommunicationPointer;
using procedure::Reference;
using publication::plain;

constexpr std::size_t communications_shown_max = 200;

/// What the register holds of one State and one communication.
struct Evidence {
  std::optional<Date> dispatched;  ///< the last time
  std::string outcome;             ///< code, of that time
  std::optional<Date> acknowledged;

  bool reached() const {
    return !outcome.empty() && outcome != "not-delivered" && outcome != "address-unknown";
  }
};

/// The act by which it was circulated; null while it was not.
procedure::EnteredActPointer circulation_of(const procedure::Standing& seen,
                                            const CommunicationPointer& communication) {
  for (const Reference& occurrence : seen.occurrences_about(communication->reference())) {
    const auto dossier = seen.dossier_of(occurrence);
    if (!dossier) continue;
    for (const auto& entered : dossier->history) {
      const auto* circulated = std::get_if<procedure::Circulated>(&entered->act.body);
      if (circulated && circulated->about == communication->reference()) return entered;
    }
  }
  return nullptr;
}

std::map<StateCode, Evidence> evidence_of(const procedure::Standing& seen,
                                          const CommunicationPointer& communication) {
  std::map<StateCode, Evidence> out;
  const auto circulation = circulation_of(seen, communication);
  const auto is_it = [&](const Reference& about) {
    return about == communication->reference() ||
           (circulation && about == circulation->act.reference);
  };
  for (const auto& entered : seen.other_acts()) {
    if (const auto* sent = std::get_if<procedure::Dispatched>(&entered->act.body)) {
      if (!is_it(sent->about)) continue;
      for (const procedure::Delivery& delivery : sent->deliveries) {
        out[delivery.state].dispatched = entered->entered;
        out[delivery.state].outcome = delivery.outcome;
      }
    } else if (const auto* said = std::get_if<procedure::Acknowledged>(&entered->act.body)) {
      if (is_it(said->about)) out[*entered->act.author].acknowledged = entered->entered;
    }
  }
  return out;
}

std::vector<StateCode> all_states(const Asking& asking) {
  std::vector<StateCode> out;
  for (const Option& option : state_options(asking, "words.none")) {
    if (!option.value.empty()) out.emplace_back(option.value);
  }
  return out;
}

void draw_evidence(Pen& pen, const Asking& asking, const Seen& seen,
                   const CommunicationPointer& one) {
  const auto evidence = evidence_of(*seen.standing, one);
  publication::Table table;
  table.caption = plain(asking.say("secretariat.evidence"));
  table.columns = {
      column(asking, "page.shared.column.state", 3), column(asking, "secretariat.available", 2),
      column(asking, "secretariat.dispatched", 2), column(asking, "secretariat.outcome", 2),
      column(asking, "secretariat.acknowledged", 2)};
  std::size_t available = 0;
  std::size_t dispatched = 0;
  std::size_t acknowledged = 0;
  std::optional<Date> first;
  std::optional<Date> last;
  std::vector<StateCode> unreached;
  for (const StateCode& state : all_states(asking)) {
    const bool may_see = Gate::may_see(*one, *seen.standing, Viewer::of(state));
    const auto known = evidence.find(state);
    const Evidence held = known == evidence.end() ? Evidence{} : known->second;
    if (may_see) ++available;
    if (held.acknowledged) ++acknowledged;
    if (held.dispatched) {
      if (held.reached()) ++dispatched;
      if (!held.reached()) unreached.push_back(state);
      first = first ? std::min(*first, *held.dispatched) : *held.dispatched;
      last = last ? std::max(*last, *held.dispatched) : *held.dispatched;
    }
    table.rows.push_back(
        {row_header(plain(state_name(asking, state))),
         cell(may_see
                  ? date_or(asking,
                            one->circulated ? one->circulated : std::optional(one->filed->entered),
                            "words.none")
                  : plain(asking.say("secretariat.not-available"))),
         cell(date_or(asking, held.dispatched, "page.shared.not-yet")),
         cell(plain(held.outcome.empty()
                        ? asking.say("words.none")
                        : publication::word_for(asking.words, "delivery", held.outcome))),
         cell(date_or(asking, held.acknowledged, "page.shared.not-yet"))});
  }
  publication::Facts facts;
  const auto count = [&](const char* key, std::size_t number) {
    add_fact(asking, facts, key, plain(asking.words.number(static_cast<std::int64_t>(number))));
  };
  count("secretariat.available-to", available);
  count("secretariat.dispatched", dispatched);
  count("secretariat.acknowledged", acknowledged);
  count("secretariat.unreached", unreached.size());
  if (first) {
    add_fact(asking, facts, "secretariat.spread",
             plain(asking.say(
                 "secretariat.spread-days",
                 {{"first", *first}, {"last", *last}, {"days", std::int64_t{*last - *first}}})));
  }
  draw(pen, facts);
  if (!unreached.empty()) {
    draw(pen,
         publication::Notice{
             publication::Notice::Kind::caution,
             plain(asking.say(
                 "secretariat.unreached-task",
                 {{"states", publication::list_of(
                                 asking.words, publication::names_in_order(
                                                   asking.words, asking.parts.office.law().states,
                                                   unreached, asking.parts.office.today()))}}))});
  }
  draw(pen, table);
}

}  // namespace

Response get_circulation(const Asking& asking) {
  const Seen seen(asking);
  publication::Table table;
  table.caption = plain(asking.say("secretariat.circulation"));
  for (const char* key : {"page.shared.column.reference", "page.shared.column.state",
                          "page.shared.column.kind", "page.mission.column.audience",
                          "page.shared.column.entered", "page.shared.column.circulated"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  auto all = seen.standing->communications();
  std::ranges::reverse(all);
  for (const auto& one : all) {
    if (table.rows.size() == communications_shown_max) break;
    Line circulated = date_or(asking, one->circulated, "page.shared.not-yet");
    if (one->views()) circulated = plain(asking.say("secretariat.views-not-circulated"));
    if (one->withdrawn) {
      circulated = plain(asking.say("page.shared.withdrawn-on", {{"date", *one->withdrawn}}));
    }
    table.rows.push_back(
        {row_header(
             reference_line(one->reference(), "/desk/circulation/" + one->reference().value())),
         cell(plain(state_name(asking, *one->filed->act.author))),
         cell(plain(publication::capitalized(
             asking.words, publication::in_words(asking.words, one->filed->act.body)))),
         cell(plain(publication::in_words(asking.words, one->restriction.audience))),
         cell(plain(asking.words.date(one->filed->entered))), cell(circulated)});
  }
  return show(asking, {.title = asking.say("secretariat.circulation"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("secretariat.circulation-what"));
                             if (table.rows.empty()) {
                               draw_paragraph(pen, asking.say("secretariat.received-none"));
                             } else {
                               draw(pen, table);
                             }
                             if (all.size() > communications_shown_max) {
                               draw_paragraph(
                                   pen,
                                   asking.say("page.shared.more",
                                              {{"shown", std::int64_t{communications_shown_max}},
                                               {"number", static_cast<std::int64_t>(all.size())}}));
                             }
                           },
                       .headers = {}});
}

Response get_circulated(const Asking& asking) {
  const Seen seen(asking);
  const auto one = seen.standing->communication(Reference{asking.named.at(0)});
  if (!one) return not_found(asking);
  const std::string& name = one->reference().value();
  return show(
      asking,
      {.title = asking.say("secretariat.circulated-title", {{"reference", name}}),
       .draw =
           [&](Pen& pen) {
             draw_source(pen, asking, *one);
             publication::List ways;
             for (const auto& occurrence : seen.standing->occurrences_about(one->reference())) {
               ways.items.push_back(
                   {{}, reference_line(occurrence, "/desk/dossiers/" + occurrence.value())});
             }
             ways.items.push_back(
                 {{}, way(asking, "secretariat.acknowledgement", "/desk/acknowledgement/" + name)});
             ways.items.push_back(
                 {{}, way(asking, "translation.add", "/desk/translations/" + name)});
             draw(pen, ways);
             draw_heading(pen, 2, asking.say("secretariat.evidence"));
             draw_paragraph(pen, asking.say("secretariat.evidence-what"));
             draw_evidence(pen, asking, seen, one);
           },
       .headers = {}});
}

}  // namespace inviola::web::desks
