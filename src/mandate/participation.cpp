#include <algorithm>
#include <tuple>

#include "mandate/instrument.h"

namespace inviola::mandate {
namespace {

auto key(const TreatyAction& a) { return std::tie(a.instrument, a.state, a.date, a.kind); }

}  // namespace

bool binds(ParticipationKind kind) {
  switch (kind) {
    case ParticipationKind::ratification:
    case ParticipationKind::accession:
    case ParticipationKind::acceptance:
    case ParticipationKind::approval:
    case ParticipationKind::succession:
      return true;
    case ParticipationKind::signature:
    case ParticipationKind::succession_to_signature:
    case ParticipationKind::withdrawal:
      return false;
  }
  return false;
}

Participation::Participation(std::vector<Instrument> instruments, std::vector<TreatyAction> actions,
                             std::vector<TreatyGap> gaps)
    : instruments_(std::move(instruments)), actions_(std::move(actions)), gaps_(std::move(gaps)) {
  std::stable_sort(actions_.begin(), actions_.end(),
                   [](const auto& a, const auto& b) { return key(a) < key(b); });
  actions_.erase(std::unique(actions_.begin(), actions_.end()), actions_.end());
  spans_.resize(instruments_.size());
  beginnings_.resize(instruments_.size());
  endings_.resize(instruments_.size());
  for (std::size_t i = 0; i < instruments_.size(); ++i) build_spans(i);
}

// The actions of one instrument stand together, and within them those of one State by date.
void Participation::build_spans(std::size_t instrument) {
  auto& spans = spans_[instrument];
  const auto [first, last] = std::equal_range(actions_.begin(), actions_.end(),
                                              instruments_[instrument].id, ByInstrument{});
  bool open = false;  // whether the last span is one of the State in hand, without an end
  StateCode state;
  for (auto action = first; action != last; ++action) {
    if (!action->counted) continue;
    if (action->state != state) open = false;
    state = action->state;
    if (binds(action->kind) && !open) {
      Span span{action->date, {}, static_cast<std::size_t>(action - actions_.begin())};
      if (action->counted_until) span.until = *action->counted_until + 1;
      open = !span.until;
      spans.push_back(span);
    } else if (action->kind == ParticipationKind::withdrawal && open) {
      spans.back().until = action->date;
      open = false;
    }
  }
  for (const Span& span : spans) {
    beginnings_[instrument].push_back(span.from);
    if (span.until) endings_[instrument].push_back(*span.until);
  }
  std::sort(beginnings_[instrument].begin(), beginnings_[instrument].end());
  std::sort(endings_[instrument].begin(), endings_[instrument].end());
}

std::optional<std::size_t> Participation::index(const InstrumentId& id) const {
  const auto found = std::find_if(instruments_.begin(), instruments_.end(),
                                  [&](const Instrument& i) { return i.id == id; });
  if (found == instruments_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - instruments_.begin());
}

const Instrument* Participation::find(const InstrumentId& id) const {
  const auto at = index(id);
  return at ? &instruments_[*at] : nullptr;
}

std::vector<TreatyAction> Participation::actions_of(const InstrumentId& id) const {
  const auto [first, last] = std::equal_range(actions_.begin(), actions_.end(), id, ByInstrument{});
  return {first, last};
}

std::vector<TreatyAction> Participation::actions_of(const StateCode& state) const {
  std::vector<TreatyAction> out;
  std::copy_if(actions_.begin(), actions_.end(), std::back_inserter(out),
               [&](const TreatyAction& a) { return a.state == state; });
  return out;
}

std::size_t Participation::count(const InstrumentId& id, Date on) const {
  const auto at = index(id);
  if (!at) return 0;
  const auto up_to = [&](const std::vector<Date>& days) {
    return std::upper_bound(days.begin(), days.end(), on) - days.begin();
  };
  return static_cast<std::size_t>(up_to(beginnings_[*at]) - up_to(endings_[*at]));
}

std::vector<TreatyAction> Participation::participants(const InstrumentId& id, Date on) const {
  std::vector<TreatyAction> out;
  const auto at = index(id);
  if (!at) return out;
  for (const Span& span : spans_[*at]) {
    if (span.from <= on && (!span.until || on < *span.until)) out.push_back(actions_[span.action]);
  }
  return out;
}

bool Participation::is_participant(const InstrumentId& id, const StateCode& state, Date on) const {
  const auto at = index(id);
  if (!at) return false;
  const auto& spans = spans_[*at];
  auto span = std::lower_bound(
      spans.begin(), spans.end(), state,
      [&](const Span& s, const StateCode& wanted) { return actions_[s.action].state < wanted; });
  for (; span != spans.end() && actions_[span->action].state == state; ++span) {
    if (span->from <= on && (!span->until || on < *span->until)) return true;
  }
  return false;
}

std::vector<NewParticipant> Participation::new_participants(Date since, Date until) const {
  std::vector<NewParticipant> out;
  for (std::size_t i = 0; i < instruments_.size(); ++i) {
    if (!instruments_[i].of_the_procedure) continue;
    for (const Span& span : spans_[i]) {
      if (span.from <= since || span.from > until) continue;
      const TreatyAction& action = actions_[span.action];
      out.push_back({action.instrument, action.state, action});
    }
  }
  return out;
}

}  // namespace inviola::mandate
