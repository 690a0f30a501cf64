#include "office/people/throttle.h"

#include <algorithm>
#include <vector>

namespace inviola::office::people {
namespace {

constexpr std::size_t counts_max = 100'000;
constexpr std::int64_t pause_max = 15 * 60;
constexpr std::int64_t forgotten_after = 24 * 3600;

}  // namespace

struct Throttle::Rule {
  std::string key;
  int free = 0;  ///< failures before the first pause
};

namespace {

template <class Rule>
std::vector<Rule> rules_of(const Throttle::Source& source) {
  constexpr int typing_errors = 4;
  // Many people may share one address, and one account may be tried from many.
  constexpr int at_one_account = 20;
  constexpr int from_one_address = 50;
  if (!source.device.empty()) {
    return {{"device " + source.device + " " + source.account, typing_errors}};
  }
  return {{"pair " + source.address + " " + source.account, typing_errors},
          {"account " + source.account, at_one_account},
          {"address " + source.address, from_one_address}};
}

}  // namespace

std::int64_t Throttle::pause_after(const Rule& rule, int failures) {
  if (failures <= rule.free) return 0;
  const int doublings = std::min(failures - rule.free, 10);
  return std::min<std::int64_t>(std::int64_t{1} << doublings, pause_max);
}

std::int64_t Throttle::pause(const Source& source, std::int64_t now) {
  const std::scoped_lock lock(mutex_);
  std::int64_t longest = 0;
  for (const Rule& rule : rules_of<Rule>(source)) {
    const auto found = counts_.find(rule.key);
    if (found != counts_.end()) longest = std::max(longest, found->second.until - now);
  }
  return longest;
}

void Throttle::failed(const Source& source, std::int64_t now) {
  const std::scoped_lock lock(mutex_);
  make_room(now);
  for (const Rule& rule : rules_of<Rule>(source)) {
    Count& count = counts_[rule.key];
    if (now - count.last > forgotten_after) count.failures = 0;
    ++count.failures;
    count.last = now;
    count.until = now + pause_after(rule, count.failures);
  }
}

void Throttle::succeeded(const Source& source) {
  const std::scoped_lock lock(mutex_);
  counts_.erase(rules_of<Rule>(source).front().key);
}

void Throttle::make_room(std::int64_t now) {
  if (counts_.size() < counts_max) return;
  std::erase_if(counts_, [&](const auto& one) { return one.second.until < now; });
  // All of them in their pauses: those that have failed least are forgotten first.
  for (int few = 1; counts_.size() >= counts_max; few *= 2) {
    std::erase_if(counts_, [&](const auto& one) { return one.second.failures <= few; });
  }
}

}  // namespace inviola::office::people
