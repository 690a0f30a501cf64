// A language is offered whole or the program does not start, and says what is wanting.
#include "publication/catalogues.h"

#include <doctest/doctest.h>

#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const char* const source_text =
    "[a]\nb = \"{n, plural, one {# report} other {# reports}} of {state}\"\nc = \"yes\"";

std::string why_refused(const Files& files) {
  const auto read = Catalogues::read(files);
  return read ? "" : to_string(read.error());
}
/// What is said of a second language beside the English above.
std::string why_refused(const char* path, const std::string& text) {
  return why_refused(Files{{"languages/en/x.toml", source_text}, {path, text}});
}
bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the languages offered are those that have a folder") {
  const auto read = Catalogues::read(
      {{"languages/en/x.toml", source_text},
       {"languages/zh/x.toml", "a.b = \"{state}的{n, plural, other {#份报告}}\"\na.c = \"是\""},
       {"states/states.csv", "not ours"}});
  REQUIRE_MESSAGE(read, (read ? "" : to_string(read.error())));
  CHECK(read->offered() == std::vector<Language>{Language::zh, Language::en});
  CHECK(read->find(Language::fr) == nullptr);
  CHECK(read->in(Language::fr).say("a.c") == "yes");
  CHECK(read->in(Language::zh).say("a.b", {{"n", std::int64_t{2}}, {"state", "X"}}) ==
        "X的2份报告");
}

TEST_CASE("a key that is missing is named, with the language and the file it belongs in") {
  const std::string said = why_refused("languages/fr/x.toml", "a.c = \"oui\"");
  CHECK_MESSAGE(holds(said, "languages/fr/x.toml: a.b: not given in fr"), said);
}

TEST_CASE("an argument more or less than in English is named") {
  const char* all = "{n, plural, one {# отчет} few {# отчета} many {# отчетов} other {# отчета}}";
  const std::string less =
      why_refused("languages/ru/x.toml", "a.b = \"" + std::string(all) + "\"\na.c = \"да\"");
  CHECK_MESSAGE(holds(less, "languages/ru/x.toml: a.b: takes {n} in ru, {n}, {state} in en"), less);
  const std::string more = why_refused(
      "languages/ru/x.toml", "a.b = \"" + std::string(all) + "{state}\"\na.c = \"{who}\"");
  CHECK_MESSAGE(holds(more, "a.c: takes {who} in ru, none in en"), more);
}

TEST_CASE("a plural form that the language needs is named; one that no number reaches is not") {
  const auto arabic = [](const char* forms) {
    return why_refused("languages/ar/x.toml",
                       "a.b = \"{n, plural, " + std::string(forms) + "}{state}\"\na.c = \"نعم\"");
  };
  CHECK(arabic("zero {#} one {#} two {#} few {#} many {#} other {#}").empty());
  CHECK(arabic("=0 {#} one {#} two {#} few {#} many {#} other {#}").empty());
  const std::string said = arabic("zero {#} one {#} two {#} many {#} other {#}");
  CHECK_MESSAGE(holds(said, "languages/ar/x.toml: a.b: {n, plural: few} is missing"), said);
  CHECK(arabic("=0 {-} other {#}").empty());
  // Every 21st is "one" in Russian, not only the first.
  CHECK(holds(why_refused("languages/ru/x.toml",
                          "a.b = \"{n, plural, =1 {#} few {#} many {#} other {#}}{state}\""
                          "\na.c = \"да\""),
              "{n, plural: one} is missing"));
  CHECK(why_refused("languages/fr/x.toml",
                    "a.b = \"{n, plural, one {#} other {#}}{state}\"\na.c = \"oui\"")
            .empty());
}

TEST_CASE("a file that is not UTF-8, a strange folder, no English at all") {
  const std::string bytes = why_refused("languages/ru/x.toml", "a.c = \"ok\"\na.b = \"\xe4\xe0\"");
  CHECK_MESSAGE(holds(bytes, "languages/ru/x.toml: line 2, byte 8: not UTF-8"), bytes);
  CHECK(holds(why_refused("languages/de/x.toml", "a.c = \"ja\""), "languages/de/x.toml"));
  CHECK(holds(why_refused(Files{{"languages/fr/x.toml", "a.c = \"oui\""}}), "languages/en"));
}

TEST_CASE("the languages as shipped are complete") {
  const auto read = Catalogues::read(golden::words());
  CHECK_MESSAGE(read, (read ? "" : to_string(read.error())));
}

TEST_CASE("no language as shipped has a sentence that English has not") {
  const auto read = Catalogues::read(golden::words());
  REQUIRE_MESSAGE(read, (read ? "" : to_string(read.error())));
  for (const Language language : read->offered()) {
    for (const std::string& key : read->in(language).keys()) {
      CHECK_MESSAGE(read->english().has(key), tag(language), ": ", key);
    }
  }
}

}  // namespace
}  // namespace inviola::publication
