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

bool names(const Occurrence& o, const StateCode& state) {
  return o.host == state || o.offender_state == state || holds(o.sending_states, state);
}

/// Whether the State is directly concerned by a communication: it is named in it, or in the dossier
/// that it answers.
bool concerned(const Communication& communication, const Standing& standing,
               const StateCode& state) {
  if (communication.report()) {
    const auto occurrences = communication.occurrences();
    return std::any_of(occurrences.begin(), occurrences.end(),
                       [&](const Occurrence& o) { return names(o, state); });
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

/// Whether an occurrence, as its report tells it now, names the State.
bool names(const Standing& standing, const Reference& occurrence, const StateCode& state) {
  const CommunicationPointer report = standing.report_with(occurrence);
  const auto told = report ? report->occurrences() : std::vector<Occurrence>{};
  return std::any_of(told.begin(), told.end(), [&](const Occurrence& one) {
    return one.reference == occurrence && names(one, state);
  });
}

/// Whether the communication has gone to the viewer: circulated, or brought to its attention.
bool has_gone_to(const Communication& communication, const Standing& standing,
                 const Viewer& viewer) {
  if (communication.circulated || communication.views()) return true;
  if (viewer.kind != Viewer::Kind::state) return false;
  // Attention that was drawn for another account's sake, which may be withheld now, brings nothing.
  for (const Reference& occurrence : standing.occurrences_about(communication.reference())) {
    const DossierPointer dossier = standing.dossier_of(occurrence);
    if (!dossier || !names(standing, occurrence, viewer.state)) continue;
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

/// The reports that make a State the one to be reminded about a dossier.
std::vector<Reference> reasons_to_remind(const Dossier& dossier, const StateCode& state) {
  for (const Obligor& obligor : dossier.obligors) {
    if (obligor.state == state && obligor.capacity == Capacity::territorial) return obligor.because;
  }
  return {};
}

// What goes to many States is judged by the whole standing alone, so that it can be told of each of
// them without folding its own.
bool reaches(const Circulated& act, const Standing& standing, const Viewer& viewer) {
  const CommunicationPointer known = standing.communication(act.about);
  return known && sees(*known, standing, viewer);
}
bool reaches(const CircularNoteSent&, const Standing&, const Viewer&) { return true; }
bool reaches(const DrillHeld& act, const Standing&, const Viewer& viewer) {
  return viewer.kind == Viewer::Kind::desk ||
         (viewer.kind == Viewer::Kind::state && holds(act.to, viewer.state));
}

/// What the viewer may see of each kind of act. A new kind stops this from compiling.
///
/// A communication is judged by the whole standing, by its restriction as it is now. Whatever is
/// about something is judged by what the viewer was shown before it: an act comes after what it is
/// about, so what is not in `seen` does not exist for the viewer.
struct Shown {
  const EnteredActPointer& entered;
  const Standing& standing;
  const Viewer& viewer;
  const Standing& seen;

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
    if (own_or_desk()) return entered;
    if (!is_among(act.with)) return nullptr;
    if (!act.dossier || sees_occurrence(*act.dossier)) return entered;
    return with<DisputeNotified>([](DisputeNotified& shown) { shown.dossier.reset(); });
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
  EnteredActPointer operator()(const CircularNoteSent& act) const {
    return when(reaches(act, standing, viewer));
  }
  EnteredActPointer operator()(const Circulated& act) const {
    return when(reaches(act, standing, viewer));
  }
  // In a dossier of several accounts it may be the one not shown that names the State: then neither
  // attention nor reminder has a ground that the viewer could know of.
  EnteredActPointer operator()(const AttentionDrawn& act) const {
    if (desk()) return entered;
    const DossierPointer dossier = seen.dossier_of(act.about);
    const auto named = [&](const Account& a) { return names(*a.occurrence, act.to); };
    return when(dossier && std::any_of(dossier->accounts.begin(), dossier->accounts.end(), named));
  }
  EnteredActPointer operator()(const Reminded& act) const {
    if (desk()) return entered;
    if (!act.about) return when(is(viewer, act.to));
    const DossierPointer dossier = seen.dossier_of(*act.about);
    if (!dossier) return nullptr;
    const std::vector<Reference> known = reasons_to_remind(*dossier, act.to);
    const auto hidden = [&](const Reference& r) {
      return std::find(known.begin(), known.end(), r) == known.end();
    };
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
  // Also one that is told although its report is restricted: it is told by the document that the
  // desk issues, not by an act about what does not exist for the viewer.
  EnteredActPointer operator()(const Summarized& act) const {
    return when(sees_communication(act.about));
  }
  EnteredActPointer operator()(const ParticipationRecorded&) const { return entered; }
  EnteredActPointer operator()(const GoodOfficesOffered& act) const {
    if (desk()) return entered;
    return when(is_among(act.to) && (!act.about || sees_occurrence(*act.about)));
  }
  EnteredActPointer operator()(const Dispatched& act) const {
    if (desk()) return entered;
    if (!sees_act(act.about)) return nullptr;
    const auto own_line = [&](const Delivery& d) { return is(viewer, d.state); };
    if (viewer.kind == Viewer::Kind::auditor) return entered;
    // Who was sent what it filed is told to whoever filed it: where copies are it must know.
    if (circulates_own(act.about)) return entered;
    if (std::none_of(act.deliveries.begin(), act.deliveries.end(), own_line)) return nullptr;
    return with<Dispatched>([&](Dispatched& shown) {
      std::erase_if(shown.deliveries, [&](const Delivery& d) { return !own_line(d); });
    });
  }
  EnteredActPointer operator()(const Issued&) const { return entered; }
  EnteredActPointer operator()(const ItemIncluded&) const { return entered; }
  EnteredActPointer operator()(const DrillHeld& act) const {
    return when(reaches(act, standing, viewer));
  }
  // Who works at the desk is the Secretariat's own affair.
  EnteredActPointer operator()(const Appointed&) const { return when(desk()); }
  EnteredActPointer operator()(const AppointmentEnded&) const { return when(desk()); }
  // Who else is asked tells whose words stand in a report that is not issued.
  EnteredActPointer operator()(const CommentsInvited& act) const {
    if (desk()) return entered;
    if (!is_among(act.to)) return nullptr;
    return with<CommentsInvited>([&](CommentsInvited& shown) { shown.to = {viewer.state}; });
  }
  EnteredActPointer operator()(const Commented&) const { return when(own_or_desk()); }
  EnteredActPointer operator()(const CommentAnswered& act) const {
    return when(desk() || is(viewer, author_of(act.about)));
  }
  // Words of a communication, or of a correction of one: whoever sees those sees these.
  EnteredActPointer operator()(const Translated& act) const { return when(sees_act(act.about)); }
  EnteredActPointer operator()(const TranslationWithdrawn& act) const {
    return when(sees_act(act.about));
  }

 private:
  bool desk() const { return viewer.kind == Viewer::Kind::desk; }
  bool own() const { return is(viewer, entered->act.author); }
  bool own_or_desk() const { return own() || desk(); }
  bool is_among(const std::vector<StateCode>& list) const {
    return viewer.kind == Viewer::Kind::state && holds(list, viewer.state);
  }
  EnteredActPointer when(bool may) const { return may ? entered : nullptr; }

  bool sees_communication(const Reference& reference) const {
    return seen.communication(reference) != nullptr;
  }
  bool sees_occurrence(const Reference& occurrence) const {
    return seen.dossier_of(occurrence) != nullptr;
  }
  bool sees_act(const Reference& reference) const { return seen.act(reference) != nullptr; }
  bool circulates_own(const Reference& reference) const {
    const EnteredActPointer known = seen.act(reference);
    const auto* circulated = known ? std::get_if<Circulated>(&known->act.body) : nullptr;
    return circulated && is(viewer, author_of(circulated->about));
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
                              const Viewer& viewer, const Standing& seen) {
  return std::visit(Shown{act, standing, viewer, seen}, act->act.body);
}

std::optional<bool> Gate::goes_to(const Act& act, const Standing& standing, const Viewer& viewer) {
  return std::visit(
      [&](const auto& body) -> std::optional<bool> {
        if constexpr (requires { reaches(body, standing, viewer); }) {
          return reaches(body, standing, viewer);
        } else {
          return std::nullopt;
        }
      },
      act.body);
}

namespace {

// While it is folded, a viewer's standing is laid over the whole each time it has grown by a part
// of itself. More seldom, the fold would need as much memory again as the whole; by a fixed number
// of acts, the work would grow with the square of the register. Of few acts it is not worth while.
constexpr std::size_t acts_before_sharing = 1000;
constexpr std::size_t growth_before_sharing = 4;  ///< a quarter of itself

}  // namespace

Disclosed<Standing> Gate::disclose(const Series<EnteredActPointer>& acts, const Standing& standing,
                                   const Viewer& viewer) {
  Standing seen;
  bool all = true;
  std::size_t folded = 0;
  std::size_t next_sharing = acts_before_sharing;
  acts.for_each_chunk([&](const auto& chunk) {
    for (const EnteredActPointer& act : chunk) {
      EnteredActPointer part = shown(act, standing, viewer, seen);
      all = all && part == act;
      if (part) seen = after(std::move(seen), std::move(part));
    }
    folded += chunk.size();
    if (folded < next_sharing) return;
    seen.share_with(standing);
    next_sharing = folded + folded / growth_before_sharing;
  });
  if (all) return Disclosed<Standing>(standing, viewer);
  seen.share_with(standing);
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
  EnteredActPointer part = shown(act, standing, before.viewer(), *before);
  if (!part) return before;
  return Disclosed<Standing>(after(*before, std::move(part)), before.viewer());
}

namespace {

/// Whether the State sees, of the dossier, an account that names it. Drawing attention is itself
/// what tells of the report that it is about; only the author's wish can stand against that.
bool attention_has_ground(const Standing& standing, const AttentionDrawn& act) {
  const CommunicationPointer report = standing.report_with(act.about);
  const DossierPointer dossier = standing.dossier_of(act.about);
  if (!report || !dossier) return false;
  const Viewer viewer = Viewer::of(act.to);
  if (!is(viewer, report->filed->act.author) && !admits(*report, standing, viewer)) return false;
  return std::any_of(
      dossier->accounts.begin(), dossier->accounts.end(), [&](const Account& account) {
        return names(*account.occurrence, act.to) &&
               (account.communication == report || sees(*account.communication, standing, viewer));
      });
}

/// Whether the State sees a report on which the reminder rests.
bool reminder_has_ground(const Standing& standing, const Reminded& act) {
  const CommunicationPointer report = standing.report_with(*act.about);
  const DossierPointer dossier = standing.dossier_of(*act.about);
  const Viewer viewer = Viewer::of(act.to);
  if (!report || !dossier || !sees(*report, standing, viewer)) return false;
  const std::vector<Reference> reasons =
      act.because.empty() ? reasons_to_remind(*dossier, act.to) : act.because;
  return std::any_of(reasons.begin(), reasons.end(), [&](const Reference& reason) {
    const CommunicationPointer known = standing.communication(reason);
    return known && sees(*known, standing, viewer);
  });
}

bool offer_has_ground(const Standing& standing, const GoodOfficesOffered& act) {
  const CommunicationPointer report = standing.report_with(*act.about);
  return report && std::all_of(act.to.begin(), act.to.end(), [&](const StateCode& state) {
           return sees(*report, standing, Viewer::of(state));
         });
}

}  // namespace

Ruling<void> Gate::permits(const Act& act, const Standing& standing) {
  bool may = true;
  std::string subject;
  if (const auto* attention = std::get_if<AttentionDrawn>(&act.body)) {
    may = attention_has_ground(standing, *attention);
    subject = attention->about.value();
  } else if (const auto* reminded = std::get_if<Reminded>(&act.body); reminded && reminded->about) {
    may = reminder_has_ground(standing, *reminded);
    subject = reminded->about->value();
  } else if (const auto* offer = std::get_if<GoodOfficesOffered>(&act.body);
             offer && offer->about) {
    may = offer_has_ground(standing, *offer);
    subject = offer->about->value();
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

Disclosed<Standing> Gate::if_entered(const Disclosed<Standing>& author, EnteredActPointer act) {
  return Disclosed<Standing>(after(*author, std::move(act)), author.viewer());
}

Gate::Readers Gate::readers(const Disclosed<Standing>& author, const Reference& communication,
                            const std::vector<mandate::StateCode>& of) {
  Readers out;
  const CommunicationPointer known = author->communication(communication);
  if (!known || known->withdrawn) return out;
  out.everybody = sees(*known, *author, Viewer::the_public());
  for (const mandate::StateCode& state : of) {
    if (state != known->filed->act.author && sees(*known, *author, Viewer::of(state))) {
      out.states.push_back(state);
    }
  }
  return out;
}

std::optional<Disclosed<EnteredAct>> Gate::act_of(const Disclosed<Standing>& seen,
                                                  const Reference& reference) {
  const EnteredActPointer act = seen->act(reference);
  if (!act) return std::nullopt;
  return Disclosed<EnteredAct>(*act, seen.viewer());
}

bool Gate::may_see(const Communication& communication, const Standing& standing,
                   const Viewer& viewer) {
  return sees(communication, standing, viewer);
}

bool Gate::may_have_receipt(const Act& act, const Viewer& viewer) {
  return viewer.kind == Viewer::Kind::desk || is(viewer, act.author);
}

}  // namespace inviola::disclosure
