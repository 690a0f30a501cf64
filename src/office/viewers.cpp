#include "office/viewers.h"

#include <algorithm>

namespace inviola::office {
namespace {

// The public, the desk and the States that are at work; the others are folded when they come back.
constexpr std::size_t kept_max = 64;

}  // namespace

void ViewerStandings::make_room() {
  if (kept_.size() < kept_max) return;
  kept_.erase(std::min_element(kept_.begin(), kept_.end(), [](const auto& a, const auto& b) {
    return a.second.used < b.second.used;
  }));
}

ViewerStandings::Seen ViewerStandings::of(const disclosure::Viewer& viewer,
                                          const Series<procedure::EnteredActPointer>& acts,
                                          const procedure::Standing& whole) {
  const auto found = kept_.find(viewer);
  ++clock_;
  if (found != kept_.end()) {
    Kept& kept = found->second;
    kept.used = clock_;
    while (kept.size < acts.size() && !disclosure::Gate::reaches_back(acts.at(kept.size)->act)) {
      kept.seen = disclosure::Gate::extend(kept.seen, acts.at(kept.size), whole);
      ++kept.size;
    }
    if (kept.size == acts.size()) return kept.seen;
    kept_.erase(found);
  }
  make_room();
  Seen seen = disclosure::Gate::disclose(acts, whole, viewer);
  kept_.insert({viewer, Kept{seen, acts.size(), clock_}});
  return seen;
}

}  // namespace inviola::office
