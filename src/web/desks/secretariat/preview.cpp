// The documents that go out, before they do: made by the same composers from the same acts.
#include "publication/notes.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/secretariat/comments.h"
#include "web/desks/secretariat/pages.h"
#include "web/desks/secretariat/proposals.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using disclosure::Viewer;
using publication::Document;
using publication::plain;

/// Whom the document is looked at as going to: the one it is addressed to, else the one asked for,
/// else the first in the order of the language.
mandate::StateCode addressee(const Asking& asking, const Seen& seen, const Proposal& one) {
  if (one.duty.towards) return *one.duty.towards;
  if (const auto to = asking.request.asked("to"); to && !to->empty()) {
    return mandate::StateCode{std::string(*to)};
  }
  if (const auto* act = std::get_if<procedure::CommentsInvited>(&*one.body)) {
    return quoted_in_order(asking, seen, *act).front();
  }
  return mandate::StateCode{state_options(asking, "words.none").at(1).value};
}

}  // namespace

Response get_preview(const Asking& asking) {
  std::string key = asking.named.at(0);
  const bool printed = take_pdf(key);
  const Seen seen(asking);
  const auto one = proposal(asking, seen, key);
  if (!one || !one->body) return not_found(asking);
  const mandate::StateCode to = addressee(asking, seen, *one);
  auto& office = asking.parts.office;
  if (!office.law().states.exists(to, office.today())) return not_found(asking);
  const auto foreseen = office.foresee(*one->body, Viewer::of(to));
  if (!foreseen) return refused(asking, people::NotPut(foreseen.error()), "/desk");
  const publication::Materials materials{foreseen->seen, office.law(), asking.words};
  const auto document =
      publication::note_for(materials, foreseen->act, {to, {}, asking.parts.demonstration});
  const std::string path = "/desk/preview/" + key;
  return show_document(asking, document, printed, [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.before"));
    draw_paragraph(pen, asking.say("secretariat.before-what", {{"state", state_name(asking, to)}}));
    if (!one->duty.towards) draw_asking_whom(pen, asking, path, to);
    publication::pages::Query query;
    if (!one->duty.towards) query.emplace("to", to.value());
    draw_languages(pen, asking, path, query);
    draw_button_form(pen, asking, "/desk/do", {{"key", key}},
                     {.label = asking.say("secretariat.do")});
    draw_line(pen, way(asking, "secretariat.back", "/desk"));
  });
}

Response get_acknowledgement(const Asking& asking) {
  std::string name = asking.named.at(0);
  const bool printed = take_pdf(name);
  const procedure::Reference about{name};
  auto& office = asking.parts.office;
  const Seen seen(asking);
  const auto known = seen.standing->communication(about);
  if (!known) return not_found(asking);
  const auto receipt = office.receipt(about, Viewer::the_desk());
  if (!receipt) return unavailable(asking, receipt.error());
  const mandate::StateCode author = *known->filed->act.author;
  const auto theirs = office.seen_by(Viewer::of(author));
  std::optional<Document> document;
  if (*receipt) {
    document = publication::acknowledgement(
        {theirs, office.law(), asking.words}, about,
        {(*receipt)->number.value(), office::Office::entry_digest(*known->filed)},
        {author, {}, asking.parts.demonstration});
  }
  const std::string path = "/desk/acknowledgement/" + name;
  return show_document(asking, document, printed, [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.in-languages"));
    draw_languages(pen, asking, path);
    draw_line(pen, way(asking, "secretariat.back", "/desk"));
  });
}

}  // namespace inviola::web::desks::secretariat
