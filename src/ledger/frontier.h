#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "base/bytes.h"
#include "ledger/entry.h"

namespace inviola::ledger {

/// The root of a tree that grows, and nothing else of it: 2 KiB whatever its size.
class Frontier {
 public:
  void append(const Digest& leaf);
  RegisterSize size() const { return RegisterSize{size_}; }
  Digest root() const;

 private:
  std::uint64_t size_ = 0;
  std::array<Digest, std::bit_width(register_size_max)> complete_;  ///< [k] counts if bit k is set
};

}  // namespace inviola::ledger
