#include "ledger/entry.h"

#include <algorithm>

namespace inviola::ledger {
namespace {

constexpr std::string_view entry_label = "inviola entry v1\n";
constexpr std::string_view leaf_label{"\0", 1};
constexpr std::string_view node_label{"\1", 1};

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
  return sha256(entry_label, salt.view(), entry_bytes);
}

Digest leaf_hash(const Digest& commitment) { return leaf_hash_of(commitment.view()); }

Digest leaf_hash_of(std::string_view leaf_data) { return sha256(leaf_label, leaf_data); }

Digest node_hash(const Digest& left, const Digest& right) {
  return sha256(node_label, left.view(), right.view());
}

Digest empty_root() { return sha256({}); }

}  // namespace inviola::ledger
