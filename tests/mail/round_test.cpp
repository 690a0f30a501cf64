// Rounds of letters, one thing at a time.
#include <doctest/doctest.h>

#include <algorithm>

#include "disclosure/gate.h"
#include "mail/stage.h"

namespace inviola::mail_tests {
namespace {

using namespace procedure;
using mandate::StateCode;
using office::Again;
using office::Viewer;
using Word = ToldCourier::Word;
using Outcomes = std::set<std::string>;

constexpr const char* all[] = {"XBL", "XCO", "XGR", "XLA", "XLI", "XRU"};

std::string address(const char* state) { return std::string(state) + "@mission.example"; }

/// Everybody can be written to, and the office has begun to send.
void open_post(Stage& stage) {
  for (const char* state : all) stage.contact(state, "mission", address(state));
  REQUIRE(stage.round());
}

std::vector<office::Task> tasks_of(Stage& stage) {
  auto page = office::mail_tasks(stage.office(), Viewer::the_desk());
  REQUIRE(page.has_value());
  return std::move(page->tasks);
}

Again again(Stage& stage, const Reference& act, const char* state) {
  const auto became = office::send_again(stage.office(), act, StateCode{state}, Language::en);
  REQUIRE(became.has_value());
  return *became;
}

std::size_t count_to(const std::vector<office::Letter>& letters, const std::string& to) {
  return static_cast<std::size_t>(std::ranges::count(letters, to, &office::Letter::to));
}

TEST_CASE("a circular note reaches every State once, and is entered as one act") {
  Stage stage;
  open_post(stage);
  const auto note = stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")});
  const auto report = stage.round();
  REQUIRE(report);
  CHECK(report->dispatched == 6);
  CHECK(report->rounds_entered == 1);
  CHECK(stage.outcomes(note) == Outcomes{"XBL dispatched", "XCO dispatched", "XGR dispatched",
                                         "XLA dispatched", "XLI dispatched", "XRU dispatched"});
  for (const char* state : all) CHECK(count_to(stage.courier.arrived, address(state)) == 1);
  const auto again = stage.round();
  REQUIRE(again);
  CHECK(again->dispatched == 0);
  CHECK(again->rounds_entered == 0);
  CHECK(stage.courier.arrived.size() == 6);
}

TEST_CASE("what was entered before the first round is not sent") {
  Stage stage;
  for (const char* state : all) stage.contact(state, "mission", address(state));
  stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")});
  stage.calendar.set(*Date::parse("2018-02-02"));
  REQUIRE(stage.round());
  CHECK(stage.courier.tried.empty());
  stage.report("XRU", "XGR", "XRU");
  REQUIRE(stage.round());
  CHECK(stage.courier.arrived.size() == 1);
}

TEST_CASE("a withheld report leaves no trace with anybody but its author") {
  Stage stage;
  open_post(stage);
  const auto hidden = stage.report("XRU", "XGR", "XRU", Audience::secretary_general);
  const auto narrow = stage.report("XLA", "XBL", "XLA", Audience::states_concerned);
  const auto circulated = stage.enter("", Circulated{narrow});
  stage.rounds_until_settled();
  CHECK(stage.outcomes(hidden) == Outcomes{"XRU dispatched"});
  CHECK(stage.outcomes(circulated) == Outcomes{"XBL dispatched", "XLA dispatched"});
  for (const char* other : {"XCO", "XGR", "XLI"}) {
    CHECK(count_to(stage.courier.tried, address(other)) == 0);
  }
  for (const office::Letter& letter : stage.courier.tried) {
    CHECK((letter.subject + letter.body).find(canary) == std::string::npos);
  }
}

TEST_CASE("what is withheld between two tries is not tried again") {
  Stage stage;
  open_post(stage);
  const auto filed = stage.report("XRU", "XGR", "XRU");
  const auto circulated = stage.enter("", Circulated{filed});
  stage.courier.judge = [](const office::Letter& letter) {
    return letter.to == address("XCO") ? Word{false, Word::not_now} : Word{};
  };
  REQUIRE(stage.round());
  CHECK(count_to(stage.courier.tried, address("XCO")) == 1);
  stage.enter("XRU", Withheld{filed, {Audience::states_concerned, {}}});
  stage.courier.judge = [](const office::Letter&) { return Word{}; };
  stage.rounds_until_settled();
  CHECK(count_to(stage.courier.tried, address("XCO")) == 1);
  CHECK(stage.outcomes(circulated).count("XCO dispatched") == 0);
  CHECK(stage.outcomes(circulated).count("XGR dispatched") == 1);
}

TEST_CASE("a letter that cannot be taken now waits longer each time, and is given up at last") {
  Stage stage;
  open_post(stage);
  stage.courier.judge = [](const office::Letter&) { return Word{false, Word::not_now}; };
  const auto filed = stage.report("XRU", "XGR", "XRU");
  std::vector<std::int64_t> moments;
  for (int minute = 0; minute < 5 * 24 * 60; ++minute) {
    const std::size_t before = stage.courier.tried.size();
    REQUIRE(stage.round());
    if (stage.courier.tried.size() > before) moments.push_back(stage.clock.seconds);
    stage.clock.seconds += 60;
  }
  REQUIRE(moments.size() > 8);
  for (std::size_t i = 1; i < moments.size(); ++i) {
    const auto pause = (moments[i] - moments[i - 1]) / 60;
    CHECK(pause == std::min<std::int64_t>(240, 5LL << (i - 1)));
  }
  CHECK(moments.back() - moments.front() >= 72 * 3600);
  CHECK(stage.outcomes(filed) == Outcomes{"XRU not-delivered"});
  const auto tasks = tasks_of(stage);
  REQUIRE(tasks.size() == 1);
  CHECK(tasks.front().code == "not-delivered");
  CHECK(tasks.front().state == StateCode{"XRU"});
  CHECK(tasks.front().detail == "451 later");
  CHECK(office::mail_tasks(stage.office(), Viewer::of(StateCode{"XRU"}))->tasks.empty());
}

TEST_CASE("refused for good is a task; sent again at a new address it is none any more") {
  Stage stage;
  open_post(stage);
  stage.courier.judge = [](const office::Letter& letter) {
    return letter.to == address("XGR") ? Word{false, Word::not_at_all} : Word{};
  };
  const auto note = stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")});
  stage.rounds_until_settled();
  CHECK(count_to(stage.courier.tried, address("XGR")) == 1);
  CHECK(stage.outcomes(note).count("XGR not-delivered") == 1);
  CHECK(tasks_of(stage).size() == 1);

  stage.contact("XGR", "mission", "new@mission.example");
  CHECK(again(stage, note, "XGR") == Again::begun);
  CHECK(again(stage, note, "XGR") == Again::done);  // under way
  CHECK(again(stage, note, "XRU") == Again::done);
  CHECK(tasks_of(stage).empty());
  stage.rounds_until_settled();
  CHECK(count_to(stage.courier.arrived, "new@mission.example") == 1);
  CHECK(stage.courier.arrived.back().message_id == stage.message_id(note, "XGR"));
  CHECK(stage.outcomes(note).count("XGR dispatched 2") == 1);
  CHECK(stage.outcomes(note).count("XRU dispatched") == 1);
  CHECK(tasks_of(stage).empty());
  CHECK(again(stage, note, "XGR") == Again::done);
}

TEST_CASE("what another way could not deliver, before this register sent letters, is sent once") {
  Stage stage;
  const auto note = stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")});
  stage.enter("", Dispatched{note,
                             {{StateCode{"XGR"}, "address-unknown"},
                              {StateCode{"XBL"}, "not-delivered"},
                              {StateCode{"XRU"}, "dispatched"}}});
  CHECK(tasks_of(stage).size() == 2);
  stage.contact("XGR", "mission", address("XGR"));
  // Nobody would ever send it, and the task would be gone.
  CHECK(again(stage, note, "XGR") == Again::no_mail);
  CHECK(tasks_of(stage).size() == 2);
  stage.calendar.set(*Date::parse("2018-03-02"));
  REQUIRE(stage.round());
  CHECK(stage.courier.tried.empty());
  CHECK(again(stage, note, "XBL") == Again::no_address);
  CHECK(again(stage, note, "XRU") == Again::done);
  CHECK(again(stage, note, "XLA") == Again::done);
  CHECK(again(stage, note, "XGR") == Again::begun);
  CHECK(again(stage, note, "XGR") == Again::done);
  CHECK(tasks_of(stage).size() == 1);
  stage.rounds_until_settled();
  CHECK(again(stage, note, "XGR") == Again::done);
  stage.rounds_until_settled();
  CHECK(stage.courier.arrived.size() == 1);
  CHECK(count_to(stage.courier.arrived, address("XGR")) == 1);
  CHECK(stage.outcomes(note) ==
        Outcomes{"XBL not-delivered", "XGR dispatched 2", "XRU dispatched"});
  CHECK(tasks_of(stage).size() == 1);
}

TEST_CASE("what was withdrawn is no task any more, and is not sent again") {
  Stage stage;
  open_post(stage);
  stage.courier.judge = [](const office::Letter& letter) {
    return letter.to == address("XCO") ? Word{false, Word::not_at_all} : Word{};
  };
  const auto filed = stage.report("XRU", "XGR", "XRU");
  const auto circulated = stage.enter("", Circulated{filed});
  stage.rounds_until_settled();
  CHECK(tasks_of(stage).size() == 1);
  stage.enter("XRU", Withdrawn{filed, {Language::en, "A mistake."}});
  CHECK(tasks_of(stage).empty());
  CHECK(again(stage, circulated, "XCO") == Again::no_document);
}

TEST_CASE("a State without an address is a task; each of its addresses gets the letter once") {
  Stage stage;
  stage.contact("XRU", "mission", "m@ru.example");
  stage.contact("XRU", "capital", "c@ru.example");
  stage.contact("XGR", "mission", "same@gr.example");
  stage.contact("XGR", "capital", "same@gr.example");
  REQUIRE(stage.round());
  stage.courier.judge = [](const office::Letter& letter) {
    return letter.to == "c@ru.example" ? Word{false, Word::not_at_all} : Word{};
  };
  const auto note = stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")});
  stage.rounds_until_settled();
  CHECK(stage.outcomes(note) == Outcomes{"XBL address-unknown", "XCO address-unknown",
                                         "XGR dispatched", "XLA address-unknown",
                                         "XLI address-unknown", "XRU dispatched"});
  CHECK(count_to(stage.courier.arrived, "same@gr.example") == 1);
  const auto tasks = tasks_of(stage);
  CHECK(std::ranges::count(tasks, "address-unknown", &office::Task::code) == 4);
  const auto refused = [&] {
    return std::ranges::count(tasks_of(stage), "address-refused", &office::Task::code);
  };
  CHECK(std::ranges::count(tasks, "address-refused", &office::Task::code) == 1);
  // One address, one task, however many letters it refuses; none once it takes one.
  stage.report("XRU", "XGR", "XRU");
  stage.rounds_until_settled();
  CHECK(refused() == 1);
  stage.courier.judge = [](const office::Letter&) { return Word{}; };
  stage.report("XRU", "XGR", "XRU");
  stage.rounds_until_settled();
  CHECK(refused() == 0);
}

TEST_CASE("a closed way costs no letter a try, is tried more seldom, and is a task") {
  Stage stage;
  open_post(stage);
  stage.courier.judge = [](const office::Letter&) { return Word{false, Word::closed}; };
  const auto filed = stage.report("XRU", "XGR", "XRU");
  for (int hour = 0; hour < 24 * 10; ++hour) {
    REQUIRE(stage.round());
    stage.clock.seconds += 3600;
  }
  CHECK(stage.courier.tried.size() < 70);
  CHECK(stage.outcomes(filed).empty());
  const auto tasks = tasks_of(stage);
  REQUIRE(tasks.size() == 1);
  CHECK(tasks.front().code == "way-closed");
  stage.courier.judge = [](const office::Letter&) { return Word{}; };
  stage.clock.seconds += 4 * 3600;
  stage.rounds_until_settled();
  CHECK(stage.outcomes(filed) == Outcomes{"XRU dispatched"});
  CHECK(tasks_of(stage).empty());
}

TEST_CASE("each State is written to in the language that it wishes, else in the office's") {
  Stage stage;
  open_post(stage);
  for (const Language language : words().offered()) {
    REQUIRE(office::set_contact_language(stage.office().archive().housekeeping(), StateCode{"XRU"},
                                         language));
    stage.report("XRU", "XGR", "XRU");
    stage.rounds_until_settled();
    CHECK(stage.courier.arrived.back().language == language);
  }
  stage.report("XGR", "XGR", "XRU");
  stage.rounds_until_settled();
  CHECK(stage.courier.arrived.back().language == Language::en);
}

TEST_CASE("the evidence: each step has its own moment, for whom it is meant") {
  Stage stage;
  open_post(stage);
  stage.enter(
      "", FullPowersRecorded{
              StateCode{"XGR"}, "head-of-mission", "Ambassador", *Date::parse("2018-01-01"), {}});
  stage.courier.judge = [&stage](const office::Letter& letter) {
    stage.clock.seconds += 7;
    if (letter.to == address("XLI")) return Word{false, Word::not_at_all};
    return letter.to == address("XLA") ? Word{false, Word::not_now} : Word{};
  };
  const auto filed = stage.report("XRU", "XGR", "XRU");
  const auto circulated = stage.enter("", Circulated{filed});
  REQUIRE(stage.round());
  const std::int64_t now = stage.clock.seconds;
  REQUIRE(*office::note_fetched(stage.office(), circulated, StateCode{"XCO"}, now + 100));
  REQUIRE(*office::note_fetched(stage.office(), circulated, StateCode{"XCO"}, now + 200));
  stage.enter("XRU", Acknowledged{circulated});
  stage.enter("XBL", Acknowledged{filed});  // the communication itself, as the missions' pages do

  const auto service = office::service_of(stage.office(), circulated, Viewer::the_desk());
  REQUIRE(service);
  REQUIRE(*service);
  std::string told;
  for (const auto& one : (*service)->states) told += one.state.value() + ' ' + one.outcome + '\n';
  CHECK(told ==
        "XBL acknowledged\nXCO fetched\nXGR dispatched\nXLA accepted\nXLI not-delivered\n"
        "XRU acknowledged\n");
  CHECK((*service)->dispatched == 4);
  CHECK((*service)->spread_seconds == 5 * 7);
  CHECK((*service)->states[1].fetched->seconds == now + 100);
  CHECK((*service)->states[2].available);
  CHECK_FALSE((*service)->states[1].available);
  CHECK((*service)->states[3].letters.at(0).answer == "451 later");

  const auto own = office::service_of(stage.office(), circulated, Viewer::of(StateCode{"XGR"}));
  REQUIRE(*own);
  REQUIRE((*own)->states.size() == 1);
  CHECK((*own)->states[0].state == StateCode{"XGR"});
  CHECK((*own)->states[0].letters.empty());
  CHECK_FALSE(*office::service_of(stage.office(), circulated, Viewer::the_public()));

  // Its author is told where copies of its words are: of others the day alone, and no address.
  const auto author = office::service_of(stage.office(), circulated, Viewer::of(StateCode{"XRU"}));
  REQUIRE(*author);
  std::string copies;
  for (const auto& one : (*author)->states) {
    copies += one.state.value() + ' ' + one.outcome + '\n';
    if (one.state == StateCode{"XRU"}) continue;
    CHECK(one.letters.empty());
    REQUIRE(one.fetched);
    CHECK_FALSE(one.fetched->seconds);
    CHECK_FALSE(one.dispatched);
  }
  CHECK(copies == "XCO fetched\nXRU acknowledged\n");

  // The round is not finished, so the register holds nothing of it yet, and an auditor sees that.
  CHECK_FALSE(*office::service_of(stage.office(), circulated, Viewer::the_auditor()));
  stage.courier.judge = [](const office::Letter&) { return Word{}; };
  stage.clock.seconds += 3600;
  stage.rounds_until_settled();
  const auto audited = office::service_of(stage.office(), circulated, Viewer::the_auditor());
  REQUIRE(*audited);
  CHECK((*audited)->states.size() == 6);
  for (const auto& one : (*audited)->states) {
    CHECK(one.letters.empty());
    CHECK_FALSE(one.fetched);
    CHECK_FALSE(one.accepted->seconds);
  }
}

TEST_CASE("what is handed over reached its State, and is told apart from what was mailed") {
  Stage stage;
  open_post(stage);
  stage.courier.judge = [](const office::Letter& letter) {
    return letter.to == address("XGR") ? Word{false, Word::not_at_all} : Word{};
  };
  const auto note = stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")});
  stage.rounds_until_settled();
  stage.calendar.set(*Date::parse("2018-02-09"));
  stage.enter("", Dispatched{note, {{StateCode{"XGR"}, "received"}}});
  CHECK(tasks_of(stage).empty());
  const auto service = office::service_of(stage.office(), note, Viewer::the_desk());
  REQUIRE(*service);
  const auto& one = (*service)->states.at(2);
  CHECK(one.state == StateCode{"XGR"});
  CHECK(one.outcome == "received");
  CHECK(one.dispatched->day == *Date::parse("2018-02-09"));
  CHECK_FALSE(one.not_delivered);
  CHECK((*service)->dispatched == 6);
  CHECK((*service)->spread_days);
  CHECK_FALSE((*service)->spread_seconds);
}

TEST_CASE("an address that stood once is kept with its days and its source") {
  Stage stage;
  const StateCode state{"XGR"};
  auto& papers = stage.office().archive().housekeeping();
  const auto set = [&](const char* address, const char* source, const char* day) {
    return office::set_contact_point(papers, state, {"mission", address, source},
                                     *Date::parse(day));
  };
  REQUIRE(set("a@gr.example", "the list of missions", "2018-01-01"));
  REQUIRE(set("a@gr.example", "another list", "2018-01-05"));  // the same address: no change
  REQUIRE(set("b@gr.example", "a note verbale", "2018-02-01"));
  CHECK_FALSE(set("c@gr.example", std::string(501, 'x').c_str(), "2018-02-02"));
  const auto contact = *office::contact_of(papers, state);
  REQUIRE(contact.points.size() == 1);
  CHECK(contact.points[0].source == "a note verbale");
  REQUIRE(contact.former.size() == 1);
  CHECK(contact.former[0].point == office::ContactPoint{"mission", "a@gr.example",
                                                        *Date::parse("2018-01-01"),
                                                        "the list of missions"});
  CHECK(contact.former[0].until == *Date::parse("2018-02-01"));
  for (int i = 0; i < 60; ++i) {
    REQUIRE(set(("n" + std::to_string(i) + "@gr.example").c_str(), "", "2018-03-01"));
  }
  CHECK(office::contact_of(papers, state)->former.size() == 40);
}

TEST_CASE("the evidence of what is withheld does not exist for others") {
  Stage stage;
  open_post(stage);
  const auto narrow = stage.report("XLA", "XBL", "XLA", Audience::states_concerned);
  const auto circulated = stage.enter("", Circulated{narrow});
  stage.rounds_until_settled();
  for (const auto& viewer :
       {Viewer::of(StateCode{"XCO"}), Viewer::the_auditor(), Viewer::the_public()}) {
    CHECK_FALSE(*office::service_of(stage.office(), circulated, viewer));
  }
  CHECK_FALSE(*office::note_fetched(stage.office(), circulated, StateCode{"XCO"}, 1));
  CHECK(*office::service_of(stage.office(), circulated, Viewer::of(StateCode{"XBL"})));
}

TEST_CASE("what goes to many is shown to whom the fold of its own standing shows it") {
  Stage stage;
  std::vector<Reference> acts;
  for (const Audience audience : {Audience::everyone, Audience::all_states,
                                  Audience::states_concerned, Audience::secretary_general}) {
    const auto filed = stage.report("XRU", "XGR", "XRU");
    acts.push_back(stage.enter("", Circulated{filed}));
    if (audience != Audience::everyone) stage.enter("XRU", Withheld{filed, {audience, {}}});
  }
  acts.push_back(stage.enter("", CircularNoteSent{73, "LA/COD/1", *Date::parse("2018-05-15")}));
  acts.push_back(stage.enter("", DrillHeld{"Spring", {StateCode{"XGR"}, StateCode{"XLI"}}}));
  const auto desk = stage.office().seen_by(Viewer::the_desk());
  std::vector<Viewer> viewers{Viewer::the_desk()};
  for (const char* state : all) viewers.push_back(Viewer::of(StateCode{state}));
  int shown = 0;
  for (const Reference& act : acts) {
    for (const Viewer& viewer : viewers) {
      const auto told = disclosure::Gate::goes_to(desk->act(act)->act, *desk, viewer);
      REQUIRE(told);
      CHECK(*told == (stage.office().seen_by(viewer)->act(act) != nullptr));
      shown += *told ? 1 : 0;
    }
  }
  // Everyone twice, then the concerned, the author, everyone, the two of the drill; and the desk.
  CHECK(shown == 6 + 6 + 2 + 1 + 6 + 2 + 6);
}

TEST_CASE("a drill is sent like any other letter and says that it is one") {
  Stage stage;
  open_post(stage);
  const auto drill = stage.enter("", DrillHeld{"Spring", {StateCode{"XGR"}, StateCode{"XLI"}}});
  stage.rounds_until_settled();
  CHECK(stage.outcomes(drill) == Outcomes{"XGR dispatched", "XLI dispatched"});
  REQUIRE(stage.courier.arrived.size() == 2);
  CHECK(stage.courier.arrived[0].subject.starts_with("DRILL"));
  CHECK((*office::service_of(stage.office(), drill, Viewer::the_desk()))->drill);
}

TEST_CASE("a contact point: its day, its confirmation, and what is no address") {
  Stage stage;
  const StateCode state{"XGR"};
  stage.contact("XGR", "mission", "a@gr.example");
  const auto standing = [&](const Viewer& viewer) {
    return *office::contact_standing(stage.office(), state, viewer);
  };
  REQUIRE(standing(Viewer::the_desk()));
  CHECK(standing(Viewer::the_desk())->confirmation.due == *Date::parse("2018-03-03"));
  CHECK_FALSE(standing(Viewer::of(StateCode{"XRU"})));
  CHECK_FALSE(standing(Viewer::the_public()));
  stage.calendar.set(*Date::parse("2018-03-04"));
  CHECK(standing(Viewer::of(state))->confirmation.overdue);
  CHECK(tasks_of(stage).front().code == "confirmation-due");
  stage.enter("XGR", ContactConfirmed{"mission"});
  CHECK(standing(Viewer::of(state))->confirmation.due == *Date::parse("2019-03-04"));
  // The same address again is no change; another begins anew.
  stage.contact("XGR", "mission", "a@gr.example");
  CHECK(standing(Viewer::the_desk())->confirmation.due == *Date::parse("2019-03-04"));
  stage.calendar.set(*Date::parse("2018-04-01"));
  stage.contact("XGR", "mission", "b@gr.example");
  CHECK(standing(Viewer::the_desk())->confirmation.due == *Date::parse("2018-05-01"));
  stage.contact("XGR", "mission", "");
  CHECK_FALSE(standing(Viewer::the_desk())->confirmation.due);

  for (const char* good : {"a@b.example", "first.last+note@sub-domain.example", "x@y"}) {
    CHECK(office::why_no_address(good).empty());
  }
  for (const char* bad :
       {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b..c", ".a@b", "a.@b", "a@b\r\nBcc: c@d",
        "\"a\"@b", "<a@b>", "a@b,c@d", "\xd0\xb0@b.example", "a@[127.0.0.1]"}) {
    CAPTURE(bad);
    CHECK_FALSE(office::why_no_address(bad).empty());
  }
  CHECK_FALSE(office::why_no_address(std::string(65, 'a') + "@b").empty());
  CHECK_FALSE(office::why_no_address("a@" + std::string(253, 'b')).empty());
}

}  // namespace
}  // namespace inviola::mail_tests
