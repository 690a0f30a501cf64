// What is to be sent is a question to the standing, and a drill is in no figure.
#include "procedure/dispatch.h"

#include <doctest/doctest.h>
#include <shipped.h>

#include "procedure/compile.h"
#include "procedure/due.h"

namespace inviola::procedure::dispatch {
namespace {

const mandate::Law& law() { return *shipped::law(); }

Date day(const char* iso) { return *Date::parse(iso); }
const StateCode host{"XGR"}, sender{"XRU"};

struct Told {
  const char* entered;
  const char* reference;
  const char* author;
  Body body;
};

Standing standing_of(const std::vector<Told>& told) {
  Standing out;
  std::uint64_t position = 0;
  for (const Told& one : told) {
    const auto author = *one.author == '\0' ? std::nullopt : std::optional(StateCode{one.author});
    out = after(std::move(out), std::make_shared<const EnteredAct>(EnteredAct{
                                    position++, day(one.entered),
                                    Act{Reference{one.reference}, author, day(one.entered),
                                        "A/RES/71/145", "", one.body}}));
  }
  return out;
}

Reported report() {
  Occurrence occurrence;
  occurrence.reference = Reference{"incident"};
  occurrence.date = PartialDate::parse("2017-02-27");
  occurrence.place = "Edelweiss";
  occurrence.host = host;
  occurrence.sending_states = {sender};
  return {.occurrences = {occurrence}, .statement = {Language::en, "A report."}};
}

std::vector<Told> history() {
  return {{"2017-02-01", "note", "", CircularNoteSent{73, "LA/COD/1", day("2018-05-15")}},
          {"2017-03-01", "report", "XRU", report()},
          {"2017-03-02", "circulated", "", Circulated{Reference{"report"}}},
          {"2017-03-03", "drawn", "", AttentionDrawn{Reference{"incident"}, host}},
          {"2017-10-01", "reminded", "",
           Reminded{host, Reference{"incident"}, "", {Element::justice}, {Reference{"report"}}}}};
}

std::string asked(const std::vector<Told>& told, const char* since) {
  std::string out;
  for (const Sending& one : undispatched(standing_of(told), law(), day(since), day("2018-01-01"))) {
    out += one.act->act.reference.value() + ' ';
    out += one.to.size() > 5 ? std::string("all") : one.to.front().value();
    out += '\n';
  }
  return out;
}

std::vector<Told> with(std::vector<Told> told, std::vector<Told> more) {
  told.insert(told.end(), more.begin(), more.end());
  return told;
}

TEST_CASE("each document goes to those to whom the procedure sends it, in the order of entry") {
  CHECK(asked(history(), "2017-01-01") ==
        "note all\nreport XRU\ncirculated all\ndrawn XGR\nreminded XGR\n");
  const Standing seen = standing_of(history());
  const auto all = undispatched(seen, law(), day("2017-01-01"), day("2018-01-01")).front().to;
  CHECK(std::ranges::is_sorted(all));
  CHECK(std::ranges::count(all, sender) == 1);
  CHECK(std::ranges::count(all, StateCode{"VAT"}) == 1);
  CHECK(std::ranges::count(all, StateCode{"SUN"}) == 0);
}

TEST_CASE("what is older than the first day of sending went out by other ways") {
  CHECK(asked(history(), "2017-03-03") == "drawn XGR\nreminded XGR\n");
  CHECK(asked(history(), "2018-01-01").empty());
}

TEST_CASE("who has an outcome is asked for no more; who has none, still is") {
  const auto sent = [](const char* about, std::vector<Delivery> deliveries) {
    return Told{"2017-11-01", about == std::string("drawn") ? "s1" : "s2", "",
                Dispatched{Reference{about}, std::move(deliveries)}};
  };
  auto told = with(history(), {sent("drawn", {{host, "not-delivered"}}),
                               sent("reminded", {{sender, "dispatched"}})});
  CHECK(asked(told, "2017-03-03") == "reminded XGR\n");
  const UndeliveredAsked all{{}, {}, 9};
  const auto failed = undelivered(standing_of(told), all);
  REQUIRE(failed.size() == 1);
  CHECK(failed[0].act->act.reference == Reference{"drawn"});
  CHECK(failed[0].to == std::vector{host});
  CHECK(undelivered(standing_of(told), {host, {}, 9}).size() == 1);
  CHECK(undelivered(standing_of(told), {sender, {}, 9}).empty());
  CHECK(undelivered(standing_of(told), {{}, Reference{"drawn"}, 9}).empty());
  CHECK(undelivered(standing_of(told), {{}, {}, 0}).empty());
  told.push_back({"2017-11-02", "s3", "", Dispatched{Reference{"drawn"}, {{host, "dispatched"}}}});
  CHECK(undelivered(standing_of(told), all).empty());
  const auto outcome = deliveries_of(standing_of(told), Reference{"drawn"}).at(host);
  CHECK(outcome.outcome == "dispatched");
  CHECK(outcome.entered == day("2017-11-02"));
  CHECK(outcome.times == 2);
}

TEST_CASE("what was withdrawn before it was sent is not sent; its receipt still is") {
  const auto told =
      with(history(), {{"2017-10-02", "gone", "XRU", Withdrawn{Reference{"report"}}}});
  CHECK(asked(told, "2017-03-01") == "report XRU\n");
}

/// Every figure and every duty that can be told of a standing.
std::string figures(const Standing& seen) {
  const Date today = day("2018-06-01");
  std::string out;
  const auto compiled = compile(seen, law(), mandate::AssemblySession{73}, today);
  REQUIRE(compiled);
  for (const auto* list : {&compiled->reports, &compiled->views, &compiled->late_reports}) {
    out += std::to_string(list->size()) + ' ';
  }
  out += std::to_string(compiled->reporting_states.size()) + '\n';
  auto duties = due(seen, law(), today);
  for (const StateCode& state : {host, sender}) {
    const auto own = duties_of(seen, law(), state, today);
    duties.insert(duties.end(), own.begin(), own.end());
  }
  for (const Duty& duty : duties) {
    out += std::string(mandate::word(duty.owes)) + std::string(word(duty.phase)) +
           std::string(word(duty.silence)) + (duty.due ? duty.due->iso() : "") + '\n';
  }
  const OverdueCount count = count_overdue(seen, law(), today);
  out += std::to_string(count.follow_ups) + ' ' + std::to_string(count.reminders);
  for (const auto& dossier : seen.dossiers()) {
    for (const Obligor& obligor : dossier->obligors) {
      out += obligor.unreachable ? " unreachable" : " reached";
      out += obligor.acknowledged ? " acknowledged" : "";
    }
    out += std::to_string(dossier->history.size());
  }
  return out;
}

TEST_CASE("a drill, its letters and its acknowledgements enter no figure and move no duty") {
  const auto drilled =
      with(history(),
           {{"2017-10-05", "drill", "", DrillHeld{"Autumn", {host, sender}}},
            {"2017-10-06", "sent", "",
             Dispatched{Reference{"drill"}, {{host, "not-delivered"}, {sender, "dispatched"}}}},
            {"2017-10-07", "ack", "XRU", Acknowledged{Reference{"drill"}}}});
  CHECK(figures(standing_of(drilled)) == figures(standing_of(history())));
  // A real letter that failed is seen, so this can fail.
  const auto failed =
      with(history(),
           {{"2017-10-06", "sent", "", Dispatched{Reference{"drawn"}, {{host, "not-delivered"}}}}});
  CHECK(figures(standing_of(failed)) != figures(standing_of(history())));
}

TEST_CASE("a contact point is confirmed within a month of its entry, and then once a year") {
  const auto at = [&](const std::vector<Told>& told, std::optional<Date> known, const char* today) {
    const auto confirmed = contacts_confirmed(standing_of(told));
    const auto last = confirmed.find(host);
    return confirmation_of(last == confirmed.end() ? std::nullopt : std::optional(last->second),
                           law(), known, day(today));
  };
  CHECK_FALSE(at({}, std::nullopt, "2018-01-01").due);
  const auto fresh = at({}, day("2018-01-01"), "2018-01-31");
  CHECK(fresh.due == day("2018-01-31"));
  CHECK_FALSE(fresh.overdue);
  CHECK(at({}, day("2018-01-01"), "2018-02-01").overdue);
  const std::vector<Told> confirmed{{"2018-01-10", "c", "XGR", ContactConfirmed{"mission"}}};
  CHECK(at(confirmed, day("2018-01-01"), "2018-02-01").due == day("2019-01-10"));
  // Of an address that was entered since, nothing was confirmed.
  CHECK(at(confirmed, day("2018-03-01"), "2018-03-02").due == day("2018-03-31"));
  const std::vector<Told> others{{"2018-01-10", "c", "XRU", ContactConfirmed{"mission"}}};
  CHECK(at(others, day("2018-01-01"), "2018-02-01").overdue);
}

TEST_CASE("a drill is due twice a year") {
  const Standing none;
  CHECK_FALSE(drill(none, law(), std::nullopt, day("2018-07-02")).due);
  CHECK(drill(none, law(), day("2018-01-01"), day("2018-07-02")).due == day("2018-07-02"));
  const Standing held = standing_of({{"2018-03-01", "d", "", DrillHeld{"Spring", {host}}}});
  CHECK(drill(held, law(), day("2018-01-01"), day("2018-08-30")).due == day("2018-08-30"));
  CHECK(drill(held, law(), day("2018-01-01"), day("2018-08-31")).overdue);
}

}  // namespace
}  // namespace inviola::procedure::dispatch
