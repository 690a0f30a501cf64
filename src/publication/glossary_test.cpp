// The terms of docs/glossary.md are those that the catalogues use, in each of the six languages.
#include <doctest/doctest.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

/// The columns of the table, in their order.
constexpr std::array columns{Language::en, Language::ar, Language::zh,
                             Language::fr, Language::ru, Language::es};

std::string folded(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(std::string(text)).foldCase().toUTF8String(out);
  return out;
}

/// Arabic has its article at the word: it is no part of the term.
std::string without_article(const std::string& term, Language language) {
  constexpr std::string_view article = "ال";
  return language == Language::ar && term.starts_with(article) ? term.substr(article.size()) : term;
}

TEST_CASE("each term of the glossary is the one that the catalogues use") {
  std::ifstream in(std::filesystem::path(INVIOLA_ROOT) / "docs/glossary.md");
  std::string line;
  bool inside = false;
  int terms = 0;
  while (std::getline(in, line)) {
    if (line.starts_with("## ")) inside = line == "## The same in the six languages";
    if (!inside || !line.starts_with("| ") || line.starts_with("| English")) continue;
    const auto cells = split(line, '|');
    REQUIRE(cells.size() == columns.size() + 3);
    ++terms;
    for (const std::string_view quoted : split(cells[columns.size() + 1], ',')) {
      const std::string key(trim(quoted).substr(1, trim(quoted).size() - 2));
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const Catalogue& words = golden::catalogues().in(columns[i]);
        const std::string term = without_article(std::string(trim(cells[i + 1])), columns[i]);
        INFO(key, " in ", tag(columns[i]), ": ", term, " is not in: ", words.say(key));
        REQUIRE(words.has(key));
        CHECK(folded(words.say(key)).find(folded(term)) != std::string::npos);
      }
    }
  }
  CHECK(terms > 30);
}

}  // namespace
}  // namespace inviola::publication
