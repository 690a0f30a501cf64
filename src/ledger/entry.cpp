#include "ledger/entry.h"

#include <algorithm>
#include <array>

namespace inviola::ledger {
namespace {

constexpr std::string_view entry_label = "inviola entry v1\n";
constexpr char leaf_label = 0x00;
constexpr char node_label = 0x01;

}  // namespace

std::optional<Salt> Salt::from_bytes(std::string_view bytes) {
  Salt salt;
  if (bytes.size() != salt.bytes.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), salt.bytes.begin());
  return salt;
}

std::optional<Salt> Salt::from_hex(std::string_view hex) {
  const auto bytes = inviola::from_hex(hex);
  return bytes ? from_bytes(*bytes) : std::nullopt;
}

Digest commitment(const Salt& salt, std::string_view entry_bytes) {
  // One run of bytes is hashed faster than the same in parts, and every verifier hashes them all.
  std::array<char, entry_label.size() + 32> head;
  std::copy(entry_label.begin(), entry_label.end(), head.begin());
  std::copy(salt.bytes.begin(), salt.bytes.end(), head.begin() + entry_label.size());
  return sha256({head.data(), head.size()}, entry_bytes);
}

Digest leaf_hash(const Digest& commitment) {
  std::array<char, 33> data{leaf_label};
  std::copy(commitment.bytes.begin(), commitment.bytes.end(), data.begin() + 1);
  return sha256({data.data(), data.size()});
}

Digest leaf_hash_of(std::string_view leaf_data) { return sha256({&leaf_label, 1}, leaf_data); }

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 65> data{node_label};
  std::copy(left.bytes.begin(), left.bytes.end(), data.begin() + 1);
  std::copy(right.bytes.begin(), right.bytes.end(), data.begin() + 33);
  return sha256({data.data(), data.size()});
}

Digest empty_root() { return sha256({}); }

}  // namespace inviola::ledger
