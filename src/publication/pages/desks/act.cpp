#include "publication/pages/desks/act.h"

#include "procedure/translations.h"
#include "publication/detail/telling.h"
#include "publication/pages/desks/filing.h"
#include "publication/pages/desks/ways.h"
#include "publication/pages/detail/events.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using namespace procedure;

/// Tells the members of one act; a new kind of act must say what it says.
class Members {
 public:
  explicit Members(const Ground& ground) : page_(ground, "act") {}

  void operator()(const Corrected& one) {
    about(one.about);
    if (one.occurrence) {
      const Materials materials = page_.materials();
      close();
      page_.put(publication::detail::Telling(materials, page_.today())
                    .occurrence(*one.occurrence, one.statement.language));
    }
    quote(one.statement);
  }
  void operator()(const Withdrawn& one) { about(one.about), quote(one.statement); }
  void operator()(const Withheld& one) { about(one.about), restriction(one.restriction); }
  void operator()(const Released& one) { about(one.about), restriction(one.restriction); }
  void operator()(const AbuseReported& one) {
    fact("concerned.by_mission_of", page_.state(one.by_mission_of));
    if (one.date) fact("concerned.date", plain(words().date(*one.date)));
    if (!one.place.empty()) fact("concerned.place", quoted_words(one.place));
    quote(one.statement);
  }
  void operator()(const ProtectionRequested& one) {
    fact("concerned.to", page_.state(one.to));
    quote(one.statement);
  }
  void operator()(const ProtectionAnswered& one) { about(one.about), quote(one.statement); }
  void operator()(const DisputeNotified& one) {
    fact("concerned.with", page_.states(one.with));
    if (one.dossier) fact("telling.dossier", reference(*one.dossier));
    quote(one.statement);
  }
  void operator()(const MeansAgreed& one) {
    about(one.about);
    fact("concerned.means", plain(word_for(words(), "means", one.means)));
    quote(one.statement);
  }
  void operator()(const GoodOfficesAnswered& one) {
    about(one.about);
    yes_or_no("page.act.accepted", one.accepted);
    quote(one.statement);
  }
  void operator()(const Acknowledged& one) { about(one.about); }
  void operator()(const ContactConfirmed& one) {
    fact("mission.contact", plain(word_for(words(), "contact", one.contact)));
  }
  void operator()(const Commented& one) {
    about(one.about);
    yes_or_no("page.act.agreed", one.agreed);
    for (const Reference& entry : one.entries) fact("page.act.entry", reference(entry));
    quote(one.statement);
  }
  void operator()(const CommentAnswered& one) {
    about(one.about);
    yes_or_no("page.act.taken-up", one.taken_up);
    quote(one.statement);
  }
  void operator()(const Translated& one) {
    about(one.about);
    fact("translation.of", quoted_words(wording(one.about, one.field)));
    fact("translation.into",
         plain(word_for(words(), "page.language", tag(one.translation.language))));
    quote(one.translation, true);
  }
  void operator()(const TranslationWithdrawn& one) { about(one.about), quote(one.statement); }
  void operator()(const FullPowersRecorded& one) {
    fact("sign-in.state", page_.state(one.state));
    powers(one, "capacity");
  }
  void operator()(const FullPowersEnded& one) { ended(one.about); }
  void operator()(const Appointed& one) { powers(one, "appointment"); }
  void operator()(const AppointmentEnded& one) { ended(one.about); }
  void operator()(const Summarized& one) {
    about(one.about);
    yes_or_no("page.act.although-restricted", one.although_restricted);
    quote({words().language(), one.words});
  }

  // Communications: what they say of their own is told whole.
  void operator()(const Reported& one) {
    if (one.completes) about(*one.completes);
  }
  void operator()(const FollowedUp& one) { about(one.about); }
  void operator()(const ViewsSubmitted&) {}
  // Done by one hand at the Secretariat, and shown where it is done.
  void operator()(const MandateAdopted&) {}
  void operator()(const CircularNoteSent&) {}
  void operator()(const Circulated&) {}
  void operator()(const AttentionDrawn&) {}
  void operator()(const Reminded&) {}
  void operator()(const Joined&) {}
  void operator()(const Separated&) {}
  void operator()(const ParticipationRecorded&) {}
  void operator()(const GoodOfficesOffered&) {}
  void operator()(const Dispatched&) {}
  void operator()(const Issued&) {}
  void operator()(const ItemIncluded&) {}
  void operator()(const DrillHeld&) {}
  void operator()(const CommentsInvited&) {}

  std::vector<Block> all() {
    close();
    return page_.close().blocks;
  }

 private:
  const Catalogue& words() const { return page_.words(); }

  /// Facts so far; what follows stands below them.
  void close() {
    if (!facts_.facts.empty()) page_.put(std::move(facts_));
    facts_ = {};
  }
  void fact(const char* key, Line value) {
    facts_.facts.push_back({plain(words().say(key)), {std::move(value)}});
  }
  void yes_or_no(const char* key, bool yes) {
    fact(key, plain(words().say(yes ? "words.yes" : "words.no")));
  }

  /// A reference leads to its page, where the reader has one: a mission reads its own filings and
  /// the communications that came to it.
  Line reference(const Reference& named) const {
    const StateCode& reader = page_.ground().standing.viewer().state;
    const EnteredActPointer known = page_.seen().act(named);
    const bool filed = known && known->act.author == reader;
    const bool came = !reader.value().empty() && page_.seen().communication(named);
    if (!filed && !came) return {toned(named.value(), Tone::reference)};
    Run run = link(named.value(), ways::act(named));
    run.tone = Tone::reference;
    return {run};
  }
  /// "Ruritania reported the incident (3 March 2017, 7QX4-M2ZD)"; an incident by place and day.
  Line named(const Reference& named) const {
    const CommunicationPointer report = page_.seen().report_with(named);
    if (const Occurrence* incident = report ? report->occurrence(named) : nullptr) {
      const Materials materials = page_.materials();
      return publication::detail::Telling(materials, page_.today())
          .in_brief(*incident, publication::detail::statement_of(*report).language);
    }
    const EnteredActPointer known = page_.seen().act(named);
    if (!known) return reference(named);
    return page_.filled("named",
                        {{"what", act_line(page_, known->act)}, {"reference", reference(named)}},
                        {{"date", known->act.done}});
  }
  void about(const Reference& one) { fact("page.act.about", named(one)); }

  void restriction(const Restriction& one) {
    fact("mission.audience", plain(capitalized(words(), in_words(words(), one.audience))));
    if (!one.listed.empty()) fact("mission.listed", page_.states(one.listed));
  }
  template <class T>
  void powers(const T& one, const char* set) {
    fact("sign-in.capacity", plain(word_for(words(), set, one.capacity)));
    fact("sign-in.holder", quoted_words(one.holder));
    fact("sign-in.from", plain(words().date(one.from)));
    fact("sign-in.until", page_.date(one.until, "words.none"));
  }
  /// Of whom the powers are that end.
  void ended(const Reference& given) {
    const EnteredActPointer known = page_.seen().act(given);
    if (!known) return about(given);
    if (const auto* full = std::get_if<FullPowersRecorded>(&known->act.body)) (*this)(*full);
    if (const auto* office = std::get_if<Appointed>(&known->act.body)) (*this)(*office);
  }
  /// What words of a communication are called.
  std::string wording(const Reference& about, const std::string& field) const {
    const CommunicationPointer known = whose_words(page_.seen(), about);
    return known ? name_of(words(), *known, {about, field, {}}) : field;
  }
  void quote(const Statement& statement, bool translation = false) {
    close();
    if (statement.words.empty()) return;
    Quotation quotation = publication::detail::said(words(), statement);
    quotation.translation = translation;
    page_.put(std::move(quotation));
  }

  Page page_;
  Facts facts_;
};

}  // namespace

std::vector<Block> act_in_words(const Ground& ground, const Body& body) {
  Members members(ground);
  std::visit(members, static_cast<const AnyBody&>(body));
  return members.all();
}

}  // namespace inviola::publication::pages
