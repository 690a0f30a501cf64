// Issuing under a symbol: the digest that is entered is that of the document's source, made from
// the register as it is with the act of issue in it (decision 10).
#include "publication/issue.h"

#include "publication/akoma_ntoso/akoma_ntoso.h"
#include "publication/pages/addresses.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/secretariat/issue.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using disclosure::Viewer;
using procedure::Issued;
using publication::plain;

std::string path_of(const Issued& act) {
  return "/desk/cycle/" + std::to_string(act.session) + "/issue";
}

/// The document of an act of issue, in a language, as it would stand were the act entered.
std::variant<publication::Document, people::NotPut> composed(const Asking& asking,
                                                             const Issued& act,
                                                             const publication::Catalogue& words) {
  auto& office = asking.parts.office;
  Issued with_digest = act;
  // No document says its own digest: any will do until it is known.
  with_digest.digest = sha256("").hex();
  // The desk's view: a summary made although its source is restricted stands in the document that
  // is issued, and nowhere else. The composers leave out what else is not for everyone.
  const auto foreseen = office.foresee(with_digest, Viewer::the_desk());
  if (!foreseen) return people::NotPut(foreseen.error());
  auto document =
      publication::document_issued({foreseen->seen, office.law(), words},
                                   {mandate::AssemblySession{act.session}, act.part, act.symbol,
                                    office.today(), asking.parts.demonstration});
  if (!document) return people::NotPut(people::No{"nothing-to-issue"});
  return std::move(document->document);
}

Response not_composed(const Asking& asking, const people::NotPut& why_not, int session) {
  return refused(asking, why_not, "/desk/cycle/" + std::to_string(session));
}

}  // namespace

void draw_issuing(Pen& pen, const Asking& asking, const Seen& seen,
                  mandate::AssemblySession session) {
  draw_heading(pen, 2, asking.say("secretariat.issued"));
  publication::Table table;
  table.caption = plain(asking.say("secretariat.issued"));
  table.columns = {column(asking, "secretariat.symbol", 2), column(asking, "secretariat.part", 2),
                   column(asking, "secretariat.issued-on", 2),
                   column(asking, "page.shared.column.digest", 4)};
  for (const auto& entered : seen.standing->other_acts()) {
    const auto* act = std::get_if<Issued>(&entered->act.body);
    if (!act || act->session != session.value()) continue;
    table.rows.push_back(
        {row_header({publication::toned(act->symbol, publication::Tone::reference)}),
         cell(plain(publication::word_for(asking.words, "part", act->part))),
         cell(plain(asking.words.date(entered->entered))),
         cell({publication::toned(act->digest, publication::Tone::reference)})});
  }
  if (table.rows.empty()) {
    draw_paragraph(pen, asking.say("secretariat.issued-none"));
  } else {
    draw(pen, table);
  }
  draw_paragraph(pen, asking.say("secretariat.issue-what"));
  publication::Filter filter{.action = "/desk/cycle/" + std::to_string(session.value()) + "/issue",
                             .fields = {},
                             .button = asking.say("secretariat.issue-see")};
  using Kind = publication::Filter::Field::Kind;
  publication::Filter::Field part{
      Kind::choice, "part", asking.say("secretariat.part"), "report", {}};
  if (const auto* vocabulary = asking.parts.office.law().form.find("part")) {
    for (const auto& term : vocabulary->terms) {
      part.choices.emplace_back(term.code, asking.say(term.key));
    }
  }
  filter.fields = {part, {Kind::text, "symbol", asking.say("secretariat.symbol"), {}, {}}};
  draw(pen, filter);
}

Response get_issue(const Asking& asking) {
  const auto session = session_of(asking.named.at(0));
  if (!session) return not_found(asking);
  const Issued act{session->value(), asking.asked("symbol"), asking.asked("part"), {}};
  auto document = composed(asking, act, asking.words);
  if (const auto* failed = std::get_if<people::NotPut>(&document)) {
    return not_composed(asking, *failed, act.session);
  }
  const auto& whole = std::get<publication::Document>(document);
  return show_document(asking, whole, asking.path.ends_with(".pdf"), [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.before-issue"));
    draw_paragraph(
        pen, asking.say("secretariat.before-issue-what",
                        {{"symbol", act.symbol},
                         {"words", static_cast<std::int64_t>(publication::count_words(whole))}}));
    draw_languages(pen, asking, path_of(act), {{"part", act.part}, {"symbol", act.symbol}});
    draw_button_form(pen, asking, path_of(act), {{"part", act.part}, {"symbol", act.symbol}},
                     {.label = asking.say("secretariat.issue-button")});
    draw_line(pen, way(asking, "secretariat.back-to-cycle",
                       "/desk/cycle/" + std::to_string(act.session)));
  });
}

Response post_issue(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const auto session = session_of(asking.named.at(0));
  if (!session) return not_found(asking);
  Issued act{session->value(), asking.field("symbol"), asking.field("part"), {}};
  const std::string back = "/desk/cycle/" + std::to_string(act.session);
  const Seen seen(asking);
  for (const auto& entered : seen.standing->other_acts()) {
    const auto* known = std::get_if<Issued>(&entered->act.body);
    if (known && known->symbol == act.symbol) {
      return notice(asking, 409, asking.say("sign-in.not-done"),
                    asking.say("secretariat.refused.symbol"), back);
    }
  }
  // The original is English; the other versions are made from the same register and the same rules.
  auto document = composed(asking, act, asking.parts.words.in(Language::en));
  if (const auto* failed = std::get_if<people::NotPut>(&document)) {
    return not_composed(asking, *failed, act.session);
  }
  const auto source = publication::print_akoma_ntoso(std::get<publication::Document>(document));
  if (!source) return unavailable(asking, source.error());
  act.digest = sha256(*source).hex();
  const auto put = asking.parts.filings.put(*asking.acting, act);
  if (!put) return refused(asking, put.error(), back);
  return go(asking, back);
}

}  // namespace inviola::web::desks::secretariat
