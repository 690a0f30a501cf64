#include "web/indexes.h"

namespace inviola::web {

Indexes::IndexPointer Indexes::of(const publication::pages::Ground& ground, std::uint64_t version) {
  const std::lock_guard lock(mutex_);
  // One that took its standing earlier may come here later: what it makes is not kept.
  if (version < version_) return std::make_shared<const publication::search::Index>(ground);
  const Key key{ground.standing.viewer(), ground.catalogue.language()};
  if (version > version_ || (kept_.size() >= kept_max && !kept_.contains(key))) kept_.clear();
  version_ = version;
  IndexPointer& kept = kept_[key];
  if (!kept) kept = std::make_shared<const publication::search::Index>(ground);
  return kept;
}

}  // namespace inviola::web
