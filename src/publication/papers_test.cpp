// The papers besides notes and reports: the letter on instruments, the corrigendum, the forms that
// missions fill in.
#include <doctest/doctest.h>

#include "publication/detail/golden.h"
#include "publication/mission_forms.h"
#include "publication/notes.h"
#include "publication/report.h"

namespace inviola::publication {
namespace {

using golden::day;
using mandate::StateCode;

disclosure::Disclosed<procedure::Standing> public_sight(const golden::World& world) {
  return world.seen_by(disclosure::Viewer::the_public());
}

template <class Compose>
void check_in_all_languages(const char* name, const Compose& compose) {
  for (const Language language : golden::catalogues().offered()) {
    CAPTURE(tag(language));
    const std::optional<Document> document = compose(golden::catalogues().in(language));
    REQUIRE(document.has_value());
    golden::check(name, *document);
    const std::string printed = golden::print(*document);
    CHECK(printed.find("[mission-form.") == std::string::npos);
    CHECK(printed.find("[corrigendum.") == std::string::npos);
    CHECK(printed.find("{") == std::string::npos);
  }
}

golden::World issued() {
  golden::World world = golden::story();
  world.enter("2018-07-24", "ISSU-0001", nullptr, "13 (b)",
              procedure::Issued{73, "A/73/900", "report", std::string(64, 'c')});
  return world;
}

TEST_CASE("a State is told which instruments it has not joined, and nothing is concluded from it") {
  const golden::World world;
  const auto seen = public_sight(world);
  for (const Language language : golden::catalogues().offered()) {
    CAPTURE(tag(language));
    const auto letter = instruments_letter({seen, golden::law(), golden::catalogues().in(language)},
                                           day("2018-07-20"), {StateCode{"VUT"}, "", true});
    REQUIRE(letter.has_value());
    golden::check("instruments-letter", *letter);
  }
}

TEST_CASE("the letter names exactly the instruments that are open, and weak dates as weak") {
  const golden::World world;
  const auto seen = public_sight(world);
  const Materials from{seen, golden::law(), golden::english()};
  const Date on = day("2018-07-20");
  std::size_t letters = 0;
  std::size_t weak_letters = 0;
  for (const mandate::StateRecord& state : golden::law().states.all()) {
    std::vector<const mandate::Instrument*> open;
    bool weak = false;
    for (const mandate::Instrument& one : golden::law().participation.instruments()) {
      if (!one.of_the_procedure) continue;
      if (!golden::law().participation.is_participant(one.id, state.code, on)) open.push_back(&one);
      for (const auto& action : golden::law().participation.actions_of(state.code)) {
        weak |= action.instrument == one.id && action.date <= on &&
                action.confidence != mandate::Confidence::high;
      }
    }
    const auto letter = instruments_letter(from, on, {state.code, "", false});
    CAPTURE(state.code.value());
    const bool due = !open.empty() && golden::law().states.exists(state.code, on);
    REQUIRE(letter.has_value() == due);
    if (!letter) continue;
    ++letters;
    const Table* first = nullptr;
    for (const Block& block : letter->blocks) {
      const auto* table = std::get_if<Table>(&block.value);
      if (table && !first) first = table;
    }
    REQUIRE(first != nullptr);
    CHECK(first->rows.size() == open.size());
    const bool says_so = golden::print(*letter).find("(unconfirmed)") != std::string::npos;
    CHECK(says_so == weak);
    weak_letters += weak ? 1 : 0;
  }
  CHECK(letters > 150);
  CHECK(weak_letters > 0);
}

TEST_CASE("a corrigendum has its own symbol, after those issued before it") {
  golden::World world = issued();
  const auto correcting = [](std::vector<Correction> corrections) {
    return Correcting{mandate::AssemblySession{73}, "report", day("2018-08-20"), false, false,
                      std::move(corrections)};
  };
  const Correcting one =
      correcting({{"11", "persons unknown", "persons not known"}, {"11", "at night", ""}});
  {
    const auto seen = public_sight(world);
    check_in_all_languages("corrigendum-73", [&](const Catalogue& words) {
      return corrigendum({seen, golden::law(), words}, one);
    });
    const Materials from{seen, golden::law(), golden::english()};
    CHECK(corrigendum_symbol(from, one) == "A/73/900/Corr.1");
    CHECK_FALSE(corrigendum(from, correcting({})).has_value());
    Correcting of_addendum = one;
    of_addendum.session = mandate::AssemblySession{75};
    of_addendum.part = "addendum";
    CHECK_FALSE(corrigendum(from, of_addendum).has_value());
  }
  world.enter("2018-08-20", "ISSU-0002", nullptr, "13 (b)",
              procedure::Issued{73, "A/73/900/Corr.1", "corrigendum", std::string(64, 'd')});
  const auto seen = public_sight(world);
  CHECK(corrigendum_symbol({seen, golden::law(), golden::english()}, one) == "A/73/900/Corr.2");
}

TEST_CASE("a corrigendum in one language says so; on a demonstration it bears no symbol") {
  const golden::World world = issued();
  const auto seen = public_sight(world);
  Correcting one{mandate::AssemblySession{73}, "report", day("2018-08-20"), true, true,
                 {{"11", "old", "new"}}};
  const auto document =
      corrigendum({seen, golden::law(), golden::catalogues().in(Language::fr)}, one);
  REQUIRE(document.has_value());
  CHECK(document->masthead.original.find("seulement") != std::string::npos);
  CHECK(document->masthead.symbol.find("A/73") == std::string::npos);
  CHECK_FALSE(document->demonstration.empty());
}

TEST_CASE("words that do not stand in the paragraph named are told") {
  const golden::World world = golden::story();
  const auto seen = public_sight(world);
  const auto composed = report({seen, golden::law(), golden::english()},
                               {mandate::AssemblySession{73}, day("2018-07-20"), true});
  REQUIRE(composed.has_value());
  std::string number;
  for (const Block& block : composed->document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (paragraph && words_of(paragraph->line).find("entered its Consulate") != std::string::npos)
      number = paragraph->number;
  }
  REQUIRE_FALSE(number.empty());
  const std::vector<Correction> corrections{{number, "entered its Consulate", "x"},
                                            {"1", "entered its Consulate", "x"},
                                            {"999", "the", "x"},
                                            {number, "", "x"}};
  CHECK(misplaced(composed->document, corrections) == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("forms for missions: a note verbale is unsigned, a letter is signed") {
  const golden::World world;
  const auto seen = public_sight(world);
  const auto form = [&](FormKind kind, FormPurpose purpose, const char* state) {
    return [&seen, kind, purpose, state](const Catalogue& words) {
      FormFor wanted{kind, purpose, std::nullopt, day("2018-07-20"), false};
      if (state != nullptr) wanted.state = StateCode{state};
      return mission_form({seen, golden::law(), words}, wanted);
    };
  };
  check_in_all_languages("form-note-verbale",
                         form(FormKind::note_verbale, FormPurpose::report, "NOR"));
  check_in_all_languages("form-letter-follow-up",
                         form(FormKind::letter, FormPurpose::follow_up, "VAT"));
  check_in_all_languages("form-note-verbale-views",
                         form(FormKind::note_verbale, FormPurpose::views, nullptr));
  const auto note = form(FormKind::note_verbale, FormPurpose::report, "NOR")(golden::english());
  CHECK(golden::print(*note).find("Signed") == std::string::npos);
  CHECK(golden::print(*note).find(" I ") == std::string::npos);
  // Every field of the working form is there, once.
  std::size_t rows = 0;
  for (const Block& block : note->blocks) {
    if (const auto* table = std::get_if<Table>(&block.value)) rows += table->rows.size();
  }
  CHECK(rows == golden::law().form.report.size());
  // No State that was not there on the day.
  CHECK_FALSE(form(FormKind::letter, FormPurpose::report, "SUN")(golden::english()).has_value());
  CHECK_FALSE(form(FormKind::letter, FormPurpose::report, "QQQ")(golden::english()).has_value());
}

}  // namespace
}  // namespace inviola::publication
