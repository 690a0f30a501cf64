// A cycle as the desk works it: the calendar, the circular note, what came before and after the
// cut-off, the report in the making, what was issued, the agenda item.

#include "publication/issue.h"
#include "publication/notes.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/secretariat/comments.h"
#include "web/desks/secretariat/issue.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace literals;
using namespace components;
using disclosure::Viewer;
using mandate::AssemblySession;
using procedure::CommunicationPointer;
using procedure::Compilation;
using publication::plain;

std::string path_of(AssemblySession session) {
  return "/desk/cycle/" + std::to_string(session.value());
}

/// The last act of a kind for the session; null if there is none.
template <class T>
const T* last_of(const procedure::Standing& seen, AssemblySession session) {
  const T* found = nullptr;
  for (const auto& entered : seen.other_acts()) {
    const auto* act = std::get_if<T>(&entered->act.body);
    if (act && act->session == session.value()) found = act;
  }
  return found;
}

void draw_calendar(Pen& pen, const Asking& asking, const Compilation& compilation) {
  const procedure::CycleDays& days = compilation.days;
  publication::Facts facts;
  const Date today = asking.parts.office.today();
  add_fact(asking, facts, "page.cycle.opens", plain(asking.words.date(days.opens)));
  add_fact(asking, facts, "page.cycle.circular-note",
           date_or(asking, days.circular_note, "page.shared.not-yet"));
  add_fact(asking, facts, "page.cycle.cut-off",
           day_line(asking, days.cut_off, days.cut_off_is_practice));
  if (today <= days.cut_off) {
    add_fact(
        asking, facts, "page.cycle.left",
        plain(asking.say("page.shared.days-left", {{"days", std::int64_t{days.cut_off - today}}})));
  }
  add_fact(asking, facts, "page.cycle.addendum-closes",
           day_line(asking, days.addendum_closes, days.addendum_closes_is_practice));
  draw(pen, facts);
}

void draw_note_form(Pen& pen, const Asking& asking, const Compilation& compilation) {
  draw_heading(pen, 2, asking.say("secretariat.note"));
  draw_paragraph(pen, asking.say("secretariat.note-what"));
  publication::Filter filter{.action = path_of(compilation.days.session) + "/note",
                             .fields = {},
                             .button = asking.say("secretariat.see-document")};
  using Kind = publication::Filter::Field::Kind;
  filter.fields = {{Kind::text, "number", asking.say("secretariat.note-number"), {}, {}},
                   {Kind::date,
                    "cut_off",
                    asking.say("page.cycle.cut-off"),
                    compilation.days.cut_off.iso(),
                    {}}};
  draw(pen, filter);
}

Line in_report(const Asking& asking, const procedure::Communication& one) {
  if (!one.withheld()) return plain(asking.say("words.yes"));
  return plain(asking.say(one.summary_although_restricted ? "secretariat.in-report-although"
                                                          : "secretariat.in-report-not"));
}

void draw_contributions(Pen& pen, const Asking& asking, const char* heading,
                        std::vector<CommunicationPointer> all,
                        const std::vector<CommunicationPointer>& views) {
  all.insert(all.end(), views.begin(), views.end());
  draw_heading(pen, 2, asking.say(heading));
  if (all.empty()) return draw_paragraph(pen, asking.say("secretariat.received-none"));
  publication::Table table;
  table.caption = plain(asking.say(heading));
  table.columns = {column(asking, "page.shared.column.state", 3),
                   column(asking, "page.shared.column.kind", 3),
                   column(asking, "page.shared.column.entered", 2),
                   column(asking, "page.shared.column.reference", 2),
                   column(asking, "secretariat.in-report", 3),
                   column(asking, "secretariat.summary", 2)};
  for (const auto& one : all) {
    const std::string& name = one->reference().value();
    table.rows.push_back(
        {row_header(plain(state_name(asking, *one->filed->act.author))),
         cell(plain(publication::capitalized(
             asking.words, publication::in_words(asking.words, one->filed->act.body)))),
         cell(plain(asking.words.date(one->filed->entered))),
         cell(reference_line(one->reference(), "/desk/circulation/" + name)),
         cell(in_report(asking, *one)),
         cell(way(asking,
                  one->summary.empty() ? "secretariat.summarize" : "secretariat.summary-see",
                  "/desk/summary/" + name))});
  }
  draw(pen, table);
}

/// How long the report is in each language; the original against what the United Nations allow.
void draw_words(Pen& pen, const Asking& asking, AssemblySession session) {
  auto& office = asking.parts.office;
  const auto seen = office.seen_by(Viewer::the_desk());
  publication::Table table;
  table.caption = plain(asking.say("secretariat.words-caption"));
  table.columns = {column(asking, "secretariat.language", 3),
                   column(asking, "secretariat.words", 2),
                   column(asking, "secretariat.percent", 2)};
  std::size_t original = 0;
  for (const Language language : asking.parts.words.offered()) {
    const auto composed =
        publication::report({seen, office.law(), asking.parts.words.in(language)},
                            {session, office.today(), asking.parts.demonstration});
    if (!composed) continue;
    const bool counts = language == publication::report_original;
    if (counts) original = composed->words;
    table.rows.push_back(
        {row_header(plain(publication::capitalized(
             asking.words, publication::word_for(asking.words, "page.language", tag(language))))),
         figure(asking, composed->words),
         counts ? figure(asking, composed->words * 100 / publication::report_words_max)
                : publication::Cell{.line = plain(asking.say("secretariat.no-limit")),
                                    .number = true}});
  }
  if (original >= publication::report_words_warning) {
    draw(pen,
         publication::Notice{publication::Notice::Kind::caution,
                             plain(asking.say("secretariat.words-warning",
                                              {{"words", static_cast<std::int64_t>(original)}}))});
  }
  draw(pen, table);
}

void draw_report(Pen& pen, const Asking& asking, AssemblySession session) {
  draw_heading(pen, 2, asking.say("secretariat.making"));
  draw_paragraph(pen, asking.say("secretariat.making-what"));
  publication::List ways;
  for (const char* part : {"report", "addendum", "agenda"}) {
    const std::string key = std::string("secretariat.") + part;
    ways.items.push_back({{}, way(asking, key.c_str(), path_of(session) + "/making/" + part)});
  }
  draw(pen, ways);
  draw_words(pen, asking, session);
}

void draw_item(Pen& pen, const Asking& asking, const Seen& seen, AssemblySession session) {
  draw_heading(pen, 2, asking.say("secretariat.item"));
  draw_paragraph(pen, asking.say("secretariat.item-what"));
  const auto* known = last_of<procedure::ItemIncluded>(*seen.standing, session);
  open_form(pen, {path_of(session) + "/item", asking.token});
  const auto number = [&](const char* name, const std::optional<std::int32_t>& value) {
    Field out = field(asking, "secretariat", name);
    if (out.value.empty() && value) out.value = std::to_string(*value);
    draw(pen, out);
  };
  number("provisional_item", known ? known->provisional_item : std::nullopt);
  number("final_item", known ? known->item : std::nullopt);
  draw(pen, Button{.label = asking.say("secretariat.item-button")});
  close_form(pen);
}

std::optional<Compilation> compiled(const Asking& asking, const Seen& seen) {
  const auto session = session_of(asking.named.at(0));
  if (!session) return std::nullopt;
  return procedure::compile(*seen.standing, asking.parts.office.law(), *session,
                            asking.parts.office.today());
}

Response cycle_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const auto compilation = compiled(asking, seen);
  if (!compilation) return not_found(asking);
  const AssemblySession session = compilation->days.session;
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = publication::session_title(asking.words, session),
                       .draw =
                           [&](Pen& pen) {
                             draw_problem(pen, asking, problem);
                             draw_calendar(pen, asking, *compilation);
                             if (!last_of<procedure::CircularNoteSent>(*seen.standing, session)) {
                               draw_note_form(pen, asking, *compilation);
                             }
                             draw_contributions(pen, asking, "secretariat.in-time",
                                                compilation->reports, compilation->views);
                             draw_contributions(pen, asking, "secretariat.late",
                                                compilation->late_reports, compilation->late_views);
                             draw_report(pen, asking, session);
                             draw_comments(pen, asking, seen, compilation->days);
                             draw_issuing(pen, asking, seen, session);
                             draw_item(pen, asking, seen, session);
                           },
                       .headers = {}});
}

}  // namespace

Response get_cycle_now(const Asking& asking) {
  const auto* mandate = asking.parts.office.law().chain.in_force(asking.parts.office.today());
  if (!mandate || !mandate->cycle) return not_found(asking);
  return go(asking, path_of(mandate->cycle->session));
}

Response get_cycle(const Asking& asking) { return cycle_page(asking, {}); }

Response get_making(const Asking& asking) {
  const auto session = session_of(asking.named.at(0));
  std::string part = asking.named.at(1);
  const bool printed = take_pdf(part);
  if (!session) return not_found(asking);
  const Seen seen(asking);
  const publication::Materials materials{seen.standing, asking.parts.office.law(), asking.words};
  const publication::Composing composing{*session, asking.parts.office.today(),
                                         asking.parts.demonstration};
  std::optional<publication::Document> document;
  if (part == "agenda") {
    document = publication::agenda_entry(materials, composing);
  } else if (part == "report" || part == "addendum") {
    auto composed = part == "report" ? publication::report(materials, composing)
                                     : publication::addendum(materials, composing);
    if (composed) document = std::move(composed->document);
  }
  if (!document) {
    return notice(asking, 404, asking.say("secretariat.making"),
                  asking.say("sign-in.refused.nothing-to-issue"), path_of(*session));
  }
  return show_document(asking, document, printed, [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.in-languages"));
    draw_languages(pen, asking, path_of(*session) + "/making/" + part);
    draw_line(pen, way(asking, "secretariat.back-to-cycle", path_of(*session)));
  });
}

Response get_note(const Asking& asking) {
  const auto session = session_of(asking.named.at(0));
  const auto cut_off = Date::parse(asking.asked("cut_off"));
  if (!session) return not_found(asking);
  if (!cut_off) return cycle_page(asking, asking.say("sign-in.refused.date"));
  auto& office = asking.parts.office;
  std::string to = asking.asked("to");
  if (to.empty()) to = state_options(asking, "words.none").at(1).value;
  if (!office.law().states.exists(mandate::StateCode{to}, office.today())) return not_found(asking);
  const procedure::CircularNoteSent act{session->value(), asking.asked("number"), *cut_off};
  const mandate::StateCode state{to};
  const auto foreseen = office.foresee(act, Viewer::of(state));
  if (!foreseen) return cycle_page(asking, why(asking, people::NotPut(foreseen.error())));
  const publication::Materials materials{foreseen->seen, office.law(), asking.words};
  const auto document = publication::note_for(materials, foreseen->act,
                                              {state, act.number, asking.parts.demonstration});
  return show_document(asking, document, asking.path.ends_with(".pdf"), [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.before"));
    draw_paragraph(pen,
                   asking.say("secretariat.before-what", {{"state", state_name(asking, state)}}));
    draw_languages(pen, asking, path_of(*session) + "/note",
                   {{"number", act.number}, {"cut_off", act.cut_off.iso()}, {"to", to}});
    draw_button_form(pen, asking, path_of(*session) + "/note",
                     {{"number", act.number}, {"cut_off", act.cut_off.iso()}},
                     {.label = asking.say("secretariat.note-send")});
    draw_line(pen, way(asking, "secretariat.back-to-cycle", path_of(*session)));
  });
}

Response post_note(const Asking& asking) {
  const auto session = session_of(asking.named.at(0));
  const auto cut_off = Date::parse(asking.field("cut_off"));
  if (!session) return not_found(asking);
  if (!cut_off) return cycle_page(asking, asking.say("sign-in.refused.date"));
  const auto put = asking.parts.filings.put(
      *asking.acting,
      procedure::CircularNoteSent{session->value(), asking.field("number"), *cut_off});
  if (!put) return refused(asking, put.error(), path_of(*session));
  return go(asking, path_of(*session));
}

Response post_item(const Asking& asking) {
  const auto session = session_of(asking.named.at(0));
  if (!session) return not_found(asking);
  const auto read = [&](const char* name) { return number_of(asking.field(name)); };
  const auto provisional = read("provisional_item");
  const auto item = read("final_item");
  const auto wrong = [&](const char* name, const std::optional<std::int32_t>& number) {
    return !asking.field(name).empty() && (!number || *number < 1 || *number > 999);
  };
  if ((!provisional && !item) || wrong("provisional_item", provisional) ||
      wrong("final_item", item)) {
    return cycle_page(asking, asking.say("secretariat.refused.item"));
  }
  const Seen seen(asking);
  const auto* known = last_of<procedure::ItemIncluded>(*seen.standing, *session);
  if (known && known->provisional_item == provisional && known->item == item) {
    return go(asking, path_of(*session));
  }
  const auto put = asking.parts.filings.put(
      *asking.acting, procedure::ItemIncluded{session->value(), provisional, item});
  if (!put) return refused(asking, put.error(), path_of(*session));
  return go(asking, path_of(*session));
}

namespace {

Response summary_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const auto one = seen.standing->communication(procedure::Reference{asking.named.at(0)});
  if (!one) return not_found(asking);
  const bool may_decide = asking.acting->supervises();
  return show(
      asking,
      {.status = problem.empty() ? 200 : 422,
       .title = asking.say("secretariat.summary-title", {{"reference", one->reference().value()}}),
       .draw =
           [&](Pen& pen) {
             draw_problem(pen, asking, problem);
             draw_paragraph(pen, asking.say("secretariat.summary-what"));
             pen.html << "<div class=\"accounts\">\n<article>\n"_html;
             draw_heading(pen, 2, asking.say("secretariat.source"));
             draw_source(pen, asking, *one);
             pen.html << "</article>\n<article>\n"_html;
             draw_heading(pen, 2, asking.say("secretariat.summary"));
             if (one->withheld()) {
               draw(pen, publication::Notice{publication::Notice::Kind::caution,
                                             plain(asking.say("secretariat.although-what"))});
             }
             if (one->withheld() && !may_decide) {
               draw_paragraph(pen, asking.say("secretariat.although-supervisor"));
             } else {
               open_form(pen, {"/desk/summary/" + one->reference().value(), asking.token});
               Field words = field(asking, "secretariat", "summary-words", Field::Kind::area);
               if (words.value.empty()) words.value = one->summary;
               words.lines = 12;
               draw(pen, words);
               if (one->withheld()) {
                 draw(pen, Choice{.asked = {.name = "although",
                                            .label = asking.say("secretariat.although")},
                                  .kind = Choice::Kind::several,
                                  .options = {{"yes", asking.say("secretariat.although-yes"), ""}},
                                  .chosen = {}});
               }
               draw(pen, Button{.label = asking.say("secretariat.summary-button")});
               close_form(pen);
             }
             pen.html << "</article>\n</div>\n"_html;
             draw_line(pen, way(asking, "secretariat.back-to-cycle", "/desk/cycle"));
           },
       .headers = {}});
}

}  // namespace

Response get_summary(const Asking& asking) { return summary_page(asking, {}); }

Response post_summary(const Asking& asking) {
  const Seen seen(asking);
  const auto one = seen.standing->communication(procedure::Reference{asking.named.at(0)});
  if (!one) return not_found(asking);
  const bool although = asking.field("although") == "yes";
  const std::string words = asking.field("summary-words");
  if (one->withheld() && (!although || !asking.acting->supervises())) {
    return summary_page(asking, asking.say("secretariat.refused.although"));
  }
  const std::string back = "/desk/cycle";
  if (words == one->summary && !words.empty()) return go(asking, back);
  const auto put = asking.parts.filings.put(
      *asking.acting, procedure::Summarized{one->reference(), words, one->withheld()});
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return unavailable(asking, *fault);
    return summary_page(asking, why(asking, put.error()));
  }
  return go(asking, std::holds_alternative<people::Waits>(*put) ? "/desk/second" : back);
}

}  // namespace inviola::web::desks::secretariat
