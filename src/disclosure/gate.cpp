#include "disclosure/gate.h"

#include <algorithm>

namespace inviola::disclosure {
namespace {

using namespace procedure;

bool holds(const std::vector<StateCode>& list, const StateCode& state) {
  return std::find(list.begin(), list.end(), state) != list.end();
}

bool is(const Viewer& viewer, const std::optional<StateCode>& state) {
  return viewer.kind == Viewer::Kind::state && state == viewer.state;
}

/// Whether the State is directly concerned by a communication: it is named in it, or in the dossier
/// that it answers.
bool concerned(const Communication& communication, const Standing& standing,
               const StateCode& state) {
  const auto names = [&](const Occurrence& o) {
    return o.host == state || o.offender_state == state || holds(o.sending_states, state);
  };
  if (communication.report()) {
    const auto occurrences = communication.occurrences();
    return std::any_of(occurrences.begin(), occurrences.end(), names);
  }
  if (const FollowedUp* follow_up = communication.follow_up()) {
    const CommunicationPointer report = standing.report_with(follow_up->about);
    return report && (report->filed->act.author == state || concerned(*report, standing, state));
  }
  return false;
}

/// The rule of 11 (b): does the present restriction admit the viewer?
bool admits(const Communication& communication, const Standing& standing, const Viewer& viewer) {
  const bool is_state = viewer.kind == Viewer::Kind::state;
  switch (communication.restriction.audience) {
    case Audience::everyone:
      return true;
    case Audience::all_states:
      return is_state;
    case Audience::states_concerned:
      return is_state && concerned(communication, standing, viewer.state);
    case Audience::listed:
      return is_state && holds(communication.restriction.listed, viewer.state);
    case Audience::secretary_general:
      return false;
  }
  return false;
}

/// Whether the communication has gone to the viewer: circulated, or brought to its attention.
bool has_gone_to(const Communication& communication, const Standing& standing,
                 const Viewer& viewer) {
  if (communication.circulated || communication.views()) return true;
  if (viewer.kind != Viewer::Kind::state) return false;
  for (const Reference& occurrence : standing.occurrences_about(communication.reference())) {
    const DossierPointer dossier = standing.dossier_of(occurrence);
    if (!dossier) continue;
    for (const EnteredActPointer& entered : dossier->history) {
      const auto* attention = std::get_if<AttentionDrawn>(&entered->act.body);
      if (attention && attention->to == viewer.state && attention->about == occurrence) return true;
    }
  }
  return false;
}

bool sees(const Communication& communication, const Standing& standing, const Viewer& viewer) {
  if (viewer.kind == Viewer::Kind::desk) return true;
  if (is(viewer, communication.filed->act.author)) return true;
  if (!admits(communication, standing, viewer)) return false;
  if (!has_gone_to(communication, standing, viewer)) return false;
  const FollowedUp* follow_up = communication.follow_up();
  if (!follow_up) return true;
  // An answer tells of the report that it answers.
  const CommunicationPointer report = standing.report_with(follow_up->about);
  return !report || sees(*report, standing, viewer);
}

/// What the viewer may see of each kind of act. A new kind stops this from compiling.
struct Shown {
  const EnteredActPointer& entered;
  const Standing& standing;
  const Viewer& viewer;

  EnteredActPointer operator()(const Reported& act) const {
    const CommunicationPointer known = standing.communication(entered->act.reference);
    if (!known || !sees(*known, standing, viewer)) return nullptr;
    const bool alert_hidden = act.completes && !sees_communication(*act.completes);
    if (own_or_desk() || (!alert_hidden && act.restriction == known->restriction)) return entered;
    return with<Reported>([&](Reported& shown) {
      shown.restriction = known->restriction;
      if (alert_hidden) shown.completes.reset();
    });
  }
  EnteredActPointer operator()(const FollowedUp& act) const {
    const CommunicationPointer known = standing.communication(entered->act.reference);
    if (!known || !sees(*known, standing, viewer)) return nullptr;
    if (own_or_desk() || act.restriction == known->restriction) return entered;
    return with<FollowedUp>([&](FollowedUp& shown) { shown.restriction = known->restriction; });
  }
  EnteredActPointer operator()(const ViewsSubmitted&) const { return entered; }
  EnteredActPointer operator()(const Corrected& act) const {
    return when(sees_communication(act.about));
  }
  EnteredActPointer operator()(const Withdrawn& act) const {
    return when(sees_communication(act.about));
  }
  // That something was withheld once is the author's and the desk's to know.
  EnteredActPointer operator()(const Withheld&) const { return when(own_or_desk()); }
  EnteredActPointer operator()(const Released&) const { return when(own_or_desk()); }
  EnteredActPointer operator()(const AbuseReported& act) const {
    return when(own_or_desk() || is(viewer, act.by_mission_of));
  }
  // The room of paragraph 5 has two parties, and the desk is neither.
  EnteredActPointer operator()(const ProtectionRequested& act) const {
    return when(own() || is(viewer, act.to));
  }
  EnteredActPointer operator()(const ProtectionAnswered& act) const {
    return when(own() || is(viewer, author_of(act.about)));
  }
  EnteredActPointer operator()(const DisputeNotified& act) const {
    return when(own_or_desk() || is_among(act.with));
  }
  EnteredActPointer operator()(const MeansAgreed& act) const {
    return when(own_or_desk() || sees_act(act.about));
  }
  EnteredActPointer operator()(const GoodOfficesAnswered& act) const {
    return when(own_or_desk() || sees_act(act.about));
  }
  EnteredActPointer operator()(const Acknowledged& act) const {
    return when(own_or_desk() || sees_act(act.about));
  }
  EnteredActPointer operator()(const ContactConfirmed&) const { return when(own_or_desk()); }
  EnteredActPointer operator()(const MandateAdopted&) const { return entered; }
  EnteredActPointer operator()(const FullPowersRecorded& act) const {
    return when(desk() || is(viewer, act.state));
  }
  EnteredActPointer operator()(const FullPowersEnded& act) const {
    return when(sees_act(act.about));
  }
  EnteredActPointer operator()(const CircularNoteSent&) const { return entered; }
  EnteredActPointer operator()(const Circulated& act) const {
    return when(sees_communication(act.about));
  }
  EnteredActPointer operator()(const AttentionDrawn& act) const {
    return when(sees_occurrence(act.about));
  }
  EnteredActPointer operator()(const Reminded& act) const {
    if (desk()) return entered;
    if (!act.about) return when(is(viewer, act.to));
    if (!sees_occurrence(*act.about)) return nullptr;
    const auto hidden = [&](const Reference& r) { return !sees_communication(r); };
    if (std::none_of(act.because.begin(), act.because.end(), hidden)) return entered;
    if (std::all_of(act.because.begin(), act.because.end(), hidden)) return nullptr;
    return with<Reminded>([&](Reminded& shown) { std::erase_if(shown.because, hidden); });
  }
  EnteredActPointer operator()(const Joined& act) const {
    return when(sees_occurrence(act.first) && sees_occurrence(act.second));
  }
  EnteredActPointer operator()(const Separated& act) const {
    return when(sees_occurrence(act.about));
  }
  EnteredActPointer operator()(const Summarized& act) const {
    return when(sees_communication(act.about) || act.although_restricted);
  }
  EnteredActPointer operator()(const ParticipationRecorded&) const { return entered; }
  EnteredActPointer operator()(const GoodOfficesOffered& act) const {
    return when(desk() || is_among(act.to));
  }
  EnteredActPointer operator()(const Dispatched& act) const {
    if (desk()) return entered;
    if (!sees_act(act.about)) return nullptr;
    const auto own_line = [&](const Delivery& d) { return is(viewer, d.state); };
    if (viewer.kind == Viewer::Kind::auditor) return entered;
    if (std::none_of(act.deliveries.begin(), act.deliveries.end(), own_line)) return nullptr;
    return with<Dispatched>([&](Dispatched& shown) {
      std::erase_if(shown.deliveries, [&](const Delivery& d) { return !own_line(d); });
    });
  }
  EnteredActPointer operator()(const Issued&) const { return entered; }
  EnteredActPointer operator()(const ItemIncluded&) const { return entered; }
  EnteredActPointer operator()(const DrillHeld& act) const {
    return when(desk() || is_among(act.to));
  }
  // Who works at the desk is the Secretariat's own affair.
  EnteredActPointer operator()(const Appointed&) const { return when(desk()); }
  EnteredActPointer operator()(const AppointmentEnded&) const { return when(desk()); }

 private:
  bool desk() const { return viewer.kind == Viewer::Kind::desk; }
  bool own() const { return is(viewer, entered->act.author); }
  bool own_or_desk() const { return own() || desk(); }
  bool is_among(const std::vector<StateCode>& list) const {
    return viewer.kind == Viewer::Kind::state && holds(list, viewer.state);
  }
  EnteredActPointer when(bool seen) const { return seen ? entered : nullptr; }

  bool sees_communication(const Reference& reference) const {
    const CommunicationPointer known = standing.communication(reference);
    return known && sees(*known, standing, viewer);
  }
  bool sees_occurrence(const Reference& occurrence) const {
    const CommunicationPointer report = standing.report_with(occurrence);
    return report && sees(*report, standing, viewer);
  }
  bool sees_act(const Reference& reference) const {
    const EnteredActPointer known = standing.act(reference);
    // An act refers only to earlier ones: no chain of references turns back on itself.
    if (!known || known->position >= entered->position) return false;
    return std::visit(Shown{known, standing, viewer}, known->act.body) != nullptr;
  }
  std::optional<StateCode> author_of(const Reference& reference) const {
    const EnteredActPointer known = standing.act(reference);
    return known ? known->act.author : std::nullopt;
  }
  template <class T, class Change>
  EnteredActPointer with(Change change) const {
    auto shown = std::make_shared<EnteredAct>(*entered);
    change(std::get<T>(shown->act.body));
    return shown;
  }
};

}  // namespace

EnteredActPointer Gate::shown(const EnteredActPointer& act, const Standing& standing,
                              const Viewer& viewer) {
  return std::visit(Shown{act, standing, viewer}, act->act.body);
}

Disclosed<Standing> Gate::disclose(const Series<EnteredActPointer>& acts, const Standing& standing,
                                   const Viewer& viewer) {
  Standing seen;
  acts.for_each_chunk([&](const auto& chunk) {
    for (const EnteredActPointer& act : chunk) {
      if (EnteredActPointer part = shown(act, standing, viewer)) {
        seen = after(std::move(seen), std::move(part));
      }
    }
  });
  return Disclosed<Standing>(std::move(seen), viewer);
}

bool Gate::reaches_back(const Act& act) {
  return std::holds_alternative<Withheld>(act.body) || std::holds_alternative<Released>(act.body) ||
         std::holds_alternative<Circulated>(act.body) ||
         std::holds_alternative<AttentionDrawn>(act.body) ||
         std::holds_alternative<Corrected>(act.body);
}

Disclosed<Standing> Gate::extend(const Disclosed<Standing>& before, const EnteredActPointer& act,
                                 const Standing& standing) {
  EnteredActPointer part = shown(act, standing, before.viewer());
  if (!part) return before;
  return Disclosed<Standing>(after(*before, std::move(part)), before.viewer());
}

Ruling<void> Gate::permits(const Act& act, const Standing& standing) {
  const auto told = [&](const Reference& occurrence, const StateCode& to, bool circulated_only) {
    const CommunicationPointer report = standing.report_with(occurrence);
    if (!report) return false;
    const Viewer viewer = Viewer::of(to);
    return report->filed->act.author == to ||
           (circulated_only ? sees(*report, standing, viewer) : admits(*report, standing, viewer));
  };
  bool may = true;
  std::string subject;
  if (const auto* attention = std::get_if<AttentionDrawn>(&act.body)) {
    // Drawing attention is what tells; only the author's wish can stand against it.
    may = told(attention->about, attention->to, false);
    subject = attention->about.value();
  } else if (const auto* reminded = std::get_if<Reminded>(&act.body); reminded && reminded->about) {
    may = told(*reminded->about, reminded->to, true);
    subject = reminded->about->value();
  }
  if (may) return {};
  return failure(Refusal{.code = "withheld",
                         .mandate = act.mandate,
                         .paragraph = act.paragraph,
                         .field = "to",
                         .facts = {{"field", "to"}, {"value", subject}}});
}

std::vector<Duty> Gate::round(const Disclosed<Standing>& desk, const mandate::Law& law,
                              Date today) {
  std::vector<Duty> out = due(*desk, law, today);
  for (Duty& duty : out) {
    if (!duty.towards || !duty.dossier) continue;
    Act act;
    if (duty.owes == mandate::Performance::reminder) {
      act.body = Reminded{.to = *duty.towards, .about = duty.dossier};
    } else {
      act.body = AttentionDrawn{.about = *duty.dossier, .to = *duty.towards};
    }
    if (permits(act, *desk)) continue;
    duty.phase = Phase::closed;
    duty.why.push_back({"why.stopped.withheld", {}});
  }
  return out;
}

bool Gate::may_see(const Communication& communication, const Standing& standing,
                   const Viewer& viewer) {
  return sees(communication, standing, viewer);
}

bool Gate::may_have_receipt(const Act& act, const Viewer& viewer) {
  return viewer.kind == Viewer::Kind::desk || is(viewer, act.author);
}

}  // namespace inviola::disclosure
