#include "office/people/filings.h"

#include "base/limits.h"
#include "people/ground.h"

namespace inviola::office::people {
namespace {

using namespace procedure;

Reported report() {
  Occurrence one;
  one.date = PartialDate::parse("2018-05-10");
  one.place = "Edelweiss";
  one.host = StateCode{"XGR"};
  one.sending_states = {StateCode{"XRU"}};
  one.target = {"embassy"};
  one.nature = {"premises"};
  return {.occurrences = {one},
          .statement = {Language::en, "The windows were broken."},
          .restriction = {Audience::secretary_general, {}}};
}

template <class T>
const T& given(const Result<Put, NotPut>& put) {
  REQUIRE(put);
  REQUIRE(std::holds_alternative<T>(*put));
  return std::get<T>(*put);
}

TEST_CASE("what is restricted is released, or restricted otherwise, only by two") {
  Ground ground;
  const auto powers = ground.full_powers("XRU", "head-of-mission");
  const Acting one = ground.acting(ground.somebody("one", powers));
  const Acting two = ground.acting(ground.somebody("two", powers));
  const Acting stranger =
      ground.acting(ground.somebody("s", ground.full_powers("XGR", "head-of-mission")));
  const Reference filed = given<Filed>(ground.filings.put(one, report())).entered->act.reference;

  const Restriction to_all{Audience::all_states, {}};
  CHECK(given<Waits>(ground.filings.put(one, Withheld{filed, to_all})).id.starts_with("XRU/"));
  const std::string id = given<Waits>(ground.filings.put(one, Released{filed, to_all})).id;
  const auto restriction = [&] {
    return ground.office->seen_by(one.viewer)->communication(filed)->restriction.audience;
  };
  CHECK(restriction() == Audience::secretary_general);
  CHECK(no_of(ground.filings.sign(one, id)) == "same-person");
  CHECK(no_of(ground.filings.sign(stranger, id)) == "nothing-waits");
  CHECK(no_of(ground.filings.drop(stranger, id)) == "nothing-waits");
  CHECK(ground.filings.awaiting(stranger)->empty());
  CHECK(restriction() == Audience::secretary_general);
  CHECK(ground.filings.sign(two, id).has_value());
  CHECK(restriction() == Audience::all_states);
  CHECK(no_of(ground.filings.sign(two, id)) == "nothing-waits");
}

TEST_CASE("to restrict takes one: nobody waits to close a door") {
  Ground ground;
  const Acting one =
      ground.acting(ground.somebody("one", ground.full_powers("XRU", "head-of-mission")));
  Reported open = report();
  open.restriction = {};
  const Reference filed = given<Filed>(ground.filings.put(one, open)).entered->act.reference;
  given<Filed>(ground.filings.put(one, Withheld{filed, {Audience::secretary_general, {}}}));
}

TEST_CASE("what a drafter prepares a signer signs") {
  Ground ground;
  const Acting drafter = ground.acting(ground.somebody("d", ground.full_powers("XRU", "drafter")));
  const Acting other = ground.acting(ground.somebody("o", ground.full_powers("XRU", "drafter")));
  const Acting signer =
      ground.acting(ground.somebody("s", ground.full_powers("XRU", "charge-daffaires")));
  const std::string id = given<Waits>(ground.filings.put(drafter, report())).id;
  CHECK(ground.office->seen_by(drafter.viewer)->communications().empty());
  CHECK(no_of(ground.filings.sign(other, id)) == "not-a-signer");
  const auto signed_act = ground.filings.sign(signer, id);
  REQUIRE(signed_act);
  CHECK(signed_act->entered->act.author == StateCode{"XRU"});
  const std::string again = given<Waits>(ground.filings.put(drafter, report())).id;
  CHECK(no_of(ground.filings.drop(other, again)) == "not-a-signer");
  CHECK(ground.filings.drop(drafter, again).has_value());
  CHECK(ground.filings.awaiting(signer)->empty());
}

TEST_CASE("a State may have everything signed by another than who drafted it") {
  Ground ground;
  const auto powers = ground.full_powers("XRU", "head-of-mission");
  const Acting one = ground.acting(ground.somebody("one", powers));
  const Acting two = ground.acting(ground.somebody("two", powers));
  const Acting drafter = ground.acting(ground.somebody("d", ground.full_powers("XRU", "drafter")));
  CHECK(no_of(ground.filings.choose(drafter, {true})) == "not-a-signer");
  CHECK(ground.filings.choose(one, {true}).has_value());
  const std::string id = given<Waits>(ground.filings.put(one, report())).id;
  CHECK(no_of(ground.filings.sign(one, id)) == "same-person");
  // The one who wants it cannot get round it by changing the manner.
  CHECK(no_of(ground.filings.choose(one, {false})) == "something-waits");
  CHECK(ground.filings.sign(two, id).has_value());
  CHECK(ground.filings.choose(one, {false}).has_value());
  given<Filed>(ground.filings.put(one, report()));
}

TEST_CASE("what the procedure refuses when it is signed stays with those who laid it out") {
  Ground ground;
  const Acting drafter = ground.acting(ground.somebody("d", ground.full_powers("XRU", "drafter")));
  const Acting signer =
      ground.acting(ground.somebody("s", ground.full_powers("XRU", "head-of-mission")));
  const std::string id =
      given<Waits>(ground.filings.put(drafter, Withdrawn{Reference{"NOPE-NOPE"}, {}})).id;
  const auto refused = ground.filings.sign(signer, id);
  REQUIRE_FALSE(refused);
  CHECK(std::get<Refusal>(refused.error()).code == "unknown-communication");
  CHECK(ground.filings.awaiting(signer)->size() == 1);
}

TEST_CASE("a key alone releases nothing: it is laid out for one who signs") {
  Ground ground;
  const auto powers = ground.full_powers("XRU", "head-of-mission");
  const Acting signer = ground.acting(ground.somebody("s", powers));
  const Acting drafter = ground.acting(ground.somebody("d", ground.full_powers("XRU", "drafter")));
  const StateCode own{"XRU"};
  const auto hand_in = [&](std::optional<StateCode> author, Body body,
                           std::optional<Date> done = {}) {
    return ground.filings.hand_in({author, done, std::move(body)}, Hand::program);
  };
  const Reference filed = given<Filed>(hand_in(own, report())).entered->act.reference;
  const auto restriction = [&] {
    return ground.office->seen_by(signer.viewer)->communication(filed)->restriction.audience;
  };
  const Released release{filed, {Audience::all_states, {}}};
  const std::string id = given<Waits>(hand_in(own, release, day("2018-05-14"))).id;
  CHECK(id.starts_with("XRU/"));
  CHECK(restriction() == Audience::secretary_general);
  // Sent again, as a program does that had no answer, it waits once; on another day it is another.
  CHECK(given<Waits>(hand_in(own, release, day("2018-05-14"))).id == id);
  CHECK(given<Waits>(hand_in(own, release)).id != id);
  CHECK(ground.filings.awaiting(signer)->size() == 2);
  CHECK(ground.filings.awaiting(signer)->front().value.by == "program");
  CHECK(no_of(ground.filings.sign(drafter, id)) == "not-a-signer");
  const auto entered = ground.filings.sign(signer, id);
  REQUIRE(entered);
  CHECK(entered->entered->act.done == day("2018-05-14"));
  CHECK(restriction() == Audience::all_states);
}

TEST_CASE("no way past it: the office itself refuses to one what is for two") {
  Ground ground;
  const StateCode own{"XRU"};
  const auto submit = [&](std::optional<StateCode> author, Body body, Hands hands) {
    const auto outcome = ground.office->submit({author, {}, std::move(body), hands});
    if (outcome) return std::string("(entered)");
    const auto* refusal = std::get_if<Refusal>(&outcome.error());
    return refusal ? refusal->code : std::string("(fault)");
  };
  const Reference filed = ground.enter("XRU", report());
  const Restriction wider{Audience::listed, {StateCode{"XGR"}}};
  CHECK(submit(own, Released{filed, {}}, Hands::one) == "second-person");
  CHECK(submit(own, Withheld{filed, wider}, Hands::one) == "second-person");
  CHECK(submit({}, Appointed{"desk-supervisor", "x", day("2018-05-15"), {}}, Hands::one) ==
        "second-person");
  // What would be refused anyhow is refused as before: nothing is told by it.
  CHECK(submit(StateCode{"XGR"}, Released{filed, {}}, Hands::one) == "unknown-communication");
  CHECK(submit(own, Withheld{filed, wider}, Hands::two) == "(entered)");
  CHECK(submit(own, Released{filed, {}}, Hands::two) == "(entered)");
  // To restrict takes one.
  CHECK(submit(own, Withheld{filed, wider}, Hands::one) == "(entered)");
}

TEST_CASE("a program is refused what would be refused, and nothing is laid out for it") {
  Ground ground;
  const Acting signer =
      ground.acting(ground.somebody("s", ground.full_powers("XRU", "head-of-mission")));
  const Acting one = ground.acting(ground.somebody("one", ground.appointment("desk-supervisor")));
  const Acting two = ground.acting(ground.somebody("two", ground.appointment("desk-supervisor")));
  const StateCode own{"XRU"};
  const Reference filed = ground.enter("XRU", report());
  const auto refusal_of = [](const Result<Put, NotPut>& put) {
    REQUIRE_FALSE(put);
    const auto* refusal = std::get_if<Refusal>(&put.error());
    return refusal ? refusal->code : no_of(put);
  };
  const Restriction same{Audience::secretary_general, {}};
  CHECK(refusal_of(ground.filings.hand_in({own, {}, Withheld{filed, same}}, Hand::program)) ==
        "same-restriction");
  CHECK(refusal_of(ground.filings.hand_in({own, {}, Released{Reference{"NOPE-NOPE"}, {}}},
                                          Hand::program)) == "unknown-communication");
  CHECK(refusal_of(ground.filings.hand_in({StateCode{"XGR"}, {}, Released{filed, {}}},
                                          Hand::program)) == "unknown-communication");
  CHECK(ground.filings.awaiting(signer)->empty());
  // What any officer does alone the desk's key does; an office it gives to nobody.
  const Appointed office{"desk-officer", "Officer", day("2018-05-15"), {}};
  const std::string id = given<Waits>(ground.filings.hand_in({{}, {}, office}, Hand::console)).id;
  CHECK(id.starts_with("desk/"));
  CHECK(ground.filings.awaiting(one)->front().value.by == "console");
  CHECK(ground.filings.sign(two, id).has_value());
  // What waits is bounded.
  for (std::size_t i = 0; i < limits::awaiting_per_party_max; ++i) {
    REQUIRE(ground.archive->housekeeping().keep(
        papers::awaiting, "XRU/" + std::to_string(i),
        written(Awaiting{"XRU", "program", "", 1, "{}", ""}), 0));
  }
  CHECK(refusal_of(ground.filings.hand_in({own, {}, Released{filed, {}}}, Hand::program)) ==
        "too-many-wait");
}

TEST_CASE("a State that has one draft and another sign has its key draft") {
  Ground ground;
  const Acting signer =
      ground.acting(ground.somebody("s", ground.full_powers("XRU", "head-of-mission")));
  REQUIRE(ground.filings.choose(signer, Manner{true}));
  given<Waits>(ground.filings.hand_in({StateCode{"XRU"}, {}, report()}, Hand::program));
  given<Filed>(ground.filings.hand_in({StateCode{"XGR"}, {}, report()}, Hand::program));
}

TEST_CASE("a paper that an earlier version wrote is read, and what is not ours is refused") {
  Ground ground;
  const auto keep = [&](const char* id, const char* bytes) {
    REQUIRE(ground.archive->housekeeping().keep(papers::awaiting, id, bytes, 0));
  };
  keep("XRU/old", R"({"party":"XRU","by":"x","name":"n","at":5,"body":"{}"})");
  const auto read = find<Awaiting>(ground.people.papers(), papers::awaiting, "XRU/old");
  REQUIRE((read && *read));
  CHECK((*read)->value.done.empty());
  CHECK((*read)->value.at == 5);
  keep("XRU/new", R"({"party":"XRU","by":"x","name":"n","at":5,"body":"{}","done":"","x":1})");
  CHECK_FALSE(find<Awaiting>(ground.people.papers(), papers::awaiting, "XRU/new"));
}

TEST_CASE("offices at the Secretariat are given by two supervisors; an auditor files nothing") {
  Ground ground;
  const auto supervision = ground.appointment("desk-supervisor");
  const Acting one = ground.acting(ground.somebody("one", supervision));
  const Acting two = ground.acting(ground.somebody("two", supervision));
  const Acting officer = ground.acting(ground.somebody("o", ground.appointment("desk-officer")));
  const Acting auditor = ground.acting(ground.somebody("a", ground.appointment("auditor")));
  const Appointed office{"desk-officer", "Desk officer", day("2018-05-15"), {}};
  CHECK(no_of(ground.filings.put(officer, office)) == "not-a-supervisor");
  CHECK(no_of(ground.filings.put(auditor, office)) == "files-nothing");
  const std::string id = given<Waits>(ground.filings.put(one, office)).id;
  CHECK(no_of(ground.filings.sign(officer, id)) == "not-a-signer");
  CHECK(no_of(ground.filings.sign(one, id)) == "same-person");
  CHECK(ground.filings.sign(two, id).has_value());
  // What any officer does every day takes one.
  given<Filed>(ground.filings.put(
      officer, FullPowersRecorded{StateCode{"XGR"}, "drafter", "Drafter", day("2018-05-15"), {}}));
}

}  // namespace
}  // namespace inviola::office::people
