// What a second person signs is told in words, of every kind of act and in every language.
#include "publication/pages/desks/act.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "procedure/codec.h"
#include "publication/detail/golden.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

namespace files = std::filesystem;
using disclosure::Viewer;
using procedure::Body;
using procedure::Reference;

/// The act of each kind that is published for strangers to try: every member is filled.
std::vector<Body> one_of_each() {
  std::vector<Body> out;
  for (const auto& one :
       files::directory_iterator(files::path(INVIOLA_ROOT) / "spec/vectors/acts")) {
    if (one.path().filename().string().starts_with("wrong-")) continue;
    std::ifstream in(one.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with('{')) continue;
      const auto read = procedure::decode(line, 0);
      REQUIRE(read);
      out.push_back(read->act.body);
    }
  }
  return out;
}

std::string told(const Body& body, const Viewer& viewer, const Catalogue& words) {
  const auto seen = golden::story().seen_by(viewer);
  const Ground ground{seen, golden::law(), words, golden::day("2018-05-20"), true};
  Document out;
  out.blocks = act_in_words(ground, body);
  return out.blocks.empty() ? "" : golden::print(out);
}

std::string told(const Body& body, const char* state) {
  return told(body, Viewer::of(mandate::StateCode{state}), golden::english());
}

TEST_CASE("whatever may wait for a second person is told, in every language") {
  const std::set<std::string_view> elsewhere{
      // Told whole, and about nothing.
      "views_submitted",
      // Of the Secretariat, by one hand.
      "mandate_adopted", "circular_note_sent", "circulated", "attention_drawn", "reminded",
      "joined", "separated", "participation_recorded", "good_offices_offered", "dispatched",
      "issued", "item_included", "drill_held", "comments_invited"};
  const auto all = one_of_each();
  CHECK(all.size() == std::variant_size_v<procedure::AnyBody>);
  for (const Body& body : all) {
    const std::string_view kind = procedure::kind_of(body);
    CAPTURE(kind);
    for (const Language language : golden::catalogues().offered()) {
      CAPTURE(tag(language));
      const std::string text = told(body, Viewer::the_desk(), golden::catalogues().in(language));
      CHECK(text.empty() == elsewhere.contains(kind));
      if (!text.empty()) golden::check_words(text);
    }
  }
}

TEST_CASE("the words of whoever acts are told with the act, and no control among them obeyed") {
  for (const Body& body : one_of_each()) {
    const std::string text = told(body, "XRU");
    CAPTURE(procedure::kind_of(body));
    CHECK_FALSE(golden::contains(text, "\u202E"));
    const bool has_statement = std::visit(
        [](const auto& one) {
          return requires { one.statement.words; } || requires { one.translation.words; };
        },
        static_cast<const procedure::AnyBody&>(body));
    const bool told_whole = std::holds_alternative<procedure::Reported>(body) ||
                            std::holds_alternative<procedure::FollowedUp>(body);
    if (has_statement && !told_whole && !text.empty()) CHECK(golden::contains(text, "words \"é\""));
  }
}

TEST_CASE("what an act is about is named by what was done, by whom and when") {
  const std::string withdrawn =
      told(procedure::Withdrawn{Reference{"REPT-0001"}, {Language::en, "A mistake."}}, "XRU");
  INFO(withdrawn);
  CHECK(golden::contains(withdrawn, "Ruritania"));
  CHECK(golden::contains(withdrawn, "reported the incident"));
  CHECK(golden::contains(withdrawn, "2017"));
  CHECK(golden::contains(withdrawn, "/mission/acts/REPT-0001"));
  CHECK(golden::contains(withdrawn, "A mistake."));
  const std::string released =
      told(procedure::Released{Reference{"REPT-0003"},
                               {procedure::Audience::listed, {mandate::StateCode{"XCO"}}}},
           "XLA");
  INFO(released);
  CHECK(golden::contains(released, "The States named by its author"));
  CHECK(golden::contains(released, "Costaguana"));
  const std::string answer = told(procedure::FollowedUp{.about = Reference{"DOSS-0001"}}, "XGR");
  INFO(answer);
  CHECK(golden::contains(answer, "DOSS-0001"));
  CHECK(golden::contains(answer, "Graustark"));
  // Of what one does not see nothing but the reference is told.
  CHECK_FALSE(
      golden::contains(told(procedure::Acknowledged{Reference{"REPT-0003"}}, "XCO"), "Laputa"));
}

TEST_CASE("whose powers end is told") {
  const auto ending = [](procedure::Body given, procedure::Body end) {
    const auto seen = disclosure::Gate::if_entered(
        golden::story().seen_by(Viewer::the_desk()),
        std::make_shared<const procedure::EnteredAct>(
            procedure::EnteredAct{9000,
                                  golden::day("2018-05-20"),
                                  {Reference{"PWRS-0001"}, std::nullopt, golden::day("2018-05-20"),
                                   "A/RES/71/145", "", std::move(given)}}));
    const Ground ground{seen, golden::law(), golden::english(), golden::day("2018-05-20"), true};
    Document out;
    out.blocks = act_in_words(ground, end);
    return golden::print(out);
  };
  const std::string office = ending(
      procedure::Appointed{"desk-officer", "An officer", golden::day("2018-01-01"), std::nullopt},
      procedure::AppointmentEnded{Reference{"PWRS-0001"}});
  INFO(office);
  CHECK(golden::contains(office, "An officer"));
  CHECK(golden::contains(office, "desk officer"));
  CHECK(golden::contains(office, "1 January 2018"));
}

}  // namespace
}  // namespace inviola::publication::pages
