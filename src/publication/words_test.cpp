#include "publication/words.h"

#include <doctest/doctest.h>

#include "publication/detail/golden.h"
#include "publication/sentence.h"

namespace inviola::publication {
namespace {

using golden::day;
using golden::english;
using golden::law;
using mandate::StateCode;

TEST_CASE("codes are spelt one way in the catalogues") {
  CHECK(key_of("follow-up: justice") == "follow-up-justice");
  CHECK(key_of("under_inquiry") == "under-inquiry");
  CHECK(key_of("any State") == "any-state");
  CHECK(key_of("by the cut-off") == "by-the-cut-off");
  CHECK(key_of("") == "");
}

TEST_CASE("a code without a word is shown as it is") {
  CHECK(word_for(english(), "nature", "arson") == "arson");
  CHECK(word_for(english(), "nature", "stone-throwing") == "throwing of stones");
  CHECK(word_for(english(), "nature", "of-another-kind") == "of-another-kind");
}

TEST_CASE("lists") {
  CHECK(list_of(english(), {}) == "");
  CHECK(list_of(english(), {"A"}) == "A");
  CHECK(list_of(english(), {"A", "B"}) == "A and B");
  CHECK(list_of(english(), {"A", "B", "C", "D"}) == "A, B, C and D");
}

TEST_CASE("sessions in words") {
  using mandate::AssemblySession;
  CHECK(session_in_words(english(), AssemblySession{73}) == "seventy-third");
  CHECK(session_title(english(), AssemblySession{35}) == "Thirty-fifth session");
  CHECK(session_title(english(), AssemblySession{80}) == "Eightieth session");
  CHECK(session_title(english(), AssemblySession{112}) == "112th session");
  CHECK(resolution_number("A/RES/71/145") == "71/145");
  CHECK(capitalized(english(), "été") == "Été");
  CHECK(capitalized(english(), "") == "");
}

TEST_CASE("Russian declines sessions and months as its sentences need them") {
  using mandate::AssemblySession;
  const Catalogue& russian = golden::catalogues().in(Language::ru);
  CHECK(session_title(russian, AssemblySession{73}) == "Семьдесят третья сессия");
  CHECK(session_title(russian, AssemblySession{40}) == "Сороковая сессия");
  CHECK(session_title(russian, AssemblySession{112}) == "112-я сессия");
  CHECK(session_in_words(russian, AssemblySession{73}) == "семьдесят третьей");
  CHECK(session_in_words(russian, AssemblySession{112}) == "112-й");
  CHECK(russian.date(day("2016-12-13")) == "13 декабря 2016 года");
  CHECK(russian.date(*PartialDate::parse("2016-12")) == "декабрь 2016 года");
  CHECK(russian.date(*PartialDate::parse("2016")) == "2016 год");
  CHECK(list_of(russian, {"А", "Б", "В"}) == "А, Б и В");
}

TEST_CASE("Chinese writes sessions, dates and small numbers in its own order") {
  using mandate::AssemblySession;
  const Catalogue& chinese = golden::catalogues().in(Language::zh);
  CHECK(session_title(chinese, AssemblySession{73}) == "第七十三届会议");
  CHECK(session_title(chinese, AssemblySession{80}) == "第八十届会议");
  CHECK(session_title(chinese, AssemblySession{112}) == "第112届会议");
  CHECK(chinese.date(day("2016-12-13")) == "2016年12月13日");
  CHECK(chinese.date(*PartialDate::parse("2016-12")) == "2016年12月");
  CHECK(chinese.date(*PartialDate::parse("2016")) == "2016年");
  CHECK(list_of(chinese, {"甲", "乙", "丙"}) == "甲、乙以及丙");
  CHECK(chinese.say("page.dossiers.count", {{"number", std::int64_t{2}}}) == "共有两份案卷。");
}

/// A sentence of every plural form, for the numbers given.
std::vector<std::string> days_left(const Catalogue& words, std::vector<std::int64_t> numbers) {
  std::vector<std::string> out;
  for (const std::int64_t number : numbers) {
    out.push_back(words.say("page.shared.days-left", {{"days", number}}));
  }
  return out;
}

TEST_CASE("each language counts in its own plural forms") {
  CHECK(days_left(golden::catalogues().in(Language::ru), {0, 1, 2, 5, 11, 21, 104}) ==
        std::vector<std::string>{"сегодня последний день", "остался 1 день", "осталось 2 дня",
                                 "осталось 5 дней", "осталось 11 дней", "остался 21 день",
                                 "осталось 104 дня"});
  CHECK(days_left(golden::catalogues().in(Language::zh), {0, 1, 2, 30}) ==
        std::vector<std::string>{"今天是最后一天", "还有一天", "还有两天", "还有30天"});
}

TEST_CASE("States stand in the alphabetical order of the language version") {
  const std::vector<StateCode> codes{StateCode{"ZWE"}, StateCode{"CIV"}, StateCode{"CRI"},
                                     StateCode{"HRV"}, StateCode{"CIV"}, StateCode{"USA"},
                                     StateCode{"GBR"}, StateCode{"ARE"}};
  const auto names = names_in_order(english(), law().states, codes, day("2018-07-20"));
  REQUIRE(names.size() == 7);
  CHECK(names[0] == "Costa Rica");
  CHECK(names[1] == "Côte d’Ivoire");
  CHECK(names[2] == "Croatia");
  CHECK(names[3] == "United Arab Emirates");
  CHECK(names[6] == "Zimbabwe");
  const auto french = Catalogue::read(Language::fr, {});
  REQUIRE(french.has_value());
  const auto other = names_in_order(*french, law().states, codes, day("2018-07-20"));
  // Émirats before États-Unis: accents do not decide.
  const auto place = [&](const char* name) {
    return std::find(other.begin(), other.end(), name) - other.begin();
  };
  CHECK(place("Costa Rica") < place("Croatie"));
  CHECK(place("Croatie") < place("Émirats arabes unis"));
  CHECK(place("Émirats arabes unis") < place("États-Unis d’Amérique"));
  CHECK(place("États-Unis d’Amérique") < place("Zimbabwe"));
}

TEST_CASE("a sentence set as a line reads as it does when said") {
  const auto words = Catalogue::read(
      Language::en, {{"t.toml", "a = \"See {symbol}, by {state}, para. {para}.\""}});
  REQUIRE(words.has_value());
  const Arguments arguments{{"symbol", "A/1"}, {"state", "Graustark"}, {"para", "4"}};
  const Line line =
      sentence(*words, "a", arguments, {{"symbol", {Tone::reference, "/documents/1", {}}}});
  CHECK(words_of(line) == words->say("a", arguments));
  // Each argument is a run of its own, so that a name in another script can be set apart.
  REQUIRE(line.size() == 7);
  CHECK(line[1].words == "A/1");
  CHECK(line[1].tone == Tone::reference);
  CHECK(line[1].link == "/documents/1");
  CHECK(line[2].words == ", by ");
  CHECK(line[3].words == "Graustark");
  CHECK(line[5].words == "4");
}

TEST_CASE("what others wrote is split into lines and shows its hidden controls") {
  const auto lines = lines_of("one\n\n  two \xE2\x80\xAE three\n");
  REQUIRE(lines.size() == 2);
  CHECK(words_of(lines[0]) == "one");
  CHECK(words_of(lines[1]) == "two [U+202E] three");
}

}  // namespace
}  // namespace inviola::publication
