#include "procedure/standing.h"

#include <algorithm>

#include "procedure/detail/dossier_builder.h"

namespace inviola::procedure {
namespace {

bool by_position(const EnteredActPointer& a, const EnteredActPointer& b) {
  return a->position < b->position;
}

/// The occurrence of an alert that an occurrence of the full report goes on from: of the same host.
/// Each is gone on from once: what the full report tells beyond is another incident.
std::optional<Reference> continued(std::vector<Occurrence>& begun, const Occurrence& full) {
  const auto found = std::find_if(begun.begin(), begun.end(),
                                  [&](const Occurrence& o) { return o.host == full.host; });
  if (found == begun.end()) return std::nullopt;
  Reference first = found->reference;
  begun.erase(found);
  return first;
}

}  // namespace

std::vector<Occurrence> Communication::occurrences() const {
  const Reported* reported = report();
  if (!reported) return {};
  std::vector<Occurrence> out = reported->occurrences;
  for (const auto& correction : corrections) {
    const auto& replacement = std::get<Corrected>(correction->act.body).occurrence;
    if (!replacement) continue;
    for (Occurrence& occurrence : out) {
      if (occurrence.reference == replacement->reference) occurrence = *replacement;
    }
  }
  return out;
}

const Occurrence* Communication::occurrence(const Reference& reference) const {
  const Reported* reported = report();
  if (!reported) return nullptr;
  const auto filed_as =
      std::find_if(reported->occurrences.begin(), reported->occurrences.end(),
                   [&](const Occurrence& one) { return one.reference == reference; });
  if (filed_as == reported->occurrences.end()) return nullptr;
  const Occurrence* found = &*filed_as;
  for (const auto& correction : corrections) {
    const auto& replacement = std::get<Corrected>(correction->act.body).occurrence;
    if (replacement && replacement->reference == reference) found = &*replacement;
  }
  return found;
}

std::optional<PartialDate> Dossier::date() const {
  return accounts.empty() ? std::nullopt : accounts.front().occurrence->date;
}

std::set<StateCode> Dossier::hosts() const {
  std::set<StateCode> out;
  for (const Account& account : accounts) {
    if (account.occurrence->host) out.insert(*account.occurrence->host);
  }
  return out;
}

std::set<StateCode> Dossier::sending_states() const {
  std::set<StateCode> out;
  for (const Account& account : accounts) {
    out.insert(account.occurrence->sending_states.begin(),
               account.occurrence->sending_states.end());
  }
  return out;
}

std::set<StateCode> Dossier::reporters() const {
  std::set<StateCode> out;
  for (const Account& account : accounts) {
    if (account.communication->filed->act.author) {
      out.insert(*account.communication->filed->act.author);
    }
  }
  return out;
}

CommunicationPointer Standing::communication(const Reference& reference) const {
  const Named* named = named_.find(reference.value());
  return named && named->communication != none ? communications_.at(named->communication) : nullptr;
}

DossierPointer Standing::dossier_of(const Reference& occurrence) const {
  const Trail* trail = trails_.find(occurrence.value());
  return trail ? dossiers_.at(trail->dossier) : nullptr;
}

CommunicationPointer Standing::report_with(const Reference& occurrence) const {
  const Trail* trail = trails_.find(occurrence.value());
  return trail ? communication(trail->acts.front()->act.reference) : nullptr;
}

std::vector<CommunicationPointer> Standing::communications() const {
  std::vector<CommunicationPointer> out;
  out.reserve(communications_.size());
  communications_.for_each_chunk(
      [&](const auto& chunk) { out.insert(out.end(), chunk.begin(), chunk.end()); });
  return out;
}

std::vector<DossierPointer> Standing::dossiers() const {
  std::vector<DossierPointer> out;
  out.reserve(live_dossiers_);
  dossiers_.for_each_chunk([&](const auto& chunk) {
    std::copy_if(chunk.begin(), chunk.end(), std::back_inserter(out),
                 [](const DossierPointer& dossier) { return dossier != nullptr; });
  });
  std::stable_sort(out.begin(), out.end(), [](const DossierPointer& a, const DossierPointer& b) {
    return a->history.front()->position < b->history.front()->position;
  });
  return out;
}

EnteredActPointer Standing::act(const Reference& reference) const {
  const Named* named = named_.find(reference.value());
  return named ? named->act : nullptr;
}

std::vector<EnteredActPointer> Standing::acts_where(
    const std::function<bool(const EnteredAct&)>& wanted) const {
  std::vector<EnteredActPointer> out;
  named_.for_each([&](const Named& named) {
    if (wanted(*named.act)) out.push_back(named.act);
  });
  std::sort(out.begin(), out.end(), by_position);
  return out;
}

std::vector<Reference> Standing::occurrences_about(const Reference& reference) const {
  if (trails_.find(reference.value())) return {reference};
  const EnteredActPointer found = act(reference);
  if (!found) return {};
  std::vector<Reference> out;
  if (const auto* reported = std::get_if<Reported>(&found->act.body)) {
    for (const Occurrence& occurrence : reported->occurrences) out.push_back(occurrence.reference);
  } else if (const auto* follow_up = std::get_if<FollowedUp>(&found->act.body)) {
    out.push_back(follow_up->about);
  } else if (const auto* attention = std::get_if<AttentionDrawn>(&found->act.body)) {
    out.push_back(attention->about);
  } else if (const auto* reminded = std::get_if<Reminded>(&found->act.body)) {
    if (reminded->about) out.push_back(*reminded->about);
  } else if (const auto* circulated = std::get_if<Circulated>(&found->act.body)) {
    return occurrences_about(circulated->about);
  }
  return out;
}

void Standing::replace(const Communication& communication) {
  const std::uint32_t index = named_.find(communication.reference().value())->communication;
  communications_.set(index, std::make_shared<const Communication>(communication));
  rebuild_all_of(communication.reference());
}

void Standing::rebuild_all_of(const Reference& about) {
  for (const Reference& occurrence : occurrences_about(about)) {
    if (const Trail* trail = trails_.find(occurrence.value())) rebuild(trail->dossier);
  }
}

void Standing::rebuild(std::uint32_t index) {
  const std::vector<Reference> members = dossiers_.at(index)->members;
  std::vector<EnteredActPointer> history;
  std::vector<CommunicationPointer> reports;
  for (const Reference& member : members) {
    const auto& acts = trails_.find(member.value())->acts;
    history.insert(history.end(), acts.begin(), acts.end());
    reports.push_back(report_with(member));
  }
  std::sort(history.begin(), history.end(), by_position);
  history.erase(std::unique(history.begin(), history.end()), history.end());

  auto dossier = std::make_shared<Dossier>(detail::build_dossier(
      members, reports, std::move(history),
      [this](const Reference& reference) { return communication(reference); }));
  write_lines(index, *dossier);
  dossiers_.set(index, std::move(dossier));
}

void Standing::write_lines(std::uint32_t index, const Dossier& dossier) {
  Lines lines = lines_.at(index);
  const auto needed = static_cast<std::uint32_t>(dossier.obligors.size());
  if (needed > lines.count) {
    for (std::uint32_t i = 0; i < lines.count; ++i) index_.set(lines.first + i, OpenFollowUp{});
    lines = {static_cast<std::uint32_t>(index_.size()), needed};
    for (std::uint32_t i = 0; i < needed; ++i) index_.push_back(OpenFollowUp{});
    lines_.set(index, lines);
  }
  for (std::uint32_t i = 0; i < lines.count; ++i) {
    index_.set(lines.first + i, i < needed ? detail::line_of(dossier.obligors[i], index,
                                                             static_cast<std::uint8_t>(i))
                                           : OpenFollowUp{});
  }
}

std::uint32_t Standing::new_dossier(const Reference& occurrence, Trail trail) {
  const auto index = static_cast<std::uint32_t>(dossiers_.size());
  auto dossier = std::make_shared<Dossier>();
  dossier->members.push_back(occurrence);
  dossiers_.push_back(std::move(dossier));
  lines_.push_back(Lines{});
  trail.dossier = index;
  trails_.set(occurrence.value(), std::move(trail));
  ++live_dossiers_;
  return index;
}

void Standing::open_dossiers(const Communication& communication) {
  const Reported& reported = *communication.report();
  for (const Occurrence& occurrence : reported.occurrences) {
    if (trails_.find(occurrence.reference.value())) continue;
    rebuild(new_dossier(occurrence.reference, Trail{{communication.filed}}));
  }
  const auto alert = reported.completes ? this->communication(*reported.completes) : nullptr;
  if (!alert || !alert->report()) return;
  std::vector<Occurrence> begun = alert->occurrences();
  if (begun.size() == 1 && reported.occurrences.size() == 1) {
    // One and one are the same incident, even if the alert named another host or none.
    join(begun.front().reference, reported.occurrences.front().reference);
    return;
  }
  for (const Occurrence& occurrence : reported.occurrences) {
    if (const auto first = continued(begun, occurrence)) join(*first, occurrence.reference);
  }
}

void Standing::attach(const Reference& about, const EnteredActPointer& entered) {
  for (const Reference& occurrence : occurrences_about(about)) {
    const Trail* trail = trails_.find(occurrence.value());
    if (!trail) continue;
    Trail longer = *trail;
    longer.acts.push_back(entered);
    const std::uint32_t dossier = longer.dossier;
    trails_.set(occurrence.value(), std::move(longer));
    rebuild(dossier);
  }
}

bool Standing::join(const Reference& first, const Reference& second) {
  const Trail* a = trails_.find(first.value());
  const Trail* b = trails_.find(second.value());
  if (!a || !b || a->dossier == b->dossier) return false;
  const std::uint32_t kept = std::min(a->dossier, b->dossier);
  const std::uint32_t gone = std::max(a->dossier, b->dossier);
  auto joined = std::make_shared<Dossier>(*dossiers_.at(kept));
  for (const Reference& member : dossiers_.at(gone)->members) {
    joined->members.push_back(member);
    Trail moved = *trails_.find(member.value());
    moved.dossier = kept;
    trails_.set(member.value(), std::move(moved));
  }
  dossiers_.set(kept, std::move(joined));
  dossiers_.set(gone, nullptr);
  write_lines(gone, Dossier{});
  --live_dossiers_;
  rebuild(kept);
  return true;
}

bool Standing::separate(const Reference& occurrence) {
  const Trail* found = trails_.find(occurrence.value());
  if (!found || dossiers_.at(found->dossier)->members.size() < 2) return false;
  const std::uint32_t index = found->dossier;
  auto rest = std::make_shared<Dossier>(*dossiers_.at(index));
  std::erase(rest->members, occurrence);
  dossiers_.set(index, std::move(rest));
  rebuild(index);
  rebuild(new_dossier(occurrence, *trails_.find(occurrence.value())));
  return true;
}

/// What each kind of act changes. A new kind stops this from compiling.
struct Standing::Admission {
  Standing& standing;
  const EnteredActPointer& entered;

  void communicate(Restriction restriction) const {
    Communication made{.filed = entered, .restriction = std::move(restriction)};
    standing.named_.set(entered->act.reference.value(),
                        {entered, static_cast<std::uint32_t>(standing.communications_.size())});
    standing.communications_.push_back(std::make_shared<const Communication>(std::move(made)));
  }
  /// Changes a communication; nothing happens if it is not known, or is not the author's own.
  template <class Change>
  void change(const Reference& about, bool authors_own, Change how) const {
    const CommunicationPointer known = standing.communication(about);
    if (!known) return;
    if (authors_own && known->filed->act.author != entered->act.author) return;
    Communication changed = *known;
    how(changed);
    standing.replace(changed);
    standing.attach(about, entered);
  }
  /// The communication whose words these are: itself, or what it corrects.
  Reference whose_words(const Reference& about) const {
    const EnteredActPointer known = standing.act(about);
    const auto* corrected = known ? std::get_if<Corrected>(&known->act.body) : nullptr;
    return corrected ? corrected->about : about;
  }
  void elsewhere() const { detail::own_copy(standing.other_).push_back(entered); }

  bool operator()(const Reported& act) const {
    communicate(act.restriction);
    standing.open_dossiers(*standing.communication(entered->act.reference));
    return true;
  }
  bool operator()(const FollowedUp& act) const {
    communicate(act.restriction);
    standing.attach(act.about, entered);
    return true;
  }
  bool operator()(const ViewsSubmitted&) const {
    communicate({});
    return true;
  }
  bool operator()(const Corrected& act) const {
    change(act.about, true, [&](Communication& c) { c.corrections.push_back(entered); });
    return true;
  }
  bool operator()(const Withdrawn& act) const {
    change(act.about, true, [&](Communication& c) { c.withdrawn = entered->entered; });
    return true;
  }
  bool operator()(const Withheld& act) const {
    change(act.about, true, [&](Communication& c) { c.restriction = act.restriction; });
    return true;
  }
  bool operator()(const Released& act) const {
    change(act.about, true, [&](Communication& c) { c.restriction = act.restriction; });
    return true;
  }
  bool operator()(const Circulated& act) const {
    change(act.about, false, [&](Communication& c) {
      if (!c.circulated) c.circulated = entered->entered;
    });
    return true;
  }
  bool operator()(const Summarized& act) const {
    if (!standing.communication(act.about)) {
      elsewhere();
      return true;
    }
    change(act.about, false, [&](Communication& c) {
      c.summary = act.words;
      c.summary_although_restricted = act.although_restricted;
    });
    return true;
  }
  bool operator()(const Translated& act) const {
    change(whose_words(act.about), false, [&](Communication& c) {
      if (entered->act.author && entered->act.author != c.filed->act.author) return;
      // A later one of the same author takes the place of its earlier one.
      std::erase_if(c.translations, [&](const EnteredActPointer& known) {
        const auto& other = std::get<Translated>(known->act.body);
        return known->act.author == entered->act.author && other.about == act.about &&
               other.field == act.field && other.translation.language == act.translation.language;
      });
      c.translations.push_back(entered);
    });
    return true;
  }
  bool operator()(const TranslationWithdrawn& act) const {
    const EnteredActPointer known = standing.act(act.about);
    const auto* translated = known ? std::get_if<Translated>(&known->act.body) : nullptr;
    if (!translated || known->act.author != entered->act.author) return true;
    change(whose_words(translated->about), false,
           [&](Communication& c) { std::erase(c.translations, known); });
    return true;
  }
  bool operator()(const AttentionDrawn& act) const {
    standing.attach(act.about, entered);
    return true;
  }
  bool operator()(const Reminded& act) const {
    if (!act.about) {
      elsewhere();
    } else {
      standing.attach(*act.about, entered);
    }
    return true;
  }
  bool operator()(const Acknowledged& act) const {
    standing.attach(act.about, entered);
    elsewhere();
    return true;
  }
  // A join of what is one already, and a separation of what stands alone, leave no trace: a viewer
  // who does not see the other side must not learn that there is one.
  bool operator()(const Joined& act) const {
    if (!standing.join(act.first, act.second)) return false;
    standing.attach(act.first, entered);
    return true;
  }
  bool operator()(const Separated& act) const {
    if (!standing.separate(act.about)) return false;
    standing.attach(act.about, entered);
    return true;
  }
  bool operator()(const Dispatched& act) const {
    standing.attach(act.about, entered);
    elsewhere();
    return true;
  }
  bool operator()(const GoodOfficesOffered& act) const {
    if (act.about) standing.attach(*act.about, entered);
    elsewhere();
    return true;
  }
  bool operator()(const DisputeNotified& act) const {
    if (act.dossier) standing.attach(*act.dossier, entered);
    elsewhere();
    return true;
  }
  bool operator()(const AbuseReported&) const { return stands_alone(); }
  bool operator()(const ProtectionRequested&) const { return stands_alone(); }
  bool operator()(const ProtectionAnswered&) const { return stands_alone(); }
  bool operator()(const MeansAgreed&) const { return stands_alone(); }
  bool operator()(const GoodOfficesAnswered&) const { return stands_alone(); }
  bool operator()(const ContactConfirmed&) const { return stands_alone(); }
  bool operator()(const MandateAdopted&) const { return stands_alone(); }
  bool operator()(const FullPowersRecorded&) const { return stands_alone(); }
  bool operator()(const FullPowersEnded&) const { return stands_alone(); }
  bool operator()(const CircularNoteSent&) const { return stands_alone(); }
  bool operator()(const ParticipationRecorded&) const { return stands_alone(); }
  bool operator()(const Issued&) const { return stands_alone(); }
  bool operator()(const ItemIncluded&) const { return stands_alone(); }
  bool operator()(const DrillHeld&) const { return stands_alone(); }
  bool operator()(const Appointed&) const { return stands_alone(); }
  bool operator()(const AppointmentEnded&) const { return stands_alone(); }
  bool operator()(const CommentsInvited&) const { return stands_alone(); }
  bool operator()(const Commented&) const { return stands_alone(); }
  bool operator()(const CommentAnswered&) const { return stands_alone(); }

 private:
  bool stands_alone() const {
    elsewhere();
    return true;
  }
};

namespace {

bool same(const CommunicationPointer& a, const CommunicationPointer& b) {
  return a == b || *a == *b;
}

/// A dossier is made of these and of nothing else.
bool same(const Dossier& a, const Dossier& b) {
  return a.members == b.members && a.history == b.history &&
         std::equal(a.accounts.begin(), a.accounts.end(), b.accounts.begin(), b.accounts.end(),
                    [](const Account& one, const Account& other) {
                      return same(one.communication, other.communication);
                    }) &&
         std::equal(a.follow_ups.begin(), a.follow_ups.end(), b.follow_ups.begin(),
                    b.follow_ups.end(),
                    [](const auto& one, const auto& other) { return same(one, other); });
}

}  // namespace

void Standing::share_with(const Standing& other) {
  for (std::size_t i = 0; i < communications_.size(); ++i) {
    const CommunicationPointer theirs = other.communication(communications_.at(i)->reference());
    if (theirs && same(theirs, communications_.at(i))) communications_.set(i, theirs);
  }
  for (std::size_t i = 0; i < dossiers_.size(); ++i) {
    const DossierPointer& ours = dossiers_.at(i);
    const DossierPointer theirs = ours ? other.dossier_of(ours->members.front()) : nullptr;
    if (theirs && same(*theirs, *ours)) dossiers_.set(i, theirs);
  }
}

void Standing::admit(const EnteredActPointer& entered) {
  if (!std::visit(Admission{*this, entered}, entered->act.body)) return;
  if (!act(entered->act.reference)) named_.set(entered->act.reference.value(), {entered});
  ++acts_;
}

Standing after(Standing standing, EnteredActPointer entered) {
  // A reference is drawn once; a second act under it would hide the first.
  if (standing.act(entered->act.reference)) return standing;
  standing.admit(entered);
  return standing;
}

}  // namespace inviola::procedure
