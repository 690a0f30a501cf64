#include "procedure/detail/dossier_builder.h"

#include <algorithm>
#include <numeric>

#include "procedure/dispatch.h"

namespace inviola::procedure::detail {
namespace {

const Occurrence* find_occurrence(const std::vector<Occurrence>& all, const Reference& reference) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Occurrence& o) { return o.reference == reference; });
  return found == all.end() ? nullptr : &*found;
}

/// Since when a report, as filed and corrected, names the State that it names now.
template <class Named>
Date named_since(const Communication& report, const Reference& occurrence, Named named) {
  const Occurrence* original = find_occurrence(report.report()->occurrences, occurrence);
  Date since = report.filed->entered;
  std::optional<StateCode> before = original ? named(*original) : std::nullopt;
  for (const auto& correction : report.corrections) {
    const auto& replacement = std::get<Corrected>(correction->act.body).occurrence;
    if (!replacement || replacement->reference != occurrence) continue;
    const std::optional<StateCode> now = named(*replacement);
    if (now != before) since = correction->entered;
    before = now;
  }
  return since;
}

class Builder {
 public:
  Builder(Dossier& dossier, const FindCommunication& find) : dossier_(dossier), find_(find) {}

  void name_obligors(const Account& account) {
    const Communication& report = *account.communication;
    const Occurrence& occurrence = *account.occurrence;
    if (occurrence.host) {
      name(*occurrence.host, Capacity::territorial, report,
           named_since(report, occurrence.reference, [](const Occurrence& o) { return o.host; }));
    }
  }
  void name_offender_states(const Account& account) {
    const Communication& report = *account.communication;
    const Occurrence& occurrence = *account.occurrence;
    // Where the offender is said to be in the State where it took place, one duty is enough.
    if (!occurrence.offender_state || find(*occurrence.offender_state, Capacity::territorial))
      return;
    name(*occurrence.offender_state, Capacity::offender, report,
         named_since(report, occurrence.reference,
                     [](const Occurrence& o) { return o.offender_state; }));
  }

  void operator()(const EnteredAct& entered, const EnteredActPointer& pointer) {
    const Act& act = entered.act;
    if (const auto* follow_up = std::get_if<FollowedUp>(&act.body)) {
      take(entered, *follow_up);
    } else if (const auto* reminded = std::get_if<Reminded>(&act.body)) {
      for_each(reminded->to, [&](Obligor& obligor) {
        if (obligor.capacity == Capacity::territorial) obligor.reminders.push_back(pointer);
      });
    } else if (const auto* attention = std::get_if<AttentionDrawn>(&act.body)) {
      for_each(attention->to, [&](Obligor& obligor) { obligor.attention = entered.entered; });
    } else if (std::holds_alternative<Acknowledged>(act.body)) {
      if (act.author) {
        for_each(*act.author, [&](Obligor& obligor) { obligor.acknowledged = entered.entered; });
      }
    } else if (const auto* dispatched = std::get_if<Dispatched>(&act.body)) {
      deliver(*dispatched);
    }
  }

 private:
  Obligor* find(const StateCode& state, Capacity capacity) {
    const auto found =
        std::find_if(dossier_.obligors.begin(), dossier_.obligors.end(),
                     [&](const Obligor& o) { return o.state == state && o.capacity == capacity; });
    return found == dossier_.obligors.end() ? nullptr : &*found;
  }

  template <class Change>
  void for_each(const StateCode& state, Change change) {
    for (Obligor& obligor : dossier_.obligors) {
      if (obligor.state == state) change(obligor);
    }
  }

  void name(const StateCode& state, Capacity capacity, const Communication& report, Date since) {
    const bool withdrawn = report.withdrawn.has_value();
    Obligor* known = find(state, capacity);
    if (!known) {
      dossier_.obligors.push_back(Obligor{.state = state,
                                          .capacity = capacity,
                                          .since = since,
                                          .because = {report.reference()},
                                          .reports_withdrawn = withdrawn});
      return;
    }
    known->because.push_back(report.reference());
    // A report that stands goes before one that was withdrawn; then the earlier day counts.
    if (known->reports_withdrawn && !withdrawn) {
      known->since = since;
      known->reports_withdrawn = false;
    } else if (known->reports_withdrawn == withdrawn) {
      known->since = std::min(known->since, since);
    }
  }

  void take(const EnteredAct& entered, const FollowedUp& follow_up) {
    const CommunicationPointer communication = find_(entered.act.reference);
    if (!communication) return;
    dossier_.follow_ups.push_back(communication);
    if (communication->withdrawn || !entered.act.author) return;
    for_each(*entered.act.author, [&](Obligor& obligor) {
      for (const ElementAnswer& said : follow_up.elements) {
        if (said.answer != Answer::open) {
          answer(obligor.elements[static_cast<std::size_t>(said.element)], said.answer, entered);
        }
      }
    });
  }

  static void answer(ElementStanding& element, Answer said, const EnteredAct& entered) {
    element.heard = entered.entered;
    const bool settled =
        element.answer == Answer::reported || element.answer == Answer::barred_by_law;
    const bool settles = said == Answer::reported || said == Answer::barred_by_law;
    if (settled && !settles) return;
    element.answer = said;
    element.on = entered.entered;
    element.by = entered.act.reference;
  }

  void deliver(const Dispatched& dispatched) {
    for (const Delivery& delivery : dispatched.deliveries) {
      for_each(delivery.state, [&](Obligor& obligor) {
        obligor.unreachable = was_not_delivered(delivery.outcome);
      });
    }
  }

  Dossier& dossier_;
  const FindCommunication& find_;
};

}  // namespace

Dossier build_dossier(std::vector<Reference> members,
                      const std::vector<CommunicationPointer>& reports,
                      std::vector<EnteredActPointer> history, const FindCommunication& find) {
  Dossier dossier;
  std::vector<std::size_t> in_order(members.size());
  std::iota(in_order.begin(), in_order.end(), std::size_t{0});
  std::stable_sort(in_order.begin(), in_order.end(), [&](std::size_t a, std::size_t b) {
    return reports[a]->filed->position < reports[b]->filed->position;
  });
  for (const std::size_t i : in_order) {
    if (const Occurrence* occurrence = reports[i]->occurrence(members[i])) {
      dossier.accounts.push_back(Account{reports[i], occurrence});
    }
  }
  if (!dossier.accounts.empty()) dossier.reference = dossier.accounts.front().occurrence->reference;
  dossier.members = std::move(members);
  dossier.history = std::move(history);

  Builder builder(dossier, find);
  for (const Account& account : dossier.accounts) builder.name_obligors(account);
  for (const Account& account : dossier.accounts) builder.name_offender_states(account);
  for (const EnteredActPointer& entered : dossier.history) builder(*entered, entered);
  return dossier;
}

OpenFollowUp line_of(const Obligor& obligor, std::uint32_t dossier, std::uint8_t index) {
  OpenFollowUp line;
  line.since = obligor.since.days();
  line.dossier = dossier;
  line.obligor = index;
  line.territorial = obligor.capacity == Capacity::territorial ? 1 : 0;
  line.reminders = static_cast<std::uint8_t>(std::min<std::size_t>(obligor.reminders.size(), 255));
  if (!obligor.reminders.empty()) line.reminded = obligor.reminders.back()->entered.days();
  for (std::size_t i = 0; i < obligor.elements.size(); ++i) {
    const ElementStanding& element = obligor.elements[i];
    line.heard[i] = element.heard ? std::max(*element.heard, obligor.since).days() : line.since;
    const bool open = element.answer == Answer::open || element.answer == Answer::under_inquiry ||
                      element.answer == Answer::nothing_new;
    if (open && !obligor.reports_withdrawn) line.open |= static_cast<std::uint8_t>(1u << i);
  }
  return line;
}

}  // namespace inviola::procedure::detail
