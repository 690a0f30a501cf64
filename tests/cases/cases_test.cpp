// Every case of this folder on every keeping-place; and the runner itself, which must not be
// pleased too easily.

#include <doctest/doctest.h>
#include <temporary_folder.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "apps/house.h"
#include "apps/stage.h"
#include "archive/folder/text_folder.h"
#include "archive/sqlite/sqlite_archive.h"
#include "office/fold.h"

using namespace inviola;
using namespace inviola::office::cases;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<const mandate::Law> law() {
  static const auto books = apps::open_books(INVIOLA_ROOT "/data", true);
  REQUIRE(books.has_value());
  return books->law;
}

std::vector<fs::path> files() {
  std::vector<fs::path> out;
  for (const auto& at : fs::directory_iterator(INVIOLA_ROOT "/tests/cases")) {
    if (at.path().extension() == ".case") out.push_back(at.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Story story_of(const fs::path& path) {
  const auto text = archive::read_file(path.string(), 1u << 20);
  REQUIRE(text.has_value());
  auto story = read_story(path.filename().string(), *text, *law());
  if (!story) FAIL(to_string(story.error()));
  return std::move(*story);
}

void all_as_told(const Result<std::vector<Otherwise>>& otherwise, const Story& story) {
  if (!otherwise) FAIL(to_string(otherwise.error()));
  for (const Otherwise& one : *otherwise) {
    FAIL_CHECK(story.file << ':' << one.line << ": " << one.text << "\n  expected: " << one.expected
                          << "\n  came out: " << one.came_out);
  }
}

std::vector<Otherwise> tell(const std::string& text) {
  const auto story = read_story("a.case", text, *law());
  if (!story) FAIL(to_string(story.error()));
  auto otherwise = apps::tell_case_in_memory(*story, law());
  if (!otherwise) FAIL(to_string(otherwise.error()));
  return std::move(*otherwise);
}

const std::string head = "title  A story\nunder  A/RES/71/145\n";

}  // namespace

TEST_CASE("every case comes out as told, in memory") {
  CHECK(files().size() >= 17);
  std::set<std::string> titles;
  for (const fs::path& path : files()) {
    const Story story = story_of(path);
    CHECK_MESSAGE(titles.insert(story.title).second, "twice: " << story.title);
    all_as_told(apps::tell_case_in_memory(story, law()), story);
  }
}

TEST_CASE("every case comes out as told, on SQLite") {
  const TemporaryFolder folder;
  for (const fs::path& path : files()) {
    const Story story = story_of(path);
    auto archive = archive::SqliteArchive::open(folder.path(path.stem()), archive::Mode::create);
    REQUIRE(archive.has_value());
    all_as_told(apps::tell_case(story, **archive, law()), story);
    // What was entered can be read again, by whoever opens the register next.
    const auto folded = office::fold(**archive, std::nullopt);
    if (!folded) FAIL_CHECK(story.file << ": " << to_string(folded.error()));
  }
}

TEST_CASE("a line that comes out otherwise is told with what was expected and what came out") {
  const auto otherwise = tell(head +
                              "2017-03-03  Ruritania files r1 about Graustark => entry 1\n"
                              "2017-03-04  desk circulates r1 => refused withheld, 11 (b)\n"
                              "2017-03-04  the public opens r1\n"
                              "              => shown, not circulated\n"
                              "2017-03-04  Graustark owes justice, outcome about r1\n"
                              "              => open until 2017-08-31, practice\n");
  REQUIRE(otherwise.size() == 4);
  CHECK(otherwise[0].line == 3);
  CHECK(otherwise[0].text == "2017-03-03 Ruritania files r1 about Graustark => entry 1");
  CHECK(otherwise[0].expected == "entry 1");
  CHECK(otherwise[0].came_out == "entered, entry 0, under 10 (a)");
  CHECK(otherwise[1].expected == "refused withheld, 11 (b)");
  CHECK(otherwise[2].line == 5);
  CHECK(otherwise[2].expected == "not circulated");
  CHECK(otherwise[3].expected == "open until 2017-08-31");
  CHECK(otherwise[3].came_out.find("outcome: open, open until 2017-08-30") != std::string::npos);
}

TEST_CASE("an act that is refused where nothing is said of it comes out otherwise") {
  const auto otherwise = tell(head + "2017-03-03  Ruritania files r1 about Graustark, at \"\"\n");
  REQUIRE(otherwise.size() == 1);
  CHECK(otherwise[0].expected == "entered");
  CHECK(otherwise[0].came_out == "refused missing-field, 10 (a), at occurrences[0].place");
}

TEST_CASE("each wish of each case is needed: turned round, it comes out otherwise") {
  // A wish that held either way would test nothing.
  for (const fs::path& path : files()) {
    Story story = story_of(path);
    std::size_t wishes = 0;
    for (StoryLine& line : story.lines) {
      for (std::string& wish : line.expected) {
        const bool negated = wish.starts_with("not ") && wish != "not yet due";
        wish = negated ? wish.substr(4) : "not " + wish;
      }
      // Acts that others build on stay as they are, and their wishes must all fail.
      wishes += line.expected.empty() ? 0 : 1;
    }
    const auto otherwise = apps::tell_case_in_memory(story, law());
    REQUIRE(otherwise.has_value());
    CHECK_MESSAGE(otherwise->size() == wishes, story.file);
    for (std::size_t i = 0; i < otherwise->size() && i < story.lines.size(); ++i) {
      std::string all;
      for (const std::string& wish : story.lines[i].expected) {
        all += (all.empty() ? "" : ", ") + wish;
      }
      CHECK_MESSAGE((*otherwise)[i].expected == all, story.file << ':' << story.lines[i].number);
    }
  }
}

TEST_CASE("a malformed file is refused with its place and what is known there") {
  const auto refused = [](const std::string& text, std::size_t line, const std::string& why) {
    const auto story = read_story("a.case", text, *law());
    REQUIRE_MESSAGE(!story.has_value(), text);
    CHECK(story.error().line == line);
    CHECK_MESSAGE(story.error().why.find(why) != std::string::npos, to_string(story.error()));
  };
  const std::string r1 = head + "2017-03-03  Ruritania files r1 about Graustark\n";
  refused("", 1, "no title");
  refused("title  A\n", 1, "nothing happens");
  refused("title  A\n2017-03-03  desk counts => 0 acts\n", 2, "under SYMBOL");
  refused("title  A\nunder  A/RES/99/1\n", 2, "no resolution of the chain");
  refused(head + "2019-03-03  desk counts => 0 acts\n", 3, "in force is A/RES/73/205");
  refused(head + "3 March  desk counts => 0 acts\n", 3, "YYYY-MM-DD");
  refused(r1 + "2017-03-02  desk circulates r1\n", 4, "the days go on");
  refused(head + "2017-03-03  Atlantis files r1\n", 3, "who acts");
  refused(head + "2017-03-03  Ruritania deletes r1\n", 3, "known: opens");
  refused(head + "2017-03-03  the public files r1\n", 3, "known verb");
  refused(r1 + "2017-03-03  desk circulates r2\n", 4, "nothing earlier is called r2; known: r1");
  refused(r1 + "2017-03-03  desk separates r1.2\n", 4, "nothing earlier is called r1.2");
  refused(r1 + "2017-03-03  Ruritania files r1 about Graustark\n", 4, "called r1 already");
  refused(r1 + "2017-03-03  desk circulates r1 quickly\n", 4, "\"quickly\" is not known here");
  refused(r1 + "2017-03-03  Graustark owes justice about r1 => overdu\n", 4, "cannot come out");
  refused(r1 + "2017-03-03  Graustark owes justice about r1 => not overdu\n", 4,
          "known: nothing, open");
  refused(r1 + "2017-03-03  Graustark owes justice about r1\n", 4, "a question has an answer");
  refused(r1 + "2017-03-03  Graustark follows up r1, justice done\n", 4, "barred by law");
  refused(r1 + "2017-03-03  desk circulates r1 => \n", 4, "nothing stands before");
  refused(head + "2017-03-03  Ruritania files r1 about Graustark, at \"here\n", 3, "not closed");
  refused(head + "2017-03-03  Ruritania goes round => nothing\n", 3, "the desk's");
  refused("title \xff\n", 1, "not UTF-8");
}
