#include "publication/pages/detail/compared.h"

#include <algorithm>

#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

using mandate::UnStatus;

namespace {

/// The day that a parameter gives, if it is there.
Result<std::optional<Date>, BadField> day_of(const Query& query, const char* name) {
  const std::string value = asked(query, name);
  if (value.empty()) return std::optional<Date>();
  const auto read = Date::parse(value);
  if (!read) return failure(BadField{name});
  return read;
}

}  // namespace

Result<Date, BadField> day_asked_for(const Ground& ground, const Query& query) {
  const auto on = day_of(query, "on");
  if (!on) return failure(on.error());
  return on->value_or(ground.today);
}

Result<TwoDays, BadField> two_days(const Ground& ground, const Query& query) {
  const auto from = day_of(query, "from");
  if (!from) return failure(from.error());
  const auto until = day_of(query, "until");
  if (!until) return failure(until.error());
  TwoDays out{ground.today, until->value_or(ground.today)};
  if (*from) {
    out.from = **from;
  } else {
    out.from = std::max(out.until - 365, *Date::from_ymd(1, 1, 1));
    for (const mandate::Mandate& mandate : ground.law.chain.all()) {
      if (!mandate.cycle || !mandate.cycle->cut_off) continue;
      const mandate::Cycle& cycle = *mandate.cycle;
      if (cycle.report_distributed.value_or(*cycle.cut_off) < out.until) out.from = *cycle.cut_off;
    }
  }
  if (out.until < out.from) return failure(BadField{"until"});
  return out;
}

std::vector<mandate::StateCode> states_that_join(const mandate::Law& law, Date on) {
  std::vector<mandate::StateCode> out;
  for (const mandate::StateRecord& record : law.states.all()) {
    const bool asked_of = record.status == UnStatus::member ||
                          record.status == UnStatus::observer || record.status == UnStatus::other;
    if (asked_of && law.states.exists(record.code, on)) out.push_back(record.code);
  }
  return out;
}

Compared compare(const mandate::Law& law, const TwoDays& days) {
  Compared out;
  const mandate::Participation& participation = law.participation;
  for (const mandate::Instrument& one : participation.instruments()) {
    if (!one.of_the_procedure) continue;
    out.instruments.push_back(
        {&one, participation.count(one.id, days.from), participation.count(one.id, days.until)});
  }
  out.joined = participation.new_participants(days.from, days.until);
  std::stable_sort(out.joined.begin(), out.joined.end(),
                   [](const auto& a, const auto& b) { return a.action.date < b.action.date; });
  for (const mandate::TreatyAction& action : participation.actions()) {
    const mandate::Instrument* instrument = participation.find(action.instrument);
    if (action.kind != mandate::ParticipationKind::withdrawal || !action.counted || !instrument ||
        !instrument->of_the_procedure) {
      continue;
    }
    if (days.from < action.date && action.date <= days.until) out.withdrawn.push_back(action);
  }
  std::stable_sort(out.withdrawn.begin(), out.withdrawn.end(),
                   [](const auto& a, const auto& b) { return a.date < b.date; });
  return out;
}

}  // namespace inviola::publication::pages::detail
