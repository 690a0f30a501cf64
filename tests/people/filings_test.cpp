#include "office/people/filings.h"

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
