#include "base/csv.h"

#include <doctest/doctest.h>

#include "base/limits.h"
#include "base/text.h"

using namespace inviola;

namespace {

std::string refusal(std::string_view text) {
  const auto table = parse_csv(text);
  return table ? std::string("read")
               : std::to_string(table.error().line) + ": " + table.error().why;
}

}  // namespace

TEST_CASE("CSV as RFC 4180 has it") {
  const auto table = parse_csv("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n,\n");
  REQUIRE(table.has_value());
  CHECK(table->columns == std::vector<std::string>{"a", "b"});
  REQUIRE(table->records.size() == 2);
  CHECK(table->records[0].line == 2);
  CHECK(table->records[0].fields == std::vector<std::string>{"1", "x, \"y\"\nz"});
  CHECK(table->records[1].line == 4);
  CHECK(table->records[1].fields == std::vector<std::string>{"", ""});
  CHECK(table->column("b") == 1);
  CHECK_FALSE(table->column("c"));
}

TEST_CASE("a byte order mark and a missing last line end are passed over") {
  const auto table = parse_csv(
      "\xEF\xBB\xBF"
      "a,b\n1,");
  REQUIRE(table.has_value());
  CHECK(table->columns[0] == "a");
  CHECK(table->records[0].fields == std::vector<std::string>{"1", ""});
}

TEST_CASE("what two readers could read differently is refused, with its line") {
  CHECK(refusal("") == "1: the table is empty: its first line names the columns");
  CHECK(refusal("a,a\n") == "1: the column \"a\" is named twice");
  CHECK(refusal("a,\n") == "1: column 2 has no name");
  CHECK(refusal("a,b\n1,2\n1\n") == "3: 1 fields where the header names 2 columns");
  CHECK(refusal("a,b\n1,2,3\n").starts_with("2: 3 fields"));
  CHECK(refusal("a,b\nx\"y,2\n").starts_with("2: a quote inside a field"));
  CHECK(refusal("a,b\n\"x\"y,2\n").starts_with("2: something stands after a closing quote"));
  CHECK(refusal("a,b\n1,2\n\"open,\n\n").starts_with("3: a quoted field begins here"));
  CHECK(refusal("a,b\n1,\xC3\n") == "2: the text is not UTF-8: save it as UTF-8");
}

TEST_CASE("a line of 10 MB and a table that is too large are refused at once") {
  CHECK(refusal("a\n" + std::string(10'000'000, 'x')).starts_with("2: a record is longer than"));
  CHECK(refusal("a\n\"" + std::string(10'000'000, 'x')).starts_with("2: a record is longer than"));
  CHECK(refusal(std::string(limits::csv_bytes_max + 1, 'x')).starts_with("0: the table is larger"));
}

TEST_CASE("a written field reads back") {
  for (const std::string field : {"", "plain", "a,b", "say \"so\"", "two\nlines", "السفارة"}) {
    const auto table = parse_csv("x,y\n" + csv_field(field) + ",1\n");
    REQUIRE(table.has_value());
    CHECK(table->records[0].fields[0] == field);
  }
}

TEST_CASE("names are compared without case, accents and punctuation") {
  CHECK(fold_name("Côte d’Ivoire") == fold_name("COTE D'IVOIRE"));
  CHECK(fold_name("  Timor-Leste ") == "timor leste");
  CHECK(fold_name("Türkiye") == "turkiye");
  CHECK(fold_name("الأردن") == fold_name("الاردن"));
  CHECK(fold_name("Казахстан") == fold_name("КАЗАХСТАН"));
  CHECK(fold_name("Niger") != fold_name("Nigeria"));
  CHECK(fold_name("—") == "");
}
