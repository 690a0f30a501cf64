#include <doctest/doctest.h>

#include "base/bytes.h"
#include "base/date.h"
#include "base/json.h"
#include "base/text.h"

using namespace inviola;

TEST_CASE("a date is read only in one form, and only if the day exists") {
  CHECK(Date::parse("2016-12-13")->iso() == "2016-12-13");
  CHECK(Date::parse("2016-02-29").has_value());
  CHECK_FALSE(Date::parse("2015-02-29"));
  CHECK_FALSE(Date::parse("2016-1-3"));
  CHECK_FALSE(Date::parse("2016-12-13T00:00"));
  CHECK(*Date::parse("2012-05-16") - *Date::parse("2012-05-15") == 1);
}

TEST_CASE("a partial date keeps what the source states") {
  CHECK(PartialDate::parse("2014")->latest().iso() == "2014-12-31");
  CHECK(PartialDate::parse("2016-02")->latest().iso() == "2016-02-29");
  CHECK(PartialDate::parse("2016-12")->latest().iso() == "2016-12-31");
  CHECK(PartialDate::parse("2016-12")->iso() == "2016-12");
  CHECK_FALSE(PartialDate::parse("2016-13"));
}

TEST_CASE("SHA-256 and its texts") {
  CHECK(sha256("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("a", "b", "c") == sha256("abc"));
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(*from_base64("Zm9v") == "foo");
  CHECK_FALSE(from_base64("Zm9="));  // spare bits set
  CHECK_FALSE(from_base64("Zg=a"));
  CHECK_FALSE(from_hex("AB"));
}

TEST_CASE("JSON that two readers could read differently is refused") {
  CHECK(parse_json(R"({"a":[1,2.5,"é"]})").has_value());
  CHECK(parse_json(R"({"a":1,"a":2})").error().why == "a name is given twice in one object");
  CHECK_FALSE(parse_json("123456789012345678901234567890"));
  CHECK_FALSE(parse_json("{\"a\":\"\xff\"}"));
  CHECK_FALSE(parse_json("{} {}"));
  CHECK_FALSE(parse_json(std::string(100, '[') + std::string(100, ']')));
}

TEST_CASE("the beginning of a text ends between two characters") {
  CHECK(beginning("abc", 5) == "abc");
  CHECK(beginning("abc", 2) == "ab");
  CHECK(beginning("意意", 4) == "意");
  CHECK(beginning("意", 2) == "");
}

TEST_CASE("hidden controls are seen and shown") {
  CHECK_FALSE(has_hidden_controls("السفارة\nembassy"));
  CHECK(has_hidden_controls("a\u202Eb"));
  CHECK(reveal_hidden_controls("a\u202Eb") == "a[U+202E]b");
  CHECK(to_nfc("e\u0301") == "é");
  CHECK(count_words("Three plain words.") == 3);
}
