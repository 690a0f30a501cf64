// Which part of a report a contribution goes to, and whose paragraphs are put before whom.
#include "procedure/comments.h"

#include <doctest/doctest.h>
#include <shipped.h>

namespace inviola::procedure {
namespace {

Date day(const char* iso) { return *Date::parse(iso); }

TEST_CASE("the days of a cycle say to which part a contribution goes") {
  CycleDays days;
  days.opens = day("2017-01-01");
  days.cut_off = day("2018-05-15");
  days.addendum_closes = day("2018-08-15");
  CHECK_FALSE(days.part_of(day("2016-12-31")));
  CHECK(days.part_of(day("2017-01-01")) == ReportPart::report);
  CHECK(days.part_of(day("2018-05-15")) == ReportPart::report);
  CHECK(days.part_of(day("2018-05-16")) == ReportPart::addendum);
  CHECK(days.part_of(day("2018-08-15")) == ReportPart::addendum);
  CHECK_FALSE(days.part_of(day("2018-08-16")));
  CHECK(days.closes(ReportPart::report) == days.cut_off);
  CHECK(days.closes(ReportPart::addendum) == days.addendum_closes);
  for (const ReportPart part : all_report_parts) CHECK(report_part(word(part)) == part);
  CHECK_FALSE(report_part("corrigendum"));
}

TEST_CASE("before a State are put its own paragraphs, as they stood when it was invited") {
  Standing seen;
  std::uint64_t position = 0;
  const auto enter = [&](const char* reference, const char* author, Body body) {
    const Date on = day("2018-05-01");
    std::optional<StateCode> by;
    if (*author != '\0') by = StateCode{author};
    auto entered = std::make_shared<const EnteredAct>(EnteredAct{
        position++, on, Act{Reference{reference}, by, on, "A/RES/71/145", "", std::move(body)}});
    seen = after(std::move(seen), entered);
    return entered;
  };
  const ViewsSubmitted views{.statement = {Language::en, "Views."}};
  enter("one", "XRU", views);
  enter("other", "XGR", views);
  const auto invitation =
      enter("asked", "", CommentsInvited{73, "report", day("2018-06-01"), {StateCode{"XRU"}}});
  enter("later", "XRU", views);
  const auto shown = paragraphs_put_to(seen, *shipped::law(), *invitation, StateCode{"XRU"});
  REQUIRE(shown.size() == 1);
  CHECK(shown.front()->reference() == Reference{"one"});
  const auto days = cycle_days(seen, *shipped::law(), mandate::AssemblySession{73});
  REQUIRE(days);
  CHECK(quoted(seen, *days, ReportPart::report) == std::vector{StateCode{"XGR"}, StateCode{"XRU"}});
  CHECK(quoted(seen, *days, ReportPart::addendum).empty());
}

}  // namespace
}  // namespace inviola::procedure
