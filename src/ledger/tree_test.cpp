#include "ledger/tree.h"

#include <doctest/doctest.h>

#include <string>

#include "ledger/detail/seeded.h"
#include "ledger/frontier.h"
#include "ledger/proof.h"

using namespace inviola;
using namespace inviola::ledger;

namespace {

using Path = std::vector<Digest>;

Digest leaf(std::uint64_t number) { return leaf_hash_of("leaf " + std::to_string(number)); }

Tree tree_of(std::uint64_t size) {
  Tree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaf(i));
  return tree;
}

/// RFC 6962, section 2.1, word for word: slow and obvious.
Digest root_by_definition(std::uint64_t begin, std::uint64_t end) {
  if (begin == end) return empty_root();
  if (end - begin == 1) return leaf(begin);
  std::uint64_t k = 1;
  while (k * 2 < end - begin) k *= 2;
  return node_hash(root_by_definition(begin, begin + k), root_by_definition(begin + k, end));
}

Digest flipped(Digest digest, std::uint64_t bit) {
  digest.bytes[bit / 8 % 32] ^= static_cast<std::uint8_t>(1u << bit % 8);
  return digest;
}

}  // namespace

TEST_CASE("the root is that of RFC 6962 at every size, and every earlier root stays") {
  const Tree tree = tree_of(300);
  Frontier frontier;
  for (std::uint64_t size = 0; size <= 300; ++size) {
    CAPTURE(size);
    const Digest expected = root_by_definition(0, size);
    CHECK(tree.root_at(RegisterSize{size}) == expected);
    CHECK(frontier.root() == expected);
    CHECK(frontier.size() == RegisterSize{size});
    frontier.append(leaf(size));
  }
  CHECK_FALSE(tree.root_at(RegisterSize{301}));
}

TEST_CASE("every inclusion proof verifies, for its own number, size, leaf and root alone") {
  const std::uint64_t sizes = 70;
  const Tree tree = tree_of(sizes);
  for (std::uint64_t size = 1; size <= sizes; ++size) {
    const Digest root = tree.root_at(RegisterSize{size}).value();
    for (std::uint64_t number = 0; number < size; ++number) {
      CAPTURE(size);
      CAPTURE(number);
      const Path path = tree.inclusion_proof(EntryNumber{number}, RegisterSize{size}).value();
      CHECK(verify_inclusion(leaf(number), EntryNumber{number}, RegisterSize{size}, root, path));
      for (std::uint64_t other = 0; other < size + 2; ++other) {
        if (other == number) continue;
        CHECK_FALSE(
            verify_inclusion(leaf(number), EntryNumber{other}, RegisterSize{size}, root, path));
      }
    }
    CHECK_FALSE(tree.inclusion_proof(EntryNumber{size}, RegisterSize{size}));
  }
  CHECK_FALSE(tree.inclusion_proof(EntryNumber{0}, RegisterSize{sizes + 1}));
  CHECK_FALSE(tree.inclusion_proof(EntryNumber{0}, RegisterSize{0}));
}

TEST_CASE("every consistency proof verifies, between its own sizes and roots alone") {
  const std::uint64_t sizes = 70;
  const Tree tree = tree_of(sizes);
  for (std::uint64_t now = 0; now <= sizes; ++now) {
    const Digest new_root = tree.root_at(RegisterSize{now}).value();
    for (std::uint64_t then = 0; then <= now; ++then) {
      CAPTURE(then);
      CAPTURE(now);
      const Digest old_root = tree.root_at(RegisterSize{then}).value();
      const Path path = tree.consistency_proof(RegisterSize{then}, RegisterSize{now}).value();
      CHECK(verify_consistency(RegisterSize{then}, old_root, RegisterSize{now}, new_root, path));
      const Digest wrong = flipped(new_root, then + now);
      // The empty register is the beginning of any: from it nothing can be forged.
      const bool from_empty = then == 0 && now > 0;
      CHECK(verify_consistency(RegisterSize{then}, old_root, RegisterSize{now}, wrong, path) ==
            from_empty);
      CHECK_FALSE(verify_consistency(RegisterSize{then}, flipped(old_root, now), RegisterSize{now},
                                     new_root, path));
      if (then == now || then == 0) {
        // Nothing is to be proved: a hash more proves nothing either.
        CHECK_FALSE(verify_consistency(RegisterSize{then}, old_root, RegisterSize{now}, new_root,
                                       {new_root}));
      }
      if (then > 1 && then < now) {
        CHECK_FALSE(verify_consistency(RegisterSize{then - 1}, old_root, RegisterSize{now},
                                       new_root, path));
      }
    }
    if (now > 0) CHECK_FALSE(tree.consistency_proof(RegisterSize{now}, RegisterSize{now - 1}));
  }
  CHECK_FALSE(tree.consistency_proof(RegisterSize{1}, RegisterSize{sizes + 1}));
}

TEST_CASE("every change of one bit, and every hash too many or too few, fails") {
  Seeded seeded(20161213);
  const Tree tree = tree_of(1000);
  for (int round = 0; round < 300; ++round) {
    const std::uint64_t size = 2 + seeded.below(999);
    const std::uint64_t number = seeded.below(size);
    CAPTURE(size);
    CAPTURE(number);
    const EntryNumber entry{number};
    const RegisterSize now{size};
    const Digest root = tree.root_at(now).value();
    const Path path = tree.inclusion_proof(entry, now).value();
    REQUIRE(verify_inclusion(leaf(number), entry, now, root, path));
    for (std::size_t i = 0; i < path.size(); ++i) {
      Path changed = path;
      changed[i] = flipped(changed[i], seeded.below(256));
      CHECK_FALSE(verify_inclusion(leaf(number), entry, now, root, changed));
      changed = path;
      changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK_FALSE(verify_inclusion(leaf(number), entry, now, root, changed));
      changed = path;
      changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), path[i]);
      CHECK_FALSE(verify_inclusion(leaf(number), entry, now, root, changed));
    }
    CHECK_FALSE(verify_inclusion(flipped(leaf(number), seeded.below(256)), entry, now, root, path));
    CHECK_FALSE(verify_inclusion(leaf(number), entry, now, flipped(root, seeded.below(256)), path));

    const RegisterSize then{1 + seeded.below(size - 1)};
    const Digest old_root = tree.root_at(then).value();
    const Path bridge = tree.consistency_proof(then, now).value();
    REQUIRE(verify_consistency(then, old_root, now, root, bridge));
    for (std::size_t i = 0; i < bridge.size(); ++i) {
      Path changed = bridge;
      changed[i] = flipped(changed[i], seeded.below(256));
      CHECK_FALSE(verify_consistency(then, old_root, now, root, changed));
      changed = bridge;
      changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK_FALSE(verify_consistency(then, old_root, now, root, changed));
    }
    Path longer = bridge;
    longer.push_back(root);
    CHECK_FALSE(verify_consistency(then, old_root, now, root, longer));
  }
}

TEST_CASE("a copy and its original grow apart without touching each other") {
  Tree original = tree_of(500);
  const Tree snapshot = original;
  Tree branch = original;
  const Digest before = original.root();
  for (std::uint64_t i = 500; i < 800; ++i) {
    original.append(leaf(i));
    branch.append(leaf(i + 10'000));
  }
  CHECK(snapshot.root() == before);
  CHECK(original.root() == root_by_definition(0, 800));
  CHECK(branch.root() != original.root());
  CHECK(branch.root_at(RegisterSize{500}) == before);
  CHECK(snapshot.size() == RegisterSize{500});
}

TEST_CASE("a proof claimed for an absurd size is refused, not followed") {
  const Tree tree = tree_of(3);
  const Path path(64, tree.root());
  const RegisterSize huge{~std::uint64_t{0}};
  CHECK_FALSE(verify_inclusion(leaf(0), EntryNumber{0}, huge, tree.root(), path));
  CHECK_FALSE(verify_inclusion(leaf(0), EntryNumber{~std::uint64_t{0}}, huge, tree.root(), path));
  CHECK_FALSE(verify_consistency(RegisterSize{3}, tree.root(), huge, tree.root(), path));
  CHECK_FALSE(verify_consistency(huge, tree.root(), RegisterSize{3}, tree.root(), {}));
}
