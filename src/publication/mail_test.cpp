// Letters by mail: in every language, for every document, with nothing of what it holds.
#include "publication/mail.h"

#include <doctest/doctest.h>

#include "disclosure/gate.h"
#include "procedure/dispatch.h"
#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

using namespace procedure;
using disclosure::Gate;
using disclosure::Viewer;
using golden::day;
using mandate::StateCode;

constexpr const char* canary = "CANARY";

/// Everything that anybody wrote holds the canary.
Occurrence occurrence(const char* reference) {
  Occurrence out = golden::occurrence(reference, "2017-02-27", canary, "XGR", "XRU");
  out.organization = canary;
  return out;
}

golden::World world(Audience audience) {
  golden::World out;
  out.enter("2017-02-01", "note", "", "11 (a)", CircularNoteSent{73, canary, day("2018-05-15")})
      .enter("2017-03-01", "report", "XRU", "10 (a)",
             Reported{.occurrences = {occurrence("incident")},
                      .statement = {Language::en, canary},
                      .restriction = {audience, {}}})
      .enter("2017-03-02", "circulated", "", "11 (b)", Circulated{Reference{"report"}})
      .enter("2017-03-03", "drawn", "", "11 (c)",
             AttentionDrawn{Reference{"incident"}, StateCode{"XGR"}})
      .enter("2017-10-01", "reminded", "", "11 (d)",
             Reminded{StateCode{"XGR"},
                      Reference{"incident"},
                      "",
                      {Element::justice},
                      {Reference{"report"}}})
      .enter("2017-10-02", "views", "XCO", "12",
             ViewsSubmitted{.statement = {Language::en, canary}})
      .enter("2017-10-03", "drill", "", "", DrillHeld{canary, {StateCode{"XGR"}}})
      .enter("2017-10-04", "invited", "", "13",
             CommentsInvited{73, "report", day("2017-10-18"), {StateCode{"XCO"}, StateCode{"XRU"}}})
      .enter("2017-10-05", "commented", "XCO", "13",
             Commented{Reference{"invited"}, false, {}, {Language::en, canary}})
      .enter("2017-10-06", "answered", "", "13",
             CommentAnswered{Reference{"commented"}, false, {Language::en, canary}});
  return out;
}

std::optional<MailText> letter(const golden::World& world, const Catalogue& words,
                               const char* reference, const char* to,
                               const MailAddressing& addressing = {"https://register.example",
                                                                   false}) {
  const auto seen = world.seen_by(Viewer::of(StateCode{to}));
  const auto act = Gate::act_of(seen, Reference{reference});
  return act ? mail_for(words, *act, addressing) : std::nullopt;
}

/// Those whom the procedure names and the gate tells of the act.
std::vector<std::string> addressed(const golden::World& world, const char* reference) {
  std::vector<std::string> out;
  for (const Sending& one :
       undispatched(world.standing(), golden::law(), day("2017-01-01"), day("2018-01-01"))) {
    if (one.act->act.reference.value() != reference) continue;
    for (const StateCode& to : one.to) {
      if (letter(world, golden::english(), reference, to.value().c_str())) {
        out.push_back(to.value());
      }
    }
  }
  return out;
}

TEST_CASE("each letter names its reference and where to read, and no word of anybody's") {
  const auto told = world(Audience::everyone);
  const std::pair<const char*, const char*> letters[] = {
      {"note", "XCO"},  {"report", "XRU"},   {"circulated", "XCO"},
      {"drawn", "XGR"}, {"reminded", "XGR"}, {"views", "XCO"},
      {"drill", "XGR"}, {"invited", "XRU"},  {"answered", "XCO"}};
  for (const Language language : golden::catalogues().offered()) {
    const Catalogue& words = *golden::catalogues().find(language);
    for (const auto& [reference, to] : letters) {
      CAPTURE(reference);
      const auto mail = letter(told, words, reference, to);
      REQUIRE(mail);
      const std::string all = mail->subject + '\n' + mail->body;
      CAPTURE(all);
      CHECK(mail->subject.find(reference) != std::string::npos);
      CHECK(mail->body.find(std::string("https://register.example/") + std::string(tag(language)) +
                            "/documents/" + reference) != std::string::npos);
      CHECK(all.find(canary) == std::string::npos);
      for (const char leftover : {'{', '}'}) CHECK(all.find(leftover) == std::string::npos);
      CHECK(all.find("[mail") == std::string::npos);
    }
  }
}

TEST_CASE("a demonstration says so in every letter; without a site there is no link") {
  const auto told = world(Audience::everyone);
  const auto mail = letter(told, golden::english(), "note", "XCO", {"", true});
  REQUIRE(mail);
  CHECK(mail->subject.starts_with("[Demonstration]"));
  CHECK(mail->body.starts_with("THIS IS A DEMONSTRATION."));
  CHECK(mail->body.find("http") == std::string::npos);
}

TEST_CASE("who may not see a report is no addressee of it, and gets no letter about it") {
  CHECK(addressed(world(Audience::everyone), "circulated").size() > 193);
  const auto narrowed = world(Audience::states_concerned);
  CHECK(addressed(narrowed, "circulated") == std::vector<std::string>{"XGR", "XRU"});
  CHECK_FALSE(letter(narrowed, golden::english(), "circulated", "XCO"));
  CHECK(letter(narrowed, golden::english(), "circulated", "XGR"));
  const auto withheld = world(Audience::secretary_general);
  CHECK(addressed(withheld, "circulated") == std::vector<std::string>{"XRU"});
  for (const char* about : {"drawn", "reminded"}) {
    CHECK(addressed(withheld, about).empty());
    CHECK_FALSE(letter(withheld, golden::english(), about, "XGR"));
  }
  CHECK(addressed(withheld, "report") == std::vector<std::string>{"XRU"});
}

TEST_CASE("who is asked to comment, and who commented, is written to; nobody else") {
  const auto told = world(Audience::everyone);
  CHECK(addressed(told, "invited") == std::vector<std::string>{"XCO", "XRU"});
  CHECK(addressed(told, "answered") == std::vector<std::string>{"XCO"});
  CHECK(addressed(told, "commented").empty());
  CHECK_FALSE(letter(told, golden::english(), "invited", "XGR"));
  CHECK_FALSE(letter(told, golden::english(), "answered", "XRU"));
}

TEST_CASE("an act that sends no document has no letter") {
  golden::World told;
  told.enter("2017-03-01", "adopted", "", "", MandateAdopted{"A/RES/71/145"});
  CHECK_FALSE(letter(told, golden::english(), "adopted", "XGR"));
}

}  // namespace
}  // namespace inviola::publication
