#include "publication/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace inviola::publication {
namespace {

Catalogue catalogue(const std::string& text, Language language = Language::en) {
  auto read = Catalogue::read(language, {{"test.toml", text}});
  REQUIRE_MESSAGE(read.has_value(), (read ? "" : to_string(read.error())));
  return *read;
}

Fault refused(std::vector<std::pair<std::string, std::string>> files) {
  auto read = Catalogue::read(Language::en, files);
  REQUIRE_FALSE(read.has_value());
  return read.error();
}

constexpr const char* dates = R"(
[date]
day = "{day} {month} {year}"
month = "{month} {year}"
year = "{year}"
[date.months]
12 = "December"
)";

TEST_CASE("tables nest into dotted keys and arguments are put in their places") {
  const Catalogue words = catalogue("[a.b]\nc = \"{who} wrote to {whom}\"\n\"III-3\" = \"x\"");
  CHECK(words.has("a.b.c"));
  CHECK(words.has("a.b.III-3"));
  CHECK_FALSE(words.has("a.b"));
  CHECK(words.say("a.b.c", {{"who", "Graustark"}, {"whom", "Ruritania"}}) ==
        "Graustark wrote to Ruritania");
  CHECK(words.arguments_of("a.b.c") == std::vector<std::string>{"who", "whom"});
  CHECK(words.keys().size() == 2);
}

TEST_CASE("what is missing is seen, and nothing fails") {
  const Catalogue words = catalogue("a = \"to {whom}\"");
  CHECK(words.say("no.such.key") == "[no.such.key]");
  CHECK(words.say("a") == "to {whom}");
  CHECK(Catalogue().say("a") == "[a]");
  CHECK(Catalogue().keys().empty());
}

TEST_CASE("an argument's own braces and apostrophes are not obeyed") {
  const Catalogue words = catalogue("a = \"said: {x}\"");
  CHECK(words.say("a", {{"x", "{y} 'z' # {n, plural}"}}) == "said: {y} 'z' # {n, plural}");
}

TEST_CASE("apostrophes as ICU reads them") {
  const Catalogue words =
      catalogue("a = \"the State's '{'words'}' it''s\"\nb = \"{n, plural, other {'#' is #}}\"");
  CHECK(words.say("a") == "the State's {words} it's");
  CHECK(words.say("b", {{"n", std::int64_t{3}}}) == "# is 3");
}

TEST_CASE("plurals of English") {
  const Catalogue words = catalogue(
      "a = \"{n, plural, =0 {No report was} one {# report was} other {# reports were}} entered\"\n"
      "b = \"{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}\"\n"
      "c = \"{n, plural, offset:1 =1 {one alone} one {one and # other} other {one and # "
      "others}}\"");
  const auto say = [&](const char* key, std::int64_t n) { return words.say(key, {{"n", n}}); };
  CHECK(say("a", 0) == "No report was entered");
  CHECK(say("a", 1) == "1 report was entered");
  CHECK(say("a", 2) == "2 reports were entered");
  CHECK(say("a", 7) == "7 reports were entered");
  CHECK(say("a", 8500) == "8,500 reports were entered");
  CHECK(words.say("a", {{"n", "2"}}) == "2 reports were entered");
  CHECK(say("b", 1) == "1st");
  CHECK(say("b", 22) == "22nd");
  CHECK(say("b", 73) == "73rd");
  CHECK(say("b", 11) == "11th");
  CHECK(say("c", 1) == "one alone");
  CHECK(say("c", 2) == "one and 1 other");
  CHECK(say("c", 5) == "one and 4 others");
}

TEST_CASE("in running text small numbers are words where the language has them") {
  const Catalogue words = catalogue(
      "a = \"{n, plural, one {# note} other {# notes}}: {n}\"\n[numbers]\n1 = \"one\"\n7 = "
      "\"seven\"");
  CHECK(words.say("a", {{"n", std::int64_t{1}}}) == "one note: 1");
  CHECK(words.say("a", {{"n", std::int64_t{7}}}) == "seven notes: 7");
  CHECK(words.say("a", {{"n", std::int64_t{8}}}) == "8 notes: 8");
}

TEST_CASE("plurals of Arabic and Russian, with Western digits") {
  const std::string arabic =
      "a = \"{n, plural, zero {z #} one {o #} two {t #} few {f #} many {m #} other {x #}}\"";
  const Catalogue ar = catalogue(arabic, Language::ar);
  const auto say = [](const Catalogue& words, std::int64_t n) {
    return words.say("a", {{"n", n}});
  };
  CHECK(say(ar, 0) == "z 0");
  CHECK(say(ar, 1) == "o 1");
  CHECK(say(ar, 2) == "t 2");
  CHECK(say(ar, 7) == "f 7");
  CHECK(say(ar, 11) == "m 11");
  CHECK(say(ar, 100) == "x 100");
  CHECK(ar.number(1234567890) == "1,234,567,890");
  const Catalogue ru =
      catalogue("a = \"{n, plural, one {o} few {f} many {m} other {x}}\"", Language::ru);
  CHECK(say(ru, 1) == "o");
  CHECK(say(ru, 2) == "f");
  CHECK(say(ru, 7) == "m");
  CHECK(say(ru, 21) == "o");
}

TEST_CASE("a choice of words, one within the other") {
  const Catalogue words = catalogue(
      "a = \"{kind, select, note {{n, plural, one {# note} other {# notes}}} other {papers}}\"");
  CHECK(words.say("a", {{"kind", "note"}, {"n", std::int64_t{1}}}) == "1 note");
  CHECK(words.say("a", {{"kind", "note"}, {"n", std::int64_t{2}}}) == "2 notes");
  CHECK(words.say("a", {{"kind", "else"}, {"n", std::int64_t{2}}}) == "papers");
  CHECK(words.arguments_of("a") == std::vector<std::string>{"kind", "n"});
}

TEST_CASE("dates are printed no more exactly than they are") {
  const Catalogue words = catalogue(std::string("a = \"on {on}\"\n") + dates);
  CHECK(words.date(*Date::parse("2016-12-13")) == "13 December 2016");
  CHECK(words.date(*PartialDate::parse("2016-12")) == "December 2016");
  CHECK(words.date(*PartialDate::parse("2016")) == "2016");
  CHECK(words.say("a", {{"on", *Date::parse("2016-12-01")}}) == "on 1 December 2016");
  CHECK(words.say("a", {{"on", *PartialDate::parse("2016-12")}}) == "on December 2016");
}

TEST_CASE("a sentence in stretches") {
  const Catalogue words = catalogue("a = \"see {symbol}, para. {para}\"");
  const auto pieces = words.pieces("a", {{"symbol", "A/73/189"}, {"para", "4"}});
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].words == "see ");
  CHECK(pieces[0].argument.empty());
  CHECK(pieces[1].words == "A/73/189");
  CHECK(pieces[1].argument == "symbol");
  CHECK(pieces[2].words == ", para. ");
  CHECK(pieces[3].argument == "para");
}

TEST_CASE("what cannot be read is refused with its file and key") {
  const Fault twice = refused({{"one.toml", "[a]\nb = \"x\""}, {"two.toml", "a.b = \"y\""}});
  CHECK(twice.doing == "read the catalogue two.toml: a.b");
  CHECK(twice.cause == "already given in one.toml");
  const Fault open = refused({{"one.toml", "[a]\nb = \"to {whom\""}});
  CHECK(open.doing == "read the catalogue one.toml: a.b");
  CHECK(open.cause.find("ICU refuses the pattern") == 0);
  CHECK(refused({{"one.toml", "a = \"{n, plural, one {x}}\""}}).cause.find("ICU refuses") == 0);
  CHECK(refused({{"one.toml", "a = \"{n, number}\""}}).cause.find("{n, …}") != std::string::npos);
  CHECK(refused({{"one.toml", "a = 3"}}).cause.find("a is not a text") != std::string::npos);
  CHECK(refused({{"one.toml", "a = \"x\"\na = \"y\""}}).cause.find("line 2") == 0);
  CHECK(refused({{"one.toml", "a = \"\xff\""}}).doing == "read the catalogue one.toml");
  CHECK(refused({{"one.toml", std::string(2u << 20, '#')}}).cause.find("longer") !=
        std::string::npos);
}

TEST_CASE("deep nesting is refused, not obeyed") {
  std::string deep;
  for (int i = 0; i < 40000; ++i) deep += "{a, select, other {";
  const auto read = Catalogue::read(Language::en, {{"deep.toml", "a = \"" + deep + "\""}});
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().cause.find("braces are open at once") != std::string::npos);
}

TEST_CASE("a key of a hundred thousand parts is refused, not obeyed") {
  std::string deep = "a";
  for (int i = 0; i < 100000; ++i) deep += ".a";
  CHECK_FALSE(Catalogue::read(Language::en, {{"deep.toml", deep + " = \"x\""}}).has_value());
}

}  // namespace
}  // namespace inviola::publication
