// Before a part of the report is issued, each State that it quotes reads its own paragraphs alone.
#include "web/desks/secretariat/comments.h"

#include <algorithm>

#include "publication/notes.h"
#include "publication/pages/desks/comments.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using disclosure::Viewer;
using mandate::StateCode;
using procedure::CommentsInvited;
using procedure::Reference;
using publication::plain;
namespace pages = publication::pages;

std::string cycle_path(std::int32_t session) { return "/desk/cycle/" + std::to_string(session); }

void draw_asked(Pen& pen, const Asking& asking, const Seen& seen,
                const procedure::EnteredAct& invitation) {
  const auto& act = std::get<CommentsInvited>(invitation.act.body);
  publication::Table table;
  table.caption =
      plain(asking.say("secretariat.comments-caption",
                       {{"part", act.part},
                        {"date", invitation.entered},
                        {"until", act.until},
                        {"open", asking.parts.office.today() <= act.until ? "yes" : "no"}}));
  table.columns = {column(asking, "page.shared.column.state", 3),
                   column(asking, "secretariat.comments-standing", 4),
                   column(asking, "secretariat.comments-paragraphs", 2)};
  for (const StateCode& state : publication::in_order(
           asking.words, asking.parts.office.law().states, act.to, asking.parts.office.today())) {
    table.rows.push_back(
        {row_header(plain(state_name(asking, state))),
         cell(pages::comment_standing(seen.ground, invitation, state)),
         cell(way(asking, "secretariat.see",
                  "/desk/comments/" + invitation.act.reference.value() + "/" + state.value()))});
  }
  draw(pen, table);
}

/// What asks them: the parts whose contributions are all there and that are not issued.
void draw_asking_form(Pen& pen, const Asking& asking, const Seen& seen,
                      const procedure::CycleDays& days) {
  using Kind = publication::Filter::Field::Kind;
  publication::Filter::Field part{Kind::choice, "part", asking.say("secretariat.part"), {}, {}};
  for (const procedure::ReportPart one : procedure::all_report_parts) {
    if (asking.parts.office.today() <= days.closes(one) ||
        procedure::is_issued(*seen.standing, days.session, one)) {
      continue;
    }
    const std::string word(procedure::word(one));
    part.choices.emplace_back(word, publication::word_for(asking.words, "part", word));
  }
  if (part.choices.empty()) return draw_paragraph(pen, asking.say("secretariat.comments-not-now"));
  part.value = part.choices.front().first;
  const Date until =
      asking.parts.office.today() + asking.parts.office.law().correspondence.comment_days;
  draw(pen,
       publication::Filter{
           .action = cycle_path(days.session.value()) + "/invitation",
           .fields =
               {part,
                {Kind::date, "until", asking.say("secretariat.comments-until"), until.iso(), {}}},
           .button = asking.say("secretariat.see-document")});
}

void draw_answer_form(Pen& pen, const Asking& asking, const procedure::Comment& one,
                      std::size_t number) {
  draw_heading(
      pen, 3,
      asking.say("secretariat.comment-answer", {{"reference", one.made->act.reference.value()}}));
  open_form(pen, {asking.path, asking.token});
  draw_hidden(pen, "comment", one.made->act.reference.value());
  draw_hidden(pen, "number", std::to_string(number));
  draw(pen, Field{.asked = {.name = "words-" + std::to_string(number),
                            .label = asking.say("secretariat.comment-answer-words"),
                            .hint = asking.say("secretariat.comment-answer-hint")},
                  .kind = Field::Kind::area,
                  .lines = 4});
  draw(pen, Button{.label = asking.say("secretariat.comment-taken-up"),
                   .name = "taken_up",
                   .value = "yes"});
  draw(pen, Button{.label = asking.say("secretariat.comment-not-taken-up"),
                   .name = "taken_up",
                   .value = "no",
                   .secondary = true});
  close_form(pen);
}

/// Whether a State waits to be told what becomes of it: an agreement without words does not.
bool waits(const procedure::Comment& one) {
  const auto& said = std::get<procedure::Commented>(one.made->act.body);
  return !one.answer && (!said.agreed || !said.statement.words.empty());
}

Response comments_of_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const Reference about{asking.named.at(0)};
  const StateCode state{asking.named.at(1)};
  auto page = pages::comments_page(seen.ground, about, state);
  if (!page) return not_found(asking);
  const auto invitation = seen.standing->act(about);
  Response out = show(asking, std::move(*page), [&](Pen& pen) {
    draw_problem(pen, asking, problem);
    std::size_t number = 0;
    for (const auto& one : procedure::comments_on(*seen.standing, about)) {
      if (one.made->act.author == state && waits(one)) {
        draw_answer_form(pen, asking, one, ++number);
      }
    }
    draw_heading(pen, 2, asking.say("secretariat.comments-summaries"));
    draw_paragraph(pen, asking.say("secretariat.comments-summaries-what"));
    publication::List summaries;
    std::int64_t paragraph = 0;
    for (const auto& one :
         procedure::paragraphs_put_to(*seen.standing, seen.ground.law, *invitation, state)) {
      summaries.items.push_back(
          {{},
           {publication::link(asking.say("page.comments.paragraph", {{"number", ++paragraph}}),
                              "/desk/summary/" + one->reference().value())}});
    }
    draw(pen, summaries);
    draw_line(pen, way(asking, "secretariat.back-to-cycle",
                       cycle_path(std::get<CommentsInvited>(invitation->act.body).session)));
  });
  if (!problem.empty()) out.status = 422;
  return out;
}

}  // namespace

std::vector<StateCode> quoted_in_order(const Asking& asking, const Seen& seen,
                                       const CommentsInvited& act) {
  const auto& law = asking.parts.office.law();
  const auto days =
      procedure::cycle_days(*seen.standing, law, mandate::AssemblySession{act.session});
  const auto part = procedure::report_part(act.part);
  if (!days || !part) return {};
  return publication::in_order(asking.words, law.states,
                               procedure::quoted(*seen.standing, *days, *part),
                               asking.parts.office.today());
}

void draw_comments(Pen& pen, const Asking& asking, const Seen& seen,
                   const procedure::CycleDays& days) {
  draw_heading(pen, 2, asking.say("secretariat.comments"));
  draw_paragraph(pen, asking.say("secretariat.comments-what"));
  for (const auto& invitation : procedure::invitations(*seen.standing, days.session)) {
    draw_asked(pen, asking, seen, *invitation);
  }
  draw_asking_form(pen, asking, seen, days);
}

void draw_unanswered(Pen& pen, const Asking& asking, const Seen& seen) {
  publication::List list;
  for (const auto& entered : seen.standing->other_acts()) {
    if (!std::holds_alternative<CommentsInvited>(entered->act.body)) continue;
    const Reference& invitation = entered->act.reference;
    for (const auto& one : procedure::comments_on(*seen.standing, invitation)) {
      if (!waits(one)) continue;
      const StateCode& state = *one.made->act.author;
      list.items.push_back(
          {{},
           {publication::link(
               asking.say("secretariat.comment-of",
                          {{"state", state_name(asking, state)}, {"date", one.made->entered}}),
               "/desk/comments/" + invitation.value() + "/" + state.value())}});
    }
  }
  if (list.items.empty()) return;
  draw_heading(pen, 2, asking.say("secretariat.comments-unanswered"));
  draw(pen, list);
}

Response get_comments_invitation(const Asking& asking) {
  const auto session = session_of(asking.named.at(0));
  if (!session) return not_found(asking);
  const std::string back = cycle_path(session->value());
  const auto until = Date::parse(asking.asked("until"));
  if (!until) {
    return notice(asking, 422, asking.say("secretariat.comments"),
                  asking.say("sign-in.refused.date"), back);
  }
  const CommentsInvited act{session->value(), asking.asked("part"), *until, {}};
  const Seen seen(asking);
  const auto quoted = quoted_in_order(asking, seen, act);
  auto& office = asking.parts.office;
  const StateCode wished{asking.asked("to")};
  const bool known = std::ranges::find(quoted, wished) != quoted.end();
  const StateCode to = known || quoted.empty() ? wished : quoted.front();
  const auto foreseen = office.foresee(act, Viewer::of(to));
  if (!foreseen) return refused(asking, people::NotPut(foreseen.error()), back);
  const auto document = publication::note_for({foreseen->seen, office.law(), asking.words},
                                              foreseen->act, {to, {}, asking.parts.demonstration});
  const std::string path = back + "/invitation";
  return show_document(asking, document, false, [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.before"));
    draw_paragraph(pen, asking.say("secretariat.before-what", {{"state", state_name(asking, to)}}));
    using Kind = publication::Filter::Field::Kind;
    publication::Filter::Field whom{
        Kind::choice, "to", asking.say("secretariat.to"), to.value(), {}};
    for (const StateCode& one : quoted) {
      whom.choices.emplace_back(one.value(), state_name(asking, one));
    }
    publication::Filter::Field part{
        Kind::choice,
        "part",
        asking.say("secretariat.part"),
        act.part,
        {{act.part, publication::word_for(asking.words, "part", act.part)}}};
    draw(pen, publication::Filter{.action = path,
                                  .fields = {whom,
                                             part,
                                             {Kind::date,
                                              "until",
                                              asking.say("secretariat.comments-until"),
                                              act.until.iso(),
                                              {}}},
                                  .button = asking.say("secretariat.see")});
    draw_button_form(pen, asking, path, {{"part", act.part}, {"until", act.until.iso()}},
                     {.label = asking.say("secretariat.comments-ask")});
    draw_line(pen, way(asking, "secretariat.back-to-cycle", back));
  });
}

Response post_comments_invitation(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const auto session = session_of(asking.named.at(0));
  if (!session) return not_found(asking);
  const std::string back = cycle_path(session->value());
  const auto until = Date::parse(asking.field("until"));
  if (!until) {
    return notice(asking, 422, asking.say("secretariat.comments"),
                  asking.say("sign-in.refused.date"), back);
  }
  const auto put = asking.parts.filings.put(
      *asking.acting, CommentsInvited{session->value(), asking.field("part"), *until, {}});
  if (!put) return refused(asking, put.error(), back);
  return go(asking, back);
}

Response get_comments_of(const Asking& asking) { return comments_of_page(asking, {}); }

Response post_comment_answer(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const auto put = asking.parts.filings.put(
      *asking.acting,
      procedure::CommentAnswered{
          Reference{asking.field("comment")},
          asking.field("taken_up") == "yes",
          {asking.words.language(), asking.field("words-" + asking.field("number"))}});
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return unavailable(asking, *fault);
    return comments_of_page(asking, why(asking, put.error()));
  }
  return go(asking, asking.path);
}

}  // namespace inviola::web::desks::secretariat
