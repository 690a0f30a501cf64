#include "archive/sqlite/detail/row_sum.h"

#include <doctest/doctest.h>

#include <numeric>

#include "base/bytes.h"
#include "ledger/entry.h"

namespace inviola::archive::detail {

// The worked examples of spec/archive.md, section 3.
TEST_CASE("a check value is what the format says") {
  ledger::Salt salt;
  std::iota(salt.bytes.begin(), salt.bytes.end(), std::uint8_t{0});
  CHECK(to_hex(row_sum(RowKind::entry, 7, salt.view(), "hello")) == "3abc9b136466d441");
  CHECK(to_hex(row_sum(RowKind::checkpoint, 2, big_endian(7), "note\n")) == "f59e1543c9bc621a");
  CHECK(to_hex(row_sum(RowKind::piece, 0, sha256("hello").view(), "hello")) == "8f04ce0590245e87");
  CHECK(to_hex(row_sum(RowKind::setting, 0, "name", "Register")) == "27f2580fedda905b");
}

TEST_CASE("a check value tells where one part ends and the next begins") {
  CHECK(row_sum(RowKind::setting, 0, "ab", "c") != row_sum(RowKind::setting, 0, "a", "bc"));
  CHECK(row_sum(RowKind::entry, 1, "a", "b") != row_sum(RowKind::piece, 1, "a", "b"));
  CHECK(row_sum(RowKind::entry, 1, "a", "b") != row_sum(RowKind::entry, 2, "a", "b"));
}

}  // namespace inviola::archive::detail
