#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/tree.h"

namespace inviola::notary {

/// A folder of its own for one test, removed with all it holds.
class FolderForTests {
 public:
  FolderForTests() {
    std::string name = (std::filesystem::temp_directory_path() / "notary-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  FolderForTests(const FolderForTests&) = delete;
  FolderForTests& operator=(const FolderForTests&) = delete;
  ~FolderForTests() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path keys() const { return path_ / "keys"; }

 private:
  std::filesystem::path path_;
};

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
