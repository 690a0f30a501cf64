#include "procedure/powers.h"

#include <doctest/doctest.h>

#include "procedure/codec.h"

namespace inviola::procedure::powers {
namespace {

Date day(const char* iso) { return *Date::parse(iso); }

struct Told {
  const char* reference;
  Body body;
};

Standing standing_of(const std::vector<Told>& told) {
  Standing out;
  std::uint64_t position = 0;
  for (const Told& one : told) {
    out = after(
        std::move(out),
        std::make_shared<const EnteredAct>(EnteredAct{
            position++, day("2018-01-01"),
            Act{Reference{one.reference}, {}, day("2018-01-01"), "A/RES/71/145", "", one.body}}));
  }
  return out;
}

FullPowersRecorded full_powers(const char* capacity) {
  return {StateCode{"XGR"}, capacity, "Ambassador", day("2018-02-01"), day("2018-03-01")};
}

TEST_CASE("powers stand from their first day to their last, both included") {
  const Standing seen = standing_of({{"a", full_powers("head-of-mission")}});
  const Reference a{"a"};
  CHECK_FALSE(powers_on(seen, a, day("2018-01-31")));
  CHECK(powers_on(seen, a, day("2018-02-01")));
  CHECK(powers_on(seen, a, day("2018-03-01")));
  CHECK_FALSE(powers_on(seen, a, day("2018-03-02")));
  CHECK_FALSE(powers_on(seen, Reference{"b"}, day("2018-02-01")));
}

TEST_CASE("an act ends powers, and only those that it names") {
  const Standing seen =
      standing_of({{"a", full_powers("head-of-mission")},
                   {"b", full_powers("drafter")},
                   {"c", Appointed{"desk-officer", "Desk officer", day("2018-01-01"), {}}},
                   {"d", Appointed{"auditor", "Auditor", day("2018-01-01"), {}}},
                   {"e", FullPowersEnded{Reference{"a"}}},
                   {"f", AppointmentEnded{Reference{"d"}}}});
  const Date today = day("2018-02-15");
  CHECK_FALSE(powers_on(seen, Reference{"a"}, today));
  CHECK_FALSE(powers_on(seen, Reference{"d"}, today));
  const auto standing = powers_on(seen, today);
  REQUIRE(standing.size() == 2);
  CHECK(standing[0].reference == Reference{"b"});
  CHECK(standing[0].state == StateCode{"XGR"});
  CHECK(standing[1].capacity == "desk-officer");
  CHECK_FALSE(standing[1].state);
}

TEST_CASE("drafters, contacts and officers of the Secretariat sign for no State") {
  Powers powers{Reference{"a"}, StateCode{"XGR"}, "head-of-mission", "", {}, {}};
  CHECK(may_sign(powers));
  powers.capacity = "charge-daffaires";
  CHECK(may_sign(powers));
  for (const char* capacity : {"drafter", "designated-contact"}) {
    powers.capacity = capacity;
    CHECK_FALSE(may_sign(powers));
  }
  powers = {Reference{"a"}, std::nullopt, "desk-supervisor", "", {}, {}};
  CHECK_FALSE(may_sign(powers));
}

TEST_CASE("an appointment is read as it was written") {
  const EnteredAct entered{0, day("2018-01-01"),
                           Act{Reference{"a"},
                               {},
                               day("2018-01-01"),
                               "A/RES/71/145",
                               "",
                               Appointed{"desk-officer", "Desk officer", day("2018-01-01"), {}}}};
  const std::string bytes = encode(entered);
  CHECK(bytes.find("\"kind\":\"appointed\"") != std::string::npos);
  const auto read = decode(bytes, 0);
  REQUIRE(read);
  CHECK(encode(*read) == bytes);
}

}  // namespace
}  // namespace inviola::procedure::powers
