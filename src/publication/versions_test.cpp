// One document in six languages: what must be the same in all of them, and what each has its own
// way.
#include <doctest/doctest.h>

#include <map>

#include "publication/detail/golden.h"
#include "publication/report.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using golden::day;
using mandate::StateCode;

Document report_in(const Catalogue& words) {
  const auto seen = golden::story().seen_by(disclosure::Viewer::the_public());
  const Materials materials{seen, golden::law(), words};
  auto composed =
      publication::report(materials, {mandate::AssemblySession{73}, day("2018-07-20"), true});
  REQUIRE(composed.has_value());
  return std::move(composed->document);
}

/// The entries of a report in the order in which they stand: number and communication.
std::vector<std::pair<std::string, std::string>> entries_of(const Document& document) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    // An entry sets its State apart; what counts entries has sources too.
    const auto strong = [](const Run& run) { return run.tone == Tone::strong; };
    if (paragraph && !paragraph->number.empty() && !paragraph->sources.empty() &&
        std::any_of(paragraph->line.begin(), paragraph->line.end(), strong)) {
      out.emplace_back(paragraph->number, paragraph->sources.front());
    }
  }
  return out;
}

std::vector<std::string> numbers_of(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    if (const auto* one = std::get_if<Paragraph>(&block.value)) out.push_back(one->number);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_CASE("a paragraph has one number in all versions, and States stand in each one's own order") {
  const Document original = report_in(golden::english());
  const auto expected = entries_of(original);
  CHECK(expected.size() == 6);
  for (const Language language : golden::catalogues().offered()) {
    CAPTURE(tag(language));
    const Document version = report_in(golden::catalogues().in(language));
    auto entries = entries_of(version);
    // The authors of section II, in the order in which they stand; what came later stands in it
    // only beside the account that it answers.
    std::vector<StateCode> authors;
    for (const auto& [number, source] : entries) {
      const auto known = golden::story().standing().communication(procedure::Reference{source});
      REQUIRE(known);
      if (!known->views() && known->filed->entered <= day("2018-05-15"))
        authors.push_back(*known->filed->act.author);
    }
    authors.erase(std::unique(authors.begin(), authors.end()), authors.end());
    CHECK(authors == in_order(golden::catalogues().in(language), golden::law().states, authors,
                              day("2018-07-20")));
    std::sort(entries.begin(), entries.end());
    auto same = expected;
    std::sort(same.begin(), same.end());
    CHECK(entries == same);
  }
}

TEST_CASE("where the order of the States moves the numbers, the version says so") {
  const auto says_so = [](const Document& document, const Catalogue& words) {
    for (const Line& note : document.footnotes) {
      if (words_of(note) == words.say("report.entry.order")) return true;
    }
    return false;
  };
  CHECK_FALSE(says_so(report_in(golden::english()), golden::english()));
  if (const Catalogue* arabic = golden::catalogues().find(Language::ar)) {
    const Document version = report_in(*arabic);
    CHECK(says_so(version, *arabic));
    const auto entries = entries_of(version);
    CHECK_FALSE(std::is_sorted(entries.begin(), entries.end()));
  }
}

TEST_CASE("every version has the same paragraphs, tables and headings") {
  const Document original = report_in(golden::english());
  const auto shape = [](const Document& document) {
    std::map<std::size_t, int> out;
    for (const Block& block : document.blocks) ++out[block.value.index()];
    return out;
  };
  for (const Language language : golden::catalogues().offered()) {
    CAPTURE(tag(language));
    const Document version = report_in(golden::catalogues().in(language));
    CHECK(numbers_of(version).size() == numbers_of(original).size());
    CHECK(shape(version) == shape(original));
    if (golden::keeps(language)) golden::check("report-73", version);
  }
}

TEST_CASE("parts of paragraphs are cited as the language cites them") {
  const auto cite = [](Language language, const char* number) {
    const Catalogue* words = golden::catalogues().find(language);
    return words ? words->paragraph(mandate::ParagraphNumber{number}) : std::string();
  };
  CHECK(cite(Language::en, "10 (b)") == "10\u00A0(b)");
  CHECK(cite(Language::en, "13") == "13");
  CHECK(cite(Language::en, "4 (b) (ii)") == "4\u00A0(b)\u00A0(ii)");
  const std::map<Language, const char*> others{{Language::ar, "10\u00A0(ب)"},
                                               {Language::fr, "10\u00A0b)"},
                                               {Language::es, "10\u00A0b)"},
                                               {Language::zh, "10(b)"},
                                               {Language::ru, "10\u00A0b)"}};
  for (const auto& [language, expected] : others) {
    if (golden::catalogues().find(language)) CHECK(cite(language, "10 (b)") == expected);
  }
}

TEST_CASE("no version of a report holds a part cited in another language's way") {
  for (const Language language : golden::catalogues().offered()) {
    const bool single =
        language == Language::fr || language == Language::es || language == Language::ru;
    const std::string text = golden::print(report_in(golden::catalogues().in(language)));
    CAPTURE(tag(language));
    if (single || language == Language::ar) {
      for (const char* part : {"(a)", "(b)", "(c)", "(d)"}) {
        CHECK_MESSAGE(text.find(part) == std::string::npos, part);
      }
    } else {
      CHECK(text.find("(b)") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace inviola::publication
