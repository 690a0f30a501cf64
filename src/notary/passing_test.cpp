#include "notary/passing.h"

#include <doctest/doctest.h>

#include "notary/detail/for_tests.h"
#include "office/world.h"

namespace inviola::notary {
namespace {

TEST_CASE("a passing notary signs what extends the last, and nothing else") {
  office::SeededEntropy entropy("seed");
  PassingNotary notary("register.example", entropy);
  const HistoryForTests grows("register.example", 20);
  const HistoryForTests other("register.example", 20, 3);
  const auto key = ledger::parse_verifier_key(notary.verifier_key().value());
  REQUIRE(key.has_value());

  const auto note = notary.sign(grows.at(5), grows.proof(0, 5));
  REQUIRE(note.has_value());
  CHECK(ledger::open_checkpoint(*note, *key).value() == grows.at(5));
  CHECK(notary.last().value() == grows.at(5));

  CHECK_FALSE(notary.sign(grows.at(4), {}).has_value());
  CHECK_FALSE(notary.sign(other.at(9), other.proof(5, 9)).has_value());
  CHECK_FALSE(notary.sign(HistoryForTests("another.example", 20).at(9), grows.proof(5, 9)));
  CHECK(notary.last().value() == grows.at(5));
  CHECK(notary.sign(grows.at(9), grows.proof(5, 9)).has_value());
}

}  // namespace
}  // namespace inviola::notary
