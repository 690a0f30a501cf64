#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/strong.h"

namespace inviola::ledger {

/// The place of an entry in the register: the first is 0. It never changes and is never reused.
using EntryNumber = Strong<struct EntryNumberTag, std::uint64_t>;
/// How many entries a register holds: they are 0 to size - 1.
using RegisterSize = Strong<struct RegisterSizeTag, std::uint64_t>;

/// No register, and no proof or checkpoint that we read, claims more entries than this.
inline constexpr std::uint64_t register_size_max = std::uint64_t{1} << 48;

/// 32 random bytes drawn for one entry alone. Without them nobody can tell from the tree, by
/// guessing the text, what was entered.
struct Salt {
  std::array<std::uint8_t, 32> bytes{};
  friend bool operator==(const Salt&, const Salt&) = default;
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  std::string hex() const { return to_hex(view()); }
  /// Nothing unless exactly 32 bytes are given.
  static std::optional<Salt> from_bytes(std::string_view bytes);
  /// Nothing unless exactly 64 lower-case hexadecimal digits are given.
  static std::optional<Salt> from_hex(std::string_view hex);
};

/// What the tree holds of an entry: SHA-256("inviola entry v1\n" || salt || entry bytes).
/// spec/register.md, section 2.
Digest commitment(const Salt& salt, std::string_view entry_bytes);

/// The leaf hash of RFC 6962, section 2.1: SHA-256(0x00 || commitment).
Digest leaf_hash(const Digest& commitment);
/// The same over leaf data of any length, as the standard's own vectors have it.
Digest leaf_hash_of(std::string_view leaf_data);
/// The node hash of RFC 6962, section 2.1: SHA-256(0x01 || left || right).
Digest node_hash(const Digest& left, const Digest& right);
/// The root of the tree without leaves: SHA-256 of nothing.
Digest empty_root();

}  // namespace inviola::ledger
