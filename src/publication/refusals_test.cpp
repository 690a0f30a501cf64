#include "publication/refusals.h"

#include <doctest/doctest.h>

#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

RefusalText told(const procedure::Refusal& refusal) {
  return explain(golden::english(), golden::law(), refusal, golden::day("2018-01-01"));
}

TEST_CASE("a refusal says what, why, by which paragraph, and what to do") {
  const RefusalText text = told({.code = "withheld",
                                 .mandate = "A/RES/71/145",
                                 .paragraph = "11 (b)",
                                 .field = "about",
                                 .facts = {{"field", "about"}, {"value", "REPT-0001"}}});
  CHECK(text.all() ==
        "The State that made the communication asked that it be withheld. See General Assembly "
        "resolution 71/145, para. 11\u00A0(b). That State may release it.");
}

TEST_CASE("the facts are told in words") {
  CHECK(told({.code = "date-in-future", .field = "done", .facts = {{"value", "2019-02-03"}}})
            .sentence == "“done” lies in the future: 3 February 2019.");
  CHECK(told({.code = "state-did-not-exist", .facts = {{"value", "SSD"}, {"date", "2010-01-01"}}})
            .sentence == "South Sudan did not exist on 1 January 2010.");
  CHECK(told({.code = "missing-field", .field = "occurrences[1].place"}).sentence ==
        "“occurrences[1].place” is missing.");
}

TEST_CASE("what the refusal does not say is left out") {
  const RefusalText text = told({.code = "unknown-state"});
  CHECK(text.all() ==
        "There is no State of this code. Please take the code from the list of States.");
  CHECK(told({.code = "no-mandate", .mandate = "A/RES/71/145"}).basis ==
        "See General Assembly resolution 71/145.");
}

TEST_CASE("a code without a sentence is told all the same") {
  const RefusalText text = told({.code = "of-tomorrow"});
  CHECK(text.all() == "What was asked is refused (of-tomorrow).");
}

}  // namespace
}  // namespace inviola::publication
