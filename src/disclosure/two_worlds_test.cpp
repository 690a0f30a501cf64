// What a viewer may not see does not exist for it: two histories that differ in one withheld
// report, and in all that arises only from it, are one and the same to everybody else.

#include <doctest/doctest.h>
#include <shipped.h>

#include <functional>
#include <sstream>

#include "disclosure/gate.h"
#include "procedure/codec.h"
#include "procedure/compile.h"

using namespace inviola;
using namespace inviola::procedure;
using disclosure::Disclosed;
using disclosure::Gate;
using disclosure::Viewer;
using mandate::StateCode;

namespace {

const mandate::Law& law() { return *shipped::law(); }

Date day(const char* iso) { return *Date::parse(iso); }
Reference ref(const char* text) { return Reference{text}; }
std::optional<StateCode> by(const char* code) {
  return *code == '\0' ? std::nullopt : std::optional(StateCode{code});
}

Occurrence occurrence(const char* reference, const char* host, const char* sending) {
  Occurrence out;
  out.reference = ref(reference);
  out.date = PartialDate::parse("2017-02-27");
  out.place = "Edelweiss";
  out.host = StateCode{host};
  out.sending_states = {StateCode{sending}};
  return out;
}

struct Step {
  const char* entered;
  const char* reference;
  const char* author;
  Body body;
  bool of_the_withheld;  ///< arises from the withheld report alone
};

/// An open report and a withheld one about the same host, and every kind of act about each.
std::vector<Step> history() {
  Reported open{.occurrences = {occurrence("open.1", "XGR", "XRU")},
                .statement = {Language::en, "o"}};
  Reported hidden{.occurrences = {occurrence("hidden.1", "XGR", "XLA")},
                  .statement = {Language::en, "CANARY"},
                  .restriction = {Audience::secretary_general, {}}};
  const Restriction concerned{Audience::states_concerned, {}};
  const auto answer = [](const char* about) {
    return FollowedUp{.about = ref(about),
                      .elements = {{Element::justice, Answer::reported, {}, "said"}},
                      .statement = {Language::en, "a"}};
  };
  return {
      {"2017-03-01", "open", "XRU", open, false},
      {"2017-03-02", "hidden", "XLA", hidden, true},
      {"2017-03-03", "circ-open", "", Circulated{ref("open")}, false},
      {"2017-03-04", "narrow", "XLA", Withheld{ref("hidden"), concerned}, true},
      {"2017-03-05", "circ-hidden", "", Circulated{ref("hidden")}, true},
      {"2017-03-06", "join", "", Joined{ref("open.1"), ref("hidden.1")}, true},
      {"2017-03-07", "attention", "", AttentionDrawn{ref("hidden.1"), StateCode{"XGR"}}, true},
      {"2017-03-08", "ack", "XGR", Acknowledged{ref("attention")}, true},
      {"2017-04-01", "answer-hidden", "XGR", answer("hidden.1"), true},
      {"2017-04-02", "circ-answer", "", Circulated{ref("answer-hidden")}, true},
      {"2017-04-03", "correct", "XLA",
       Corrected{ref("hidden"), occurrence("hidden.1", "XBL", "XLA"), {}}, true},
      {"2017-04-04", "summary", "", Summarized{ref("hidden"), "CANARY", false}, true},
      {"2017-10-01", "remind", "",
       Reminded{StateCode{"XBL"}, ref("hidden.1"), "", {Element::justice}, {ref("hidden")}}, true},
      {"2017-10-02", "sent", "", Dispatched{ref("remind"), {{StateCode{"XBL"}, "dispatched"}}},
       true},
      {"2017-10-03", "part", "", Separated{ref("hidden.1")}, true},
      {"2017-11-01", "answer-open", "XGR", answer("open.1"), false},
      {"2017-11-02", "circ-answer-open", "", Circulated{ref("answer-open")}, false},
      {"2017-12-01", "release", "XLA",
       Released{ref("hidden"), {Audience::listed, {StateCode{"XGR"}}}}, true},
      {"2018-01-01", "withdraw", "XLA", Withdrawn{ref("hidden"), {}}, true},
      {"2018-01-02", "translate", "",
       Translated{ref("hidden"), "statement", {Language::fr, "CANARY"}}, true},
      {"2018-03-01", "views", "XCO", ViewsSubmitted{.statement = {Language::en, "v"}}, false},
  };
}

struct World {
  Series<EnteredActPointer> acts;
  Standing whole;
};

World world(bool with_the_withheld) {
  World out;
  std::uint64_t position = 0;
  for (const Step& step : history()) {
    if (step.of_the_withheld && !with_the_withheld) continue;
    auto entered = std::make_shared<const EnteredAct>(
        EnteredAct{position++, day(step.entered),
                   Act{ref(step.reference), by(step.author), day(step.entered), "A/RES/71/145", "",
                       step.body}});
    out.whole = after(std::move(out.whole), entered);
    out.acts.push_back(std::move(entered));
  }
  return out;
}

/// Everything that can be derived from a standing, as text. Positions are left out: they are shown
/// to an act's author and to the desk alone.
std::string fingerprint(const Standing& seen) {
  std::ostringstream out;
  const Date today = day("2018-06-01");
  for (const Step& step : history()) out << (seen.act(ref(step.reference)) != nullptr);
  for (const char* occurrence : {"open.1", "hidden.1"}) {
    out << (seen.dossier_of(ref(occurrence)) != nullptr);
  }
  out << seen.acts() << ' ' << seen.dossier_count() << '\n';
  for (const auto& one : seen.communications()) {
    EnteredAct bare = *one->filed;
    bare.position = 0;
    out << encode(bare) << ' ' << one->circulated.has_value() << one->withdrawn.has_value()
        << one->corrections.size() << one->summary << word(one->restriction.audience) << '\n';
  }
  for (const auto& dossier : seen.dossiers()) {
    out << dossier->reference.value() << ' ' << dossier->members.size() << ' ';
    for (const auto& act : dossier->history) out << kind_of(act->act.body) << act->entered.iso();
    for (const auto& obligor : dossier->obligors) {
      out << obligor.state.value() << obligor.since.iso() << obligor.reminders.size()
          << obligor.attention.has_value() << obligor.acknowledged.has_value();
    }
    out << '\n';
  }
  std::vector<Duty> duties = due(seen, law(), today);
  for (const char* state : {"XGR", "XBL", "XLA", "XRU", "XCO"}) {
    const auto own = duties_of(seen, law(), StateCode{state}, today);
    duties.insert(duties.end(), own.begin(), own.end());
  }
  for (const Duty& duty : duties) {
    out << mandate::word(duty.owes) << word(duty.phase) << word(duty.silence)
        << (duty.due ? duty.due->iso() : "") << (duty.dossier ? duty.dossier->value() : "");
    for (const Reason& reason : duty.why) out << reason.key;
    out << '\n';
  }
  const auto count = count_overdue(seen, law(), today);
  out << count.follow_ups << ' ' << count.reminders << '\n';
  const auto compiled = compile(seen, law(), mandate::AssemblySession{73}, today);
  out << compiled->reports.size() << compiled->views.size() << compiled->reporting_states.size();
  for (const auto& act : seen.other_acts()) out << kind_of(act->act.body) << act->entered.iso();
  return out.str();
}

const std::vector<Viewer>& others() {
  static const std::vector<Viewer> all{Viewer::the_public(), Viewer::the_auditor(),
                                       Viewer::of(StateCode{"XCO"}), Viewer::of(StateCode{"XRU"}),
                                       Viewer::of(StateCode{"USA"})};
  return all;
}

/// A gate with a hole: it shows what `leaks` says, whatever the true gate says.
Standing through_a_leak(const World& world, const Viewer& viewer,
                        const std::function<bool(const EnteredAct&)>& leaks) {
  Standing seen;
  world.acts.for_each_chunk([&](const auto& chunk) {
    for (const auto& act : chunk) {
      EnteredActPointer part = leaks(*act) ? act : Gate::shown(act, world.whole, viewer, seen);
      if (part) seen = after(std::move(seen), std::move(part));
    }
  });
  return seen;
}

}  // namespace

TEST_CASE("a withheld report, and all that arises from it, does not exist for anybody else") {
  const World with = world(true);
  const World without = world(false);
  for (const Viewer& viewer : others()) {
    CAPTURE(viewer.state.value());
    const auto a = Gate::disclose(with.acts, with.whole, viewer);
    const auto b = Gate::disclose(without.acts, without.whole, viewer);
    CHECK(fingerprint(*a) == fingerprint(*b));
    CHECK(fingerprint(*a).find("CANARY") == std::string::npos);
  }
}

TEST_CASE("the comparison catches every planted leak") {
  const World with = world(true);
  const World without = world(false);
  int planted = 0;
  for (const Step& step : history()) {
    if (!step.of_the_withheld) continue;
    // An act about what does not exist for the viewer changes nothing that it could notice, but for
    // the act itself: leaks of joins and separations need the other side to leak too.
    const bool harmless_alone =
        std::holds_alternative<Joined>(step.body) || std::holds_alternative<Separated>(step.body);
    const auto leaks = [&](const EnteredAct& act) {
      return act.act.reference == ref(step.reference) ||
             (harmless_alone &&
              (act.act.reference == ref("hidden") || act.act.reference == ref("join")));
    };
    ++planted;
    CAPTURE(step.reference);
    const auto honest = Gate::disclose(without.acts, without.whole, Viewer::the_public());
    CHECK(fingerprint(through_a_leak(with, Viewer::the_public(), leaks)) != fingerprint(*honest));
  }
  CHECK(planted >= 10);
}

TEST_CASE("those who may see the withheld report see it, as far as they may") {
  const World with = world(true);
  CHECK(Gate::disclose(with.acts, with.whole, Viewer::the_desk())->communication(ref("hidden")));
  CHECK(Gate::disclose(with.acts, with.whole, Viewer::of(StateCode{"XLA"}))
            ->communication(ref("hidden")));
  const auto listed = Gate::disclose(with.acts, with.whole, Viewer::of(StateCode{"XGR"}));
  CHECK(listed->communication(ref("hidden")));
  // It is told the restriction as it stands, not its history.
  CHECK_FALSE(listed->act(ref("narrow")));
}

TEST_CASE("extending a viewer's standing gives what folding it anew gives") {
  const World with = world(true);
  for (const Viewer& viewer : others()) {
    Series<EnteredActPointer> acts;
    Standing whole;
    std::optional<Disclosed<Standing>> kept;
    with.acts.for_each_chunk([&](const auto& chunk) {
      for (const auto& act : chunk) {
        acts.push_back(act);
        whole = after(std::move(whole), act);
        if (!kept || Gate::reaches_back(act->act)) {
          kept = Gate::disclose(acts, whole, viewer);
        } else {
          kept = Gate::extend(*kept, act, whole);
        }
        const auto anew = Gate::disclose(acts, whole, viewer);
        CHECK(fingerprint(**kept) == fingerprint(*anew));
      }
    });
  }
}

TEST_CASE("whoever is asked to read its paragraphs learns of nobody else who is") {
  World world;
  const auto enter = [&](const char* reference, const char* author, Body body) {
    auto entered = std::make_shared<const EnteredAct>(EnteredAct{
        world.acts.size(), day("2018-05-16"),
        Act{ref(reference), by(author), day("2018-05-16"), "A/RES/71/145", "13", std::move(body)}});
    world.whole = after(std::move(world.whole), entered);
    world.acts.push_back(entered);
  };
  const StateCode one{"XRU"};
  const StateCode other{"XLA"};
  enter("asked", "", CommentsInvited{73, "report", day("2018-05-30"), {other, one}});
  enter("said", "XRU", Commented{ref("asked"), false, {}, {Language::en, "CANARY"}});
  enter("told", "", CommentAnswered{ref("said"), true, {}});
  const auto seen = [&](const Viewer& viewer) {
    return Gate::disclose(world.acts, world.whole, viewer);
  };
  const auto asked = [&](const Viewer& viewer) {
    return std::get<CommentsInvited>(seen(viewer)->act(ref("asked"))->act.body).to;
  };
  CHECK(asked(Viewer::the_desk()) == std::vector{other, one});
  CHECK(asked(Viewer::of(one)) == std::vector{one});
  CHECK(asked(Viewer::of(other)) == std::vector{other});
  CHECK(seen(Viewer::of(one))->act(ref("said")));
  CHECK(seen(Viewer::of(one))->act(ref("told")));
  for (const Viewer& viewer : others()) {
    if (viewer == Viewer::of(one)) continue;
    CHECK_FALSE(seen(viewer)->act(ref("asked")));
  }
  for (const Viewer& viewer : {Viewer::of(other), Viewer::the_public(), Viewer::the_auditor()}) {
    CHECK_FALSE(seen(viewer)->act(ref("said")));
    CHECK_FALSE(seen(viewer)->act(ref("told")));
  }
}

TEST_CASE("what a viewer has in common with the whole is held once, and nothing else of it") {
  const World full = world(true);
  const auto desk = Gate::disclose(full.acts, full.whole, Viewer::the_desk());
  const auto public_ = Gate::disclose(full.acts, full.whole, Viewer::the_public());
  for (const char* one : {"open.1", "hidden.1"}) {
    CHECK(desk->dossier_of(ref(one)) == full.whole.dossier_of(ref(one)));
  }
  CHECK(public_->communication(ref("open")) == full.whole.communication(ref("open")));
  CHECK(public_->communication(ref("answer-open")) == full.whole.communication(ref("answer-open")));
  // That it was joined to another, and parted from it, is not the public's to know.
  CHECK(public_->dossier_of(ref("open.1")) != full.whole.dossier_of(ref("open.1")));

  const World open = world(false);
  const auto state = Gate::disclose(open.acts, open.whole, Viewer::of(StateCode{"XCO"}));
  CHECK(state->dossier_of(ref("open.1")) == open.whole.dossier_of(ref("open.1")));
}

TEST_CASE("a reminder or an attention that would tell of a withheld report is not permitted") {
  const World with = world(true);
  Act remind{.mandate = "A/RES/71/145", .paragraph = "11 (d)"};
  remind.body = Reminded{StateCode{"XBL"}, ref("hidden.1"), "", {Element::justice}, {}};
  CHECK(Gate::permits(remind, with.whole).error().code == "withheld");
  remind.body = Reminded{StateCode{"XGR"}, ref("open.1"), "", {Element::outcome}, {}};
  CHECK(Gate::permits(remind, with.whole).has_value());
}

// Nobody but the gate makes something disclosed: a raw standing does not pass for one.
static_assert(!std::is_constructible_v<Disclosed<Standing>, Standing>);
static_assert(!std::is_constructible_v<Disclosed<Standing>, Standing, Viewer>);
static_assert(!std::is_convertible_v<Standing, Disclosed<Standing>>);
static_assert(!std::is_default_constructible_v<Disclosed<Standing>>);
