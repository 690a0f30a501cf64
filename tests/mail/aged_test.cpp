// The tasks of a register that has sent thousands of letters, its papers in a real file.
#include <doctest/doctest.h>
#include <temporary_folder.h>

#include <algorithm>
#include <functional>

#include "archive/sqlite/sqlite_archive.h"
#include "base/limits.h"
#include "mail/stage.h"

namespace inviola::mail_tests {
namespace {

using namespace procedure;
using mandate::StateCode;
using office::Viewer;

/// So many drills to two States, of which one had no address; all of them laid away.
void send_many(Stage& stage, int count) {
  const StateCode unknown{"XLI"}, reached{"XRU"};
  std::vector<office::PaperChange> laid;
  const auto lay = [&] {
    const auto done = stage.papers().change(laid);
    REQUIRE(done.has_value());
    REQUIRE(*done);
    laid.clear();
  };
  for (int i = 0; i < count; ++i) {
    const auto drill = stage.enter("", DrillHeld{"Drill", {unknown, reached}});
    stage.enter("", Dispatched{drill, {{unknown, "address-unknown"}, {reached, "dispatched"}}});
    office::Posting letter{.to = "m@ru.example", .standing = office::LetterStanding::dispatched};
    office::SendingPaper sending{.act = drill, .accepted = 1};
    sending.states = {{.state = unknown, .language = "en"},
                      {.state = reached, .language = "en", .letters = {letter}}};
    laid.push_back({office::closed_sendings, drill.value(), office::print(sending), 0});
    if (laid.size() == limits::paper_changes_max) lay();
  }
  if (!laid.empty()) lay();
}

struct Read {
  std::size_t papers = 0;
  std::size_t tasks = 0;
  bool more = false;
};
Read first_page(Stage& stage, const office::TasksAsked& asked) {
  stage.papers().read = 0;
  const auto page = office::mail_tasks(stage.office(), Viewer::the_desk(), asked);
  REQUIRE(page.has_value());
  return {stage.papers().read, page->tasks.size(), page->next.has_value()};
}

TEST_CASE("to tell what waits at the desk no more is read as the register ages") {
  const TemporaryFolder folder;
  auto archive = archive::SqliteArchive::open(folder.path("register"), archive::Mode::create);
  REQUIRE(archive.has_value());
  Stage stage(0, &(*archive)->housekeeping());
  REQUIRE(stage.round());
  send_many(stage, 100);
  const office::TasksAsked all, of_one{.of = StateCode{"XLI"}}, of_reached{.of = StateCode{"XRU"}};
  const Read young = first_page(stage, all);
  const Read young_one = first_page(stage, of_one);
  CHECK(young.tasks == office::letters_a_page);
  CHECK(young.more);
  send_many(stage, 1900);
  const Read aged = first_page(stage, all);
  const Read aged_one = first_page(stage, of_one);
  const Read none = first_page(stage, of_reached);
  CHECK(aged.papers == young.papers);
  CHECK(aged_one.papers == young_one.papers);
  CHECK(aged.papers < 100);
  CHECK(none.papers < 20);
  CHECK(none.tasks == 0);
  CHECK_FALSE(none.more);

  // Page by page all are told, each once, the latest first.
  std::vector<std::uint64_t> told;
  office::TasksAsked asked;
  const auto desk = stage.office().seen_by(Viewer::the_desk());
  do {
    const auto page = office::mail_tasks(stage.office(), Viewer::the_desk(), asked);
    REQUIRE(page.has_value());
    for (const office::Task& task : page->tasks) told.push_back(desk->act(*task.about)->position);
    asked.earlier = page->next;
  } while (asked.earlier);
  CHECK(told.size() == 2000);
  CHECK(std::ranges::adjacent_find(told, std::ranges::less_equal()) == told.end());
}

}  // namespace
}  // namespace inviola::mail_tests
