#include "procedure/dispatch.h"

#include <algorithm>
#include <functional>
#include <set>

namespace inviola::procedure {
namespace {

std::vector<StateCode> all_states(const mandate::Law& law, Date today) {
  std::vector<StateCode> out;
  for (const auto& state : law.states.all()) {
    if (state.status != mandate::UnStatus::former && law.states.exists(state.code, today)) {
      out.push_back(state.code);
    }
  }
  return out;
}

std::vector<StateCode> one(const std::optional<StateCode>& state) {
  return state ? std::vector<StateCode>{*state} : std::vector<StateCode>{};
}

const Obligor* obligor_of(const Dossier& dossier, const StateCode& state) {
  const auto found =
      std::find_if(dossier.obligors.begin(), dossier.obligors.end(), [&](const Obligor& obligor) {
        return obligor.state == state && obligor.capacity == Capacity::territorial;
      });
  return found == dossier.obligors.end() ? nullptr : &*found;
}

bool some_account_stands(const Dossier& dossier) {
  return std::any_of(dossier.accounts.begin(), dossier.accounts.end(),
                     [](const Account& account) { return !account.communication->withdrawn; });
}

/// A new kind of act stops this from compiling.
struct AddresseesOf {
  const EnteredAct& entered;
  const Standing& seen;
  const mandate::Law& law;
  Date today;

  using States = std::vector<StateCode>;
  States operator()(const Reported&) const { return one(entered.act.author); }
  States operator()(const FollowedUp&) const { return one(entered.act.author); }
  States operator()(const ViewsSubmitted&) const { return one(entered.act.author); }
  States operator()(const CircularNoteSent&) const { return all_states(law, today); }
  States operator()(const Circulated& act) const {
    const CommunicationPointer known = seen.communication(act.about);
    return known && !known->withdrawn ? all_states(law, today) : States{};
  }
  States operator()(const AttentionDrawn& act) const {
    const DossierPointer dossier = seen.dossier_of(act.about);
    return dossier && some_account_stands(*dossier) ? States{act.to} : States{};
  }
  States operator()(const Reminded& act) const {
    if (!act.about) return {act.to};
    const DossierPointer dossier = seen.dossier_of(*act.about);
    const Obligor* obligor = dossier ? obligor_of(*dossier, act.to) : nullptr;
    return obligor && !obligor->reports_withdrawn ? States{act.to} : States{};
  }
  States operator()(const DrillHeld& act) const {
    States out = act.to;
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  States operator()(const Corrected&) const { return {}; }
  States operator()(const Withdrawn&) const { return {}; }
  States operator()(const Withheld&) const { return {}; }
  States operator()(const Released&) const { return {}; }
  States operator()(const AbuseReported&) const { return {}; }
  States operator()(const ProtectionRequested&) const { return {}; }
  States operator()(const ProtectionAnswered&) const { return {}; }
  States operator()(const DisputeNotified&) const { return {}; }
  States operator()(const MeansAgreed&) const { return {}; }
  States operator()(const GoodOfficesAnswered&) const { return {}; }
  States operator()(const Acknowledged&) const { return {}; }
  States operator()(const ContactConfirmed&) const { return {}; }
  States operator()(const MandateAdopted&) const { return {}; }
  States operator()(const FullPowersRecorded&) const { return {}; }
  States operator()(const FullPowersEnded&) const { return {}; }
  States operator()(const Joined&) const { return {}; }
  States operator()(const Separated&) const { return {}; }
  States operator()(const Summarized&) const { return {}; }
  States operator()(const ParticipationRecorded&) const { return {}; }
  States operator()(const GoodOfficesOffered&) const { return {}; }
  States operator()(const Dispatched&) const { return {}; }
  States operator()(const Issued&) const { return {}; }
  States operator()(const ItemIncluded&) const { return {}; }
  States operator()(const Appointed&) const { return {}; }
  States operator()(const AppointmentEnded&) const { return {}; }
  States operator()(const CommentsInvited& act) const { return act.to; }
  States operator()(const CommentAnswered& act) const {
    const EnteredActPointer comment = seen.act(act.about);
    return comment ? one(comment->act.author) : States{};
  }
  States operator()(const Commented&) const { return {}; }
  States operator()(const Translated&) const { return {}; }
  States operator()(const TranslationWithdrawn&) const { return {}; }
};

using ByReference = std::map<Reference, std::map<StateCode, Delivered>>;

/// All outcomes that were entered; of one act alone where `about` is given.
ByReference outcomes(const Standing& seen, const Reference* about) {
  ByReference out;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    const auto* dispatched = std::get_if<Dispatched>(&entered->act.body);
    if (!dispatched || (about && dispatched->about != *about)) continue;
    auto& of_act = out[dispatched->about];
    for (const Delivery& delivery : dispatched->deliveries) {
      Delivered& last = of_act[delivery.state];
      last = {delivery.outcome, entered->entered, last.times + 1};
    }
  }
  return out;
}

/// Acts that may have a document, in the order of entry, each once.
std::vector<EnteredActPointer> candidates(const Standing& seen, Date since) {
  std::vector<EnteredActPointer> out;
  const auto take = [&](const EnteredActPointer& entered) {
    if (entered->entered >= since) out.push_back(entered);
  };
  for (const auto& entered : seen.other_acts()) take(entered);
  for (const auto& communication : seen.communications()) take(communication->filed);
  for (const auto& dossier : seen.dossiers()) {
    for (const auto& entered : dossier->history) take(entered);
  }
  const auto position = [](const EnteredActPointer& act) { return act->position; };
  std::ranges::sort(out, {}, position);
  const auto again = std::ranges::unique(out, {}, position);
  out.erase(again.begin(), again.end());
  return out;
}

/// Those for whom the last outcome of the rounds is that nothing reached them.
std::vector<StateCode> not_reached(const std::vector<const Dispatched*>& rounds) {
  std::set<StateCode> out;
  for (const Dispatched* round : rounds) {
    for (const Delivery& delivery : round->deliveries) {
      if (was_not_delivered(delivery.outcome)) {
        out.insert(delivery.state);
      } else {
        out.erase(delivery.state);
      }
    }
  }
  return {out.begin(), out.end()};
}

Confirmation counted(std::optional<Date> last, std::optional<Date> due, Date today) {
  return {last, due, due && today > *due};
}

}  // namespace

std::vector<StateCode> addressees(const EnteredAct& act, const Standing& seen,
                                  const mandate::Law& law, Date today) {
  return std::visit(AddresseesOf{act, seen, law, today}, act.act.body);
}

std::map<StateCode, Delivered> deliveries_of(const Standing& seen, const Reference& act) {
  auto found = outcomes(seen, &act);
  return found.empty() ? std::map<StateCode, Delivered>{} : std::move(found.begin()->second);
}

bool was_not_delivered(std::string_view outcome) {
  return outcome == "not-delivered" || outcome == "address-unknown";
}

bool is_outcome_of_sending(std::string_view code) {
  return code == "dispatched" || code == "received" || was_not_delivered(code);
}

std::vector<Sending> undispatched(const Standing& seen, const mandate::Law& law, Date since,
                                  Date today) {
  const ByReference entered = outcomes(seen, nullptr);
  std::vector<Sending> out;
  for (const EnteredActPointer& act : candidates(seen, since)) {
    Sending sending{act, addressees(*act, seen, law, today)};
    if (const auto done = entered.find(act->act.reference); done != entered.end()) {
      std::erase_if(sending.to, [&](const StateCode& to) { return done->second.contains(to); });
    }
    if (!sending.to.empty()) out.push_back(std::move(sending));
  }
  return out;
}

std::vector<Sending> undelivered(const Standing& seen, const UndeliveredAsked& asked) {
  const EnteredActPointer earlier = asked.earlier ? seen.act(*asked.earlier) : nullptr;
  std::map<Reference, std::vector<const Dispatched*>> rounds;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    const auto* dispatched = std::get_if<Dispatched>(&entered->act.body);
    if (dispatched) rounds[dispatched->about].push_back(dispatched);
  }
  std::vector<EnteredActPointer> acts;
  for (const auto& [reference, of_act] : rounds) {
    const EnteredActPointer act = seen.act(reference);
    if (act && (!earlier || act->position < earlier->position)) acts.push_back(act);
  }
  std::ranges::sort(acts, std::greater(), &EnteredAct::position);
  std::vector<Sending> out;
  for (const EnteredActPointer& act : acts) {
    if (out.size() == asked.at_most) break;
    Sending sending{act, not_reached(rounds.at(act->act.reference))};
    if (asked.to) std::erase_if(sending.to, [&](const StateCode& to) { return to != *asked.to; });
    if (!sending.to.empty()) out.push_back(std::move(sending));
  }
  return out;
}

std::map<StateCode, Date> contacts_confirmed(const Standing& seen) {
  std::map<StateCode, Date> out;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    if (entered->act.author && std::holds_alternative<ContactConfirmed>(entered->act.body)) {
      out[*entered->act.author] = entered->entered;
    }
  }
  return out;
}

Confirmation confirmation_of(std::optional<Date> last, const mandate::Law& law,
                             std::optional<Date> known_since, Date today) {
  if (!known_since) return {last, std::nullopt, false};
  // What was confirmed before the address was changed says nothing of the new one.
  const bool of_this = last && *last >= *known_since;
  const Date due = of_this ? *last + law.correspondence.confirm_every_days
                           : *known_since + law.correspondence.confirm_within_days;
  return counted(last, due, today);
}

Confirmation drill(const Standing& seen, const mandate::Law& law, std::optional<Date> since,
                   Date today) {
  std::optional<Date> last;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    if (std::holds_alternative<DrillHeld>(entered->act.body)) last = entered->entered;
  }
  if (!since) return {last, std::nullopt, false};
  return counted(
      last, std::max(last.value_or(*since), *since) + law.correspondence.drill_every_days, today);
}

}  // namespace inviola::procedure
