#include "web/target.h"

#include <doctest/doctest.h>

namespace inviola::web {
namespace {

TEST_CASE("a target is decoded once") {
  const auto target = read_target("/dossiers/d%2041%25/?on=2045-03-05&words=a+b%2B&empty=&bare");
  REQUIRE(target);
  CHECK(target->path == "/dossiers/d 41%/");
  CHECK(target->query ==
        Pairs{{"on", "2045-03-05"}, {"words", "a b+"}, {"empty", ""}, {"bare", ""}});
  CHECK(read_target("/")->path == "/");
  CHECK(read_target("/%C3%A9")->path == "/é");
  CHECK(read_target("/e%CC%81")->path == "/é");  // in normal form C
  CHECK(read_target("http://host.example/a?b=c")->path == "/a");
  CHECK(read_target("https://host.example")->path == "/");
}

TEST_CASE("a target that two programs could read differently is refused") {
  using namespace std::string_view_literals;
  for (const std::string_view bad : std::initializer_list<std::string_view>{
           "",        "*",          "a",         "/a/../b",     "/..",       "/%2e%2e/b", "/.%2e",
           "/./a",    "/a//b",      "//a",       "/a%2fb",      "/a%2Fb",    "/a%5cb",    "/a\\b",
           "/%",      "/%1",        "/%zz",      "/%00",        "/a%0d%0ab", "/%7f",      "/%ff",
           "/%c0%af", "/%ed%a0%80", "/a#b",      "/\xc3\xa9"sv, "/a b",      "/a\0b"sv,   "/?a=%",
           "/?a=%00", "/?%ff=1",    "ftp://h/a", "/a?b=%c3"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_target(bad).has_value());
  }
}

TEST_CASE("there is an end to the pairs of a query") {
  std::string many = "a=1";
  for (int i = 1; i < 200; ++i) many += "&a=1";
  CHECK(read_pairs(many)->size() == 200);
  CHECK_FALSE(read_pairs(many + "&a=1").has_value());
}

TEST_CASE("what is written is read back the same") {
  const Pairs pairs{{"a b", "c&d=e"}, {"é", "+%"}, {"", "x"}};
  CHECK(read_pairs(write_pairs(pairs)) == pairs);
  CHECK(read_target("/" + write_segment("d 41?#é"))->path == "/d 41?#é");
}

}  // namespace
}  // namespace inviola::web
