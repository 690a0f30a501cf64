#pragma once

#include <cstddef>
#include <vector>

#include "base/bytes.h"
#include "ledger/entry.h"

namespace inviola::ledger {

/// No inclusion proof that we read has more hashes: a tree of 2^64 leaves would need no more.
inline constexpr std::size_t path_length_max = 64;

/// Whether `path` shows that `leaf` is leaf `number` of the tree of `size` leaves whose root is
/// `root`. RFC 9162, section 2.1.3.2.
bool verify_inclusion(const Digest& leaf, EntryNumber number, RegisterSize size, const Digest& root,
                      const std::vector<Digest>& path);

/// Whether `path` shows that the tree of `old_size` leaves and root `old_root` is the beginning of
/// the tree of `new_size` leaves and root `new_root`. RFC 9162, section 2.1.4.2, and for what it
/// leaves out: equal sizes need equal roots, size 0 needs the empty root, and both an empty path.
bool verify_consistency(RegisterSize old_size, const Digest& old_root, RegisterSize new_size,
                        const Digest& new_root, const std::vector<Digest>& path);

}  // namespace inviola::ledger
