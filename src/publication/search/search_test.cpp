// The marked sets of tests/search: what is found in each language, and what must not be.
#include "publication/pages/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "publication/catalogues.h"
#include "publication/detail/golden.h"
#include "publication/pages/dossiers.h"
#include "publication/search/index.h"

namespace inviola::publication::search {
namespace {

using disclosure::Viewer;
using procedure::Audience;
using procedure::Reported;
using procedure::Restriction;
using procedure::Statement;

struct Question {
  std::string words;
  std::set<std::string> answers;
};
struct Marked {
  std::vector<std::pair<std::string, std::string>> texts;  ///< name, words
  std::vector<Question> questions;
};

Marked read(Language language) {
  std::ifstream in(std::string(INVIOLA_ROOT) + "/tests/search/" + std::string(tag(language)) +
                   ".txt");
  REQUIRE(in.good());
  Marked out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("@ ")) {
      out.texts.emplace_back(line.substr(2), "");
    } else if (line.starts_with("? ")) {
      const auto equals = line.find('=');
      REQUIRE(equals != std::string::npos);
      Question question{std::string(trim(line.substr(2, equals - 2))), {}};
      const std::string answers = line.substr(equals + 1);
      for (const auto answer : split(answers, ' ')) {
        if (!answer.empty()) question.answers.insert(std::string(answer));
      }
      out.questions.push_back(std::move(question));
    } else {
      REQUIRE_FALSE(out.texts.empty());
      out.texts.back().second += line;
    }
  }
  return out;
}

const Catalogues& catalogues() {
  static const Catalogues all = Catalogues::read(golden::words()).value();
  return all;
}

Reported report(const std::string& reference, const std::string& words, Language language,
                Restriction restriction = {}) {
  Reported out;
  out.occurrences = {golden::occurrence(reference.c_str(), "2018-01-01", "", "XGR", "XLA")};
  // Nothing but the words: coded facts would be found as well.
  out.occurrences.front().date.reset();
  out.occurrences.front().nature.clear();
  out.occurrences.front().target.clear();
  out.statement = {language, words};
  out.restriction = std::move(restriction);
  return out;
}

/// Enters a report and circulates it.
void enter(golden::World& world, const std::string& number, Reported body) {
  const std::string reference = "REPT-" + number;
  world.enter("2018-01-02", reference.c_str(), "XLA", "10 (a)", std::move(body));
  world.enter("2018-01-02", ("CIRC-" + number).c_str(), nullptr, "11 (b)",
              procedure::Circulated{procedure::Reference{reference}});
}

}  // namespace

TEST_CASE("word forms are found in each of the six languages, and other words are not") {
  for (const Language language : all_languages) {
    const Marked marked = read(language);
    golden::World world;
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < marked.texts.size(); ++i) {
      const std::string number = std::to_string(i);
      names["DOSS-" + number] = marked.texts[i].first;
      enter(world, number, report("DOSS-" + number, marked.texts[i].second, language));
    }
    const auto seen = world.seen_by(Viewer::the_public());
    const pages::Ground ground{seen, golden::law(), catalogues().in(language),
                               golden::day("2018-02-01")};
    const Index index(ground);
    std::size_t asked = 0;
    std::size_t found = 0;
    std::size_t false_hits = 0;
    std::size_t negatives = 0;
    for (const Question& question : marked.questions) {
      std::set<std::string> answers;
      for (const auto& reference : index.find(question.words).dossiers) {
        answers.insert(names.at(reference.value()));
      }
      for (const std::string& answer : question.answers) {
        ++asked;
        const bool is_there = answers.contains(answer);
        found += is_there ? 1 : 0;
        if (!is_there) MESSAGE(tag(language), " not found: ", question.words, " in ", answer);
      }
      for (const std::string& answer : answers) {
        if (question.answers.contains(answer)) continue;
        ++false_hits;
        MESSAGE(tag(language), " found without need: ", question.words, " in ", answer);
      }
      if (question.answers.empty()) {
        ++negatives;
        INFO(question.words);
        CHECK(answers.empty());
      }
    }
    INFO(tag(language), ": ", found, " of ", asked, ", ", false_hits, " without need");
    CHECK(marked.questions.size() >= 12);
    CHECK(negatives >= 3);
    CHECK(static_cast<double>(found) >= 0.95 * static_cast<double>(asked));
    CHECK(false_hits * 20 <= asked);
  }
}

TEST_CASE("a State is found by any of its names in any language, facts in the reader's") {
  golden::World world;
  Reported one = report("DOSS-A", "Nothing more.", Language::en);
  one.occurrences.front().host = mandate::StateCode{"FRA"};
  one.occurrences.front().sending_states = {mandate::StateCode{"MKD"}};
  one.occurrences.front().nature = {"arson"};
  enter(world, "A", one);
  const auto seen = world.seen_by(Viewer::the_public());
  const auto finds = [&](Language language, const char* words) {
    const pages::Ground ground{seen, golden::law(), catalogues().in(language),
                               golden::day("2018-02-01")};
    return Index(ground).find(words).dossiers.size();
  };
  for (const char* name : {"France", "فرنسا", "法国", "Франции", "Francia", "République française",
                           "French Republic", "Macedonia"}) {
    INFO(name);
    CHECK(finds(Language::en, name) == 1);
    CHECK(finds(Language::ar, name) == 1);
  }
  CHECK(finds(Language::en, "arson") == 1);
  CHECK(finds(Language::fr, "incendie") == 1);
  CHECK(finds(Language::en, "DOSS-A") == 1);
  CHECK(finds(Language::en, "Germany") == 0);
}

TEST_CASE("a search tells of nothing that the reader may not see") {
  const auto world_with = [](bool withheld) {
    golden::World world;
    enter(world, "A", report("DOSS-A", "Windows were broken.", Language::en));
    if (withheld) {
      world.enter("2018-01-03", "REPT-B", "XLA", "10 (a)",
                  report("DOSS-B", "Zeppelins were broken.", Language::en,
                         {Audience::secretary_general, {}}));
    }
    return world;
  };
  const golden::World with = world_with(true);
  const golden::World without = world_with(false);
  const auto pages_of = [&](const golden::World& world, const Viewer& viewer) {
    const auto seen = world.seen_by(viewer);
    const pages::Ground ground{seen, golden::law(), golden::english(), golden::day("2018-02-01")};
    std::string out;
    for (const char* words : {"zeppelin", "broken", "DOSS-B", "REPT-B"}) {
      out += golden::print(pages::search_page(ground, {{"q", words}}).value());
      out += golden::print(pages::dossiers_page(ground, {{"q", words}}).value());
    }
    return out;
  };
  for (const Viewer& viewer : {Viewer::the_public(), Viewer::of(mandate::StateCode{"XGR"})}) {
    CHECK(pages_of(with, viewer) == pages_of(without, viewer));
  }
  CHECK(pages_of(with, Viewer::the_desk()) != pages_of(without, Viewer::the_desk()));
}

TEST_CASE("what was withdrawn is not found") {
  golden::World world;
  enter(world, "A", report("DOSS-A", "Zeppelins were broken.", Language::en));
  world.enter("2018-01-03", "WITH-A", "XLA", "",
              procedure::Withdrawn{procedure::Reference{"REPT-A"}, {}});
  const auto seen = world.seen_by(Viewer::the_public());
  const pages::Ground ground{seen, golden::law(), golden::english(), golden::day("2018-02-01")};
  CHECK(Index(ground).find("zeppelin").dossiers.empty());
}

TEST_CASE("questions have their limits, and any bytes are a question") {
  golden::World world = golden::story();
  const auto seen = world.seen_by(Viewer::the_public());
  const pages::Ground ground{seen, golden::law(), golden::english(), golden::day("2018-02-01")};
  CHECK(pages::search_page(ground, {{"q", std::string(201, 'a')}}).error().name == "q");
  CHECK(pages::dossiers_page(ground, {{"q", std::string(201, 'a')}}).error().name == "q");
  for (const char* words :
       {"", " ", "\"", "* AND OR", "<script>", "\xE2\x80\xAE", "!?", "the", "的"}) {
    INFO(words);
    CHECK(pages::search_page(ground, {{"q", words}}).has_value());
  }
  const Index index(ground);
  CHECK(index.find("").dossiers.empty());
  CHECK(index.find("?!").dossiers.empty());
}

TEST_CASE("the excerpt is the sentence that answers, in the State's own spelling") {
  golden::World world;
  const auto seen = world.seen_by(Viewer::the_public());
  const pages::Ground ground{seen, golden::law(), golden::english(), golden::day("2018-02-01")};
  const Index index(ground);
  const char* text = "First came a crowd. Then the Embassies burnt. Nothing else.";
  CHECK(index.excerpt(text, Language::en, "embassy") == "Then the Embassies burnt.");
  CHECK(index.excerpt(text, Language::en, "zeppelin") == "First came a crowd.");
  CHECK(index.excerpt("", Language::en, "embassy").empty());
}

}  // namespace inviola::publication::search
