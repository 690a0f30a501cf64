#include "web/desks/translations.h"

#include "office/people/secrets.h"
#include "publication/pages/desks/filing.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/wording.h"

namespace inviola::web::desks {
namespace {

using namespace components;
using procedure::Communication;
using procedure::CommunicationPointer;
using procedure::EnteredAct;
using procedure::Reference;
using procedure::Translated;
using procedure::Wording;

/// The communication of the address, if whoever asks may translate it: its author, or the desk.
CommunicationPointer named_one(const Asking& asking, const Seen& seen) {
  const auto known = seen.standing->communication(Reference{asking.named.at(0)});
  const auto& state = asking.acting->powers.state;
  return known && !known->withdrawn && (!state || known->filed->act.author == state) ? known
                                                                                     : nullptr;
}

std::string value_of(const Wording& one) { return one.about.value() + "/" + one.field; }

void draw_translation(Pen& pen, const Asking& asking, const EnteredAct& entered) {
  const auto& act = std::get<Translated>(entered.act.body);
  publication::Quotation quotation;
  quotation.paragraphs = {publication::plain(act.translation.words)};
  quotation.translation = true;
  quotation.language = act.translation.language;
  const auto& author = entered.act.author;
  quotation.attribution = publication::plain(
      asking.say("telling.translation", {{"by", author ? "state" : "secretariat"},
                                         {"state", author ? state_name(asking, *author) : "_"},
                                         {"date", entered.act.done}}));
  draw(pen, quotation);
  if (author != asking.acting->powers.state) return;
  draw_button_form(pen, asking, asking.path,
                   {{"do", "withdraw"},
                    {"translation", entered.act.reference.value()},
                    {"once", people::draw_token(asking.parts.people.entropy(), 8)}},
                   {.label = asking.say("translation.withdraw"), .secondary = true});
}

void draw_words(Pen& pen, const Asking& asking, const Communication& known, const Wording& one) {
  draw_heading(pen, 2, publication::pages::name_of(asking.words, known, one));
  publication::Quotation quotation;
  quotation.paragraphs = {publication::plain(one.words.words)};
  quotation.language = one.words.language;
  quotation.attribution = publication::plain(asking.say(
      "report.entry.original", {{"language", publication::word_for(asking.words, "language-name",
                                                                   tag(one.words.language))}}));
  draw(pen, quotation);
  for (const auto& entered : known.translations) {
    const auto& act = std::get<Translated>(entered->act.body);
    if (act.about == one.about && act.field == one.field) draw_translation(pen, asking, *entered);
  }
}

void draw_form(Pen& pen, const Asking& asking, const Communication& known,
               const std::vector<Wording>& all) {
  draw_heading(pen, 2, asking.say("translation.add"));
  open_form(pen, {asking.path, asking.token});
  draw_hidden(pen, "do", "translate");
  draw_hidden(pen, "once", people::draw_token(asking.parts.people.entropy(), 8));
  Choice of{.asked = {.name = "of", .label = asking.say("translation.of")},
            .kind = Choice::Kind::list,
            .options = {},
            .chosen = {asking.field("of")}};
  for (const Wording& one : all)
    of.options.push_back(
        {value_of(one), publication::pages::name_of(asking.words, known, one), ""});
  draw(pen, of);
  draw_language(pen, asking, asking.say("translation.into"), asking.field("language"));
  draw(pen, Field{.asked = {.name = "words",
                            .label = asking.say("translation.words"),
                            .hint = asking.say("translation.words-hint")},
                  .kind = Field::Kind::area,
                  .value = asking.field("words"),
                  .lines = 12});
  draw(pen, Button{.label = asking.say("translation.enter")});
  close_form(pen);
}

Response translations_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const auto known = named_one(asking, seen);
  if (!known) return not_found(asking);
  const auto all = procedure::wordings(*known);
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = asking.say("translation.title",
                                           {{"reference", known->reference().value()}}),
                       .draw =
                           [&](Pen& pen) {
                             draw_problem(pen, asking, problem);
                             draw_paragraph(pen, asking.say("translation.what"));
                             for (const Wording& one : all) draw_words(pen, asking, *known, one);
                             if (all.empty()) {
                               draw_paragraph(pen, asking.say("telling.no-statement"));
                             } else {
                               draw_form(pen, asking, *known, all);
                             }
                           },
                       .headers = {}});
}

procedure::Body body_in(const Asking& asking) {
  if (asking.field("do") == "withdraw") {
    return procedure::TranslationWithdrawn{Reference{asking.field("translation")}, {}};
  }
  const std::string of = asking.field("of");
  const std::size_t slash = std::min(of.find('/'), of.size());
  return Translated{Reference{of.substr(0, slash)}, of.substr(std::min(slash + 1, of.size())),
                    statement_in(asking)};
}

}  // namespace

Response get_translations(const Asking& asking) { return translations_page(asking, {}); }

Response post_translations(const Asking& asking) {
  const Seen seen(asking);
  if (!named_one(asking, seen)) return not_found(asking);
  const auto put =
      asking.parts.filings.put_once(*asking.acting, asking.field("once"), body_in(asking));
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return unavailable(asking, *fault);
    return translations_page(asking, why(asking, put.error()));
  }
  if (!std::holds_alternative<people::Waits>(*put)) return go(asking, asking.path);
  return go(asking, asking.acting->for_a_state() ? "/mission/signing" : "/desk/second");
}

}  // namespace inviola::web::desks
