#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/language.h"
#include "disclosure/viewer.h"
#include "publication/pages/ground.h"
#include "publication/search/index.h"

namespace inviola::web {

/// Keeps the index of each reader and language while nothing new is entered; then it is thrown away
/// whole. Safe for several threads: of many who ask at once, one makes the index.
class Indexes {
 public:
  using IndexPointer = std::shared_ptr<const publication::search::Index>;

  /// `version`: of the office, taken before the ground's standing was, so that an index is never
  /// older than it says.
  IndexPointer of(const publication::pages::Ground& ground, std::uint64_t version);

 private:
  static constexpr std::size_t kept_max = 24;
  using Key = std::pair<disclosure::Viewer, Language>;

  std::mutex mutex_;
  std::uint64_t version_ = 0;
  std::map<Key, IndexPointer> kept_;
};

}  // namespace inviola::web
