#pragma once

#include <cstdint>
#include <string>

namespace inviola::ledger {

/// Numbers for tests that look drawn but follow from the seed (SplitMix64), so that a failure can
/// be had again.
class Seeded {
 public:
  explicit Seeded(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
  }
  /// 0 to `bound` - 1.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  std::string bytes(std::size_t length) {
    std::string bytes;
    while (bytes.size() < length) bytes += static_cast<char>(next());
    return bytes;
  }

 private:
  std::uint64_t state_;
};

}  // namespace inviola::ledger
