#include "procedure/detail/follow_up_rules.h"

#include <algorithm>
#include <limits>

namespace inviola::procedure::detail {
namespace {

constexpr std::array elements_owed{mandate::Performance::follow_up_justice,
                                   mandate::Performance::follow_up_outcome,
                                   mandate::Performance::follow_up_prevention};

/// No day ever passes a period that is not counted in days; half the range leaves room to add.
constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max() / 2;

struct DaysOf {
  std::optional<std::int32_t> operator()(const mandate::WithoutDelay& d) const {
    return d.practice_days;
  }
  std::optional<std::int32_t> operator()(const mandate::OnReceipt& d) const {
    return d.practice_days;
  }
  std::optional<std::int32_t> operator()(const mandate::WithinDays& d) const { return d.days; }
  std::optional<std::int32_t> operator()(const mandate::ReasonablePeriod& d) const {
    return d.practice_days;
  }
  std::optional<std::int32_t> operator()(const mandate::OnDate&) const { return {}; }
  std::optional<std::int32_t> operator()(const mandate::ByCutOff&) const { return {}; }
  std::optional<std::int32_t> operator()(const mandate::AtSession&) const { return {}; }
  std::optional<std::int32_t> operator()(const mandate::WhenAppropriate&) const { return {}; }
};

FollowUpRule rule_of(const mandate::Mandate* worked) {
  FollowUpRule rule;
  rule.days.fill(never);
  if (!worked) return rule;
  for (std::size_t i = 0; i < elements_owed.size(); ++i) {
    const mandate::Obligation* obligation = worked->find(elements_owed[i]);
    if (!obligation) continue;
    rule.days[i] = days_of(obligation->deadline).value_or(never);
    if (obligation->remind) {
      rule.every[i] = obligation->remind->every_days;
      rule.at_most[i] = obligation->remind->at_most;
    }
  }
  return rule;
}

}  // namespace

std::optional<std::int32_t> days_of(const mandate::Deadline& deadline) {
  return std::visit(DaysOf{}, deadline);
}

bool settled(Answer answer) {
  return answer == Answer::reported || answer == Answer::barred_by_law;
}

FollowUpRules::FollowUpRules(const mandate::Law& law) {
  rules_.push_back({std::numeric_limits<std::int32_t>::min(), rule_of(nullptr)});
  for (const mandate::Mandate& mandate : law.chain.all()) {
    const FollowUpRule rule = rule_of(law.chain.worked(mandate.in_force_from));
    if (rule != rules_.back().rule) rules_.push_back({mandate.in_force_from.days(), rule});
  }
}

const FollowUpRule& FollowUpRules::on(std::int32_t day) const& {
  auto found = rules_.rbegin();
  while (found->day > day) ++found;
  return found->rule;
}

bool reminder_is_due(const OpenFollowUp& line, const FollowUpRule& rule, std::int32_t today) {
  if (line.territorial == 0) return false;
  // The element that fell due first decides, as in the duty that is shown.
  std::size_t first = all_elements.size();
  for (std::size_t i = 0; i < all_elements.size(); ++i) {
    const bool overdue = (line.open >> i & 1) != 0 && today > line.heard[i] + rule.days[i];
    if (!overdue || rule.at_most[i] == 0) continue;
    if (first == all_elements.size() ||
        line.heard[i] + rule.days[i] < line.heard[first] + rule.days[first]) {
      first = i;
    }
  }
  if (first == all_elements.size() || line.reminders >= rule.at_most[first]) return false;
  std::int32_t from = line.heard[first] + rule.days[first] + 1;
  if (line.reminders > 0) from = std::max(from, line.reminded + rule.every[first]);
  return today >= from;
}

}  // namespace inviola::procedure::detail
