#include "ledger/tree.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <string>

namespace inviola::ledger {
namespace {

/// Where RFC 6962 divides a tree of `size` > 1 leaves: the largest power of two below `size`.
std::uint64_t split_of(std::uint64_t size) { return std::bit_floor(size - 1); }

Fault beyond(std::string doing, std::uint64_t asked, std::uint64_t present) {
  return {std::move(doing),
          "size " + std::to_string(asked) + " is beyond the register's " + std::to_string(present)};
}

}  // namespace

void Tree::append(const Digest& leaf) {
  assert(size_ < register_size_max);
  Digest hash = leaf;
  std::size_t level = 0;
  store(level, size_, hash);
  // Each set bit at the low end is a complete subtree that this leaf pairs with.
  for (std::uint64_t index = size_; (index & 1) != 0; index >>= 1) {
    hash = node_hash(stored(level, index - 1), hash);
    store(++level, index >> 1, hash);
  }
  ++size_;
}

Result<Digest> Tree::root_at(RegisterSize size) const {
  if (size.value() > size_) return failure(beyond("take an earlier root", size.value(), size_));
  return subtree(0, size.value());
}

Result<std::vector<Digest>> Tree::inclusion_proof(EntryNumber number, RegisterSize size) const {
  const std::string doing = "prove entry " + std::to_string(number.value());
  if (size.value() > size_) return failure(beyond(doing, size.value(), size_));
  if (number.value() >= size.value()) {
    return failure(
        Fault{doing, "the register of size " + std::to_string(size.value()) + " does not hold it"});
  }
  std::vector<Digest> path;
  std::uint64_t begin = 0;
  std::uint64_t end = size.value();
  while (end - begin > 1) {
    const std::uint64_t middle = begin + split_of(end - begin);
    if (number.value() < middle) {
      path.push_back(subtree(middle, end));
      end = middle;
    } else {
      path.push_back(subtree(begin, middle));
      begin = middle;
    }
  }
  std::reverse(path.begin(), path.end());
  return path;
}

Result<std::vector<Digest>> Tree::consistency_proof(RegisterSize old_size,
                                                    RegisterSize new_size) const {
  const std::string doing = "prove that size " + std::to_string(old_size.value()) + " precedes " +
                            std::to_string(new_size.value());
  if (new_size.value() > size_) return failure(beyond(doing, new_size.value(), size_));
  if (old_size > new_size) return failure(Fault{doing, "a register never shrinks"});
  std::vector<Digest> path;
  if (old_size.value() == 0 || old_size == new_size) return path;

  std::uint64_t begin = 0;
  std::uint64_t end = new_size.value();
  const std::uint64_t old_end = old_size.value();
  while (end != old_end) {
    const std::uint64_t middle = begin + split_of(end - begin);
    if (old_end <= middle) {
      path.push_back(subtree(middle, end));
      end = middle;
    } else {
      path.push_back(subtree(begin, middle));
      begin = middle;
    }
  }
  // The old root itself is known to whoever verifies, so it is left out.
  if (begin != 0) path.push_back(subtree(begin, end));
  std::reverse(path.begin(), path.end());
  return path;
}

const Digest& Tree::stored(std::size_t level, std::uint64_t index) const {
  return (*levels_[level][index / block_size])[index % block_size];
}

void Tree::store(std::size_t level, std::uint64_t index, const Digest& hash) {
  if (level == levels_.size()) levels_.emplace_back();
  Level& blocks = levels_[level];
  if (index / block_size == blocks.size()) blocks.push_back(std::make_shared<Block>());
  std::shared_ptr<Block>& block = blocks.back();
  // A copy that shares the block may be growing too: the two must not write in one place.
  if (block.use_count() > 1) block = std::make_shared<Block>(*block);
  (*block)[index % block_size] = hash;
}

Digest Tree::subtree(std::uint64_t begin, std::uint64_t end) const {
  const std::uint64_t size = end - begin;
  if (size == 0) return empty_root();
  if (std::has_single_bit(size)) {
    const auto level = static_cast<std::size_t>(std::countr_zero(size));
    return stored(level, begin >> level);
  }
  const std::uint64_t middle = begin + split_of(size);
  return node_hash(subtree(begin, middle), subtree(middle, end));
}

}  // namespace inviola::ledger
