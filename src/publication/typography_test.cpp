// What the catalogues of French and Spanish owe to their languages' rules.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "base/text.h"
#include "publication/catalogues.h"
#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

/// Each line of a language's files that holds a sentence, as it is written there.
std::vector<std::string> sentences_of(Language language) {
  const std::string folder = "languages/" + std::string(tag(language)) + "/";
  std::vector<std::string> out;
  for (const auto& [path, text] : golden::words()) {
    if (!path.starts_with(folder)) continue;
    for (const std::string_view line : split(text, '\n')) {
      if (!line.starts_with("#")) out.push_back(path + ": " + std::string(line));
    }
  }
  REQUIRE(out.size() > 1000);
  return out;
}

void check_none(Language language, const char* pattern, const std::string& why) {
  const std::regex expression(pattern);
  for (const std::string& line : sentences_of(language)) {
    CHECK_MESSAGE(!std::regex_search(line, expression), why, ": ", line);
  }
}

TEST_CASE("French sets a narrow no-break space before high signs and within its quotation marks") {
  check_none(Language::fr, " [;:?!]|« | »", "an ordinary space");
  // The bytes of U+202F end in 0xAF: what stands before » or after « must be that space.
  check_none(Language::fr, "[^\xaf]»|«[^\xe2]", "no narrow space");
  check_none(Language::fr, "'", "a straight apostrophe");
}

TEST_CASE("sub-paragraphs are cited as a), not (a)") {
  for (const Language language : {Language::fr, Language::es, Language::ru}) {
    check_none(language, "1[0-9]( |\xc2\xa0|\\\\u00A0)\\([a-d]\\)",
               "a sub-paragraph in the English way");
  }
}

TEST_CASE("a paragraph and its part are written as one, so that no line's end parts them") {
  const std::string part = "[0-9]%\\(([a-z]|\xd8[\xa3-\xb9])\\)|[0-9]%[a-d]\\)";
  const auto parted_by = [&](const std::string& between) {
    return std::regex_replace(part, std::regex("%"), between);
  };
  const auto wordings_of = [](Language language) {
    std::vector<std::string> out;
    for (const mandate::Mandate& one : golden::law().chain.all()) {
      for (const mandate::Paragraph& paragraph : one.paragraphs) {
        out.push_back(paragraph.wording[static_cast<std::size_t>(language)]);
      }
    }
    return out;
  };
  for (const Language language : golden::catalogues().offered()) {
    const auto in_one = language == Language::zh ? parted_by("( |\xc2\xa0)") : parted_by(" ");
    check_none(language, in_one.c_str(), "a space where a line may end");
    for (const std::string& wording : wordings_of(language)) {
      CHECK_MESSAGE(!std::regex_search(wording, std::regex(in_one)), wording);
    }
  }
}

// The formal name of a State comes with its article ("le Royaume", "el Reino"), the short name
// without one; neither may follow a word that would contract with it.
TEST_CASE("no name of a State follows a preposition that would contract") {
  const char* names = "[ \"](de|à|d’|du|au|a|del|al) ?\\{(state|author|actor|states|host)\\}";
  check_none(Language::fr, names, "a contraction");
  check_none(Language::es, names, "a contraction");
}

// A choice can name items of one word; so no term of several words may ask for the "e".
TEST_CASE("no term of the Spanish form that a list may end in turns its y into an e unseen") {
  const auto read = Catalogues::read(golden::words());
  REQUIRE_MESSAGE(read, (read ? "" : to_string(read.error())));
  const Catalogue* spanish = read->find(Language::es);
  REQUIRE(spanish != nullptr);
  const auto ends_in = [&](const std::string& item) {
    return spanish->say("list.two", {{"first", "A"}, {"second", item}});
  };
  CHECK(ends_in("Italia") == "A e Italia");
  CHECK(ends_in("Francia") == "A y Francia");
  // One of a kind: a report has one stage, an answer is one answer.
  const std::set<std::string> never_listed{"stage", "answer", "part"};
  for (const auto& vocabulary : golden::law().form.vocabularies) {
    if (never_listed.contains(vocabulary.name)) continue;
    for (const auto& term : vocabulary.terms) {
      const std::string word = spanish->say(term.key);
      const bool sounds = word.starts_with("i") || word.starts_with("hi");
      CHECK_MESSAGE(ends_in(word) == (sounds ? "A e " : "A y ") + word, term.key);
    }
  }
}

}  // namespace
}  // namespace inviola::publication
