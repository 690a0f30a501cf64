#include "procedure/likeness.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

#include "base/text.h"

namespace inviola::procedure {
namespace {

constexpr std::int32_t days_apart_max = 3;
constexpr std::size_t word_bytes_min = 4;

std::vector<std::string> words_of(const std::string& place) {
  const std::string folded = fold_name(place);
  std::vector<std::string> out;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

template <class T>
bool share(const std::vector<T>& one, const std::vector<T>& other) {
  return std::ranges::any_of(
      one, [&](const T& value) { return std::ranges::find(other, value) != other.end(); });
}

/// To the day.
bool exact(const PartialDate& date) { return date.earliest() == date.latest(); }

std::optional<LikenessGround> in_time(const Occurrence& one, const Occurrence& other) {
  if (!one.date || !other.date) return std::nullopt;
  if (exact(*one.date) && exact(*other.date)) {
    const std::int32_t apart = std::abs(one.date->earliest() - other.date->earliest());
    if (apart == 0) return LikenessGround::same_day;
    if (apart == 1) return LikenessGround::day_apart;
    if (apart <= days_apart_max) return LikenessGround::days_apart;
    return std::nullopt;
  }
  const bool overlap =
      one.date->earliest() <= other.date->latest() && other.date->earliest() <= one.date->latest();
  if (overlap) return LikenessGround::days_overlap;
  return std::nullopt;
}

std::optional<LikenessGround> in_place(const Occurrence& one, const Occurrence& other) {
  const auto first = words_of(one.place);
  const auto second = words_of(other.place);
  if (first.empty() || second.empty()) return std::nullopt;
  if (first == second) return LikenessGround::same_place;
  const bool overlap = std::ranges::any_of(first, [&](const std::string& word) {
    return word.size() >= word_bytes_min && std::ranges::find(second, word) != second.end();
  });
  if (overlap) return LikenessGround::place_overlap;
  return std::nullopt;
}

struct Incident {
  DossierPointer dossier;
  std::size_t order = 0;
  Date from;
  Date until;
};

/// The best of all pairs of their accounts.
Likeness best(const Dossier& one, const Dossier& other) {
  Likeness out;
  for (const Account& first : one.accounts) {
    for (const Account& second : other.accounts) {
      Likeness found = likeness(*first.occurrence, *second.occurrence);
      if (found.points > out.points) out = std::move(found);
    }
  }
  out.first = one.reference;
  out.second = other.reference;
  return out;
}

/// Dossiers with a date, by host, each list in the order of its days.
std::map<StateCode, std::vector<Incident>> by_host(const Standing& seen) {
  std::map<StateCode, std::vector<Incident>> out;
  std::size_t order = 0;
  for (const DossierPointer& dossier : seen.dossiers()) {
    ++order;
    std::optional<Date> from;
    std::optional<Date> until;
    for (const Account& account : dossier->accounts) {
      if (account.communication->withdrawn || !account.occurrence->date) continue;
      const PartialDate& date = *account.occurrence->date;
      from = from ? std::min(*from, date.earliest()) : date.earliest();
      until = until ? std::max(*until, date.latest()) : date.latest();
    }
    if (!from) continue;
    for (const StateCode& host : dossier->hosts()) {
      out[host].push_back({dossier, order, *from, *until});
    }
  }
  for (auto& [host, incidents] : out) std::ranges::stable_sort(incidents, {}, &Incident::from);
  return out;
}

}  // namespace

std::string_view word(LikenessGround ground) {
  switch (ground) {
    case LikenessGround::same_day:
      return "same_day";
    case LikenessGround::day_apart:
      return "day_apart";
    case LikenessGround::days_apart:
      return "days_apart";
    case LikenessGround::days_overlap:
      return "days_overlap";
    case LikenessGround::same_place:
      return "same_place";
    case LikenessGround::place_overlap:
      return "place_overlap";
    case LikenessGround::sending_state:
      return "sending_state";
    case LikenessGround::target:
      return "target";
    case LikenessGround::nature:
      return "nature";
  }
  return {};
}

int points(LikenessGround ground) {
  switch (ground) {
    case LikenessGround::same_day:
      return 40;
    case LikenessGround::day_apart:
    case LikenessGround::same_place:
      return 30;
    case LikenessGround::days_apart:
    case LikenessGround::days_overlap:
    case LikenessGround::place_overlap:
    case LikenessGround::sending_state:
      return 15;
    case LikenessGround::target:
      return 10;
    case LikenessGround::nature:
      return 5;
  }
  return 0;
}

Likeness likeness(const Occurrence& one, const Occurrence& other) {
  Likeness out{one.reference, other.reference, 0, {}};
  if (!one.host || one.host != other.host) return out;
  const auto add = [&](LikenessGround ground) {
    out.grounds.push_back(ground);
    out.points += points(ground);
  };
  const auto time = in_time(one, other);
  if (!time) return out;
  add(*time);
  if (const auto place = in_place(one, other)) add(*place);
  if (share(one.sending_states, other.sending_states)) add(LikenessGround::sending_state);
  if (share(one.target, other.target)) add(LikenessGround::target);
  if (share(one.nature, other.nature)) add(LikenessGround::nature);
  return out;
}

std::vector<Likeness> likely_same(const Standing& seen, int least) {
  std::map<std::pair<std::size_t, std::size_t>, Likeness> found;
  for (const auto& [host, incidents] : by_host(seen)) {
    for (std::size_t i = 0; i < incidents.size(); ++i) {
      for (std::size_t j = i + 1; j < incidents.size(); ++j) {
        if (incidents[j].from - incidents[i].until > days_apart_max) break;
        const bool in_order = incidents[i].order < incidents[j].order;
        const Incident& one = incidents[in_order ? i : j];
        const Incident& other = incidents[in_order ? j : i];
        Likeness pair = best(*one.dossier, *other.dossier);
        if (pair.points >= least) found.emplace(std::pair{one.order, other.order}, std::move(pair));
      }
    }
  }
  std::vector<Likeness> out;
  for (auto& [order, pair] : found) out.push_back(std::move(pair));
  std::ranges::stable_sort(out, std::ranges::greater(), &Likeness::points);
  return out;
}

}  // namespace inviola::procedure
