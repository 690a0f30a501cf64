// What is being written, and what is sent more than once.
#include "office/people/drafts.h"

#include <thread>

#include "base/json.h"
#include "base/limits.h"
#include "people/ground.h"

namespace inviola::office::people {
namespace {

using namespace procedure;

ViewsSubmitted some_views(const char* words) {
  return {.statement = {Language::en, words}, .measures = {}, .attachments = {}};
}

std::size_t filed(Ground& ground, const Acting& acting) {
  return ground.office->seen_by(acting.viewer)->communications().size();
}

Reference reference_of(const Result<Put, NotPut>& put) {
  REQUIRE(put);
  REQUIRE(std::holds_alternative<Filed>(*put));
  return std::get<Filed>(*put).entered->act.reference;
}

TEST_CASE("a draft is its State's, and is changed only in the place of what was read") {
  Ground ground;
  const Acting one =
      ground.acting(ground.somebody("one", ground.full_powers("XRU", "head-of-mission")));
  const Acting colleague =
      ground.acting(ground.somebody("two", ground.full_powers("XRU", "drafter")));
  const Acting other =
      ground.acting(ground.somebody("o", ground.full_powers("XGR", "head-of-mission")));
  Drafts drafts(ground.people);
  Draft draft;
  draft.kind = "alert";
  draft.answers = {{"1.place", "Edelweiss"}, {"1.nature", "arson"}, {"1.nature", "theft"}};
  const auto id = drafts.begin(one, draft);
  REQUIRE(id);
  CHECK(drafts.find(other, *id).value() == std::nullopt);
  auto read = drafts.find(colleague, *id);
  REQUIRE((read && *read));
  CHECK((*read)->value.answer("1.place") == "Edelweiss");
  CHECK((*read)->value.all("1.nature") == std::vector<std::string>{"arson", "theft"});
  const std::uint64_t version = (*read)->version;
  CHECK(drafts.keep(colleague, *id, draft, version).has_value());
  CHECK(no_of(drafts.keep(one, *id, draft, version)) == "changed-meanwhile");
  CHECK(drafts.all(one)->front().value.name == "two");
  draft.answers.push_back({"words", std::string(limits::paper_bytes_max, 'x')});
  CHECK(no_of(drafts.keep(one, *id, draft, drafts.find(one, *id)->value().version)) ==
        "draft-too-long");
  CHECK(drafts.remove(other, *id).has_value());
  CHECK(drafts.find(one, *id)->has_value());
  CHECK(drafts.remove(one, *id).has_value());
  CHECK_FALSE(drafts.find(one, *id)->has_value());
  for (std::size_t i = 0; i < limits::drafts_per_state_max; ++i) REQUIRE(drafts.begin(one, {}));
  CHECK(no_of(drafts.begin(one, {})) == "too-many-drafts");
  CHECK(drafts.begin(other, {}).has_value());
}

TEST_CASE("a form that is sent again, at one moment or later, is the same act") {
  Ground ground;
  const Acting one =
      ground.acting(ground.somebody("one", ground.full_powers("XRU", "head-of-mission")));
  std::vector<std::thread> hands;
  std::vector<std::optional<Reference>> got(4);
  for (std::size_t i = 0; i < got.size(); ++i) {
    hands.emplace_back([&, i] {
      auto put = ground.filings.put_once(one, "form", some_views("Guards help."));
      if (put && std::holds_alternative<Filed>(*put)) {
        got[i] = std::get<Filed>(*put).entered->act.reference;
      }
    });
  }
  for (std::thread& hand : hands) hand.join();
  for (const auto& each : got) CHECK((each && each == got.front()));
  CHECK(filed(ground, one) == 1);
  // Another form that says the same is another act: it was meant.
  CHECK(reference_of(ground.filings.put_once(one, "other", some_views("Guards help."))) !=
        *got.front());
  CHECK(filed(ground, one) == 2);
}

TEST_CASE("after a restart between the act and the note of it the act is found again") {
  Ground ground;
  const Acting one =
      ground.acting(ground.somebody("one", ground.full_powers("XRU", "head-of-mission")));
  const Reference earlier =
      reference_of(ground.filings.put_once(one, "earlier", some_views("Guards help.")));
  // What stands in the papers when the machine fails after the act: sent, one alike before it.
  REQUIRE(ground.archive->housekeeping().keep("sent", "XRU/failed",
                                              R"({"at":1,"alike":1,"entered":"","waits":""})", 0));
  const Reference entered = reference_of(ground.filings.put(one, some_views("Guards help.")));
  CHECK(entered != earlier);
  CHECK(reference_of(ground.filings.put_once(one, "failed", some_views("Guards help."))) ==
        entered);
  CHECK(filed(ground, one) == 2);
  // It failed before the act: then it is entered now.
  REQUIRE(ground.archive->housekeeping().keep("sent", "XRU/before",
                                              R"({"at":1,"alike":2,"entered":"","waits":""})", 0));
  reference_of(ground.filings.put_once(one, "before", some_views("Guards help.")));
  CHECK(filed(ground, one) == 3);
}

TEST_CASE("what was refused may be mended and sent again; what waits stays one") {
  Ground ground;
  const Acting one =
      ground.acting(ground.somebody("one", ground.full_powers("XRU", "head-of-mission")));
  const Acting drafter = ground.acting(ground.somebody("d", ground.full_powers("XRU", "drafter")));
  CHECK_FALSE(ground.filings.put_once(one, "form", some_views("")));
  reference_of(ground.filings.put_once(one, "form", some_views("Said now.")));
  for (int i = 0; i < 2; ++i) {
    const auto put = ground.filings.put_once(drafter, "drafted", some_views("Drafted."));
    REQUIRE(put);
    CHECK(std::holds_alternative<Waits>(*put));
  }
  CHECK(ground.filings.awaiting(one)->size() == 1);
}

TEST_CASE("a filing looked at beforehand enters nothing, and is refused as it would be") {
  Ground ground;
  const Acting one =
      ground.acting(ground.somebody("one", ground.full_powers("XRU", "head-of-mission")));
  const auto looked = ground.filings.prospect(one, some_views("Guards help."));
  REQUIRE(looked);
  CHECK(looked->before->communications().empty());
  CHECK(looked->entered->communications().size() == 1);
  CHECK(filed(ground, one) == 0);
  const auto refused = ground.filings.prospect(one, some_views(""));
  REQUIRE_FALSE(refused);
  CHECK(std::get<Refusal>(refused.error()).code == "missing-field");
}

}  // namespace
}  // namespace inviola::office::people
