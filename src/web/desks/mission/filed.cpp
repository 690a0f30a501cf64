// One act that the State filed or that came to it: what it says, its receipt, where copies are, and
// what may be done with it.
#include "office/exchange.h"
#include "office/people/secrets.h"
#include "publication/pages/desks/act.h"
#include "publication/pages/desks/filing.h"
#include "publication/pages/desks/mission.h"
#include "publication/pages/desks/ways.h"
#include "publication/words.h"
#include "web/attachment.h"
#include "web/desks/mission/pages.h"
#include "web/desks/post.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
using namespace procedure;
namespace pages = publication::pages;

std::string act_title(const Asking& asking, const Act& act) {
  return asking.say("mission.act-title",
                    {{"act", publication::capitalized(
                                 asking.words, publication::in_words(asking.words, act.body))},
                     {"reference", act.reference.value()}});
}

void draw_way_form(Pen& pen, const Asking& asking, std::string_view kind, const Reference& about,
                   const std::string& label, const std::string& occurrence = {}) {
  open_form(pen, {"/mission/drafts", asking.token});
  draw_hidden(pen, "kind", std::string(kind));
  draw_hidden(pen, "about", about.value());
  if (!occurrence.empty()) draw_hidden(pen, "occurrence", occurrence);
  draw(pen, Button{.label = label, .secondary = true});
  close_form(pen);
}

void draw_receipt(Pen& pen, const Asking& asking, const EnteredAct& entered, bool published) {
  const std::string way = pages::ways::act(entered.act.reference);
  draw_heading(pen, 2, asking.say("mission.receipt"));
  draw_paragraph(pen, asking.say(published ? "mission.published" : "mission.entered",
                                 {{"date", entered.entered},
                                  {"number", static_cast<std::int64_t>(entered.position)}}));
  draw_paragraph(pen, asking.say("mission.receipt-what"));
  publication::List list;
  if (published) {
    list.items.push_back(
        {{}, {publication::link(asking.say("mission.receipt-file"), way + "/receipt")}});
  }
  list.items.push_back({{}, {publication::link(asking.say("mission.entry-file"), way + "/entry")}});
  draw(pen, list);
}

void draw_ways(Pen& pen, const Asking& asking, const Communication& known) {
  if (known.withdrawn) {
    draw_paragraph(pen, asking.say("mission.withdrawn-on", {{"date", *known.withdrawn}}));
    return;
  }
  const Reference& about = known.reference();
  draw_heading(pen, 2, asking.say("mission.ways"));
  pen.html << "<div class=\"ways\">\n"_html;
  const Reported* report = known.report();
  if (report && report->stage == Stage::alert) {
    draw_way_form(pen, asking, kinds::report, about, asking.say("mission.complete"));
  }
  if (!known.views()) {
    draw_way_form(pen, asking, kinds::restriction, about,
                  asking.say(known.withheld() ? "mission.change-restriction" : "mission.restrict"));
    const auto occurrences = known.occurrences();
    for (const Occurrence& one : occurrences) {
      draw_way_form(
          pen, asking, kinds::correction, about,
          asking.say("mission.correct-one", {{"place", one.place},
                                             {"date", one.date ? asking.words.date(*one.date)
                                                               : asking.say("words.not-stated")}}),
          one.reference.value());
    }
    draw_way_form(pen, asking, kinds::correction, about, asking.say("mission.correct"));
  }
  if (!procedure::wordings(known).empty()) {
    draw_way(pen, asking.say("translation.add"), "/mission/translations/" + about.value(), true);
  }
  draw_way_form(pen, asking, kinds::withdrawal, about, asking.say("mission.withdraw"));
  pen.html << "</div>\n"_html;
}

/// The circulation by which a communication came to the State, if it did.
std::optional<pages::CameIn> circulation_of(const Asking& asking, const pages::Ground& ground,
                                            const Reference& communication) {
  for (auto& one : pages::circulated_to(ground, own_state(asking))) {
    if (one.acknowledged_as == communication) return std::move(one);
  }
  return std::nullopt;
}

void draw_acknowledge(Pen& pen, const Asking& asking, const pages::CameIn& circulation) {
  if (circulation.acknowledged) {
    draw_paragraph(pen, asking.say("mission.acknowledged", {{"date", *circulation.acknowledged}}));
    return;
  }
  const Reference& communication = *circulation.acknowledged_as;
  draw_paragraph(pen, asking.say("mission.acknowledge-what"));
  open_form(pen, {"/mission/acknowledge", asking.token});
  draw_hidden(pen, "about", communication.value());
  draw_hidden(pen, "way", pages::ways::act(communication));
  draw_hidden(pen, "once", people::draw_token(asking.parts.people.entropy(), 8));
  draw(pen, Button{.label = asking.say("mission.acknowledge")});
  close_form(pen);
}

/// The State's own answer to a dossier of the communication is the way on from it.
void draw_answer_ways(Pen& pen, const Asking& asking, const pages::Ground& ground,
                      const Reference& communication) {
  for (const auto& one : pages::asked_of(ground, own_state(asking))) {
    if (!one.dossier) continue;
    for (const Reference& occurrence : ground.standing->occurrences_about(communication)) {
      const auto dossier = ground.standing->dossier_of(occurrence);
      if (!dossier || dossier->reference != *one.dossier) continue;
      draw_way(pen, asking.say("mission.answer"), pages::ways::answer(*one.dossier));
      return;
    }
  }
}

const std::vector<Attachment>& attachments_in(const Communication& known) {
  static const std::vector<Attachment> none;
  if (const auto* report = known.report()) return report->attachments;
  if (const auto* follow_up = known.follow_up()) return follow_up->attachments;
  if (const auto* views = known.views()) return views->attachments;
  return none;
}

void draw_documents(Pen& pen, const Asking& asking, const Communication& known) {
  const auto& attachments = attachments_in(known);
  if (attachments.empty() || known.withdrawn) return;
  draw_heading(pen, 2, asking.say("mission.attachments-caption"));
  publication::List list;
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    list.items.push_back(
        {{},
         {publication::link(attachments[i].name, pages::ways::act(known.reference()) +
                                                     "/attachments/" + std::to_string(i + 1))}});
  }
  draw(pen, list);
}

/// The act that the address names, if the State may see it.
EnteredActPointer named_act(const Asking& asking, const Standing& seen) {
  return seen.act(Reference{asking.named.at(0)});
}

Response download(std::string bytes, const std::string& type, const std::string& name) {
  Response response;
  response.content_type = type;
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  response.body = std::move(bytes);
  return response;
}

}  // namespace

Response get_act(const Asking& asking) {
  const Seen seen(asking);
  const auto entered = named_act(asking, *seen.standing);
  if (!entered) return not_found(asking);
  const Reference& reference = entered->act.reference;
  const Body& body = entered->act.body;
  const bool own = entered->act.author == own_state(asking);
  const auto known = seen.standing->communication(reference);
  if (!own && !known) return not_found(asking);
  const auto circulation = own ? std::nullopt : circulation_of(asking, seen.ground, reference);
  if (circulation) note_as_fetched(asking, circulation->act);
  std::optional<ledger::Receipt> receipt;
  if (own) {
    auto made = asking.parts.office.receipt(reference, asking.acting->viewer);
    if (!made) return unavailable(asking, made.error());
    receipt = std::move(*made);
  }
  const auto opened = opened_by(asking, seen, reference);
  if (!opened) return unavailable(asking, opened.error());
  return show(asking, {.title = act_title(asking, entered->act),
                       .draw =
                           [&](Pen& pen) {
                             if (own) {
                               draw_receipt(pen, asking, *entered, receipt.has_value());
                             } else if (circulation) {
                               draw_acknowledge(pen, asking, *circulation);
                             }
                             if (known) {
                               draw_answer_ways(pen, asking, seen.ground, reference);
                               draw_heading(pen, 2, asking.say("mission.what-it-says"));
                               if (known->withdrawn && !own) {
                                 draw_paragraph(pen, asking.say("mission.withdrawn-on",
                                                                {{"date", *known->withdrawn}}));
                               } else {
                                 draw(pen, pages::act_in_words(seen.ground, body));
                                 draw(pen, pages::what_it_says(seen.ground, reference));
                               }
                               draw_documents(pen, asking, *known);
                             } else {
                               draw(pen, pages::act_in_words(seen.ground, body));
                             }
                             if (const auto* said = std::get_if<Commented>(&body)) {
                               draw_way(pen, asking.say("mission.read-paragraphs"),
                                        pages::ways::comments(said->about), true);
                             }
                             if (circulation) {
                               draw_own_service(pen, asking, circulation->act);
                               draw_paragraph(pen, asking.say("mission.opened-what"));
                             }
                             if (own && known) {
                               draw_heading(pen, 2, asking.say("mission.copies"));
                               draw(pen, pages::copies_of(seen.ground, reference, *opened));
                               draw_ways(pen, asking, *known);
                             }
                           },
                       .headers = {}});
}

Response get_receipt(const Asking& asking) {
  auto made = asking.parts.office.receipt(Reference{asking.named.at(0)}, asking.acting->viewer);
  if (!made) return unavailable(asking, made.error());
  if (!*made) return not_found(asking);
  return download(ledger::print_receipt(**made), "application/json",
                  "receipt-" + asking.named.at(0) + ".json");
}

Response get_entry(const Asking& asking) {
  const Seen seen(asking);
  const auto entered = named_act(asking, *seen.standing);
  if (!entered || entered->act.author != own_state(asking)) return not_found(asking);
  return download(office::entry_bytes(*entered), "application/json",
                  "entry-" + asking.named.at(0) + ".json");
}

Response get_attachment(const Asking& asking) {
  Response found = attachment(asking.parts.office, asking.acting->viewer, asking.named.at(0),
                              asking.named.at(1));
  return found.status == 404 ? not_found(asking) : found;
}

}  // namespace inviola::web::desks::mission
