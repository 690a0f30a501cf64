#include "publication/why.h"

#include <doctest/doctest.h>

#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

using golden::day;

std::string told(const char* key, const std::map<std::string, std::string>& facts) {
  return explain(golden::english(), golden::law(), procedure::Reason{key, facts},
                 day("2018-01-01"));
}

TEST_CASE("each step of a derivation is a sentence") {
  CHECK(
      told("why.trigger.report_entered", {{"date", "2017-03-10"}, {"dossier", "DOSS-0001"}}) ==
      "The period runs from 10 March 2017, the day on which a report naming the State was entered "
      "(dossier DOSS-0001).");
  CHECK(told("why.period.practice", {{"kind", "reasonable period"}, {"days", "180"}}) ==
        "The resolution says “within a reasonable period of time” and sets no number of days. The "
        "office’s own practice is 180 days; this is practice, not law.");
  CHECK(told("why.period.law", {{"kind", "within days"}, {"days", "1"}}) ==
        "The resolution sets the period: one day.");
  CHECK(told("why.cut_off", {{"date", "2018-05-15"}}) ==
        "The last day of the cycle is 15 May 2018.");
  CHECK(told("why.cut_off.practice", {{"date", "2018-05-15"}}).find("usual day") !=
        std::string::npos);
  CHECK(told("why.extended.answer", {{"answer", "under_inquiry"}, {"date", "2018-04-10"}}) ==
        "The State answered on 10 April 2018: under inquiry. The period runs again from that day.");
  CHECK(told("why.extended.reminder", {{"date", "2018-04-10"}, {"number", "1"}}) ==
        "One reminder has been sent, the last on 10 April 2018.");
  CHECK(told("why.extended.reminder", {{"date", "2018-04-10"}, {"number", "2"}})
            .find("two reminders") == 0);
  CHECK(told("why.session", {{"session", "73"}}).find("seventy-third session") !=
        std::string::npos);
  CHECK(told("why.worked_as", {{"symbol", "A/RES/67/94"}, {"worked_as", "A/RES/71/145"}})
            .find("resolution 67/94") != std::string::npos);
}

TEST_CASE("a fact that is missing changes the sentence, not the reader's patience") {
  CHECK(told("why.stopped.withdrawn", {}) ==
        "Every report that named the State has been withdrawn: nothing more is asked.");
  CHECK(told("why.stopped.withdrawn", {{"date", "2018-01-20"}}).find("20 January 2018") !=
        std::string::npos);
}

TEST_CASE("every step that the rules give for a real register is told") {
  const golden::World world = golden::story();
  const auto check = [](const procedure::Duty& duty) {
    for (const std::string& step :
         explain(golden::english(), golden::law(), duty, day("2018-06-01"))) {
      INFO(step);
      CHECK(step.find('[') == std::string::npos);
      CHECK(step.find('{') == std::string::npos);
      CHECK(step.find('_') == std::string::npos);
    }
  };
  int told_of = 0;
  for (const char* on : {"2017-01-01", "2017-03-11", "2017-09-20", "2018-06-01"}) {
    for (const auto& duty : due(world.standing(), golden::law(), day(on))) {
      check(duty);
      ++told_of;
    }
    for (const char* state : {"XGR", "XRU", "XLI"}) {
      for (const auto& duty :
           duties_of(world.standing(), golden::law(), mandate::StateCode{state}, day(on))) {
        check(duty);
        ++told_of;
      }
    }
  }
  CHECK(told_of > 20);
}

}  // namespace
}  // namespace inviola::publication
