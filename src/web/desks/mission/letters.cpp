// The notes addressed to the State, and what it acknowledges.
#include "office/mail/served.h"
#include "office/people/secrets.h"
#include "publication/notes.h"
#include "publication/pages/desks/filing.h"
#include "publication/pages/desks/mission.h"
#include "publication/pages/desks/ways.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"
#include "web/desks/post.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
namespace pages = publication::pages;

const pages::CameIn* find_note(const std::vector<pages::CameIn>& all, const std::string& act) {
  for (const auto& one : all) {
    if (one.act.value() == act) return &one;
  }
  return nullptr;
}

/// The note as it was worded for this State; nothing if it was none of its own.
std::optional<publication::Document> note_of(const Asking& asking, const Seen& seen) {
  const auto all = pages::notes_to(seen.ground, own_state(asking));
  if (find_note(all, asking.named.at(0)) == nullptr) return std::nullopt;
  const publication::Materials from{seen.standing, seen.ground.law, seen.ground.catalogue};
  return publication::note_for(from, procedure::Reference{asking.named.at(0)},
                               {own_state(asking), "", asking.parts.demonstration});
}

/// Every document that a letter leads to: the notes, and the drills.
std::optional<pages::CameIn> find_letter(const Asking& asking, const Seen& seen) {
  const auto all = pages::came_in(seen.ground, own_state(asking));
  const pages::CameIn* one = find_note(all, asking.named.at(0));
  return one ? std::optional(*one) : std::nullopt;
}

void draw_acknowledgement(Pen& pen, const Asking& asking, const pages::CameIn& note) {
  if (note.acknowledged) {
    return draw_paragraph(pen, asking.say("mission.acknowledged", {{"date", *note.acknowledged}}));
  }
  if (!note.acknowledged_as) return;
  open_form(pen, {"/mission/acknowledge", asking.token});
  draw_hidden(pen, "about", note.acknowledged_as->value());
  draw_hidden(pen, "way", pages::ways::note(note.act));
  draw_hidden(pen, "once", people::draw_token(asking.parts.people.entropy(), 8));
  draw(pen, Button{.label = asking.say("mission.acknowledge")});
  close_form(pen);
}

bool is_drill(const std::optional<pages::CameIn>& letter, const procedure::Standing& seen) {
  const auto act = letter ? seen.act(letter->act) : nullptr;
  return act && std::holds_alternative<procedure::DrillHeld>(act->act.body);
}

/// A drill has no document: it says that it is one, and can be acknowledged.
Response drill_page(const Asking& asking, const pages::CameIn& drill) {
  return show(asking, {.title = asking.say("drill.one"),
                       .draw =
                           [&](Pen& pen) {
                             draw(pen, publication::Notice{
                                           publication::Notice::Kind::caution,
                                           publication::plain(asking.say("drill.nothing"))});
                             draw_acknowledgement(pen, asking, drill);
                             draw_own_service(pen, asking, drill.act);
                           },
                       .headers = {}});
}

}  // namespace

/// Reading must not fail because it could not be noted. The day is the register's, which may be
/// set.
void note_as_fetched(const Asking& asking, const procedure::Reference& act) {
  constexpr std::int64_t a_day = 86'400;
  const std::int64_t day = asking.parts.office.today().days();
  (void)office::note_fetched(asking.parts.office, act, own_state(asking),
                             day * a_day + asking.parts.people.now() % a_day);
}

Result<std::map<mandate::StateCode, Date>> opened_by(const Asking& asking, const Seen& seen,
                                                     const procedure::Reference& communication) {
  std::map<mandate::StateCode, Date> out;
  for (const auto& circulation : pages::circulations_of(*seen.standing, communication)) {
    const auto service =
        office::service_of(asking.parts.office, circulation->act.reference, asking.acting->viewer);
    if (!service) return failure(service.error());
    if (!*service) continue;
    for (const auto& line : (*service)->states) {
      if (line.fetched && line.state != own_state(asking))
        out.emplace(line.state, line.fetched->day);
    }
  }
  return out;
}

/// Where a letter by mail leads: to the note, or to what the State itself filed.
Response get_document(const Asking& asking) {
  const Seen seen(asking);
  const procedure::Reference reference{asking.named.at(0)};
  const bool note =
      find_note(pages::notes_to(seen.ground, own_state(asking)), reference.value()) != nullptr;
  if (note || is_drill(find_letter(asking, seen), *seen.standing)) {
    return go(asking, pages::ways::note(reference));
  }
  const auto act = seen.standing->act(reference);
  if (!act || act->act.author != own_state(asking)) return not_found(asking);
  note_as_fetched(asking, reference);
  return go(asking, pages::ways::act(reference));
}

Response get_note(const Asking& asking) {
  const Seen seen(asking);
  const auto letter = find_letter(asking, seen);
  auto note = note_of(asking, seen);
  const bool drill = is_drill(letter, *seen.standing);
  if (!letter || (!note && !drill)) return not_found(asking);
  note_as_fetched(asking, letter->act);
  if (drill) return drill_page(asking, *letter);
  return show(asking, std::move(*note), [&](Pen& pen) {
    draw_way(pen, asking.say("mission.note-pdf"), pages::ways::note(letter->act) + "/pdf", true);
    draw_acknowledgement(pen, asking, *letter);
    draw_own_service(pen, asking, letter->act);
  });
}

Response get_note_pdf(const Asking& asking) {
  const Seen seen(asking);
  const auto note = note_of(asking, seen);
  if (!note) return not_found(asking);
  note_as_fetched(asking, procedure::Reference{asking.named.at(0)});
  return print(asking, *note);
}

Response post_acknowledge(const Asking& asking) {
  const Seen seen(asking);
  const procedure::Reference about{asking.field("about")};
  bool ours = false;
  std::string way = "/mission/circulated";
  for (const auto& one : pages::came_in(seen.ground, own_state(asking))) {
    if (one.acknowledged_as != about) continue;
    ours = true;
    const bool as_note = asking.field("way") == pages::ways::note(one.act);
    way = as_note || one.way.empty() ? pages::ways::note(one.act) : one.way;
    // Heard already: a second acknowledgement would say nothing.
    if (one.acknowledged) return go(asking, way);
  }
  if (!ours) return not_found(asking);
  auto put = asking.parts.filings.put_once(*asking.acting, asking.field("once"),
                                           procedure::Acknowledged{about});
  if (!put) return refused(asking, put.error(), way);
  if (std::holds_alternative<people::Waits>(*put)) return after_put(asking, *put);
  return go(asking, way);
}

}  // namespace inviola::web::desks::mission
