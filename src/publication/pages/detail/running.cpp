#include "publication/pages/detail/running.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_set>

namespace inviola::publication::pages::detail {

using mandate::Performance;
using procedure::EnteredActPointer;

namespace {

class RunningUnder {
 public:
  RunningUnder(const Ground& ground, const mandate::Mandate& mandate)
      : ground_(ground), mandate_(mandate) {}

  std::map<std::string, Running> take() {
    for (const auto& communication : ground_.standing->communications()) cite(communication->filed);
    for (const auto& dossier : ground_.standing->dossiers()) {
      for (const EnteredActPointer& act : dossier->history) cite(act);
    }
    for (const EnteredActPointer& act : ground_.standing->other_acts()) cite(act);
    open_elements();
    return std::move(running_);
  }

 private:
  void cite(const EnteredActPointer& entered) {
    const procedure::Act& act = entered->act;
    if (act.paragraph.empty() || act.mandate != mandate_.symbol.value()) return;
    if (!counted_.insert(entered.get()).second) return;
    Running& running = running_[act.paragraph];
    ++running.acts;
    // The position decides which is newer; it is never shown.
    auto& newest = running.newest;
    const auto place = std::find_if(
        newest.begin(), newest.end(),
        [&](const EnteredActPointer& other) { return other->position < entered->position; });
    if (place == newest.end() && newest.size() >= Running::newest_max) return;
    newest.insert(place, entered);
    if (newest.size() > Running::newest_max) newest.pop_back();
  }

  /// The follow-ups that fell due while the resolution was in force, from the index.
  void open_elements() {
    const mandate::Mandate* worked = ground_.law.chain.worked(mandate_.in_force_from);
    if (!worked) return;
    constexpr std::array owed{Performance::follow_up_justice, Performance::follow_up_outcome,
                              Performance::follow_up_prevention};
    std::array<Running*, owed.size()> under{};
    for (std::size_t i = 0; i < owed.size(); ++i) {
      const mandate::Obligation* obligation = worked->find(owed[i]);
      if (obligation) under[i] = &running_[obligation->source.value()];
    }
    const auto [first, last] = days_in_force();
    const auto count = [&](const procedure::OpenFollowUp& line) {
      if (line.open == 0 || line.since < first || line.since > last) return;
      for (std::size_t i = 0; i < owed.size(); ++i) {
        if ((line.open >> i & 1) == 0 || !under[i]) continue;
        ++under[i]->open;
        name_dossier(*under[i], line.dossier);
      }
    };
    ground_.standing->follow_up_index().for_each_chunk(
        [&](const auto& chunk) { std::for_each(chunk.begin(), chunk.end(), count); });
  }

  void name_dossier(Running& running, std::uint32_t index) const {
    auto& names = running.open_dossiers;
    if (names.size() >= Running::dossiers_max) return;
    const auto dossier = ground_.standing->dossier_at(index);
    if (dossier && std::find(names.begin(), names.end(), dossier->reference) == names.end()) {
      names.push_back(dossier->reference);
    }
  }

  std::pair<std::int32_t, std::int32_t> days_in_force() const {
    std::int32_t last = std::numeric_limits<std::int32_t>::max();
    for (const mandate::Mandate& other : ground_.law.chain.all()) {
      if (other.in_force_from > mandate_.in_force_from) {
        last = std::min(last, other.in_force_from.days() - 1);
      }
    }
    return {mandate_.in_force_from.days(), last};
  }

  const Ground& ground_;
  const mandate::Mandate& mandate_;
  std::map<std::string, Running> running_;
  std::unordered_set<const procedure::EnteredAct*> counted_;
};

}  // namespace

std::map<std::string, Running> running_under(const Ground& ground,
                                             const mandate::Mandate& mandate) {
  return RunningUnder(ground, mandate).take();
}

}  // namespace inviola::publication::pages::detail
