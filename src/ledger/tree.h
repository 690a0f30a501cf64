#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/entry.h"

namespace inviola::ledger {

/// The Merkle tree of RFC 6962, section 2.1, that grows by one leaf at a time.
///
/// Every complete subtree's hash is kept (64 bytes a leaf), so a root costs O(log n) hashes and a
/// proof O(log^2 n) at any size the tree ever had. A copy shares the blocks of its original (a
/// pointer for each 256 hashes) and the two then grow apart safely; a copy may be read in one
/// thread while its original grows in another.
class Tree {
 public:
  /// Adds a leaf hash (not leaf data: see `leaf_hash`) at the end.
  void append(const Digest& leaf);

  RegisterSize size() const { return RegisterSize{size_}; }
  Digest root() const { return subtree(0, size_); }
  /// The root when the tree had `size` leaves. Refused: a size beyond the present one.
  Result<Digest> root_at(RegisterSize size) const;

  /// The hashes that lead from leaf `number` to the root at `size`, the leaf's sibling first
  /// (RFC 6962, 2.1.1). Refused: a number not below `size`, a size beyond the present one.
  Result<std::vector<Digest>> inclusion_proof(EntryNumber number, RegisterSize size) const;

  /// The hashes which show that the tree at `old_size` is the beginning of the tree at `new_size`
  /// (RFC 6962, 2.1.2); none if the sizes are equal or the old one is 0. Refused: sizes that
  /// shrink or lie beyond the present one.
  Result<std::vector<Digest>> consistency_proof(RegisterSize old_size, RegisterSize new_size) const;

 private:
  static constexpr std::size_t block_size = 256;
  using Block = std::array<Digest, block_size>;
  using Level = std::vector<std::shared_ptr<Block>>;

  const Digest& stored(std::size_t level, std::uint64_t index) const;
  void store(std::size_t level, std::uint64_t index, const Digest& hash);
  /// The root of the leaves `begin` to `end` - 1; `begin` stands where such a subtree can begin.
  Digest subtree(std::uint64_t begin, std::uint64_t end) const;

  std::uint64_t size_ = 0;
  std::vector<Level> levels_;  ///< levels_[k] holds the hashes of the complete subtrees of 2^k
};

}  // namespace inviola::ledger
