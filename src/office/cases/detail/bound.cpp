#include "office/cases/detail/bound.h"

#include "office/cases/detail/expectations.h"

namespace inviola::office::cases::detail {
namespace {

using namespace procedure;

const Reference nothing{"NOTH-1NG0"};

/// Where each kind of act names another, and whether it means the act or an occurrence in it.
struct Resolve {
  const Bound& names;

  void act(Reference& reference) const { reference = names.act(reference.value()); }
  void occurrence(Reference& reference) const { reference = names.occurrence(reference.value()); }

  void operator()(Reported& b) const {
    if (b.completes) act(*b.completes);
  }
  void operator()(FollowedUp& b) const { occurrence(b.about); }
  void operator()(ViewsSubmitted&) const {}
  void operator()(Corrected& b) const { act(b.about); }
  void operator()(Withdrawn& b) const { act(b.about); }
  void operator()(Withheld& b) const { act(b.about); }
  void operator()(Released& b) const { act(b.about); }
  void operator()(AbuseReported&) const {}
  void operator()(ProtectionRequested&) const {}
  void operator()(ProtectionAnswered& b) const { act(b.about); }
  void operator()(DisputeNotified& b) const {
    if (b.dossier) occurrence(*b.dossier);
  }
  void operator()(MeansAgreed& b) const { act(b.about); }
  void operator()(GoodOfficesAnswered& b) const { act(b.about); }
  void operator()(Acknowledged& b) const { act(b.about); }
  void operator()(ContactConfirmed&) const {}
  void operator()(MandateAdopted&) const {}
  void operator()(FullPowersRecorded&) const {}
  void operator()(FullPowersEnded& b) const { act(b.about); }
  void operator()(CircularNoteSent&) const {}
  void operator()(Circulated& b) const { act(b.about); }
  void operator()(AttentionDrawn& b) const { occurrence(b.about); }
  void operator()(Reminded& b) const {
    if (b.about) occurrence(*b.about);
  }
  void operator()(Joined& b) const {
    occurrence(b.first);
    occurrence(b.second);
  }
  void operator()(Separated& b) const { occurrence(b.about); }
  void operator()(Summarized& b) const { act(b.about); }
  void operator()(ParticipationRecorded&) const {}
  void operator()(GoodOfficesOffered& b) const {
    if (b.about) occurrence(*b.about);
  }
  void operator()(Dispatched& b) const { act(b.about); }
  void operator()(Issued&) const {}
  void operator()(ItemIncluded&) const {}
  void operator()(DrillHeld&) const {}
  void operator()(Appointed&) const {}
  void operator()(AppointmentEnded& b) const { act(b.about); }
  void operator()(CommentsInvited&) const {}
  void operator()(Commented& b) const {
    act(b.about);
    for (Reference& entry : b.entries) act(entry);
  }
  void operator()(CommentAnswered& b) const { act(b.about); }
  void operator()(Translated& b) const { act(b.about); }
  void operator()(TranslationWithdrawn& b) const { act(b.about); }
};

}  // namespace

void Bound::bind(const Name& name, const Act& act) {
  if (name.empty()) return;
  acts_[name] = act.reference;
  if (const auto* reported = std::get_if<Reported>(&act.body)) {
    for (const Occurrence& one : reported->occurrences) {
      occurrences_[name].push_back(one.reference);
    }
  }
}

Reference Bound::act(const Name& name) const {
  const auto found = acts_.find(name.substr(0, name.find('.')));
  return found == acts_.end() ? nothing : found->second;
}

Reference Bound::occurrence(const Name& name) const {
  const std::size_t stop = name.find('.');
  const auto found = occurrences_.find(name.substr(0, stop));
  if (found == occurrences_.end()) return act(name);
  const std::size_t index = stop == Name::npos ? 0 : std::stoul(name.substr(stop + 1)) - 1;
  return index < found->second.size() ? found->second[index] : nothing;
}

Name Bound::name_of(const Reference& reference) const {
  for (const auto& [name, act] : acts_) {
    if (act == reference) return name;
  }
  for (const auto& [name, all] : occurrences_) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i] == reference) return occurrence_name(name, i, all.size());
    }
  }
  return {};
}

void resolve(Body& body, const Bound& names) { std::visit(Resolve{names}, body); }

}  // namespace inviola::office::cases::detail
