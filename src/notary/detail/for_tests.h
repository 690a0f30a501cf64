#pragma once

#include <temporary_folder.h>

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/tree.h"

namespace inviola::notary {

/// Where a notary keeps its keys in the folder of a test.
inline std::filesystem::path keys_in(const TemporaryFolder& folder) {
  return folder.path() / "keys";
}

/// A register that grows, and another of the same origin that took another way after `fork`.
class HistoryForTests {
 public:
  explicit HistoryForTests(std::string origin, std::uint64_t size = 100,
                           std::uint64_t fork = ~std::uint64_t{0})
      : origin_(std::move(origin)) {
    for (std::uint64_t i = 0; i < size; ++i) {
      tree_.append(ledger::leaf_hash_of((i < fork ? "entry " : "other ") + std::to_string(i)));
    }
  }
  ledger::Checkpoint at(std::uint64_t size) const {
    const ledger::RegisterSize now{size};
    return {origin_, now, tree_.root_at(now).value()};
  }
  std::vector<Digest> proof(std::uint64_t from, std::uint64_t to) const {
    return tree_.consistency_proof(ledger::RegisterSize{from}, ledger::RegisterSize{to}).value();
  }

 private:
  std::string origin_;
  ledger::Tree tree_;
};

}  // namespace inviola::notary
