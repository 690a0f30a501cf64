#include <algorithm>
#include <map>
#include <mutex>

#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/post.h"
#include "web/desks/secretariat/comments.h"
#include "web/desks/secretariat/pages.h"
#include "web/desks/secretariat/proposals.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace literals;
using namespace components;
using procedure::Duty;
using procedure::Phase;
using publication::plain;

constexpr std::size_t proposals_shown_max = 40;
constexpr std::size_t overdue_shown_max = 100;
constexpr std::int32_t days_looked_back = 30;
constexpr std::int32_t put_off_days_max = 366;
constexpr std::size_t reason_bytes_max = 1000;

std::string what(const Asking& asking, const Duty& duty) {
  std::string words =
      publication::capitalized(asking.words, publication::in_words(asking.words, duty.owes));
  if (!duty.towards) return words;
  return asking.say("page.shared.duty-towards",
                    {{"what", words}, {"state", state_name(asking, *duty.towards)}});
}

Line about(const Asking& asking, const Duty& duty) {
  if (duty.dossier) return reference_line(*duty.dossier, "/desk/dossiers/" + duty.dossier->value());
  if (duty.communication) {
    return reference_line(*duty.communication, "/desk/circulation/" + duty.communication->value());
  }
  if (duty.session) {
    return {publication::link(publication::session_title(asking.words, *duty.session),
                              "/desk/cycle/" + std::to_string(duty.session->value()))};
  }
  return plain(asking.say("words.none"));
}

void draw_facts(Pen& pen, const Asking& asking, const Duty& duty) {
  publication::Facts facts;
  add_fact(asking, facts, "page.shared.duties.about", about(asking, duty));
  add_fact(asking, facts, "page.shared.duties.under",
           citation(asking, duty.mandate, duty.paragraph));
  if (duty.due) {
    add_fact(asking, facts, "page.shared.duties.until", day_line(asking, *duty.due, duty.practice));
  }
  add_fact(asking, facts, "page.shared.duties.phase",
           plain(publication::in_words(asking.words, duty.phase)));
  draw(pen, facts);
  pen.html << "<details><summary>"_html;
  pen.words(asking.say("page.shared.duties.why"));
  pen.html << "</summary>\n"_html;
  publication::List reasons;
  for (std::string& reason : publication::explain(asking.words, asking.parts.office.law(), duty,
                                                  asking.parts.office.today())) {
    reasons.items.push_back({{}, plain(std::move(reason))});
  }
  draw(pen, reasons);
  pen.html << "</details>\n"_html;
}

/// A field whose name stands once on a page of many forms.
Field one_of_many(const Asking& asking, const char* name, std::size_t number, Field::Kind kind) {
  Field out;
  out.kind = kind;
  out.asked.name = name + ("-" + std::to_string(number));
  out.asked.label = asking.say(std::string("secretariat.") + name);
  return out;
}

void draw_putting_off(Pen& pen, const Asking& asking, const std::string& key, std::size_t number) {
  pen.html << "<details><summary>"_html;
  pen.words(asking.say("secretariat.put-off"));
  pen.html << "</summary>\n"_html;
  open_form(pen, {"/desk/put-off", asking.token});
  draw_hidden(pen, "key", key);
  draw_hidden(pen, "number", std::to_string(number));
  draw(pen, one_of_many(asking, "until", number, Field::Kind::date));
  draw(pen, one_of_many(asking, "reason", number, Field::Kind::text));
  draw(pen, Button{.label = asking.say("secretariat.put-off"), .secondary = true});
  close_form(pen);
  pen.html << "</details>\n"_html;
}

void draw_one(Pen& pen, const Asking& asking, const Proposal& one, std::size_t number) {
  pen.html << "<section class=\"proposal\">\n"_html;
  draw_heading(pen, 3, what(asking, one.duty));
  draw_facts(pen, asking, one.duty);
  if (one.body) {
    draw_line(pen, way(asking, "secretariat.see-document", "/desk/preview/" + one.key));
    draw_button_form(pen, asking, "/desk/do", {{"key", one.key}},
                     {.label = asking.say("secretariat.do")});
  } else if (one.duty.session) {
    draw_line(pen, way(asking, "secretariat.do-on-cycle",
                       "/desk/cycle/" + std::to_string(one.duty.session->value())));
  }
  draw_putting_off(pen, asking, one.key, number);
  pen.html << "</section>\n"_html;
}

struct Round {
  std::vector<Proposal> owed;
  std::vector<Proposal> possible;  ///< powers
  std::vector<std::pair<Proposal, people::Read<PutOff>>> put_off;
};

Round sorted(const Asking& asking, const Seen& seen,
             const std::vector<people::Read<PutOff>>& papers) {
  Round round;
  for (Proposal& one : proposals(asking, seen)) {
    const auto paper = std::ranges::find(papers, one.key, &people::Read<PutOff>::id);
    const auto until = paper == papers.end() ? std::nullopt : Date::parse(paper->value.until);
    if (until && *until > asking.parts.office.today()) {
      round.put_off.emplace_back(std::move(one), *paper);
    } else {
      (one.duty.phase == Phase::power ? round.possible : round.owed).push_back(std::move(one));
    }
  }
  return round;
}

void draw_several(Pen& pen, const Asking& asking, const char* heading, const char* opening,
                  const std::vector<Proposal>& all, std::size_t& number) {
  draw_heading(pen, 2, asking.say(heading));
  draw_paragraph(pen, asking.say(all.empty() ? "page.round.nothing" : opening));
  std::size_t shown = 0;
  for (const Proposal& one : all) {
    if (shown++ == proposals_shown_max) break;
    draw_one(pen, asking, one, ++number);
  }
  if (all.size() > proposals_shown_max) {
    draw_paragraph(pen, asking.say("page.shared.duties.more",
                                   {{"shown", static_cast<std::int64_t>(proposals_shown_max)},
                                    {"number", static_cast<std::int64_t>(all.size())}}));
  }
}

void draw_put_off(Pen& pen, const Asking& asking, const Round& round) {
  if (round.put_off.empty()) return;
  draw_heading(pen, 2, asking.say("secretariat.put-off-title"));
  for (const auto& [one, paper] : round.put_off) {
    pen.html << "<section class=\"proposal\">\n"_html;
    draw_heading(pen, 3, what(asking, one.duty));
    publication::Facts facts;
    add_fact(asking, facts, "page.shared.duties.about", about(asking, one.duty));
    const auto until = Date::parse(paper.value.until);
    if (until) add_fact(asking, facts, "secretariat.until", plain(asking.words.date(*until)));
    add_fact(asking, facts, "secretariat.reason", plain(paper.value.reason));
    add_fact(asking, facts, "secretariat.by", plain(paper.value.name));
    draw(pen, facts);
    draw_button_form(pen, asking, "/desk/take-up", {{"key", one.key}},
                     {.label = asking.say("secretariat.take-up"), .secondary = true});
    pen.html << "</section>\n"_html;
  }
}

void draw_received(Pen& pen, const Asking& asking, const Seen& seen) {
  const Date from = asking.parts.office.today() - days_looked_back;
  auto all = seen.standing->communications();
  std::erase_if(all, [&](const auto& one) { return one->filed->entered < from; });
  std::ranges::reverse(all);
  draw_heading(pen, 2, asking.say("secretariat.received"));
  if (all.empty()) return draw_paragraph(pen, asking.say("secretariat.received-none"));
  draw(pen, communications_table(asking, "secretariat.received-caption", all));
}

/// Letters and addresses that wait for somebody; a drill that is due can be held at once.
void draw_mail(Pen& pen, const Asking& asking, const Result<office::TaskPage>& page) {
  draw_heading(pen, 2, asking.say("post.tasks"));
  // The rest of the day does not wait for it.
  if (!page) return draw_paragraph(pen, asking.say("post.tasks-unreadable"));
  if (page->tasks.empty() && !page->next) return draw_paragraph(pen, asking.say("post.tasks-none"));
  draw_task_counts(pen, asking, page->tasks);
  if (page->next) draw_paragraph(pen, asking.say("post.tasks-latest"));
  draw_line(pen, way(asking, "post.to-tasks", "/desk/tasks"));
  if (std::ranges::count(page->tasks, "drill-due", &office::Task::code) == 0) return;
  draw_paragraph(pen, asking.say("post.do.drill-due"));
  draw_drill_button(pen, asking);
}

/// Follow-ups past their day, by the State that owes them.
std::vector<Duty> overdue(const Asking& asking, const Seen& seen) {
  std::vector<Duty> out;
  for (const auto& dossier : seen.standing->dossiers()) {
    for (Duty& duty : procedure::duties_of(*seen.standing, asking.parts.office.law(), *dossier,
                                           asking.parts.office.today())) {
      if (duty.who && duty.phase == Phase::overdue) out.push_back(std::move(duty));
    }
  }
  return out;
}

void draw_overdue(Pen& pen, const Asking& asking, std::vector<Duty> late) {
  draw_heading(pen, 2, asking.say("secretariat.overdue"));
  if (late.empty()) return draw_paragraph(pen, asking.say("secretariat.overdue-none"));
  std::vector<mandate::StateCode> states;
  for (const Duty& duty : late) states.push_back(*duty.who);
  std::map<mandate::StateCode, std::size_t> place;
  for (const auto& state : publication::in_order(asking.words, asking.parts.office.law().states,
                                                 states, asking.parts.office.today())) {
    place.emplace(state, place.size());
  }
  std::ranges::stable_sort(late, {}, [&](const Duty& duty) { return place.at(*duty.who); });
  publication::Table table;
  table.caption = plain(asking.say("secretariat.overdue-caption"));
  for (const char* key :
       {"page.shared.column.state", "page.shared.duties.what", "page.shared.column.dossier",
        "page.shared.duties.until", "page.shared.column.silence"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const Duty& duty : late) {
    if (table.rows.size() == overdue_shown_max) break;
    table.rows.push_back({row_header(plain(state_name(asking, *duty.who))),
                          cell(plain(publication::capitalized(
                              asking.words, publication::in_words(asking.words, duty.owes)))),
                          cell(about(asking, duty)),
                          cell(day_line(asking, *duty.due, duty.practice)),
                          cell(plain(publication::in_words(asking.words, duty.silence)))});
  }
  draw(pen, table);
  if (late.size() > overdue_shown_max) {
    draw_paragraph(pen, asking.say("page.shared.duties.more",
                                   {{"shown", static_cast<std::int64_t>(overdue_shown_max)},
                                    {"number", static_cast<std::int64_t>(late.size())}}));
  }
}

Response today_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const auto papers = put_off(asking);
  if (!papers) return unavailable(asking, papers.error());
  const Round round = sorted(asking, seen, *papers);
  const auto tasks = office::mail_tasks(asking.parts.office, asking.acting->viewer);
  if (!tasks && asking.parts.report) asking.parts.report(within("look at letters", tasks.error()));
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = asking.say("page.round.title"),
                       .draw =
                           [&](Pen& pen) {
                             draw_problem(pen, asking, problem);
                             draw_paragraph(pen,
                                            asking.say("page.round.opening",
                                                       {{"date", asking.parts.office.today()}}));
                             std::size_t number = 0;
                             draw_several(pen, asking, "secretariat.owed", "secretariat.owed-what",
                                          round.owed, number);
                             draw_unanswered(pen, asking, seen);
                             draw_mail(pen, asking, tasks);
                             draw_received(pen, asking, seen);
                             draw_overdue(pen, asking, overdue(asking, seen));
                             draw_several(pen, asking, "secretariat.possible",
                                          "secretariat.possible-what", round.possible, number);
                             draw_put_off(pen, asking, round);
                           },
                       .headers = {}});
}

}  // namespace

std::mutex& acting_alone() {
  static std::mutex mutex;
  return mutex;
}

Response get_today(const Asking& asking) { return today_page(asking, {}); }

Response post_do(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const Seen seen(asking);
  auto found = proposal(asking, seen, asking.field("key"));
  if (!found || !found->body) {
    return notice(asking, 200, asking.say("page.round.title"),
                  asking.say("secretariat.done-already"), "/desk");
  }
  const auto put = asking.parts.filings.put(*asking.acting, std::move(*found->body));
  if (!put) return refused(asking, put.error(), "/desk");
  return go(asking, std::holds_alternative<people::Waits>(*put) ? "/desk/second" : "/desk");
}

Response post_put_off(const Asking& asking) {
  const std::string key = asking.field("key");
  const std::string number = "-" + asking.field("number");
  const auto until = Date::parse(asking.field("until" + number));
  const std::string reason = asking.field("reason" + number);
  const Date today = asking.parts.office.today();
  if (!until || *until <= today || *until - today > put_off_days_max) {
    return today_page(asking, asking.say("secretariat.refused.until"));
  }
  if (reason.empty() || reason.size() > reason_bytes_max) {
    return today_page(asking, asking.say("secretariat.refused.reason"));
  }
  const Seen seen(asking);
  if (!proposal(asking, seen, key)) {
    return notice(asking, 200, asking.say("page.round.title"),
                  asking.say("secretariat.done-already"), "/desk");
  }
  auto& papers = asking.parts.people.papers();
  const auto known = people::find<PutOff>(papers, put_off_papers, key);
  if (!known) return unavailable(asking, known.error());
  const PutOff paper{until->iso(), reason, asking.acting->person.name, asking.parts.people.now()};
  const auto kept =
      papers.keep(put_off_papers, key, people::written(paper), *known ? (*known)->version : 0);
  if (!kept) return unavailable(asking, kept.error());
  return go(asking, "/desk");
}

Response post_take_up(const Asking& asking) {
  auto& papers = asking.parts.people.papers();
  const auto known = people::find<PutOff>(papers, put_off_papers, asking.field("key"));
  if (!known) return unavailable(asking, known.error());
  if (*known) {
    const auto gone = papers.remove(put_off_papers, (*known)->id, (*known)->version);
    if (!gone) return unavailable(asking, gone.error());
  }
  return go(asking, "/desk");
}

}  // namespace inviola::web::desks::secretariat
