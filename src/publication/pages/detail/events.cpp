#include "publication/pages/detail/events.h"

#include "publication/words.h"

namespace inviola::publication::pages::detail {

using namespace procedure;

namespace {

/// Tells one act; a new kind of act must say how it is told.
struct ActTeller {
  const Page& page;
  const Act& act;

  Line actor() const { return act.author ? page.state(*act.author) : page.line("secretariat"); }
  Line told(const char* key, Lines lines = {}, Arguments arguments = {}) const {
    lines["actor"] = actor();
    return page.filled(key, lines, arguments);
  }
  /// Where nothing but the kind of the act is to be said.
  Line kind() const { return told("event.kind", {}, {{"act", in_words(page.words(), act.body)}}); }
  Line session(std::int32_t number) const { return page.session(mandate::AssemblySession{number}); }
  /// Whose communication an act is about.
  Line author_of(const Reference& about) const {
    const EnteredActPointer known = page.seen().act(about);
    return known && known->act.author ? page.state(*known->act.author) : page.not_stated();
  }

  Line operator()(const Reported& one) const {
    return told(one.stage == Stage::alert ? "event.alerted" : "event.reported");
  }
  Line operator()(const FollowedUp&) const { return told("event.followed-up"); }
  Line operator()(const Corrected&) const { return told("event.corrected"); }
  Line operator()(const Withdrawn&) const { return told("event.withdrawn"); }
  Line operator()(const Circulated& one) const {
    return told("event.circulated", {{"state", author_of(one.about)}});
  }
  Line operator()(const AttentionDrawn& one) const {
    return told("event.attention", {{"state", page.state(one.to)}});
  }
  Line operator()(const Reminded& one) const {
    std::vector<std::string> elements;
    for (const Element element : one.elements) elements.push_back(in_words(page.words(), element));
    return told("event.reminded", {{"state", page.state(one.to)}},
                {{"elements", elements.empty() ? "_" : list_of(page.words(), elements)}});
  }
  Line operator()(const Joined&) const { return told("event.joined"); }
  Line operator()(const Separated&) const { return told("event.separated"); }
  Line operator()(const Acknowledged&) const { return told("event.acknowledged"); }
  Line operator()(const CircularNoteSent& one) const {
    return told("event.circular-note", {{"session", session(one.session)}},
                {{"number", one.number}});
  }
  Line operator()(const ViewsSubmitted&) const { return told("event.views"); }
  Line operator()(const Withheld&) const { return kind(); }
  Line operator()(const Released&) const { return kind(); }
  Line operator()(const AbuseReported&) const { return kind(); }
  Line operator()(const ProtectionRequested&) const { return kind(); }
  Line operator()(const ProtectionAnswered&) const { return kind(); }
  Line operator()(const DisputeNotified&) const { return kind(); }
  Line operator()(const MeansAgreed&) const { return kind(); }
  Line operator()(const GoodOfficesAnswered&) const { return kind(); }
  Line operator()(const ContactConfirmed&) const { return kind(); }
  Line operator()(const MandateAdopted&) const { return kind(); }
  Line operator()(const FullPowersRecorded&) const { return kind(); }
  Line operator()(const FullPowersEnded&) const { return kind(); }
  Line operator()(const Summarized&) const { return told("event.summarized"); }
  Line operator()(const ParticipationRecorded&) const { return kind(); }
  Line operator()(const GoodOfficesOffered&) const { return kind(); }
  Line operator()(const Dispatched&) const { return kind(); }
  Line operator()(const Issued& one) const {
    return told("event.issued", {}, {{"symbol", one.symbol}});
  }
  Line operator()(const ItemIncluded& one) const {
    return told("event.item", {{"session", session(one.session)}});
  }
  Line operator()(const DrillHeld&) const { return kind(); }
  Line operator()(const Appointed&) const { return kind(); }
  Line operator()(const AppointmentEnded&) const { return kind(); }
  Line operator()(const CommentsInvited&) const { return kind(); }
  Line operator()(const Commented&) const { return kind(); }
  Line operator()(const CommentAnswered&) const { return kind(); }
  Line operator()(const Translated& one) const {
    return told(
        "event.translated", {},
        {{"language", word_for(page.words(), "language-name", tag(one.translation.language))}});
  }
  Line operator()(const TranslationWithdrawn&) const { return kind(); }
};

/// The reference that an act on a communication or an incident names.
const Reference* names(const Body& body) {
  if (const auto* one = std::get_if<Corrected>(&body)) return &one->about;
  if (const auto* one = std::get_if<Withdrawn>(&body)) return &one->about;
  if (const auto* one = std::get_if<Summarized>(&body)) return &one->about;
  if (const auto* one = std::get_if<Translated>(&body)) return &one->about;
  if (const auto* one = std::get_if<Acknowledged>(&body)) return &one->about;
  if (const auto* one = std::get_if<Joined>(&body)) return &one->first;
  if (const auto* one = std::get_if<Separated>(&body)) return &one->about;
  return nullptr;
}

}  // namespace

DossierPointer dossier_about(const Standing& seen, const Act& act) {
  std::vector<Reference> occurrences = seen.occurrences_about(act.reference);
  const Reference* about = names(act.body);
  if (occurrences.empty() && about) occurrences = seen.occurrences_about(*about);
  return occurrences.empty() ? nullptr : seen.dossier_of(occurrences.front());
}

Line act_line(const Page& page, const Act& act) {
  return std::visit(ActTeller{page, act}, act.body);
}

Timeline timeline_of(const Page& page, const Dossier& dossier) {
  Timeline out;
  for (const EnteredActPointer& entered : dossier.history) {
    const Act& act = entered->act;
    Timeline::Event event;
    event.date = entered->entered.iso();
    event.when = plain(page.words().date(entered->entered));
    event.what = act_line(page, act);
    if (!act.paragraph.empty()) event.details.push_back(page.citation(act.mandate, act.paragraph));
    if (act.done != entered->entered) {
      event.details.push_back(page.line("event.done", {{"date", act.done}}));
    }
    event.details.push_back(page.line("event.reference", {{"reference", act.reference.value()}},
                                      {{"reference", {Tone::reference, {}, {}}}}));
    out.events.push_back(std::move(event));
  }
  return out;
}

}  // namespace inviola::publication::pages::detail
