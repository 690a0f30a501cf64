#include "procedure/powers.h"

#include <algorithm>
#include <set>

namespace inviola::procedure {
namespace {

std::optional<Powers> given_by(const EnteredAct& entered) {
  const Reference& reference = entered.act.reference;
  if (const auto* full = std::get_if<FullPowersRecorded>(&entered.act.body)) {
    return Powers{reference, full->state, full->capacity, full->holder, full->from, full->until};
  }
  if (const auto* office = std::get_if<Appointed>(&entered.act.body)) {
    return Powers{reference,      std::nullopt, office->capacity,
                  office->holder, office->from, office->until};
  }
  return std::nullopt;
}

std::optional<Reference> ended_by(const EnteredAct& entered) {
  if (const auto* full = std::get_if<FullPowersEnded>(&entered.act.body)) return full->about;
  if (const auto* office = std::get_if<AppointmentEnded>(&entered.act.body)) return office->about;
  return std::nullopt;
}

bool within_dates(const Powers& powers, Date today) {
  return powers.from <= today && (!powers.until || today <= *powers.until);
}

}  // namespace

std::optional<Powers> powers_on(const Standing& seen, const Reference& reference, Date today) {
  const EnteredActPointer act = seen.act(reference);
  std::optional<Powers> powers = act ? given_by(*act) : std::nullopt;
  if (!powers || !within_dates(*powers, today)) return std::nullopt;
  const auto ends = [&](const EnteredActPointer& one) { return ended_by(*one) == reference; };
  if (std::ranges::any_of(seen.other_acts(), ends)) return std::nullopt;
  return powers;
}

std::vector<Powers> powers_on(const Standing& seen, Date today) {
  std::set<Reference> ended;
  for (const EnteredActPointer& one : seen.other_acts()) {
    if (auto reference = ended_by(*one)) ended.insert(std::move(*reference));
  }
  std::vector<Powers> out;
  for (const EnteredActPointer& one : seen.other_acts()) {
    auto powers = given_by(*one);
    if (powers && within_dates(*powers, today) && !ended.contains(powers->reference)) {
      out.push_back(std::move(*powers));
    }
  }
  return out;
}

ForTwo for_two(const Body& body, const Standing& seen) {
  const auto restricted = [&](const Reference& about) {
    const auto known = seen.communication(about);
    return known && known->withheld() ? ForTwo::restricted : ForTwo::no;
  };
  if (const auto* one = std::get_if<Released>(&body)) return restricted(one->about);
  // Another restriction in the place of one may admit whom the first did not.
  if (const auto* one = std::get_if<Withheld>(&body)) return restricted(one->about);
  if (const auto* one = std::get_if<Summarized>(&body)) {
    return one->although_restricted ? restricted(one->about) : ForTwo::no;
  }
  const bool office =
      std::holds_alternative<Appointed>(body) || std::holds_alternative<AppointmentEnded>(body);
  return office ? ForTwo::office : ForTwo::no;
}

bool may_sign(const Powers& powers) {
  return powers.state && powers.capacity != "drafter" && powers.capacity != "designated-contact";
}

}  // namespace inviola::procedure
