// The first pages of those who are signed in: what they owe and filed, and nothing of others'.
#include <doctest/doctest.h>

#include "disclosure/gate.h"
#include "publication/detail/golden.h"
#include "publication/pages/desks/filing.h"
#include "publication/pages/desks/mission.h"
#include "publication/pages/desks/round.h"

namespace inviola::publication::pages {
namespace {

using disclosure::Viewer;
using golden::contains;
using mandate::StateCode;

/// All that a mission's first page is made of, as text.
std::string mission_of(const char* state, const Viewer& viewer) {
  const auto seen = golden::story().seen_by(viewer);
  const Ground ground{seen, golden::law(), golden::english(), golden::day("2018-05-20"), true};
  const StateCode us{state};
  std::string out;
  for (const AskedOfUs& asked : asked_of(ground, us)) {
    out += words_of(asked.subject) + (asked.overdue ? " (overdue)\n" : "\n");
    for (const auto& part : asked.parts) {
      out += words_of(part.what) + " | " + words_of(part.until) + " | " + words_of(part.standing) +
             " | " + words_of(part.under) + "\n";
      for (const std::string& why : part.why) out += why + "\n";
    }
  }
  for (const CameIn& one : came_in(ground, us)) {
    out += words_of(one.what) + " " + one.way + "\n";
  }
  Document filings;
  if (auto table = filings_of(ground, us, 100)) put(filings.blocks, std::move(*table));
  return out + golden::print(filings);
}

std::string mission_of(const char* state) {
  return mission_of(state, Viewer::of(StateCode{state}));
}

TEST_CASE("a mission sees what is asked of its State, why, and what it filed") {
  const std::string host = mission_of("XGR");
  INFO(host);
  CHECK(contains(host, "7 October 2018 (practice, not law) | open; under inquiry"));
  CHECK(contains(host, "practice, not law"));
  CHECK(contains(host, "resolution 71/145, para. 10\u00A0(b)"));
  CHECK_FALSE(contains(host, "[page."));
  const std::string reporter = mission_of("XLA");
  // The withheld report of the story is this State's own.
  CHECK(contains(reporter, "REPT-0003"));
  for (const char* other : {"XGR", "XRU", "XCO"}) {
    INFO(other);
    CHECK_FALSE(contains(mission_of(other), "REPT-0003"));
  }
}

TEST_CASE(
    "what came in is what was circulated or addressed to that State, and nothing of its own") {
  const std::string host = mission_of("XGR");
  INFO(host);
  CHECK(contains(host, "drew the attention of Graustark"));
  CHECK(contains(host, "reminded Graustark"));
  CHECK(contains(host, "/mission/notes/"));
  CHECK_FALSE(contains(mission_of("XRU"), "reminded Graustark"));
}

TEST_CASE("before it is filed it is told who will see it, and who will not") {
  const auto seen = golden::story().seen_by(Viewer::of(StateCode{"XRU"}));
  const Ground ground{seen, golden::law(), golden::english(), golden::day("2018-05-20"), true};
  const auto told = [&](procedure::Restriction restriction) {
    procedure::Reported report;
    report.occurrences = {golden::occurrence("NEWW-0001", "2018-05-19", "Edelweiss", "XGR", "XRU")};
    report.statement = {Language::en, "Windows."};
    report.restriction = std::move(restriction);
    const auto act = [&](const char* reference, std::uint64_t position, procedure::Body body,
                         std::optional<StateCode> author) {
      return std::make_shared<const procedure::EnteredAct>(procedure::EnteredAct{
          position,
          ground.today,
          {procedure::Reference{reference}, author, ground.today, "A/RES/71/145", "10 (a)", body}});
    };
    const auto entered =
        disclosure::Gate::if_entered(seen, act("NEWW-REPT", 9000, report, StateCode{"XRU"}));
    const auto circulated = disclosure::Gate::if_entered(
        entered, act("NEWW-CIRC", 9001, procedure::Circulated{procedure::Reference{"NEWW-REPT"}},
                     std::nullopt));
    const Ahead ahead{seen, entered, circulated, procedure::Reference{"NEWW-REPT"}};
    Document out;
    out.blocks = who_sees(ground, ahead);
    for (Block& block : what_follows(ground, ahead)) out.blocks.push_back(std::move(block));
    for (Block& block : what_it_would_say(ground, ahead)) out.blocks.push_back(std::move(block));
    return golden::print(out);
  };
  const std::string open = told({});
  CHECK(contains(open, "the officers of the Secretariat"));
  CHECK(contains(open, "all States"));
  CHECK(contains(open, "nobody"));
  CHECK(contains(open, "Follow-up: measures to bring the offender to justice"));
  CHECK(contains(open, "practice, not law"));
  CHECK_FALSE(contains(open, "NEWW-"));
  const std::string concerned = told({procedure::Audience::states_concerned, {}});
  CHECK(contains(concerned, "Graustark"));
  CHECK(contains(concerned, "the public"));
  CHECK_FALSE(contains(concerned, "all States"));
  const std::string alone = told({procedure::Audience::secretary_general, {}});
  CHECK(contains(alone, "all other States"));
  CHECK_FALSE(contains(alone, "once it is circulated\n"));
}

TEST_CASE("the desk sees the day's round, and nothing that is done or closed") {
  const auto seen = golden::story().seen_by(Viewer::the_desk());
  const Ground ground{seen, golden::law(), golden::english(), golden::day("2018-05-20"), true};
  const std::string page = golden::print(round_page(ground));
  CHECK(contains(page, "Today"));
  CHECK(contains(page, "20 May 2018"));
  CHECK_FALSE(contains(page, "[page."));
  CHECK_FALSE(contains(page, "| performed"));
}

}  // namespace
}  // namespace inviola::publication::pages
