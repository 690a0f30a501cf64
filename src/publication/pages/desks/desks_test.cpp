// The first pages of those who are signed in: what they owe and filed, and nothing of others'.
#include <doctest/doctest.h>

#include "publication/detail/golden.h"
#include "publication/pages/desks/mission.h"
#include "publication/pages/desks/round.h"
#include "publication/pages/detail/printed.h"

namespace inviola::publication::pages {
namespace {

using disclosure::Viewer;
using mandate::StateCode;

std::string mission_of(const char* state, const Viewer& viewer) {
  const auto seen = golden::story().seen_by(viewer);
  const Ground ground{seen, golden::law(), golden::english(), golden::day("2018-05-20"), true};
  return printed::print(mission_page(ground, StateCode{state}));
}

std::string mission_of(const char* state) {
  return mission_of(state, Viewer::of(StateCode{state}));
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a mission sees what is asked of its State, why, and what it filed") {
  const std::string host = mission_of("XGR");
  CHECK(contains(host, "What is asked of us"));
  CHECK(contains(host, "practice, not law"));
  CHECK_FALSE(contains(host, "[page."));
  const std::string reporter = mission_of("XLA");
  // The withheld report of the story is this State's own.
  CHECK(contains(reporter, "REPT-0003"));
  for (const char* other : {"XGR", "XRU", "XCO"}) {
    INFO(other);
    CHECK_FALSE(contains(mission_of(other), "REPT-0003"));
  }
  // Not even with another's standing by mistake would its page list others' filings.
  CHECK_FALSE(contains(mission_of("XGR", Viewer::the_desk()), "REPT-0003"));
}

TEST_CASE("the desk sees the day's round, and nothing that is done or closed") {
  const auto seen = golden::story().seen_by(Viewer::the_desk());
  const Ground ground{seen, golden::law(), golden::english(), golden::day("2018-05-20"), true};
  const std::string page = printed::print(round_page(ground));
  CHECK(contains(page, "Today"));
  CHECK(contains(page, "20 May 2018"));
  CHECK_FALSE(contains(page, "[page."));
  CHECK_FALSE(contains(page, "| performed"));
}

}  // namespace
}  // namespace inviola::publication::pages
