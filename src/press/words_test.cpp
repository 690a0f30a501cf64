// The words come back from the pages, in reading order, through a program that others wrote.
#include <doctest/doctest.h>
#include <temporary_folder.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "press/detail/samples.h"
#include "press/typesetter.h"

namespace inviola::press {
namespace {

/// Marks of direction that pdftotext adds around words from right to left.
std::string without_direction_marks(const std::string& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool mark = words.compare(i, 2, "\xE2\x80") == 0 && i + 2 < words.size() &&
                      words[i + 2] >= '\xAA' && words[i + 2] <= '\xAE';
    if (mark) {
      i += 2;
    } else {
      out += words[i];
    }
  }
  return out;
}

/// The text of each page, white space made single.
std::vector<std::string> pages_of(const publication::Document& document,
                                  const std::string& options = "") {
  PangoTypesetter typesetter;
  const auto set = typesetter.pdf(document);
  INFO((set ? std::string() : to_string(set.error())));
  REQUIRE(set);
  const TemporaryFolder folder;
  const std::string name = folder.path("document.pdf");
  std::ofstream(name, std::ios::binary) << *set;
  FILE* pipe = popen(("pdftotext -enc UTF-8 " + options + " " + name + " -").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char piece[4096];
  while (const std::size_t size = fread(piece, 1, sizeof piece, pipe)) text.append(piece, size);
  REQUIRE(pclose(pipe) == 0);
  std::vector<std::string> pages;
  std::string page;
  for (const char sign : without_direction_marks(text)) {
    if (sign == '\f') {
      pages.push_back(std::move(page));
      page.clear();
    } else if (sign != ' ' && sign != '\n') {
      page += sign;
    } else if (!page.empty() && page.back() != ' ') {
      page += ' ';
    }
  }
  // What has no pages, as the list of bounds, is one.
  if (pages.empty()) pages.push_back(std::move(page));
  return pages;
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("sentences come back in reading order") {
  const auto pages = pages_of(samples::report(), "-raw");
  REQUIRE(pages.size() >= 3);
  std::size_t at = 0;
  for (const char* words :
       {"Demonstration:", "General Assembly", "Ninety-ninth session",
        "Consideration of effective measures to enhance the protection, security and safety of",
        "Report of the Secretary-General", "Summary", "I. Introduction",
        "1. On 16 December 2042, the General Assembly adopted resolution 97/3",
        "(a) Urged States to report", "2. By a circular note",
        "drew the attention of States to that request.1 The note repeated",
        "1 The text of the communication"}) {
    CAPTURE(words);
    const std::size_t found = pages[0].find(words, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK(holds(pages[1], "«Окружной суд Штрельзау»"));
}

TEST_CASE("every page carries the sentence of the demonstration, its symbol and its number") {
  for (const auto& document : {samples::report(), samples::long_report()}) {
    const auto pages = pages_of(document);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      CAPTURE(i);
      CHECK(holds(pages[i], document.demonstration));
      CHECK(holds(pages[i], document.masthead.symbol));
      CHECK(holds(pages[i], std::to_string(i + 1) + "/" + std::to_string(pages.size())));
    }
  }
  for (const auto& document : {samples::note(), samples::page()}) {
    for (const std::string& page : pages_of(document)) CHECK(holds(page, document.demonstration));
  }
}

TEST_CASE("a footnote stands on the page of its mark") {
  const auto pages = pages_of(samples::report());
  const std::pair<const char*, const char*> both[] = {
      {"to that request.1", "kept in the register under its digest"},
      {"reported the following.2", "See the page of the register"},
      {"as set out in the table.3", "The figure rests on one source only."}};
  for (const auto& [mark, note] : both) {
    int together = 0;
    for (const std::string& page : pages) together += holds(page, mark) && holds(page, note);
    CHECK(together == 1);
  }
}

TEST_CASE("a row is never cut, and the head of its table stands above it on each page") {
  publication::Document document = samples::note();
  publication::Table table;
  for (const char* words : {"Firsthead", "Secondhead"}) {
    table.columns.push_back({.heading = publication::plain(words), .weight = 1});
  }
  constexpr int rows = 90;
  for (int i = 0; i < rows; ++i) {
    std::string words = "alpha" + std::to_string(i) + "x";
    for (int n = 0; n < 5 + (i * 7) % 40; ++n) words += " many words";
    words += " omega" + std::to_string(i) + "x";
    publication::Cell first, second;
    first.line = publication::plain("State");
    second.line = publication::plain(words);
    table.rows.push_back({first, second});
  }
  publication::put(document.blocks, table);
  const auto pages = pages_of(document);
  CHECK(pages.size() > 5);
  for (int i = 0; i < rows; ++i) {
    const std::string number = std::to_string(i) + "x";
    int together = 0;
    for (const std::string& page : pages) {
      if (!holds(page, "alpha" + number)) continue;
      together += holds(page, "omega" + number) && holds(page, "Firsthead");
    }
    CAPTURE(i);
    CHECK(together == 1);
  }
}

/// How many pages hold both words.
int together(const std::vector<std::string>& pages, const std::string& one,
             const std::string& other) {
  int count = 0;
  for (const std::string& page : pages) count += holds(page, one) && holds(page, other);
  return count;
}

TEST_CASE("what opens a quotation does not stand at the foot of a page without it") {
  publication::Document document = samples::report();
  document.blocks.clear();
  constexpr int entries = 40;
  for (int i = 0; i < entries; ++i) {
    const std::string number = std::to_string(i) + "x";
    publication::put(document.blocks,
                     publication::Paragraph{
                         .number = std::to_string(i + 1),
                         .line = publication::plain("alpha" + number + " reported as follows:"),
                         .sources = {"AAAA-0001"}});
    std::string words = "omega" + number;
    for (int n = 0; n < 20 + (i * 17) % 90; ++n) words += " many words";
    publication::put(document.blocks,
                     publication::Quotation{.paragraphs = {publication::plain(words)}});
  }
  document.footnotes.clear();
  const auto pages = pages_of(document);
  CHECK(pages.size() > 5);
  for (int i = 0; i < entries; ++i) {
    const std::string number = std::to_string(i) + "x";
    CAPTURE(i);
    CHECK(together(pages, "alpha" + number, "omega" + number) == 1);
  }
}

TEST_CASE("no page holds the compliments alone") {
  for (int lines = 20; lines < 44; ++lines) {
    publication::Document document = samples::note();
    document.blocks.clear();
    for (int i = 0; i < lines; ++i) {
      publication::put(
          document.blocks,
          publication::Paragraph{.line = publication::plain("body" + std::to_string(i) + "x")});
    }
    publication::put(document.blocks,
                     publication::Paragraph{.line = publication::plain("Compliments.")});
    publication::put(document.blocks, publication::Closing{{publication::plain("Theday")}});
    const auto pages = pages_of(document);
    CAPTURE(lines);
    CHECK(together(pages, "Compliments.", "Theday") == 1);
    CHECK(together(pages, "Compliments.", "body" + std::to_string(lines - 1) + "x") == 1);
  }
}

/// Fourteen columns, and words in them that nothing breaks of itself.
publication::Document wider_than_a_page() {
  publication::Document document = samples::note();
  publication::Table table;
  std::vector<publication::Cell> row;
  for (int i = 0; i < 14; ++i) {
    const std::string number = std::to_string(i);
    table.columns.push_back({publication::plain("Headofcolumn" + number), 1});
    publication::Cell cell;
    cell.line = i % 2 == 0 ? publication::plain("Unbreakable" + std::string(60, 'w') + number)
                           : publication::plain("a few plain words " + number);
    row.push_back(std::move(cell));
  }
  table.rows = {row, row};
  publication::put(document.blocks, std::move(table));
  return document;
}

TEST_CASE("a table wider than the page is set within it, and nothing of it is lost") {
  const publication::Document document = wider_than_a_page();
  std::string together;
  for (const std::string& page : pages_of(document)) together += page;
  CHECK(std::count(together.begin(), together.end(), 'w') >= 14 * 60);
  std::string bounds;
  for (const std::string& page : pages_of(document, "-bbox")) bounds += page;
  std::smatch width;
  REQUIRE(std::regex_search(bounds, width, std::regex("<page width=\"([0-9.]+)\"")));
  const std::regex word("xMin=\"([0-9.-]+)\" yMin=\"[0-9.-]+\" xMax=\"([0-9.-]+)\"");
  int words = 0;
  for (std::sregex_iterator at(bounds.begin(), bounds.end(), word), end; at != end; ++at) {
    ++words;
    CHECK(std::stod((*at)[1]) >= 0);
    CHECK(std::stod((*at)[2]) <= std::stod(width[1]));
  }
  CHECK(words > 60);
}

TEST_CASE("hidden controls are shown, not obeyed") {
  publication::Document document = samples::note();
  publication::put(document.blocks,
                   publication::Paragraph{.line = publication::plain("a \u202Ereversed\u202C b")});
  std::string text;
  for (const std::string& page : pages_of(document)) text += page;
  CHECK(holds(text, "a [U+202E]reversed[U+202C] b"));
}

TEST_CASE("Arabic comes back in logical order") {
  const auto pages = pages_of(samples::arabic());
  REQUIRE(pages.size() == 1);
  for (const char* words :
       {"الجمعية العامة", "الدورة التاسعة والتسعون", "من جدول الأعمال المؤقت", "الأصل",
        "بالإنكليزية", "تقرير الأمين العام", "الانتهاكات الخطيرة في أقرب وقت ممكن",
        "البروتوكول الاختياري", "A/RES/97/3",
        "The premises of the mission shall be inviolable, said the note, in English."}) {
    CAPTURE(words);
    CHECK(holds(pages[0], words));
  }
}

TEST_CASE("Chinese comes back") {
  const auto pages = pages_of(samples::chinese());
  CHECK(holds(pages[0], "秘书长的报告"));
  CHECK(holds(pages[0], "缔约国应当遵守各项文书"));
}

TEST_CASE("both accounts are read whole, one after the other, and a form is left out") {
  std::string text;
  for (const std::string& page : pages_of(samples::page(), "-raw")) text += page;
  CHECK(text.find("Account of Ruritania") < text.find("Account of Graustark"));
  CHECK(holds(text, "The facts are contested."));
  CHECK_FALSE(holds(text, "Narrow"));
}

TEST_CASE("sixty pages and more are set") {
  const auto pages = pages_of(samples::long_report());
  MESSAGE("pages: ", pages.size());
  CHECK(pages.size() > 60);
  CHECK(holds(pages.back(), "Zenda and Hentzau"));
}

}  // namespace inviola::press
