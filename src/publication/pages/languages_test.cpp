// The pages in every language: no sentence is wanting, and what is coded reads in all of them.
#include <doctest/doctest.h>

#include <regex>

#include "base/text.h"
#include "publication/detail/golden.h"
#include "publication/detail/telling.h"
#include "publication/pages/about.h"
#include "publication/pages/communication.h"
#include "publication/pages/cycles.h"
#include "publication/pages/dossier.h"
#include "publication/pages/dossiers.h"
#include "publication/pages/home.h"
#include "publication/pages/instruments.h"
#include "publication/pages/mandates.h"
#include "publication/pages/record.h"
#include "publication/pages/states.h"

namespace inviola::publication::pages {
namespace {

using procedure::Occurrence;
using procedure::Reference;
using procedure::Reported;
using procedure::StateCode;

/// Pages by the name of their golden text.
std::map<std::string, Document> every_page(const Ground& ground) {
  std::map<std::string, Document> out;
  out["home"] = home_page(ground);
  out["dossiers"] = *dossiers_page(ground, {});
  out["dossier-two-accounts"] = *dossier_page(ground, "DOSS-0001");
  out["mandate-71-145"] = *mandate_page(ground, "A-RES-71-145");
  out["mandate-67-94"] = *mandate_page(ground, "A-RES-67-94");
  out["mandates"] = mandates_page(ground);
  out["state-asked"] = *state_page(ground, "XGR");
  out["communication"] = *communication_page(ground, "REPT-0001");
  out["cycle-73-note"] = *cycle_note_page(ground, mandate::AssemblySession{73});
  out["states"] = *states_page(ground, {});
  out["instruments"] = *instruments_page(ground, {});
  out["cycle-73"] = *cycle_page(ground, mandate::AssemblySession{73});
  out["record"] = *record_page(ground, {});
  out["about"] = about_page(ground);
  out["not-found"] = not_found_page(ground);
  out["unavailable"] = unavailable_page(ground);
  return out;
}

/// Kept as golden texts in the languages that have no test of their own.
constexpr std::array kept{"home",        "dossier-two-accounts", "mandate-71-145",
                          "state-asked", "cycle-73-note",        "not-found"};

TEST_CASE("no page wants a sentence, an argument or a word in any language") {
  const auto seen = golden::story().seen_by(disclosure::Viewer::the_public());
  const std::regex wanting("\\[[a-z]+[.][a-z.-]+\\]|\\{[a-z_]+\\}");
  for (const Language language : golden::catalogues().offered()) {
    const Ground ground{seen, golden::law(), golden::catalogues().in(language),
                        golden::day("2018-05-20"), true};
    for (const auto& [name, page] : every_page(ground)) {
      CAPTURE(tag(language));
      CAPTURE(name);
      CHECK(page.language == language);
      // The marks of a run's language are the printer's.
      const std::string text =
          std::regex_replace(golden::print(page), std::regex("\\{(ar|zh|en|fr|ru|es)\\}"), "");
      std::smatch found;
      CHECK_MESSAGE(!std::regex_search(text, found, wanting), found.str());
    }
    if (!golden::keeps(language)) continue;
    const auto pages = every_page(ground);
    for (const char* name : kept) golden::check("pages/" + std::string(name), pages.at(name));
  }
}

Occurrence told_in_full() {
  Occurrence out = golden::occurrence("DOSS-0077", "2018-02-03", "إدلفايس", "XGR", "XRU");
  out.until = PartialDate::parse("2018-02-05");
  out.sending_states.push_back(StateCode{"XLA"});
  out.killed = 1;
  out.injured = 4;
  out.abducted = 2;
  out.offender = "demonstrators";
  out.offender_state = StateCode{"XCO"};
  out.armed_conflict = false;
  out.organization = "منظمة";
  return out;
}

/// What everyone sees of a register that holds one report, circulated.
disclosure::Disclosed<procedure::Standing> circulated(const Reported& report) {
  golden::World world;
  world.enter("2018-02-10", "REPT-0077", "XRU", "10 (a)", report);
  world.enter("2018-02-11", "CIRC-0077", nullptr, "11 (b)",
              procedure::Circulated{Reference{"REPT-0077"}});
  return world.seen_by(disclosure::Viewer::the_public());
}

bool holds_arabic(const std::string& text) {
  // U+0600 to U+06FF begin with these bytes.
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xd8 && byte <= 0xdb;
  });
}

/// Facts of a report: each field that the State filled, its words for place and organization among
/// them; read: nothing of it is in the language of the report.
TEST_CASE("a report filed in Arabic gives a reader of each language four fifths of its facts") {
  Reported report;
  report.occurrences = {told_in_full()};
  report.statement = {Language::ar, "دخل مجهولون السفارة."};
  const auto seen = circulated(report);
  for (const Language language : golden::catalogues().offered()) {
    if (language == Language::ar) continue;
    const Materials materials{seen, golden::law(), golden::catalogues().in(language)};
    const Facts facts = publication::detail::Telling(materials, golden::day("2018-05-20"))
                            .occurrence(told_in_full(), Language::ar);
    std::size_t read = 0;
    for (const Facts::Fact& fact : facts.facts) {
      CHECK_FALSE(holds_arabic(words_of(fact.term)));
      std::string values;
      for (const Line& value : fact.values) values += words_of(value);
      const bool coded = values.find('_') == std::string::npos;
      if (!holds_arabic(values) && coded) {
        ++read;
      } else {
        // What is not read is shown in its language.
        CHECK(fact.values.front().front().language == Language::ar);
      }
    }
    MESSAGE(tag(language) << ": " << read << " of " << facts.facts.size() << " facts");
    CHECK(facts.facts.size() >= 14);
    CHECK(read * 5 >= facts.facts.size() * 4);
  }
}

TEST_CASE("what would turn the direction of a page is shown on it, in Arabic as elsewhere") {
  Reported report;
  report.occurrences = {told_in_full()};
  report.occurrences[0].place = "Edel\u202Eweiss";
  report.statement = {Language::en, "It was \u2067not\u2069 so. \U0001F6D1 e\u0301"};
  const auto seen = circulated(report);
  for (const Language language : golden::catalogues().offered()) {
    const Ground ground{seen, golden::law(), golden::catalogues().in(language),
                        golden::day("2018-05-20"), true};
    const std::string text = golden::print(*dossier_page(ground, "DOSS-0077"));
    CHECK_FALSE(has_hidden_controls(std::regex_replace(text, std::regex("\n"), " ")));
    CHECK(text.find("Edel[U+202E]weiss") != std::string::npos);
    CHECK(text.find("It was [U+2067]not[U+2069] so.") != std::string::npos);
    CHECK(text.find("\U0001F6D1") != std::string::npos);
  }
}

}  // namespace
}  // namespace inviola::publication::pages
