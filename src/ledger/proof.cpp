#include "ledger/proof.h"

#include <bit>

namespace inviola::ledger {
namespace {

bool odd(std::uint64_t number) { return (number & 1) != 0; }

/// The position of a subtree on the way up, and of the last one beside it on the same level.
struct Climb {
  std::uint64_t position;
  std::uint64_t last;

  void up() {
    position >>= 1;
    last >>= 1;
  }
  bool from_the_right() const { return odd(position) || position == last; }
  /// A subtree that ends the tree has no sibling until the first level where it is a right one.
  void skip_levels_without_sibling() {
    while (!odd(position) && position != 0) up();
  }
};

}  // namespace

bool verify_inclusion(const Digest& leaf, EntryNumber number, RegisterSize size, const Digest& root,
                      const std::vector<Digest>& path) {
  if (number.value() >= size.value()) return false;
  Climb climb{number.value(), size.value() - 1};
  Digest hash = leaf;
  for (const Digest& sibling : path) {
    if (climb.last == 0) return false;
    if (climb.from_the_right()) {
      hash = node_hash(sibling, hash);
      climb.skip_levels_without_sibling();
    } else {
      hash = node_hash(hash, sibling);
    }
    climb.up();
  }
  return climb.last == 0 && hash == root;
}

bool verify_consistency(RegisterSize old_size, const Digest& old_root, RegisterSize new_size,
                        const Digest& new_root, const std::vector<Digest>& path) {
  if (old_size > new_size) return false;
  if (old_size == new_size) return path.empty() && old_root == new_root;
  if (old_size.value() == 0) return path.empty() && old_root == empty_root();
  if (path.empty()) return false;

  Climb climb{old_size.value() - 1, new_size.value() - 1};
  while (odd(climb.position)) climb.up();
  // An old tree that is one complete subtree is the start itself; any other is rebuilt from path.
  const bool complete = std::has_single_bit(old_size.value());
  Digest old_hash = complete ? old_root : path.front();
  Digest new_hash = old_hash;
  for (std::size_t i = complete ? 0 : 1; i < path.size(); ++i) {
    if (climb.last == 0) return false;
    if (climb.from_the_right()) {
      old_hash = node_hash(path[i], old_hash);
      new_hash = node_hash(path[i], new_hash);
      climb.skip_levels_without_sibling();
    } else {
      new_hash = node_hash(new_hash, path[i]);
    }
    climb.up();
  }
  return climb.last == 0 && old_hash == old_root && new_hash == new_root;
}

}  // namespace inviola::ledger
