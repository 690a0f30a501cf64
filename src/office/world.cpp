#include "office/world.h"

#include <sys/random.h>

#include <chrono>
#include <cstdlib>
#include <span>

namespace inviola::office {

Date SystemCalendar::today() {
  const auto days =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch();
  return Date::from_days(static_cast<std::int32_t>(days.count()));
}

std::int64_t SystemClock::now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())
      .time_since_epoch()
      .count();
}

void SystemEntropy::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t drawn = getrandom(bytes.data(), bytes.size(), 0);
    // Without randomness no salt is secret: there is nothing to go on with.
    if (drawn <= 0) std::abort();
    bytes = bytes.subspan(static_cast<std::size_t>(drawn));
  }
}

void SeededEntropy::fill(std::span<std::uint8_t> bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const Digest block = sha256(seed_, "\n", std::to_string(drawn_++));
    for (std::size_t i = 0; i < block.bytes.size() && at < bytes.size(); ++i) {
      bytes[at++] = block.bytes[i];
    }
  }
}

}  // namespace inviola::office
