#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "office/ports.h"

namespace inviola::office {

/// Today in Coordinated Universal Time, as the machine has it.
class SystemCalendar : public Calendar {
 public:
  Date today() override;
};

/// A day that is set: for a demonstration, and for a register that is told as a story.
class SetCalendar : public Calendar {
 public:
  explicit SetCalendar(Date day) : day_(day.days()) {}
  Date today() override { return Date::from_days(day_); }
  void set(Date day) { day_ = day.days(); }

 private:
  std::atomic<std::int32_t> day_;
};

/// The machine's clock.
class SystemClock : public Clock {
 public:
  std::int64_t now() override;
};

/// The operating system's randomness.
class SystemEntropy : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// The same bytes for the same seed: a demonstration that is made twice is the same twice. Never
/// for a real register, whose salts it would give away.
class SeededEntropy : public Entropy {
 public:
  explicit SeededEntropy(std::string seed) : seed_(std::move(seed)) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::string seed_;
  std::uint64_t drawn_ = 0;
};

}  // namespace inviola::office
