#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "mandate/law.h"
#include "procedure/standing.h"

namespace inviola::procedure::detail {

/// The days of a period that is counted in days; nothing for one that is not.
std::optional<std::int32_t> days_of(const mandate::Deadline& deadline);

/// Whether nothing more is to be said of an element.
bool settled(Answer answer);

/// What a scan needs of the law on 10 (b) and 11 (d).
struct FollowUpRule {
  std::array<std::int32_t, all_elements.size()> days{};   ///< period of each element
  std::array<std::int32_t, all_elements.size()> every{};  ///< between reminders; 0: none provided
  std::array<int, all_elements.size()> at_most{};
  friend bool operator==(const FollowUpRule&, const FollowUpRule&) = default;
};

/// The rules by the day that sets the period running. Few and in order: found by a short search.
class FollowUpRules {
 public:
  explicit FollowUpRules(const mandate::Law& law);
  const FollowUpRule& on(std::int32_t day) const&;
  /// The rule does not outlive the rules.
  const FollowUpRule& on(std::int32_t day) const&& = delete;

 private:
  struct From {
    std::int32_t day = 0;
    FollowUpRule rule;
  };
  std::vector<From> rules_;
};

/// Bit per element that is open and whose day has passed.
inline std::uint8_t overdue_elements(const OpenFollowUp& line, const FollowUpRule& rule,
                                     std::int32_t today) {
  std::uint8_t out = 0;
  for (std::size_t i = 0; i < all_elements.size(); ++i) {
    const bool overdue = (line.open >> i & 1) != 0 && today > line.heard[i] + rule.days[i];
    out |= static_cast<std::uint8_t>(overdue ? 1u << i : 0u);
  }
  return out;
}

/// Whether a reminder may be given on the day for a line with something overdue.
bool reminder_is_due(const OpenFollowUp& line, const FollowUpRule& rule, std::int32_t today);

}  // namespace inviola::procedure::detail
