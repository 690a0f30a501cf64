// Likely duplicates: proposed with every reason, and no more than proposed.
#include "procedure/likeness.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace inviola::procedure {
namespace {

Occurrence at(const char* reference, const char* day, const char* place) {
  Occurrence out;
  out.reference = Reference{reference};
  out.date = PartialDate::parse(day);
  out.place = place;
  out.host = StateCode{"XGR"};
  out.sending_states = {StateCode{"XRU"}};
  out.target = {"embassy"};
  out.nature = {"arson"};
  return out;
}

EnteredActPointer reported(std::uint64_t position, const char* author, Occurrence occurrence) {
  EnteredAct out;
  out.position = position;
  out.entered = *Date::parse("2018-05-01");
  out.act.reference = Reference{"REPT-000" + std::to_string(position)};
  out.act.author = StateCode{author};
  out.act.body = Reported{.occurrences = {std::move(occurrence)}};
  return std::make_shared<const EnteredAct>(std::move(out));
}

bool has(const Likeness& likeness, LikenessGround ground) {
  return std::ranges::find(likeness.grounds, ground) != likeness.grounds.end();
}

TEST_CASE("two accounts of one day, place and target are as like as can be, with every reason") {
  const Likeness found = likeness(at("A", "2018-04-02", "Strelsau, Castle Square"),
                                  at("B", "2018-04-02", "STRELSAU castle  square"));
  CHECK(found.points == 100);
  CHECK(found.grounds == std::vector{LikenessGround::same_day, LikenessGround::same_place,
                                     LikenessGround::sending_state, LikenessGround::target,
                                     LikenessGround::nature});
}

TEST_CASE("the points are the sum of the grounds told") {
  for (const char* day : {"2018-04-02", "2018-04-03", "2018-04-05", "2018-04", "2018-04-06"}) {
    for (const char* place : {"Strelsau, Castle Square", "Strelsau, harbour", "Zenda"}) {
      const Likeness found =
          likeness(at("A", "2018-04-02", "Strelsau, Castle Square"), at("B", day, place));
      int sum = 0;
      for (const LikenessGround ground : found.grounds) sum += points(ground);
      CHECK(found.points == sum);
    }
  }
}

TEST_CASE("the further apart in days, the less like; after three days nothing is in common") {
  const auto points_on = [](const char* day) {
    return likeness(at("A", "2018-04-02", "Strelsau"), at("B", day, "Strelsau")).points;
  };
  CHECK(points_on("2018-04-02") > points_on("2018-04-03"));
  CHECK(points_on("2018-04-03") > points_on("2018-04-05"));
  CHECK(points_on("2018-04-05") > 0);
  CHECK(points_on("2018-04-06") == 0);
  CHECK(points_on("2018-03-30") > 0);
  CHECK(points_on("2018-03-29") == 0);
  CHECK(has(likeness(at("A", "2018-04-02", "x"), at("B", "2018-04", "y")),
            LikenessGround::days_overlap));
  CHECK(points_on("2018-05") == 0);
}

TEST_CASE("another State, or none stated, is another incident") {
  Occurrence elsewhere = at("B", "2018-04-02", "Strelsau");
  elsewhere.host = StateCode{"XRU"};
  CHECK(likeness(at("A", "2018-04-02", "Strelsau"), elsewhere).points == 0);
  elsewhere.host.reset();
  CHECK(likeness(elsewhere, elsewhere).points == 0);
}

TEST_CASE("pairs are proposed, the likeliest first; nothing is joined, and what is joined is not") {
  Standing standing;
  standing = after(standing, reported(0, "XRU", at("OCCR-0000", "2018-04-03", "Strelsau")));
  standing = after(standing, reported(1, "XGR", at("OCCR-0001", "2018-04-02", "Strelsau")));
  standing = after(standing, reported(2, "XLA", at("OCCR-0002", "2018-04-02", "Strelsau")));
  standing = after(standing, reported(3, "XLA", at("OCCR-0003", "2018-09-02", "Strelsau")));
  const auto found = likely_same(standing);
  REQUIRE(found.size() == 3);
  CHECK(found[0].first.value() == "OCCR-0001");
  CHECK(found[0].second.value() == "OCCR-0002");
  CHECK(found[1].first.value() == "OCCR-0000");
  CHECK(found[1].points < found[0].points);
  CHECK(likely_same(standing, 101).empty());
  CHECK(standing.dossier_count() == 4);

  EnteredAct joined;
  joined.position = 4;
  joined.act.reference = Reference{"JOIN-0004"};
  joined.act.body = Joined{Reference{"OCCR-0001"}, Reference{"OCCR-0002"}};
  standing = after(standing, std::make_shared<const EnteredAct>(joined));
  CHECK(likely_same(standing).size() == 1);
}

}  // namespace
}  // namespace inviola::procedure
