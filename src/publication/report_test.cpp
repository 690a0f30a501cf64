#include "publication/report.h"

#include <doctest/doctest.h>

#include "publication/detail/golden.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using disclosure::Viewer;
using golden::day;
using mandate::AssemblySession;
using mandate::StateCode;
using procedure::Reference;

struct Reader {
  explicit Reader(const golden::World& world, const Viewer& viewer = Viewer::the_public())
      : seen(world.seen_by(viewer)) {}
  Materials materials() const { return {seen, golden::law(), golden::english()}; }
  Composed report(int session, const char* as_at) const {
    auto composed = publication::report(materials(), {AssemblySession{session}, day(as_at), true});
    REQUIRE(composed.has_value());
    return std::move(*composed);
  }
  Composed addendum(int session, const char* as_at) const {
    auto composed =
        publication::addendum(materials(), {AssemblySession{session}, day(as_at), true});
    REQUIRE(composed.has_value());
    return std::move(*composed);
  }
  disclosure::Disclosed<procedure::Standing> seen;
};

bool holds(const Composed& composed, const std::string& text) {
  return golden::print(composed.document).find(text) != std::string::npos;
}

TEST_CASE("the report of a cycle: two accounts, follow-up, views, what came in time") {
  const Reader reader(golden::story());
  const Composed composed = reader.report(73, "2018-07-20");
  golden::check("report-73", composed.document);
  CHECK(composed.document.summary.size() == 3);
  CHECK(composed.reporting_states == 3);
  CHECK(composed.reports == 4);
  CHECK(composed.views == 1);
  CHECK(composed.words == count_words(composed.document));
  CHECK(composed.words < report_words_warning);
  CHECK_FALSE(holds(composed, "Canary"));
  CHECK_FALSE(holds(composed, "Withdrawn words"));
}

TEST_CASE("what came a day late stands in the addendum, with the account that it answers") {
  const Reader reader(golden::story());
  const Composed composed = reader.addendum(73, "2018-09-20");
  golden::check("addendum-73", composed.document);
  CHECK(composed.reports == 1);
  CHECK(composed.views == 0);
  CHECK(holds(composed, "on the same incident and outside the period of this document"));
}

TEST_CASE("the desk's draft holds no more than the public's report") {
  const golden::World world = golden::story();
  CHECK(golden::print(Reader(world).report(73, "2018-07-20").document) ==
        golden::print(Reader(world, Viewer::the_desk()).report(73, "2018-07-20").document));
}

TEST_CASE("a restricted report is told of in a person's summary only, if a person so decided") {
  golden::World world = golden::story();
  world.enter("2018-05-10", "SUMM-0002", nullptr, "13",
              procedure::Summarized{Reference{"REPT-0003"}, "an incident was reported.", true});
  const Composed composed = Reader(world, Viewer::the_desk()).report(73, "2018-07-20");
  CHECK(composed.reporting_states == 4);
  CHECK(holds(composed, "In summary: an incident was reported."));
  CHECK_FALSE(holds(composed, "Canary"));
  CHECK_FALSE(holds(composed, "Sulaco"));
  CHECK_FALSE(holds(composed, "DOSS-0003"));
}

TEST_CASE("a translation stands under the words of the State, and says that it is none of them") {
  golden::World world = golden::story();
  const auto translate = [&](const char* reference, const char* author, const char* words) {
    world.enter("2018-05-10", reference, author, "",
                procedure::Translated{Reference{"REPT-0002"}, "statement", {Language::en, words}});
  };
  const std::size_t words_before = Reader(world).report(73, "2018-07-20").words;
  translate("TRAN-0001", nullptr, "The first patrols were there after six minutes.");
  const Reader reader(world);
  // The State's words are counted once.
  CHECK(reader.report(73, "2018-07-20").words == words_before);
  CHECK(golden::print(reader.report(73, "2018-07-20").document)
            .find("> The first patrols were there after six minutes.\n"
                  "> -- Translation by the Secretariat, 10 May 2018: not the State’s words") !=
        std::string::npos);
  CHECK(holds(reader.report(73, "2018-07-20"), "Les premières patrouilles"));
  // The State's own goes before the Secretariat's.
  translate("TRAN-0002", "XGR", "Our first patrols were there within six minutes.");
  const Composed own = Reader(world).report(73, "2018-07-20");
  CHECK(holds(own, "Our first patrols"));
  CHECK(holds(own, "Translation by Graustark, 10 May 2018: not its original words"));
  CHECK_FALSE(holds(own, "The first patrols were there"));
}

TEST_CASE("a register that holds nothing gives a correct report") {
  const Reader reader{golden::World()};
  const Composed composed = reader.report(73, "2018-07-20");
  golden::check("report-73-empty", composed.document);
  CHECK(composed.reporting_states == 0);
  CHECK(composed.document.summary.size() == 3);
  golden::check("addendum-73-empty", reader.addendum(73, "2018-09-20").document);
}

TEST_CASE(
    "the 69th session: fourteen additional participants by eight States, and issued figures") {
  const Reader reader{golden::World()};
  const Composed composed = reader.report(69, "2014-07-24");
  golden::check("report-69", composed.document);
  CHECK(composed.additional_participants == 14);
  CHECK(holds(composed, "14 additional States"));
  CHECK(holds(composed, "A/69/185"));
  CHECK(holds(composed, "(A/67/126)"));
  CHECK(holds(composed, "Item 81 of the provisional agenda"));
}

TEST_CASE("before the last day has passed the report says that it is provisional") {
  const Reader reader(golden::story());
  CHECK(holds(reader.report(73, "2018-05-15"), "Provisional: compiled as at 15 May 2018"));
  CHECK_FALSE(holds(reader.report(73, "2018-05-16"), "Provisional"));
  CHECK_FALSE(addendum(reader.materials(), {AssemblySession{73}, day("2018-05-15"), true}));
}

TEST_CASE("every cycle of the chain composes, and a session without one does not") {
  const Reader reader{golden::World()};
  int composed = 0;
  for (const mandate::Mandate& mandate : golden::law().chain.all()) {
    if (!mandate.cycle) continue;
    const Composing composing{mandate.cycle->session, day("2026-01-01"), true};
    const auto document = report(reader.materials(), composing);
    REQUIRE(document.has_value());
    const std::string text = golden::print(document->document);
    CHECK(text.find("[report.") == std::string::npos);
    CHECK(text.find("{") == std::string::npos);
    CHECK(document->document.summary.size() == 3);
    CHECK(agenda_entry(reader.materials(), composing).has_value());
    ++composed;
  }
  CHECK(composed > 20);
  CHECK_FALSE(report(reader.materials(), {AssemblySession{44}, day("2026-01-01"), true}));
  CHECK_FALSE(agenda_entry(reader.materials(), {AssemblySession{44}, day("2026-01-01"), true}));
}

TEST_CASE("the register's own symbol and item go before those of the data") {
  golden::World world = golden::story();
  world.enter("2018-07-19", "ISSU-0001", nullptr, "13",
              procedure::Issued{73, "A/73/000", "report", std::string(64, 'c')});
  world.enter("2018-07-19", "ITEM-0001", nullptr, "15", procedure::ItemIncluded{73, 85, {}});
  const Reader reader(world);
  const auto composed =
      publication::report(reader.materials(), {AssemblySession{73}, day("2018-07-20"), false});
  REQUIRE(composed.has_value());
  CHECK(composed->document.masthead.symbol == "A/73/000");
  // A demonstration bears no symbol of the United Nations.
  CHECK(reader.report(73, "2018-07-20").document.masthead.symbol == "Demonstration");
  CHECK(composed->document.masthead.item == "Item 85 of the provisional agenda");
}

TEST_CASE("the entry in the provisional agenda") {
  const Reader reader(golden::story());
  const auto entry =
      agenda_entry(reader.materials(), {AssemblySession{73}, day("2018-07-20"), true});
  REQUIRE(entry.has_value());
  golden::check("agenda-73", *entry);
}

TEST_CASE("paragraph numbers run on without a gap") {
  const Reader reader(golden::story());
  int last = 0;
  for (const Block& block : reader.report(73, "2018-07-20").document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (!paragraph || paragraph->number.empty() || paragraph->number.front() == '(') continue;
    CHECK(paragraph->number == std::to_string(++last));
  }
  CHECK(last > 10);
}

TEST_CASE("the three sentences of the summary for 0, 1, 2 and 7") {
  const Catalogue& words = golden::english();
  const auto say = [&](const char* key, std::int64_t n) {
    return words.say(key, {{"states", n},
                           {"views", n},
                           {"number", n},
                           {"cut_off", day("2018-05-15")},
                           {"report_paragraph", "10"},
                           {"views_paragraph", "12"},
                           {"resolution", "71/145"},
                           {"previous", "A/71/130"},
                           {"names", "Graustark"}});
  };
  CHECK(say("report.summary.reports", 0) ==
        "By 15 May 2018, no State had reported under paragraph 10 of General Assembly resolution "
        "71/145 (section II).");
  CHECK(say("report.summary.reports", 1).find("one State had reported") != std::string::npos);
  CHECK(say("report.summary.reports", 2).find("two States had") != std::string::npos);
  CHECK(say("report.summary.reports", 7).find("seven States had") != std::string::npos);
  CHECK(say("report.summary.views", 0).find("No views had") == 0);
  CHECK(say("report.summary.views", 1).find("The views of one State had") == 0);
  CHECK(say("report.summary.views", 7).find("seven views had") != std::string::npos);
  CHECK(say("report.summary.participants", 0) ==
        "Since the previous report (A/71/130), no additional State has become a participant in the "
        "relevant instruments (section IV).");
  CHECK(say("report.summary.participants", 1).find("one additional State has") !=
        std::string::npos);
  CHECK(say("report.summary.participants", 2).find("two additional States,") != std::string::npos);
}

}  // namespace
}  // namespace inviola::publication
