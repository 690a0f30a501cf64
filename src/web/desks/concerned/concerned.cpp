// What concerns two or three States and nobody else: abuse of privileges (6, 7), disputes and good
// offices (9), protective measures between two States (5). Each page shows what its reader sees of
// the register, and so exists for those concerned alone.
#include <algorithm>

#include "base/text.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/routes.h"

namespace inviola::web::desks::concerned {
namespace {

using namespace literals;
using namespace components;
using mandate::StateCode;
using procedure::EnteredAct;
using procedure::EnteredActPointer;
using procedure::Reference;
using procedure::Statement;
using publication::plain;

std::string author_of(const Asking& asking, const EnteredAct& entered) {
  return entered.act.author ? state_name(asking, *entered.act.author)
                            : asking.say("page.shared.secretariat");
}

std::string names(const Asking& asking, const std::vector<StateCode>& states) {
  return publication::list_of(
      asking.words, publication::names_in_order(asking.words, asking.parts.office.law().states,
                                                states, asking.parts.office.today()));
}

/// The head of what was filed: who, when, and whatever else the kind has.
publication::Facts facts_of(const Asking& asking, const EnteredAct& entered) {
  publication::Facts facts;
  add_fact(asking, facts, "page.shared.column.state", plain(author_of(asking, entered)));
  add_fact(asking, facts, "page.shared.column.entered", plain(asking.words.date(entered.entered)));
  add_fact(asking, facts, "page.shared.column.reference",
           {publication::toned(entered.act.reference.value(), publication::Tone::reference)});
  return facts;
}

void draw_statement(Pen& pen, const Statement& statement) {
  if (statement.words.empty()) return;
  draw(pen, publication::Quotation{{plain(statement.words)}, {}, statement.language});
}

Statement statement_in(const Asking& asking) {
  return {asking.words.language(), asking.field("words")};
}

void close_words_form(Pen& pen, const Asking& asking, const char* button) {
  draw(pen, Button{.label = asking.say(button)});
  close_form(pen);
}

void draw_words_field(Pen& pen, const Asking& asking, std::size_t number) {
  // Several forms on one page.
  draw(pen, Field{.asked = {.name = "words", .label = asking.say("concerned.words")},
                  .kind = Field::Kind::area,
                  .lines = 4,
                  .number = number});
}

void draw_state_field(Pen& pen, const Asking& asking, const char* name) {
  draw(pen, Choice{.asked = {.name = name, .label = asking.say(std::string("concerned.") + name)},
                   .kind = Choice::Kind::list,
                   .options = state_options(asking, "sign-in.choose"),
                   .chosen = asking.fields(name)});
}

constexpr std::size_t fields_for_states = 3;
constexpr std::size_t name_shown_max = 100;
constexpr const char* state_names = "names-of-states";

/// Fields into which names of States are typed, with all names offered; each holds one or several,
/// set apart by semicolons.
void draw_states_fields(Pen& pen, const Asking& asking, const char* name) {
  const auto sent = asking.fields(name);
  for (std::size_t i = 0; i < std::max(fields_for_states, sent.size()); ++i) {
    Field one{.asked = {.name = name, .label = asking.say(std::string("concerned.") + name)},
              .value = i < sent.size() ? sent[i] : "",
              .list = state_names,
              .number = i};
    if (i == 0) one.asked.hint = asking.say("concerned.states-hint");
    if (i > 0) one.asked.label = asking.say("concerned.also_with");
    draw(pen, one);
  }
  std::vector<std::string> names;
  for (const Option& option : state_options(asking, "words.none")) {
    if (!option.value.empty()) names.push_back(option.label);
  }
  draw_suggestions(pen, state_names, names);
}

/// The States that were named, by code or by name in any of our languages; what is none is told.
struct Named {
  std::vector<StateCode> states;
  std::vector<std::string> unknown;
};
Named states_named(const Asking& asking, const char* name) {
  const auto& all = asking.parts.office.law().states;
  Named out;
  for (std::string sent : asking.fields(name)) {
    // The same sign as other scripts write it.
    for (const std::string_view sign : {"؛", "；"}) {
      for (std::size_t at = 0; (at = sent.find(sign, at)) != sent.npos;) {
        sent.replace(at, sign.size(), ";");
      }
    }
    for (const std::string_view part : split(sent, ';')) {
      const std::string words(trim(part));
      if (words.empty()) continue;
      std::optional<StateCode> state = all.recognise(words);
      if (all.find(StateCode{words})) state = StateCode{words};
      if (!state) {
        out.unknown.push_back(reveal_hidden_controls(beginning(words, name_shown_max)));
      } else if (std::ranges::find(out.states, *state) == out.states.end()) {
        out.states.push_back(*state);
      }
    }
  }
  return out;
}

template <class T>
std::vector<EnteredActPointer> all_of(const Seen& seen) {
  std::vector<EnteredActPointer> out;
  for (const auto& entered : seen.standing->other_acts()) {
    if (std::holds_alternative<T>(entered->act.body)) out.push_back(entered);
  }
  std::ranges::reverse(out);
  return out;
}

template <class T>
std::vector<EnteredActPointer> about(const Seen& seen, const Reference& reference) {
  std::vector<EnteredActPointer> out;
  for (const auto& entered : seen.standing->other_acts()) {
    const auto* act = std::get_if<T>(&entered->act.body);
    if (act && act->about == reference) out.push_back(entered);
  }
  return out;
}

/// Enters, and leads back; what was refused is said, and the page is there again.
Response enter(const Asking& asking, procedure::Body body,
               const std::function<Response(const std::string&)>& again) {
  const std::string here = asking.path;
  const auto put = asking.parts.filings.put(*asking.acting, std::move(body));
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return unavailable(asking, *fault);
    return again(why(asking, put.error()));
  }
  if (!std::holds_alternative<people::Waits>(*put)) return go(asking, here);
  return go(asking, asking.acting->for_a_state() ? "/mission/signing" : "/desk/second");
}

// ── Abuse of privileges ──────────────────────────────────────────────────────────────────────────

Response abuse_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = asking.say("concerned.abuse"),
                       .draw =
                           [&](Pen& pen) {
                             draw_problem(pen, asking, problem);
                             draw_paragraph(pen, asking.say("concerned.abuse-what"));
                             const auto all = all_of<procedure::AbuseReported>(seen);
                             if (all.empty()) draw_paragraph(pen, asking.say("concerned.none"));
                             for (const auto& entered : all) {
                               const auto& act =
                                   std::get<procedure::AbuseReported>(entered->act.body);
                               pen.html << "<section class=\"proposal\">\n"_html;
                               auto facts = facts_of(asking, *entered);
                               add_fact(asking, facts, "concerned.by_mission_of",
                                        plain(state_name(asking, act.by_mission_of)));
                               if (act.date) {
                                 add_fact(asking, facts, "page.shared.column.date",
                                          plain(asking.words.date(*act.date)));
                               }
                               if (!act.place.empty()) {
                                 add_fact(asking, facts, "concerned.place", plain(act.place));
                               }
                               draw(pen, facts);
                               draw_statement(pen, act.statement);
                               pen.html << "</section>\n"_html;
                             }
                             if (!asking.acting->for_a_state()) return;
                             draw_heading(pen, 2, asking.say("concerned.abuse-report"));
                             open_form(pen, {asking.path, asking.token});
                             draw_state_field(pen, asking, "by_mission_of");
                             draw(pen, field(asking, "concerned", "date", Field::Kind::date));
                             draw(pen, field(asking, "concerned", "place"));
                             draw(pen, field(asking, "concerned", "words", Field::Kind::area));
                             close_words_form(pen, asking, "concerned.send");
                           },
                       .headers = {}});
}

Response get_abuse(const Asking& asking) { return abuse_page(asking, {}); }

Response post_abuse(const Asking& asking) {
  const std::string day = asking.field("date");
  const auto date = PartialDate::parse(day);
  if (!day.empty() && !date) return abuse_page(asking, asking.say("sign-in.refused.date"));
  procedure::AbuseReported act{StateCode{asking.field("by_mission_of")},
                               day.empty() ? std::nullopt : std::optional<PartialDate>(*date),
                               asking.field("place"),
                               statement_in(asking),
                               {}};
  return enter(asking, std::move(act),
               [&](const std::string& problem) { return abuse_page(asking, problem); });
}

// ── Protective measures between two States ───────────────────────────────────────────────────────

Response protection_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const StateCode own = *asking.acting->powers.state;
  return show(
      asking,
      {.status = problem.empty() ? 200 : 422,
       .title = asking.say("concerned.protection"),
       .draw =
           [&](Pen& pen) {
             draw_problem(pen, asking, problem);
             draw_paragraph(pen, asking.say("concerned.protection-what"));
             std::size_t number = 0;
             const auto all = all_of<procedure::ProtectionRequested>(seen);
             if (all.empty()) draw_paragraph(pen, asking.say("concerned.none"));
             for (const auto& entered : all) {
               const auto& act = std::get<procedure::ProtectionRequested>(entered->act.body);
               pen.html << "<section class=\"proposal\">\n"_html;
               auto facts = facts_of(asking, *entered);
               add_fact(asking, facts, "concerned.to", plain(state_name(asking, act.to)));
               draw(pen, facts);
               draw_statement(pen, act.statement);
               for (const auto& answer :
                    about<procedure::ProtectionAnswered>(seen, entered->act.reference)) {
                 draw_line(pen, plain(asking.say("concerned.answered",
                                                 {{"state", author_of(asking, *answer)},
                                                  {"date", answer->entered}})));
                 draw_statement(
                     pen, std::get<procedure::ProtectionAnswered>(answer->act.body).statement);
               }
               if (act.to == own) {
                 open_form(pen, {asking.path, asking.token});
                 draw_hidden(pen, "about", entered->act.reference.value());
                 draw_words_field(pen, asking, ++number);
                 close_words_form(pen, asking, "concerned.answer");
               }
               pen.html << "</section>\n"_html;
             }
             draw_heading(pen, 2, asking.say("concerned.protection-ask"));
             open_form(pen, {asking.path, asking.token});
             draw_state_field(pen, asking, "to");
             draw(pen, field(asking, "concerned", "words", Field::Kind::area));
             close_words_form(pen, asking, "concerned.send");
           },
       .headers = {}});
}

Response get_protection(const Asking& asking) { return protection_page(asking, {}); }

Response post_protection(const Asking& asking) {
  procedure::Body body =
      procedure::ProtectionRequested{StateCode{asking.field("to")}, statement_in(asking)};
  if (const std::string about = asking.field("about"); !about.empty()) {
    body = procedure::ProtectionAnswered{Reference{about}, statement_in(asking)};
  }
  return enter(asking, std::move(body),
               [&](const std::string& problem) { return protection_page(asking, problem); });
}

// ── Disputes and good offices ────────────────────────────────────────────────────────────────────

void draw_dispute(Pen& pen, const Asking& asking, const Seen& seen, const EnteredAct& entered,
                  std::size_t number) {
  const auto& act = std::get<procedure::DisputeNotified>(entered.act.body);
  pen.html << "<section class=\"proposal\">\n"_html;
  auto facts = facts_of(asking, entered);
  add_fact(asking, facts, "concerned.with", plain(names(asking, act.with)));
  draw(pen, facts);
  draw_statement(pen, act.statement);
  for (const auto& agreed : about<procedure::MeansAgreed>(seen, entered.act.reference)) {
    const auto& means = std::get<procedure::MeansAgreed>(agreed->act.body);
    draw_line(pen, plain(asking.say(
                       "concerned.agreed",
                       {{"state", author_of(asking, *agreed)},
                        {"date", agreed->entered},
                        {"means", publication::word_for(asking.words, "means", means.means)}})));
    draw_statement(pen, means.statement);
  }
  const bool state = asking.acting->for_a_state();
  if (state || asking.acting->supervises()) {
    open_form(pen, {asking.path, asking.token});
    draw_hidden(pen, "about", entered.act.reference.value());
  }
  if (state) {
    Choice means{.asked = {.name = "means-" + std::to_string(number),
                           .label = asking.say("concerned.means")},
                 .kind = Choice::Kind::list,
                 .options = {{"", asking.say("sign-in.choose"), ""}},
                 .chosen = {}};
    if (const auto* vocabulary = asking.parts.office.law().form.find("means")) {
      for (const auto& term : vocabulary->terms) {
        means.options.push_back({term.code, asking.say(term.key), ""});
      }
    }
    draw_hidden(pen, "number", std::to_string(number));
    draw(pen, means);
    close_words_form(pen, asking, "concerned.agree");
  } else if (asking.acting->supervises()) {
    close_words_form(pen, asking, "concerned.offer");
  }
  pen.html << "</section>\n"_html;
}

void draw_offer(Pen& pen, const Asking& asking, const Seen& seen, const EnteredAct& entered) {
  const auto& act = std::get<procedure::GoodOfficesOffered>(entered.act.body);
  pen.html << "<section class=\"proposal\">\n"_html;
  auto facts = facts_of(asking, entered);
  add_fact(asking, facts, "concerned.offered-to", plain(names(asking, act.to)));
  draw(pen, facts);
  bool answered = false;
  for (const auto& answer : about<procedure::GoodOfficesAnswered>(seen, entered.act.reference)) {
    const auto& said = std::get<procedure::GoodOfficesAnswered>(answer->act.body);
    answered = answered || answer->act.author == asking.acting->powers.state;
    draw_line(
        pen, plain(asking.say(said.accepted ? "concerned.accepted" : "concerned.not-accepted",
                              {{"state", author_of(asking, *answer)}, {"date", answer->entered}})));
  }
  if (asking.acting->for_a_state() && !answered) {
    open_form(pen, {asking.path, asking.token});
    draw_hidden(pen, "about", entered.act.reference.value());
    draw(pen, Button{.label = asking.say("concerned.accept"), .name = "accept", .value = "yes"});
    draw(pen, Button{.label = asking.say("concerned.decline"),
                     .name = "accept",
                     .value = "no",
                     .secondary = true});
    close_form(pen);
  }
  pen.html << "</section>\n"_html;
}

Response disputes_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  return show(asking, {.status = problem.empty() ? 200 : 422,
                       .title = asking.say("concerned.disputes"),
                       .draw =
                           [&](Pen& pen) {
                             draw_problem(pen, asking, problem);
                             draw_paragraph(pen, asking.say("concerned.disputes-what"));
                             const auto all = all_of<procedure::DisputeNotified>(seen);
                             if (all.empty()) draw_paragraph(pen, asking.say("concerned.none"));
                             std::size_t number = 0;
                             for (const auto& entered : all) {
                               draw_dispute(pen, asking, seen, *entered, ++number);
                             }
                             const auto offers = all_of<procedure::GoodOfficesOffered>(seen);
                             if (!offers.empty())
                               draw_heading(pen, 2, asking.say("concerned.offers"));
                             for (const auto& entered : offers)
                               draw_offer(pen, asking, seen, *entered);
                             if (!asking.acting->for_a_state()) return;
                             draw_heading(pen, 2, asking.say("concerned.notify"));
                             open_form(pen, {asking.path, asking.token});
                             draw_states_fields(pen, asking, "with");
                             draw(pen, field(asking, "concerned", "words", Field::Kind::area));
                             close_words_form(pen, asking, "concerned.send");
                           },
                       .headers = {}});
}

Response get_disputes(const Asking& asking) { return disputes_page(asking, {}); }

Response post_dispute(const Asking& asking) {
  const auto again = [&](const std::string& problem) { return disputes_page(asking, problem); };
  const Reference about{asking.field("about")};
  if (!asking.field("accept").empty()) {
    return enter(asking, procedure::GoodOfficesAnswered{about, asking.field("accept") == "yes", {}},
                 again);
  }
  if (!about.value().empty()) {
    return enter(asking,
                 procedure::MeansAgreed{about, asking.field("means-" + asking.field("number")), {}},
                 again);
  }
  Named named = states_named(asking, "with");
  if (!named.unknown.empty()) {
    return again(asking.say("concerned.no-state",
                            {{"names", publication::list_of(asking.words, named.unknown)}}));
  }
  return enter(
      asking,
      procedure::DisputeNotified{std::move(named.states), std::nullopt, statement_in(asking)},
      again);
}

/// By a supervisor, to all who are in the dispute: the Secretary-General decides, never a rule.
Response post_offer(const Asking& asking) {
  const Seen seen(asking);
  const auto entered = seen.standing->act(Reference{asking.field("about")});
  const auto* dispute =
      entered ? std::get_if<procedure::DisputeNotified>(&entered->act.body) : nullptr;
  if (!dispute) return not_found(asking);
  if (!asking.acting->supervises()) return not_found(asking);
  procedure::GoodOfficesOffered act{dispute->with, dispute->dossier};
  if (entered->act.author) act.to.insert(act.to.begin(), *entered->act.author);
  return enter(asking, std::move(act),
               [&](const std::string& problem) { return disputes_page(asking, problem); });
}

constexpr Route listed[] = {{Method::get, "/mission/abuse", For::state, get_abuse},
                            {Method::post, "/mission/abuse", For::state, post_abuse},
                            {Method::get, "/mission/protection", For::state, get_protection},
                            {Method::post, "/mission/protection", For::state, post_protection},
                            {Method::get, "/mission/disputes", For::state, get_disputes},
                            {Method::post, "/mission/disputes", For::state, post_dispute},
                            {Method::get, "/desk/abuse", For::desk, get_abuse},
                            {Method::get, "/desk/disputes", For::desk, get_disputes},
                            {Method::post, "/desk/disputes", For::desk, post_offer}};

}  // namespace

std::span<const Route> routes() { return listed; }

}  // namespace inviola::web::desks::concerned
