#include "ledger/frontier.h"

#include <cassert>

namespace inviola::ledger {

void Frontier::append(const Digest& leaf) {
  assert(size_ < register_size_max);
  Digest hash = leaf;
  std::size_t level = 0;
  for (; (size_ >> level & 1) != 0; ++level) hash = node_hash(complete_[level], hash);
  complete_[level] = hash;
  ++size_;
}

Digest Frontier::root() const {
  if (size_ == 0) return empty_root();
  auto level = static_cast<std::size_t>(std::countr_zero(size_));
  Digest root = complete_[level];
  while (++level < complete_.size()) {
    if ((size_ >> level & 1) != 0) root = node_hash(complete_[level], root);
  }
  return root;
}

}  // namespace inviola::ledger
