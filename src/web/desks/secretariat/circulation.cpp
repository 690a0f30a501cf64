// What became of what is circulated: to all, on receipt, and how far it came with each State.
#include <algorithm>

#include "disclosure/gate.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/post.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using disclosure::Gate;
using disclosure::Viewer;
using mandate::StateCode;
using procedure::CommunicationPointer;
using procedure::Reference;
using publication::plain;

constexpr std::size_t communications_shown_max = 200;
constexpr std::size_t letters_shown_max = 100;

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

std::size_t readers(const Asking& asking, const Seen& seen, const CommunicationPointer& one) {
  std::size_t out = 0;
  for (const Option& option : state_options(asking, "words.none")) {
    if (option.value.empty()) continue;
    out += Gate::may_see(*one, *seen.standing, Viewer::of(StateCode{option.value})) ? 1 : 0;
  }
  return out;
}

void draw_evidence(Pen& pen, const Asking& asking, const Seen& seen,
                   const CommunicationPointer& one, const std::optional<office::Service>& service) {
  publication::Facts facts;
  add_fact(asking, facts, "secretariat.available-to",
           figure(asking, readers(asking, seen, one)).line);
  add_fact(asking, facts, "page.shared.column.circulated",
           date_or(asking, one->circulated, "page.shared.not-yet"));
  draw(pen, facts);
  if (service) draw_service(pen, asking, *service);
}

/// Documents that went out and are of no communication: each leads to its evidence.
void draw_letters(Pen& pen, const Asking& asking, const Seen& seen) {
  auto acts = seen.standing->acts_where([](const procedure::EnteredAct& entered) {
    const auto& body = entered.act.body;
    return std::holds_alternative<procedure::CircularNoteSent>(body) ||
           std::holds_alternative<procedure::AttentionDrawn>(body) ||
           std::holds_alternative<procedure::Reminded>(body) ||
           std::holds_alternative<procedure::DrillHeld>(body);
  });
  if (acts.empty()) return;
  std::ranges::reverse(acts);
  draw_heading(pen, 2, asking.say("post.letters"));
  publication::Table table;
  table.caption = plain(asking.say("post.letters"));
  for (const char* key : {"page.shared.column.reference", "page.shared.column.kind",
                          "secretariat.to", "page.shared.column.entered"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const auto& entered : acts) {
    if (table.rows.size() == letters_shown_max) break;
    Line to = plain(asking.say("post.to-many"));
    if (const auto* one = std::get_if<procedure::AttentionDrawn>(&entered->act.body)) {
      to = plain(state_name(asking, one->to));
    } else if (const auto* other = std::get_if<procedure::Reminded>(&entered->act.body)) {
      to = plain(state_name(asking, other->to));
    }
    table.rows.push_back(
        {row_header(reference_line(entered->act.reference, sent_address(entered->act.reference))),
         cell(plain(publication::capitalized(
             asking.words, publication::in_words(asking.words, entered->act.body)))),
         cell(std::move(to)), cell(plain(asking.words.date(entered->entered)))});
  }
  draw(pen, table);
  if (acts.size() > letters_shown_max) {
    draw_paragraph(
        pen, asking.say("page.shared.more", {{"shown", std::int64_t{letters_shown_max}},
                                             {"number", static_cast<std::int64_t>(acts.size())}}));
  }
}

}  // namespace

Response get_circulation(const Asking& asking) {
  const Seen seen(asking);
  auto all = seen.standing->communications();
  std::ranges::reverse(all);
  const std::size_t number = all.size();
  if (number > communications_shown_max) all.resize(communications_shown_max);
  return show(asking,
              {.title = asking.say("secretariat.circulation"),
               .draw =
                   [&](Pen& pen) {
                     draw_paragraph(pen, asking.say("secretariat.circulation-what"));
                     if (all.empty()) {
                       draw_paragraph(pen, asking.say("secretariat.received-none"));
                     } else {
                       draw(pen, communications_table(asking, "secretariat.circulation", all));
                     }
                     if (number > all.size()) {
                       draw_paragraph(pen,
                                      asking.say("page.shared.more",
                                                 {{"shown", static_cast<std::int64_t>(all.size())},
                                                  {"number", static_cast<std::int64_t>(number)}}));
                     }
                     draw_letters(pen, asking, seen);
                   },
               .headers = {}});
}

Response get_circulated(const Asking& asking) {
  const Seen seen(asking);
  const auto one = seen.standing->communication(Reference{asking.named.at(0)});
  if (!one) return not_found(asking);
  const std::string& name = one->reference().value();
  std::optional<office::Service> service;
  if (const auto act = circulation_of(*seen.standing, one)) {
    auto known = office::service_of(asking.parts.office, act->act.reference, asking.acting->viewer);
    if (!known) return unavailable(asking, known.error());
    service = std::move(*known);
  }
  return show(
      asking,
      {.title = asking.say("secretariat.circulated-title", {{"reference", name}}),
       .draw =
           [&](Pen& pen) {
             draw_source(pen, asking, *one);
             publication::List ways;
             for (const auto& occurrence : seen.standing->occurrences_about(one->reference())) {
               ways.items.push_back(
                   {{},
                    {publication::link(
                        asking.say("page.dossier.title", {{"reference", occurrence.value()}}),
                        "/desk/dossiers/" + occurrence.value())}});
             }
             ways.items.push_back(
                 {{}, way(asking, "secretariat.acknowledgement", "/desk/acknowledgement/" + name)});
             if (!one->withdrawn) {
               ways.items.push_back(
                   {{}, way(asking, "translation.add", "/desk/translations/" + name)});
             }
             ways.items.push_back(
                 {{}, way(asking, "post.acknowledgement-sent", sent_address(one->reference()))});
             draw(pen, ways);
             draw_heading(pen, 2, asking.say("secretariat.evidence"));
             draw_paragraph(pen, asking.say("secretariat.evidence-what"));
             draw_evidence(pen, asking, seen, one, service);
           },
       .headers = {}});
}

}  // namespace inviola::web::desks::secretariat
