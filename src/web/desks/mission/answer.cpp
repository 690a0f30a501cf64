// What is asked of a State in one dossier, and the shortest of answers.
#include <algorithm>

#include "office/people/secrets.h"
#include "publication/pages/desks/filing.h"
#include "publication/pages/desks/mission.h"
#include "publication/pages/desks/ways.h"
#include "publication/words.h"
#include "web/desks/mission/pages.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
using namespace procedure;
namespace pages = publication::pages;

/// "Nothing new" on all that is not settled.
FollowedUp nothing_new(const Dossier& dossier, const StateCode& state, const Reference& about,
                       Language language) {
  FollowedUp out;
  out.about = about;
  out.statement.language = language;
  for (const Element element : all_elements) {
    const bool open = std::ranges::any_of(dossier.obligors, [&](const Obligor& one) {
      const procedure::Answer said = one.elements[static_cast<std::size_t>(element)].answer;
      return one.state == state && !one.reports_withdrawn && said != procedure::Answer::reported &&
             said != procedure::Answer::barred_by_law;
    });
    if (open) out.elements.push_back({element, procedure::Answer::nothing_new, {}, {}});
  }
  return out;
}

/// The account that asks it of the State: an answer goes to that.
Reference account_for(const Dossier& dossier, const StateCode& state) {
  for (const Account& account : dossier.accounts) {
    const Occurrence& one = *account.occurrence;
    const bool asks = one.host == state || one.offender_state == state;
    if (asks && !account.communication->withdrawn) return one.reference;
  }
  return dossier.reference;
}

void draw_standing(Pen& pen, const Asking& asking, const Dossier& dossier, const StateCode& state) {
  publication::Facts facts;
  for (const Obligor& obligor : dossier.obligors) {
    if (obligor.state != state) continue;
    for (const Element element : all_elements) {
      const auto& said = obligor.elements[static_cast<std::size_t>(element)];
      const std::string words =
          said.on ? asking.say("mission.last-said",
                               {{"answer", publication::in_words(asking.words, said.answer)},
                                {"date", *said.on}})
                  : asking.say("mission.never-said");
      facts.facts.push_back({publication::plain(publication::capitalized(
                                 asking.words, publication::in_words(asking.words, element))),
                             {publication::plain(words)}});
    }
    break;
  }
  draw(pen, facts);
}

}  // namespace

Response get_answer(const Asking& asking) {
  const Seen seen(asking);
  const StateCode& state = own_state(asking);
  const auto dossier = seen.standing->dossier_of(Reference{asking.named.at(0)});
  if (!dossier) return not_found(asking);
  const Reference about = account_for(*dossier, state);
  const FollowedUp nothing = nothing_new(*dossier, state, about, asking.words.language());
  std::optional<people::Prospect> prospect;
  if (!nothing.elements.empty()) {
    if (auto looked = asking.parts.filings.prospect(*asking.acting, nothing)) {
      prospect = std::move(*looked);
    }
  }
  const auto asked = pages::asked_of(seen.ground, state);
  return show(
      asking,
      {.title = asking.say("mission.answer-title", {{"dossier", dossier->reference.value()}}),
       .draw =
           [&](Pen& pen) {
             for (const auto& one : asked) {
               if (one.dossier != dossier->reference) continue;
               draw(pen, publication::Paragraph{
                             .number = {}, .indent = 0, .line = one.subject, .sources = {}});
               draw_asked_parts(pen, asking, one);
             }
             draw_heading(pen, 2, asking.say("mission.last-time"));
             draw_standing(pen, asking, *dossier, state);
             if (prospect) {
               const bool second = prospect->second != people::SecondPerson::none;
               draw_paragraph(pen, asking.say("mission.nothing-new-what"));
               open_form(pen, {pages::ways::answer(dossier->reference), asking.token});
               draw_hidden(pen, "once", people::draw_token(asking.parts.people.entropy(), 8));
               draw(pen, Button{.label = asking.say(second ? "mission.nothing-new-lay-out"
                                                           : "mission.nothing-new")});
               close_form(pen);
             }
             open_form(pen, {"/mission/drafts", asking.token});
             draw_hidden(pen, "kind", std::string(kinds::follow_up));
             draw_hidden(pen, "about", about.value());
             draw(pen, Button{.label = asking.say("mission.something-new"),
                              .secondary = prospect.has_value()});
             close_form(pen);
             if (prospect) {
               open_fold(pen, asking.say("mission.who-sees"));
               draw(pen,
                    pages::who_sees(seen.ground, {prospect->before, prospect->entered,
                                                  prospect->circulated, prospect->communication}));
               close_fold(pen);
             }
           },
       .headers = {}});
}

Response post_nothing_new(const Asking& asking) {
  const Seen seen(asking);
  const StateCode& state = own_state(asking);
  const auto dossier = seen.standing->dossier_of(Reference{asking.named.at(0)});
  if (!dossier) return not_found(asking);
  const std::string way = pages::ways::answer(dossier->reference);
  // Sent twice, it is the same answer: also when nothing is open any more.
  const std::string once = asking.field("once");
  auto before = asking.parts.filings.put_before(*asking.acting, once);
  if (!before) return unavailable(asking, before.error());
  if (*before) return after_put(asking, **before);
  FollowedUp body =
      nothing_new(*dossier, state, account_for(*dossier, state), asking.words.language());
  if (body.elements.empty()) return go(asking, way);
  auto put = asking.parts.filings.put_once(*asking.acting, once, std::move(body));
  if (!put) return refused(asking, put.error(), way);
  return after_put(asking, *put);
}

}  // namespace inviola::web::desks::mission
