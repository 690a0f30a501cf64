#include "web/desks/post.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <span>

#include "publication/pages/addresses.h"
#include "publication/sentence.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/wording.h"

namespace inviola::web::desks {
namespace {

using namespace literals;
using namespace components;
using mandate::StateCode;
using office::Moment;
using office::ServedState;
using office::Service;
using office::Task;
using publication::plain;

/// So many of one kind and of one letter stand each for itself; more stand together.
constexpr std::size_t apart_max = 3;
constexpr std::size_t tried_shown_max = 40;

struct Step {
  const char* code;  ///< of the working form: "delivery.<code>" in words
  std::optional<Moment> ServedState::* moment;
};
constexpr std::array steps{Step{"accepted", &ServedState::accepted},
                           Step{"dispatched", &ServedState::dispatched},
                           Step{"available", &ServedState::available},
                           Step{"fetched", &ServedState::fetched},
                           Step{"acknowledged", &ServedState::acknowledged},
                           Step{"not-delivered", &ServedState::not_delivered}};

std::string step_words(const Asking& asking, const char* code) {
  return publication::capitalized(asking.words,
                                  publication::word_for(asking.words, "delivery", code));
}

bool was_not_reached(const ServedState& one) { return procedure::was_not_delivered(one.outcome); }

std::vector<StateCode> codes_of(const Service& service, bool (*wanted)(const ServedState&)) {
  std::vector<StateCode> out;
  for (const ServedState& one : service.states) {
    if (wanted(one)) out.push_back(one.state);
  }
  return out;
}

std::string names_of(const Asking& asking, const std::vector<StateCode>& states) {
  return publication::list_of(
      asking.words, publication::names_in_order(asking.words, asking.parts.office.law().states,
                                                states, asking.parts.office.today()));
}

std::string in_number(const Asking& asking, std::size_t number) {
  return asking.words.number(static_cast<std::int64_t>(number));
}

/// "from … to …: 12 seconds", in the unit that says most.
std::string spread_of(const Asking& asking, const Service& service) {
  std::optional<Moment> first, last;
  const auto before = [](const Moment& a, const Moment& b) {
    return a.day != b.day ? a.day < b.day : a.seconds.value_or(0) < b.seconds.value_or(0);
  };
  for (const ServedState& one : service.states) {
    if (!one.dispatched) continue;
    if (!first || before(*one.dispatched, *first)) first = one.dispatched;
    if (!last || before(*last, *one.dispatched)) last = one.dispatched;
  }
  if (!first) return {};
  constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour;
  const char* unit = "post.days";
  std::int64_t number = service.spread_days.value_or(0);
  if (const auto seconds = service.spread_seconds) {
    const std::array<std::pair<std::int64_t, const char*>, 4> units{
        {{1, "post.seconds"}, {minute, "post.minutes"}, {hour, "post.hours"}, {day, "post.days"}}};
    for (const auto& [size, key] : units) {
      if (size > 1 && *seconds < 2 * size) break;
      unit = key;
      number = *seconds / size;
    }
  }
  return asking.say("post.spread-of", {{"first", moment(asking, *first)},
                                       {"last", moment(asking, *last)},
                                       {"time", asking.say(unit, {{"number", number}})}});
}

void draw_totals(Pen& pen, const Asking& asking, const Service& service) {
  publication::Facts facts;
  add_fact(asking, facts, "page.shared.column.reference",
           {publication::toned(service.act->act.reference.value(), publication::Tone::reference)});
  add_fact(asking, facts, "page.shared.column.entered",
           plain(asking.words.date(service.act->entered)));
  add_fact(asking, facts, "post.states", plain(in_number(asking, service.states.size())));
  const auto add = [&](const char* code, std::ptrdiff_t number) {
    facts.facts.push_back({plain(step_words(asking, code)),
                           {plain(in_number(asking, static_cast<std::size_t>(number)))}});
  };
  for (const Step& step : std::span(steps).first(steps.size() - 1)) {
    add(step.code, std::ranges::count_if(service.states, [&](const ServedState& one) {
          return (one.*step.moment).has_value();
        }));
  }
  for (const char* code : {"not-delivered", "address-unknown"}) {
    add(code, std::ranges::count(service.states, code, &ServedState::outcome));
  }
  if (const std::string spread = spread_of(asking, service); !spread.empty()) {
    add_fact(asking, facts, "post.spread", plain(spread));
  }
  draw(pen, facts);
}

/// As it is told of a task; the letters of the line say what was answered.
Task task_of(const Service& service, const ServedState& one) {
  return {one.outcome, one.state, service.act->act.reference,
          one.letters.empty() ? "" : one.letters.back().answer,
          one.not_delivered ? one.not_delivered->day : service.act->entered};
}

void draw_again_form(Pen& pen, const Asking& asking, const procedure::Reference& about,
                     const std::string& state, const char* label) {
  draw_button_form(pen, asking, "/desk/tasks/again", {{"about", about.value()}, {"state", state}},
                   {.label = asking.say(label), .secondary = true});
}

/// What waits, of whom, about what, since when, and what to do.
void draw_task_head(Pen& pen, const Asking& asking, const Task& task, const std::string& whom,
                    Within where) {
  const publication::Catalogue& words = asking.words;
  const std::string what =
      publication::capitalized(words, publication::word_for(words, "task", task.code));
  draw_heading(pen, 3,
               whom.empty() ? what : asking.say("post.task", {{"what", what}, {"state", whom}}));
  publication::Facts facts;
  if (task.about && where != Within::evidence) {
    add_fact(asking, facts, "page.shared.duties.about",
             reference_line(*task.about, sent_address(*task.about)));
  }
  if (task.since) add_fact(asking, facts, "post.since", plain(words.date(*task.since)));
  if (!task.detail.empty()) add_fact(asking, facts, "post.answer", plain(task.detail));
  add_fact(asking, facts, "post.to-do", plain(asking.say("post.do." + task.code)));
  draw(pen, facts);
}

/// What waits of many States alike: said once, with the way to each.
void draw_together(Pen& pen, const Asking& asking, const Alike& alike, Within where) {
  Task all = *alike.front();
  std::map<StateCode, const Task*> of;
  std::vector<StateCode> states;
  for (const Task* task : alike) {
    if (task->since) all.since = std::min(all.since.value_or(*task->since), *task->since);
    of.emplace(*task->state, task);
    states.push_back(*task->state);
  }
  all.detail.clear();
  pen.html << "<section class=\"proposal\">\n"_html;
  draw_task_head(pen, asking, all,
                 asking.say("page.mission-filing.so-many-states",
                            {{"number", static_cast<std::int64_t>(alike.size())}}),
                 where);
  open_fold(pen, asking.say("post.each"));
  publication::List list;
  for (const StateCode& state : publication::in_order(
           asking.words, asking.parts.office.law().states, states, asking.parts.office.today())) {
    Line line{publication::link(state_name(asking, state), contact_address(state))};
    if (const std::string& answer = of.at(state)->detail; !answer.empty()) {
      line = publication::filled(asking.words, "post.state-answer",
                                 {{"state", line}, {"answer", plain(answer)}});
    }
    list.items.push_back({{}, std::move(line)});
  }
  draw(pen, list);
  close_fold(pen);
  if (all.code == "not-delivered" && all.about && where != Within::evidence) {
    draw_again_form(pen, asking, *all.about, "", "post.again-all");
  }
  pen.html << "</section>\n"_html;
}

void draw_unreached(Pen& pen, const Asking& asking, const Service& service) {
  const auto unreached = codes_of(service, was_not_reached);
  draw_heading(pen, 2, asking.say("post.unreached"));
  if (unreached.empty()) return draw_paragraph(pen, asking.say("post.unreached-none"));
  if (unreached.size() > 1) {
    draw_again_form(pen, asking, service.act->act.reference, "", "post.again-all");
  }
  std::vector<Task> tasks;
  for (const ServedState& one : service.states) {
    if (was_not_reached(one)) tasks.push_back(task_of(service, one));
  }
  for (const char* code : {"not-delivered", "address-unknown"}) {
    for (const auto& alike : alike_of(tasks, code))
      draw_alike(pen, asking, alike, Within::evidence);
  }
}

/// What was not taken yet and is tried again by itself, with the words of the other side.
void draw_tried(Pen& pen, const Asking& asking, const Service& service) {
  publication::Table table;
  table.caption = plain(asking.say("post.tried"));
  for (const char* key :
       {"page.shared.column.state", "contacts.address", "post.tries", "post.answer", "post.next"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const ServedState& one : service.states) {
    for (const ServedState::Tried& letter : one.letters) {
      if (letter.next == 0 || letter.tries == 0 || table.rows.size() == tried_shown_max) continue;
      table.rows.push_back({row_header(plain(state_name(asking, one.state))),
                            cell(plain(letter.to)),
                            figure(asking, static_cast<std::size_t>(letter.tries)),
                            cell(plain(letter.answer)), cell(plain(moment(asking, letter.next)))});
    }
  }
  if (table.rows.empty()) return;
  draw_heading(pen, 2, asking.say("post.tried"));
  draw(pen, table);
}

void draw_not_fetched(Pen& pen, const Asking& asking, const Service& service) {
  const auto waiting = codes_of(service, [](const ServedState& one) {
    return !was_not_reached(one) && !one.fetched && !one.acknowledged;
  });
  draw_heading(pen, 2, asking.say("post.not-fetched"));
  if (waiting.empty()) return draw_paragraph(pen, asking.say("post.not-fetched-none"));
  constexpr std::size_t few = 12;
  if (waiting.size() <= few) return draw_paragraph(pen, names_of(asking, waiting));
  open_fold(pen, asking.say("page.mission-filing.so-many-states",
                            {{"number", static_cast<std::int64_t>(waiting.size())}}));
  draw_paragraph(pen, names_of(asking, waiting));
  close_fold(pen);
}

void draw_everyone(Pen& pen, const Asking& asking, const Service& service) {
  std::map<StateCode, const ServedState*> lines;
  std::vector<StateCode> states;
  for (const ServedState& one : service.states) {
    lines.emplace(one.state, &one);
    states.push_back(one.state);
  }
  draw_heading(pen, 2, asking.say("post.everyone"));
  const auto groups = by_group(asking, states);
  const Group* open = draw_groups(pen, asking, sent_address(service.act->act.reference), groups);
  if (!open) return;
  publication::Table table;
  table.caption = plain(open->name);
  table.columns.push_back(column(asking, "page.shared.column.state", 3));
  // When it was accepted is the same for all.
  for (std::size_t i = 1; i < steps.size(); ++i) {
    table.columns.push_back({plain(step_words(asking, steps[i].code)), 2});
  }
  for (const StateCode& state : open->states) {
    const ServedState& one = *lines.at(state);
    std::vector<publication::Cell> row{row_header(plain(state_name(asking, state)))};
    for (std::size_t i = 1; i < steps.size(); ++i) {
      const auto& at = one.*steps[i].moment;
      row.push_back(cell(at ? plain(moment(asking, *at)) : Line{}));
    }
    if (one.outcome == "address-unknown") {
      row.back() = cell(plain(publication::word_for(asking.words, "delivery", one.outcome)));
    }
    table.rows.push_back(std::move(row));
  }
  draw(pen, table);
}

}  // namespace

std::string moment(const Asking& asking, const Moment& moment) {
  return moment.seconds ? desks::moment(asking, *moment.seconds) : asking.words.date(moment.day);
}

void draw_own_line(Pen& pen, const Asking& asking, const ServedState& line) {
  publication::Facts facts;
  for (const Step& step : steps) {
    if (const auto& at = line.*step.moment) {
      facts.facts.push_back({plain(step_words(asking, step.code)), {plain(moment(asking, *at))}});
    }
  }
  if (line.outcome == "address-unknown") {
    add_fact(asking, facts, "secretariat.outcome",
             plain(publication::word_for(asking.words, "delivery", line.outcome)));
  }
  draw(pen, facts);
}

void draw_own_service(Pen& pen, const Asking& asking, const procedure::Reference& act) {
  const auto service = office::service_of(asking.parts.office, act, asking.acting->viewer);
  // Reading must not fail because what is told beside it cannot be read.
  if (!service || !*service) return;
  const auto& states = (*service)->states;
  const auto own = std::ranges::find(states, asking.acting->powers.state, &ServedState::state);
  if (own == states.end()) return;
  draw_heading(pen, 2, asking.say("post.own"));
  draw_paragraph(pen, asking.say("post.own-what"));
  draw_own_line(pen, asking, *own);
}

void draw_service(Pen& pen, const Asking& asking, const Service& service) {
  if (service.drill) {
    draw(pen, publication::Notice{publication::Notice::Kind::caution,
                                  plain(asking.say("post.is-drill"))});
  }
  draw_totals(pen, asking, service);
  draw_unreached(pen, asking, service);
  draw_tried(pen, asking, service);
  draw_not_fetched(pen, asking, service);
  draw_everyone(pen, asking, service);
}

std::vector<Alike> alike_of(const std::vector<Task>& tasks, std::string_view code) {
  std::vector<Alike> out;
  for (const Task& task : tasks) {
    if (task.code != code) continue;
    const auto same = std::ranges::find_if(
        out, [&](const Alike& one) { return one.front()->about == task.about; });
    if (same == out.end() || !task.state) {
      out.push_back({&task});
    } else {
      same->push_back(&task);
    }
  }
  return out;
}

void draw_alike(Pen& pen, const Asking& asking, const Alike& alike, Within where) {
  if (alike.size() > apart_max) return draw_together(pen, asking, alike, where);
  for (const Task* task : alike) draw_task(pen, asking, *task, where);
}

void draw_task(Pen& pen, const Asking& asking, const Task& task, Within where) {
  pen.html << "<section class=\"proposal\">\n"_html;
  draw_task_head(pen, asking, task, task.state ? state_name(asking, *task.state) : "", where);
  if (task.state && where != Within::addresses) {
    draw_line(pen, way(asking, "post.to-contact", contact_address(*task.state)));
  }
  const bool unreached = procedure::was_not_delivered(task.code);
  if (unreached && task.state && task.about) {
    pen.html << "<div class=\"ways\">\n"_html;
    draw_again_form(pen, asking, *task.about, task.state->value(), "post.again");
    draw_button_form(pen, asking, "/desk/tasks/by-hand",
                     {{"about", task.about->value()}, {"state", task.state->value()}},
                     {.label = asking.say("post.by-hand"), .secondary = true});
    pen.html << "</div>\n"_html;
  }
  if (task.code == "drill-due") draw_line(pen, way(asking, "post.to-drills", "/desk/drills"));
  pen.html << "</section>\n"_html;
}

office::TasksAsked earlier_asked(const Asking& asking) {
  const std::string earlier = asking.asked("earlier");
  if (earlier.empty()) return {};
  return {.of = {}, .earlier = procedure::Reference{earlier}};
}

void draw_earlier(Pen& pen, const Asking& asking, const std::string& path,
                  const office::TasksAsked& asked,
                  const std::optional<procedure::Reference>& next) {
  if (next) {
    draw_line(pen, way(asking, "post.earlier",
                       publication::pages::address::with(path, {{"earlier", next->value()}})));
  }
  if (asked.earlier) draw_line(pen, way(asking, "post.latest", path));
}

void draw_task_counts(Pen& pen, const Asking& asking, const std::vector<Task>& tasks) {
  std::map<std::string, std::size_t> counts;
  for (const Task& task : tasks) ++counts[task.code];
  publication::Facts facts;
  for (const auto& [code, number] : counts) {
    facts.facts.push_back({plain(publication::capitalized(
                               asking.words, publication::word_for(asking.words, "task", code))),
                           {plain(in_number(asking, number))}});
  }
  draw(pen, facts);
}

std::string source_words(const Asking& asking, const office::ContactPoint& point) {
  if (point.by_itself) return asking.say("contacts.by-itself");
  return point.source.empty() ? asking.say("words.not-stated") : point.source;
}

Choice language_choice(const Asking& asking, const char* label, const std::string& chosen) {
  Choice out{.asked = {.name = "language", .label = asking.say(label)},
             .kind = Choice::Kind::list,
             .options = {{"", asking.say("words.not-stated"), ""}},
             .chosen = {chosen}};
  std::ranges::move(language_options(asking), std::back_inserter(out.options));
  return out;
}

std::string sent_address(const procedure::Reference& act) { return "/desk/sent/" + act.value(); }
std::string contact_address(const StateCode& state) { return "/desk/contacts/" + state.value(); }

std::vector<Group> by_group(const Asking& asking, const std::vector<StateCode>& states) {
  const auto& all = asking.parts.office.law().states;
  std::map<std::string, std::vector<StateCode>> groups;
  for (const StateCode& state :
       publication::in_order(asking.words, all, states, asking.parts.office.today())) {
    const auto* record = all.find(state);
    groups[record ? record->regional_group : std::string()].push_back(state);
  }
  std::vector<Group> out;
  for (auto& [name, members] : groups) {
    if (name.empty()) continue;
    out.push_back({publication::key_of(name),
                   publication::word_for(asking.words, "page.group", name), std::move(members)});
  }
  if (auto none = groups.find(""); none != groups.end()) {
    out.push_back({no_group, asking.say("post.no-group"), std::move(none->second)});
  }
  return out;
}

const Group* draw_groups(Pen& pen, const Asking& asking, const std::string& path,
                         const std::vector<Group>& groups) {
  const std::string asked = asking.asked("group");
  const Group* open = nullptr;
  publication::List list;
  for (const Group& group : groups) {
    if (group.key == asked) open = &group;
    const std::string words = asking.say(
        "post.group",
        {{"name", group.name}, {"number", static_cast<std::int64_t>(group.states.size())}});
    list.items.push_back({{},
                          {publication::link(words, publication::pages::address::with(
                                                        path, {{"group", group.key}}))}});
  }
  draw(pen, list);
  return open;
}

}  // namespace inviola::web::desks
