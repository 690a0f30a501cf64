// The desk's view of the dossiers: what may be one incident, joining and separating, and the
// measures against a repetition that States have told of.
#include "publication/pages/dossiers.h"

#include <algorithm>
#include <set>

#include "publication/pages/desks/likely.h"
#include "publication/pages/dossier.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace literals;
using namespace components;
using procedure::Dossier;
using procedure::DossierPointer;
using procedure::Element;
using procedure::Reference;
using publication::plain;

constexpr std::size_t likely_shown_max = 50;
constexpr std::size_t measures_shown_max = 200;

std::string path_of(const Reference& dossier) { return "/desk/dossiers/" + dossier.value(); }

std::string states_in(const Asking& asking, const std::set<mandate::StateCode>& states) {
  return publication::list_of(
      asking.words,
      publication::names_in_order(asking.words, asking.parts.office.law().states,
                                  {states.begin(), states.end()}, asking.parts.office.today()));
}

Line or_none(const Asking& asking, std::string words) {
  return plain(words.empty() ? asking.say("words.none") : std::move(words));
}

void draw_likely(Pen& pen, const Asking& asking, const Seen& seen) {
  draw_heading(pen, 2, asking.say("secretariat.likely"));
  draw_paragraph(pen, asking.say("secretariat.likely-what"));
  const auto likely = procedure::likely_same(*seen.standing);
  if (likely.empty()) return draw_paragraph(pen, asking.say("secretariat.likely-none"));
  publication::Table table;
  table.caption = plain(asking.say("secretariat.likely"));
  table.columns = {column(asking, "secretariat.first", 2), column(asking, "secretariat.second", 2),
                   column(asking, "secretariat.points", 1),
                   column(asking, "secretariat.grounds", 4), column(asking, "secretariat.join", 2)};
  for (const auto& one : likely) {
    if (table.rows.size() == likely_shown_max) break;
    table.rows.push_back({row_header(reference_line(one.first, path_of(one.first))),
                          cell(reference_line(one.second, path_of(one.second))),
                          figure(asking, static_cast<std::size_t>(one.points)),
                          cell(plain(publication::pages::grounds_of(asking.words, one))),
                          cell(way(asking, "secretariat.compare",
                                   "/desk/join/" + one.first.value() + "/" + one.second.value()))});
  }
  draw(pen, table);
}

/// What both dossiers hold, and what there would be of them together.
void draw_before_and_after(Pen& pen, const Asking& asking, const Dossier& first,
                           const Dossier& second) {
  publication::Table table;
  table.caption = plain(asking.say("secretariat.changes"));
  table.columns = {
      column(asking, "secretariat.changes-of", 3),
      {{publication::toned(first.reference.value(), publication::Tone::reference)}, 2},
      {{publication::toned(second.reference.value(), publication::Tone::reference)}, 2},
      column(asking, "secretariat.joined", 2)};
  const auto states = [&](const char* key, const std::set<mandate::StateCode>& one,
                          const std::set<mandate::StateCode>& other) {
    std::set<mandate::StateCode> both = one;
    both.insert(other.begin(), other.end());
    table.rows.push_back({row_header(plain(asking.say(key))),
                          cell(or_none(asking, states_in(asking, one))),
                          cell(or_none(asking, states_in(asking, other))),
                          cell(or_none(asking, states_in(asking, both)))});
  };
  const auto count = [&](const char* key, std::size_t one, std::size_t other) {
    table.rows.push_back({row_header(plain(asking.say(key))), figure(asking, one),
                          figure(asking, other), figure(asking, one + other)});
  };
  const auto owing = [](const Dossier& dossier) {
    std::set<mandate::StateCode> out;
    for (const auto& obligor : dossier.obligors) out.insert(obligor.state);
    return out;
  };
  count("secretariat.accounts", first.accounts.size(), second.accounts.size());
  count("secretariat.follow-ups", first.follow_ups.size(), second.follow_ups.size());
  states("secretariat.reporters", first.reporters(), second.reporters());
  states("page.shared.filter.host", first.hosts(), second.hosts());
  states("page.shared.column.sending", first.sending_states(), second.sending_states());
  states("secretariat.owing", owing(first), owing(second));
  draw(pen, table);
  draw_paragraph(pen, asking.say("secretariat.joined-what"));
}

/// The accounts of both dossiers beside one another, none above the other.
void draw_accounts(Pen& pen, const Asking& asking, const std::vector<DossierPointer>& dossiers) {
  publication::SideBySide side;
  for (const DossierPointer& dossier : dossiers) {
    for (const procedure::Account& account : dossier->accounts) {
      publication::SideBySide::Account one;
      one.heading = plain(state_name(asking, *account.communication->filed->act.author));
      publication::Facts facts;
      add_fact(asking, facts, "page.shared.column.dossier",
               reference_line(dossier->reference, path_of(dossier->reference)));
      if (account.occurrence->date) {
        add_fact(asking, facts, "page.shared.column.date",
                 plain(asking.words.date(*account.occurrence->date)));
      }
      add_fact(asking, facts, "page.shared.column.place", plain(account.occurrence->place));
      add_fact(asking, facts, "page.shared.column.nature",
               plain(publication::words_for(asking.words, "nature", account.occurrence->nature)));
      publication::put(one.blocks, facts);
      // An account stands in a report.
      const procedure::Statement& said = account.communication->report()->statement;
      if (!said.words.empty()) {
        publication::put(one.blocks,
                         publication::Quotation{{plain(said.words)}, {}, said.language});
      }
      side.accounts.push_back(std::move(one));
    }
  }
  draw(pen, side);
}

void draw_separating(Pen& pen, const Asking& asking, const Dossier& dossier) {
  if (dossier.members.size() < 2) return;
  draw_heading(pen, 2, asking.say("secretariat.separate"));
  draw_paragraph(pen, asking.say("secretariat.separate-what"));
  for (const procedure::Account& account : dossier.accounts) {
    const Reference& occurrence = account.occurrence->reference;
    draw_line(pen, plain(asking.say(
                       "secretariat.account-of",
                       {{"state", state_name(asking, *account.communication->filed->act.author)},
                        {"reference", occurrence.value()}})));
    draw_button_form(pen, asking, "/desk/separate", {{"about", occurrence.value()}},
                     {.label = asking.say("secretariat.separate"), .secondary = true});
  }
}

void draw_joining(Pen& pen, const Asking& asking, const Dossier& dossier) {
  draw_heading(pen, 2, asking.say("secretariat.join"));
  draw_paragraph(pen, asking.say("secretariat.join-what"));
  publication::Filter filter{.action = path_of(dossier.reference),
                             .fields = {},
                             .button = asking.say("secretariat.compare")};
  filter.fields.push_back({.kind = publication::Filter::Field::Kind::text,
                           .name = "other",
                           .label = asking.say("page.shared.column.dossier"),
                           .value = {},
                           .choices = {}});
  draw(pen, filter);
}

}  // namespace

Response get_dossiers(const Asking& asking) {
  const Seen seen(asking);
  publication::pages::Query query;
  for (const auto& [name, value] : asking.request.query) query.emplace(name, value);
  auto matrix = publication::pages::dossiers_page(seen.ground, query);
  if (!matrix) matrix = publication::pages::dossiers_page(seen.ground, {});
  if (!matrix) return not_found(asking);
  lead_to_desk(*matrix);
  return show(asking, std::move(*matrix), [&](Pen& pen) { draw_likely(pen, asking, seen); });
}

Response get_dossier(const Asking& asking) {
  const Seen seen(asking);
  const DossierPointer dossier = seen.standing->dossier_of(Reference{asking.named.at(0)});
  if (!dossier) return not_found(asking);
  if (const auto other = asking.request.asked("other"); other && !other->empty()) {
    const DossierPointer second = seen.standing->dossier_of(Reference{std::string(*other)});
    if (!second) return not_found(asking);
    return go(asking, "/desk/join/" + dossier->reference.value() + "/" + second->reference.value());
  }
  auto document = publication::pages::dossier_page(seen.ground, dossier->reference.value());
  if (!document) return not_found(asking);
  lead_to_desk(*document);
  return show(asking, std::move(*document), [&](Pen& pen) {
    draw_heading(pen, 2, asking.say("secretariat.filings"));
    std::vector<publication::Item> items;
    for (const auto& account : dossier->accounts) {
      const Reference& filing = account.communication->reference();
      items.push_back({{}, reference_line(filing, "/desk/circulation/" + filing.value())});
    }
    for (const auto& follow_up : dossier->follow_ups) {
      items.push_back({{},
                       reference_line(follow_up->reference(),
                                      "/desk/circulation/" + follow_up->reference().value())});
    }
    draw(pen, publication::List{std::move(items)});
    draw_joining(pen, asking, *dossier);
    draw_separating(pen, asking, *dossier);
  });
}

Response get_join(const Asking& asking) {
  const Seen seen(asking);
  const DossierPointer first = seen.standing->dossier_of(Reference{asking.named.at(0)});
  const DossierPointer second = seen.standing->dossier_of(Reference{asking.named.at(1)});
  if (!first || !second) return not_found(asking);
  if (first == second) return go(asking, path_of(first->reference));
  return show(asking,
              {.title = asking.say("secretariat.join"),
               .draw =
                   [&](Pen& pen) {
                     const auto likeness = procedure::likeness(
                         *first->accounts.front().occurrence, *second->accounts.front().occurrence);
                     if (!likeness.grounds.empty()) {
                       draw_paragraph(pen, asking.say("secretariat.likely-because",
                                                      {{"points", std::int64_t{likeness.points}},
                                                       {"grounds", publication::pages::grounds_of(
                                                                       asking.words, likeness)}}));
                     }
                     draw_accounts(pen, asking, {first, second});
                     draw_before_and_after(pen, asking, *first, *second);
                     draw_button_form(pen, asking, "/desk/join",
                                      {{"first", first->reference.value()},
                                       {"second", second->reference.value()}},
                                      {.label = asking.say("secretariat.join")});
                     draw_line(pen, way(asking, "secretariat.not-joined", "/desk/dossiers"));
                   },
               .headers = {}});
}

Response post_join(const Asking& asking) {
  const Reference first{asking.field("first")};
  const auto put = asking.parts.filings.put(
      *asking.acting, procedure::Joined{first, Reference{asking.field("second")}});
  if (!put) return refused(asking, put.error(), "/desk/dossiers");
  return go(asking, path_of(first));
}

Response post_separate(const Asking& asking) {
  const Reference about{asking.field("about")};
  const auto put = asking.parts.filings.put(*asking.acting, procedure::Separated{about});
  if (!put) return refused(asking, put.error(), "/desk/dossiers");
  return go(asking, path_of(about));
}

Response get_prevention(const Asking& asking) {
  const Seen seen(asking);
  const std::string state = asking.asked("state");
  const std::string measure = asking.asked("measure");
  const std::string words = asking.asked("words");
  publication::Table table;
  table.caption = plain(asking.say("secretariat.prevention-caption"));
  table.columns = {column(asking, "page.shared.column.state", 2),
                   column(asking, "page.shared.column.dossier", 2),
                   column(asking, "page.shared.column.entered", 2),
                   column(asking, "secretariat.measures", 3),
                   column(asking, "secretariat.in-its-words", 5)};
  auto all = seen.standing->communications();
  std::ranges::reverse(all);
  std::size_t found = 0;
  for (const auto& one : all) {
    const procedure::FollowedUp* follow_up = one->follow_up();
    if (!follow_up || one->withdrawn) continue;
    if (!state.empty() && one->filed->act.author->value() != state) continue;
    for (const procedure::ElementAnswer& answer : follow_up->elements) {
      if (answer.element != Element::prevention) continue;
      const bool told = answer.answer == procedure::Answer::reported;
      if (!told && answer.measures.empty() && answer.words.empty()) continue;
      // Where the element has no words of its own, those of the whole follow-up speak of it.
      const std::string& in_words =
          answer.words.empty() ? follow_up->statement.words : answer.words;
      if (!measure.empty() && std::ranges::find(answer.measures, measure) == answer.measures.end())
        continue;
      if (!words.empty() && !holds_words(in_words, words)) continue;
      if (++found > measures_shown_max) continue;
      const DossierPointer dossier = seen.standing->dossier_of(follow_up->about);
      const Reference& about = dossier ? dossier->reference : follow_up->about;
      publication::Run said{.words = in_words};
      if (follow_up->statement.language != asking.words.language()) {
        said.language = follow_up->statement.language;
      }
      table.rows.push_back(
          {row_header(plain(state_name(asking, *one->filed->act.author))),
           cell(reference_line(about, path_of(about))),
           cell(plain(asking.words.date(one->filed->entered))),
           cell(plain(publication::words_for(asking.words, "prevention", answer.measures))),
           cell({said})});
    }
  }
  publication::Filter filter{.action = "/desk/prevention",
                             .fields = {},
                             .button = asking.say("page.shared.filter.button")};
  using Kind = publication::Filter::Field::Kind;
  publication::Filter::Field by{
      Kind::choice, "state", asking.say("page.shared.column.state"), state, {}};
  for (const Option& option : state_options(asking, "page.shared.all")) {
    by.choices.emplace_back(option.value, option.label);
  }
  publication::Filter::Field of{
      Kind::choice, "measure", asking.say("secretariat.measures"), measure, {}};
  of.choices.emplace_back("", asking.say("page.shared.all"));
  if (const auto* vocabulary = asking.parts.office.law().form.find("prevention")) {
    for (const auto& term : vocabulary->terms) {
      of.choices.emplace_back(term.code, asking.say(term.key));
    }
  }
  filter.fields = {
      by, of, {Kind::text, "words", asking.say("secretariat.in-its-words"), words, {}}};
  return show(asking, {.title = asking.say("secretariat.prevention"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("secretariat.prevention-what"));
                             draw(pen, filter);
                             if (table.rows.empty()) {
                               draw_paragraph(pen, asking.say("secretariat.prevention-none"));
                             } else {
                               draw(pen, table);
                             }
                             if (found > measures_shown_max) {
                               draw_paragraph(
                                   pen, asking.say("page.shared.more",
                                                   {{"shown", std::int64_t{measures_shown_max}},
                                                    {"number", static_cast<std::int64_t>(found)}}));
                             }
                           },
                       .headers = {}});
}

}  // namespace inviola::web::desks::secretariat
