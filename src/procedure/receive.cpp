#include "procedure/receive.h"

#include <algorithm>
#include <set>

#include "procedure/comments.h"
#include "procedure/detail/checks.h"
#include "procedure/dispatch.h"
#include "procedure/translations.h"

namespace inviola::procedure {
namespace {

using detail::Checks;
using detail::Verdict;
using mandate::Performance;

enum class By : std::uint8_t { state, secretariat, either };

struct Standard {
  By by;
  std::optional<Performance> under;  ///< what the act performs: its paragraph is that duty's
};

/// Who does an act, and under what. A new kind of act stops this from compiling.
struct StandardOf {
  Standard operator()(const Reported&) const { return {By::state, Performance::report}; }
  Standard operator()(const FollowedUp&) const {
    return {By::state, Performance::follow_up_justice};
  }
  Standard operator()(const ViewsSubmitted&) const { return {By::state, Performance::views}; }
  Standard operator()(const Corrected&) const { return {By::state, Performance::report}; }
  Standard operator()(const Withdrawn&) const { return {By::state, Performance::report}; }
  Standard operator()(const Withheld&) const { return {By::state, Performance::circulation}; }
  Standard operator()(const Released&) const { return {By::state, Performance::circulation}; }
  Standard operator()(const AbuseReported&) const {
    return {By::state, Performance::abuse_prevention};
  }
  Standard operator()(const ProtectionRequested&) const {
    return {By::state, Performance::contacts};
  }
  Standard operator()(const ProtectionAnswered&) const {
    return {By::state, Performance::contacts};
  }
  Standard operator()(const DisputeNotified&) const {
    return {By::state, Performance::peaceful_settlement};
  }
  Standard operator()(const MeansAgreed&) const {
    return {By::state, Performance::peaceful_settlement};
  }
  Standard operator()(const GoodOfficesAnswered&) const {
    return {By::state, Performance::good_offices};
  }
  Standard operator()(const Acknowledged&) const { return {By::state, {}}; }
  Standard operator()(const ContactConfirmed&) const { return {By::state, {}}; }
  Standard operator()(const MandateAdopted&) const { return {By::secretariat, {}}; }
  Standard operator()(const FullPowersRecorded&) const { return {By::secretariat, {}}; }
  Standard operator()(const FullPowersEnded&) const { return {By::secretariat, {}}; }
  Standard operator()(const CircularNoteSent&) const {
    return {By::secretariat, Performance::circular_note};
  }
  Standard operator()(const Circulated&) const {
    return {By::secretariat, Performance::circulation};
  }
  Standard operator()(const AttentionDrawn&) const {
    return {By::secretariat, Performance::attention};
  }
  Standard operator()(const Reminded&) const { return {By::secretariat, Performance::reminder}; }
  Standard operator()(const Joined&) const { return {By::secretariat, {}}; }
  Standard operator()(const Separated&) const { return {By::secretariat, {}}; }
  Standard operator()(const Summarized&) const {
    return {By::secretariat, Performance::report_to_assembly};
  }
  Standard operator()(const ParticipationRecorded&) const {
    return {By::secretariat, Performance::consider_joining};
  }
  Standard operator()(const GoodOfficesOffered&) const {
    return {By::secretariat, Performance::good_offices};
  }
  Standard operator()(const Dispatched&) const { return {By::secretariat, {}}; }
  Standard operator()(const Issued&) const {
    return {By::secretariat, Performance::report_to_assembly};
  }
  Standard operator()(const ItemIncluded&) const {
    return {By::secretariat, Performance::agenda_item};
  }
  Standard operator()(const DrillHeld&) const { return {By::secretariat, {}}; }
  Standard operator()(const Appointed&) const { return {By::secretariat, {}}; }
  Standard operator()(const AppointmentEnded&) const { return {By::secretariat, {}}; }
  Standard operator()(const CommentsInvited&) const {
    return {By::secretariat, Performance::report_to_assembly};
  }
  Standard operator()(const Commented&) const {
    return {By::state, Performance::report_to_assembly};
  }
  Standard operator()(const CommentAnswered&) const {
    return {By::secretariat, Performance::report_to_assembly};
  }
  Standard operator()(const Translated&) const { return {By::either, {}}; }
  Standard operator()(const TranslationWithdrawn&) const { return {By::either, {}}; }
};

/// The rules of each act, on a body that it may complete. Gives nothing, or the refusal.
struct Rules {
  Checks& check;
  const Standing& seen;
  const Filing& filing;
  Date today;

  Verdict operator()(Reported& act) const {
    if (act.occurrences.empty()) return check.refuse("missing-field", "occurrences");
    if (act.occurrences.size() > limits::occurrences_per_report_max) {
      return check.refuse("too-many", "occurrences");
    }
    std::set<Reference> references;
    for (std::size_t i = 0; i < act.occurrences.size(); ++i) {
      const std::string path = "occurrences[" + std::to_string(i) + "]";
      if (Verdict bad = check.occurrence(act.occurrences[i], path)) return bad;
      if (!references.insert(act.occurrences[i].reference).second ||
          seen.dossier_of(act.occurrences[i].reference)) {
        return check.refuse("already-entered", path + ".reference");
      }
    }
    if (act.stage == Stage::full) {
      if (Verdict bad = check.statement(act.statement, "statement")) return bad;
    } else if (Verdict bad = check.optional_statement(act.statement, "statement")) {
      return bad;
    }
    if (act.completes) {
      const CommunicationPointer alert = seen.communication(*act.completes);
      if (!alert || !alert->report()) return check.refuse("unknown-communication", "completes");
      if (alert->filed->act.author != filing.author)
        return check.refuse("not-the-author", "completes");
    }
    if (Verdict bad = check.attachments(act.attachments)) return bad;
    return check.restriction(act.restriction, "restriction");
  }

  Verdict operator()(FollowedUp& act) const {
    const DossierPointer dossier = seen.dossier_of(act.about);
    if (!dossier) return check.refuse("unknown-dossier", "about", act.about.value());
    act.about = most_open_account(*dossier, act.about, *filing.author);
    if (act.elements.empty() && act.statement.words.empty()) {
      return check.refuse("missing-field", "elements");
    }
    std::set<Element> answered;
    for (std::size_t i = 0; i < act.elements.size(); ++i) {
      const ElementAnswer& said = act.elements[i];
      const std::string path = "elements[" + std::to_string(i) + "]";
      if (said.answer == Answer::open)
        return check.refuse("unknown-term", path + ".answer", "open");
      if (!answered.insert(said.element).second) {
        return check.refuse("already-entered", path + ".element");
      }
      if (Verdict bad = check.terms(said.measures, {"measure", "outcome", "prevention", "bar"},
                                    path + ".measures")) {
        return bad;
      }
      if (Verdict bad = check.words(said.words, limits::statement_bytes_max, path + ".words")) {
        return bad;
      }
    }
    if (Verdict bad = check.optional_statement(act.statement, "statement")) return bad;
    if (Verdict bad = check.attachments(act.attachments)) return bad;
    return check.restriction(act.restriction, "restriction");
  }

  Verdict operator()(ViewsSubmitted& act) const {
    if (Verdict bad = check.statement(act.statement, "statement")) return bad;
    if (Verdict bad = check.terms(act.measures, {"prevention", "measure"}, "measures")) return bad;
    return check.attachments(act.attachments);
  }

  Verdict operator()(Corrected& act) const {
    if (Verdict bad = own(act.about)) return bad;
    if (Verdict bad = check.optional_statement(act.statement, "statement")) return bad;
    if (!act.occurrence) {
      return act.statement.words.empty() ? check.refuse("missing-field", "statement") : Verdict{};
    }
    const std::vector<Occurrence> known = seen.communication(act.about)->occurrences();
    const bool holds = std::any_of(known.begin(), known.end(), [&](const Occurrence& o) {
      return o.reference == act.occurrence->reference;
    });
    if (!holds) return check.refuse("unknown-dossier", "occurrence.reference");
    return check.occurrence(*act.occurrence, "occurrence");
  }

  Verdict operator()(Withdrawn& act) const {
    if (Verdict bad = own(act.about)) return bad;
    return check.optional_statement(act.statement, "statement");
  }

  Verdict operator()(Withheld& act) const {
    if (Verdict bad = own(act.about)) return bad;
    const CommunicationPointer known = seen.communication(act.about);
    if (known->views()) return check.refuse("views-not-covered", "about");
    if (act.restriction.audience == Audience::everyone) {
      return check.refuse("nothing-withheld", "restriction.audience");
    }
    if (act.restriction == known->restriction)
      return check.refuse("same-restriction", "restriction");
    return check.restriction(act.restriction, "restriction");
  }

  Verdict operator()(Released& act) const {
    if (Verdict bad = own(act.about)) return bad;
    const CommunicationPointer known = seen.communication(act.about);
    if (!known->withheld()) return check.refuse("nothing-to-release", "about");
    if (act.restriction == known->restriction)
      return check.refuse("same-restriction", "restriction");
    return check.restriction(act.restriction, "restriction");
  }

  Verdict operator()(AbuseReported& act) const {
    if (Verdict bad = check.state(act.by_mission_of, today, "by_mission_of")) return bad;
    if (act.date && act.date->earliest() > today) return check.future("date", act.date->iso());
    if (act.date && Checks::too_early(*act.date)) {
      return check.refuse("date-before-1900", "date", act.date->iso());
    }
    if (Verdict bad = check.words(act.place, limits::line_bytes_max, "place")) return bad;
    if (Verdict bad = check.statement(act.statement, "statement")) return bad;
    return check.attachments(act.attachments);
  }

  Verdict operator()(ProtectionRequested& act) const {
    if (Verdict bad = check.state(act.to, today, "to")) return bad;
    if (act.to == filing.author) return check.refuse("not-concerned", "to", act.to.value());
    return check.statement(act.statement, "statement");
  }

  Verdict operator()(ProtectionAnswered& act) const {
    const auto* asked = body_of<ProtectionRequested>(act.about);
    if (!asked) return check.refuse("unknown-communication", "about", act.about.value());
    if (asked->to != filing.author) return check.refuse("not-concerned", "about");
    return check.statement(act.statement, "statement");
  }

  Verdict operator()(DisputeNotified& act) const {
    if (act.with.empty()) return check.refuse("missing-field", "with");
    if (Verdict bad = check.states(act.with, today, "with")) return bad;
    if (act.dossier && !seen.dossier_of(*act.dossier)) {
      return check.refuse("unknown-dossier", "dossier", act.dossier->value());
    }
    return check.statement(act.statement, "statement");
  }

  Verdict operator()(MeansAgreed& act) const {
    if (!body_of<DisputeNotified>(act.about)) {
      return check.refuse("unknown-communication", "about", act.about.value());
    }
    if (Verdict bad = check.terms({act.means}, {"means"}, "means")) return bad;
    return check.optional_statement(act.statement, "statement");
  }

  Verdict operator()(GoodOfficesAnswered& act) const {
    const auto* offered = body_of<GoodOfficesOffered>(act.about);
    if (!offered) return check.refuse("unknown-communication", "about", act.about.value());
    if (std::find(offered->to.begin(), offered->to.end(), *filing.author) == offered->to.end()) {
      return check.refuse("not-concerned", "about");
    }
    return check.optional_statement(act.statement, "statement");
  }

  Verdict operator()(Acknowledged& act) const {
    if (!seen.act(act.about))
      return check.refuse("unknown-communication", "about", act.about.value());
    return {};
  }

  /// Which contact point was confirmed; its address is not for the register.
  Verdict operator()(ContactConfirmed& act) const {
    return check.terms({act.contact}, {"contact"}, "contact");
  }

  Verdict operator()(MandateAdopted& act) const {
    if (!check.law().chain.find(mandate::MandateSymbol{act.symbol})) {
      return check.refuse("no-mandate", "symbol", act.symbol);
    }
    return {};
  }

  Verdict operator()(FullPowersRecorded& act) const {
    if (Verdict bad = check.state(act.state, today, "state")) return bad;
    if (Verdict bad = check.line(act.holder, "holder")) return bad;
    if (Verdict bad = check.terms({act.capacity}, {"capacity"}, "capacity")) return bad;
    if (act.until && *act.until < act.from) return check.refuse("out-of-range", "until");
    return {};
  }

  Verdict operator()(FullPowersEnded& act) const {
    if (!body_of<FullPowersRecorded>(act.about)) {
      return check.refuse("unknown-communication", "about", act.about.value());
    }
    return {};
  }

  Verdict operator()(CircularNoteSent& act) const {
    if (Verdict bad = check.session(act.session, "session")) return bad;
    if (Verdict bad = check.line(act.number, "number")) return bad;
    for (const EnteredActPointer& entered : seen.other_acts()) {
      const auto* sent = std::get_if<CircularNoteSent>(&entered->act.body);
      if (sent && sent->session == act.session) {
        return check.refuse("already-sent", "session", std::to_string(act.session));
      }
    }
    if (act.cut_off <= filing.done)
      return check.refuse("out-of-range", "cut_off", act.cut_off.iso());
    // What comes after that belongs to the next cycle, though it were in time by the note.
    const auto days = cycle_days(seen, check.law(), mandate::AssemblySession{act.session});
    if (days && act.cut_off > days->addendum_closes) {
      return check.refuse("cut-off-too-late", "cut_off", days->addendum_closes.iso());
    }
    return {};
  }

  Verdict operator()(Circulated& act) const {
    const CommunicationPointer known = seen.communication(act.about);
    if (!known) return check.refuse("unknown-communication", "about", act.about.value());
    if (known->views()) return check.refuse("views-not-covered", "about");
    if (known->withdrawn) return check.refuse("already-withdrawn", "about");
    if (known->restriction.audience == Audience::secretary_general) {
      return check.refuse("withheld", "about", act.about.value());
    }
    if (known->circulated) return check.refuse("already-circulated", "about", act.about.value());
    return {};
  }

  Verdict operator()(AttentionDrawn& act) const {
    const DossierPointer dossier = seen.dossier_of(act.about);
    if (!dossier) return check.refuse("unknown-dossier", "about", act.about.value());
    if (Verdict bad = check.state(act.to, today, "to")) return bad;
    const auto concerns = [&](const Account& account) {
      const Occurrence& o = *account.occurrence;
      return o.host == act.to || o.offender_state == act.to ||
             std::find(o.sending_states.begin(), o.sending_states.end(), act.to) !=
                 o.sending_states.end();
    };
    if (std::none_of(dossier->accounts.begin(), dossier->accounts.end(), concerns)) {
      return check.refuse("not-concerned", "to", act.to.value());
    }
    return {};
  }

  Verdict operator()(Reminded& act) const {
    if (Verdict bad = check.state(act.to, today, "to")) return bad;
    if (!act.about) return check.known_event(act.event, act.to);
    const DossierPointer dossier = seen.dossier_of(*act.about);
    if (!dossier) return check.refuse("unknown-dossier", "about", act.about->value());
    const auto obligor = std::find_if(
        dossier->obligors.begin(), dossier->obligors.end(),
        [&](const Obligor& o) { return o.state == act.to && o.capacity == Capacity::territorial; });
    // 11 (d) speaks of the States where violations occurred, and of no other.
    if (obligor == dossier->obligors.end())
      return check.refuse("not-concerned", "to", act.to.value());
    if (obligor->reports_withdrawn) return check.refuse("already-withdrawn", "about");
    if (act.elements.empty()) return check.refuse("missing-field", "elements");
    for (const Element element : act.elements) {
      const Answer said = obligor->elements[static_cast<std::size_t>(element)].answer;
      if (said == Answer::reported || said == Answer::barred_by_law) {
        return check.refuse("nothing-open", "elements", std::string(word(element)));
      }
    }
    act.because = obligor->because;
    return {};
  }

  Verdict operator()(Joined& act) const {
    const DossierPointer first = seen.dossier_of(act.first);
    const DossierPointer second = seen.dossier_of(act.second);
    if (!first) return check.refuse("unknown-dossier", "first", act.first.value());
    if (!second) return check.refuse("unknown-dossier", "second", act.second.value());
    if (first == second) return check.refuse("already-joined", "second", act.second.value());
    return {};
  }

  Verdict operator()(Separated& act) const {
    const DossierPointer dossier = seen.dossier_of(act.about);
    if (!dossier) return check.refuse("unknown-dossier", "about", act.about.value());
    if (dossier->members.size() < 2) return check.refuse("not-joined", "about", act.about.value());
    return {};
  }

  Verdict operator()(Summarized& act) const {
    const CommunicationPointer known = seen.communication(act.about);
    if (!known) return check.refuse("unknown-communication", "about", act.about.value());
    if (act.words.empty()) return check.refuse("missing-field", "words");
    if (known->withheld() && !act.although_restricted) {
      return check.refuse("withheld", "about", act.about.value());
    }
    return check.words(act.words, limits::statement_bytes_max, "words");
  }

  Verdict operator()(ParticipationRecorded& act) const {
    if (!check.law().participation.find(mandate::InstrumentId{act.instrument})) {
      return check.refuse("unknown-term", "instrument", act.instrument);
    }
    if (Verdict bad = check.state(act.state, act.date, "state")) return bad;
    if (!mandate::participation_kind(act.action))
      return check.refuse("unknown-term", "action", act.action);
    if (act.date > today) return check.future("date", act.date.iso());
    return check.line(act.source, "source");
  }

  Verdict operator()(GoodOfficesOffered& act) const {
    if (act.to.empty()) return check.refuse("missing-field", "to");
    return check.states(act.to, today, "to");
  }

  Verdict operator()(Dispatched& act) const {
    if (!seen.act(act.about))
      return check.refuse("unknown-communication", "about", act.about.value());
    for (std::size_t i = 0; i < act.deliveries.size(); ++i) {
      const std::string path = "deliveries[" + std::to_string(i) + "]";
      if (Verdict bad = check.state(act.deliveries[i].state, today, path + ".state")) return bad;
      const std::string& outcome = act.deliveries[i].outcome;
      if (Verdict bad = check.terms({outcome}, {"delivery"}, path + ".outcome")) return bad;
      if (!is_outcome_of_sending(outcome)) {
        return check.refuse("not-an-outcome", path + ".outcome", outcome);
      }
    }
    return {};
  }

  Verdict operator()(Issued& act) const {
    if (Verdict bad = check.session(act.session, "session")) return bad;
    if (Verdict bad = check.line(act.symbol, "symbol")) return bad;
    if (Verdict bad = check.terms({act.part}, {"part"}, "part")) return bad;
    if (!Digest::from_hex(act.digest)) return check.refuse("malformed", "digest", act.digest);
    return {};
  }

  Verdict operator()(ItemIncluded& act) const { return check.session(act.session, "session"); }

  Verdict operator()(DrillHeld& act) const {
    if (Verdict bad = check.line(act.label, "label")) return bad;
    return check.states(act.to, today, "to");
  }

  Verdict operator()(Appointed& act) const {
    if (Verdict bad = check.line(act.holder, "holder")) return bad;
    if (Verdict bad = check.terms({act.capacity}, {"appointment"}, "capacity")) return bad;
    if (act.until && *act.until < act.from) return check.refuse("out-of-range", "until");
    return {};
  }

  Verdict operator()(AppointmentEnded& act) const {
    if (!body_of<Appointed>(act.about)) {
      return check.refuse("unknown-communication", "about", act.about.value());
    }
    return {};
  }

  Verdict operator()(CommentsInvited& act) const {
    const mandate::AssemblySession session{act.session};
    const auto days = cycle_days(seen, check.law(), session);
    if (!days) return check.refuse("no-cycle", "session", std::to_string(act.session));
    const auto part = report_part(act.part);
    if (!part) return check.refuse("unknown-term", "part", act.part);
    if (is_issued(seen, session, *part)) return check.refuse("already-issued", "part");
    const Date last = days->closes(*part);
    if (today <= last) return check.refuse("still-received", "part", last.iso());
    for (const EnteredActPointer& entered : invitations(seen, session)) {
      const auto& before = std::get<CommentsInvited>(entered->act.body);
      if (before.part == act.part && today <= before.until) {
        return check.refuse("already-invited", "part", before.until.iso());
      }
    }
    if (act.until <= today) return check.refuse("out-of-range", "until", act.until.iso());
    act.to = quoted(seen, *days, *part);
    return act.to.empty() ? check.refuse("nobody-quoted", "part") : Verdict{};
  }

  Verdict operator()(Commented& act) const {
    const EnteredActPointer invitation = seen.act(act.about);
    const auto* invited = body_of<CommentsInvited>(act.about);
    if (!invited) return check.refuse("unknown-communication", "about", act.about.value());
    if (std::ranges::find(invited->to, *filing.author) == invited->to.end()) {
      return check.refuse("not-concerned", "about");
    }
    if (today > invited->until) {
      return check.refuse("comments-closed", "about", invited->until.iso());
    }
    const auto shown = paragraphs_put_to(seen, check.law(), *invitation, *filing.author);
    for (std::size_t i = 0; i < act.entries.size(); ++i) {
      const auto same = [&](const auto& one) { return one->reference() == act.entries[i]; };
      if (std::ranges::none_of(shown, same)) {
        return check.refuse("not-quoted", "entries[" + std::to_string(i) + "]",
                            act.entries[i].value());
      }
    }
    return act.agreed ? check.optional_statement(act.statement, "statement")
                      : check.statement(act.statement, "statement");
  }

  Verdict operator()(CommentAnswered& act) const {
    const auto* comment = body_of<Commented>(act.about);
    if (!comment) return check.refuse("unknown-communication", "about", act.about.value());
    for (const Comment& one : comments_on(seen, comment->about)) {
      if (one.made->act.reference == act.about && one.answer) {
        return check.refuse("already-answered", "about", act.about.value());
      }
    }
    // What is not taken up is given a reason.
    return act.taken_up ? check.optional_statement(act.statement, "statement")
                        : check.statement(act.statement, "statement");
  }

  Verdict operator()(Translated& act) const {
    const CommunicationPointer known = whose_words(seen, act.about);
    if (!known) return check.refuse("unknown-communication", "about", act.about.value());
    if (Verdict bad = may_translate(*known)) return bad;
    if (!holds_words(act.field)) return check.refuse("unknown-term", "field", act.field);
    const auto words = words_at(*known, act.about, act.field);
    if (!words) return check.refuse("no-words", "field", act.field);
    if (words->language == act.translation.language) {
      return check.refuse("same-language", "translation.language");
    }
    return check.statement(act.translation, "translation");
  }

  Verdict operator()(TranslationWithdrawn& act) const {
    const auto* translated = body_of<Translated>(act.about);
    if (!translated) return check.refuse("unknown-communication", "about", act.about.value());
    if (seen.act(act.about)->act.author != filing.author) {
      return check.refuse("not-the-translator", "about");
    }
    const CommunicationPointer known = whose_words(seen, translated->about);
    const auto is_this = [&](const auto& one) { return one->act.reference == act.about; };
    if (!known || std::ranges::none_of(known->translations, is_this)) {
      return check.refuse("translation-gone", "about", act.about.value());
    }
    return check.optional_statement(act.statement, "statement");
  }

 private:
  template <class T>
  const T* body_of(const Reference& reference) const {
    const EnteredActPointer found = seen.act(reference);
    return found ? std::get_if<T>(&found->act.body) : nullptr;
  }

  /// A State translates its own words alone; the Secretariat anybody's.
  Verdict may_translate(const Communication& communication) const {
    if (filing.author && communication.filed->act.author != filing.author) {
      return check.refuse("not-the-author", "about");
    }
    if (communication.withdrawn) return check.refuse("already-withdrawn", "about");
    return {};
  }

  /// A communication that the author filed and has not withdrawn.
  Verdict own(const Reference& about) const {
    const CommunicationPointer known = seen.communication(about);
    if (!known) return check.refuse("unknown-communication", "about", about.value());
    if (known->filed->act.author != filing.author) return check.refuse("not-the-author", "about");
    if (known->withdrawn) return check.refuse("already-withdrawn", "about");
    return {};
  }

  /// A follow-up belongs to the account of its dossier that most may see, so that restricting one
  /// account does not hide the answer to another. What its author sees, and no more, decides. To an
  /// account that asks nothing of the author it is never taken: there it would show that another
  /// does.
  static Reference most_open_account(const Dossier& dossier, const Reference& asked,
                                     const StateCode& author) {
    const auto open = [](const Account& account) {
      return account.communication->circulated && !account.communication->withheld() &&
             !account.communication->withdrawn;
    };
    const auto holds_asked = [&](const Account& a) { return a.occurrence->reference == asked; };
    const auto own = std::find_if(dossier.accounts.begin(), dossier.accounts.end(), holds_asked);
    if (own != dossier.accounts.end() && open(*own)) return asked;
    const auto asks = [&](const Account& a) {
      return open(a) && (a.occurrence->host == author || a.occurrence->offender_state == author);
    };
    const auto found = std::find_if(dossier.accounts.begin(), dossier.accounts.end(), asks);
    return found == dossier.accounts.end() ? asked : found->occurrence->reference;
  }
};

}  // namespace

Ruling<Act> receive(const Standing& seen, const mandate::Law& law, const Filing& filing,
                    Date today) {
  const mandate::Mandate* in_force = law.chain.in_force(today);
  const mandate::Mandate* worked = law.chain.worked(today);
  const Standard standard = std::visit(StandardOf{}, filing.body);
  std::string paragraph;
  if (worked && standard.under) {
    if (const auto* obligation = worked->find(*standard.under))
      paragraph = obligation->source.value();
  }
  Checks check(law, today, in_force ? in_force->symbol.value() : std::string(), paragraph);

  if (!in_force) return failure(*check.refuse("no-mandate", "done", today.iso()));
  if (standard.by != By::either && (standard.by == By::state) != filing.author.has_value()) {
    return failure(*check.refuse("not-a-power-of", "kind", std::string(kind_of(filing.body))));
  }
  if (filing.author) {
    if (Verdict bad = check.state(*filing.author, today, "author")) return failure(*bad);
  }
  if (filing.done > today) return failure(*check.future("done", filing.done.iso()));

  Act act{filing.reference,         filing.author, filing.done,
          in_force->symbol.value(), paragraph,     filing.body};
  if (Verdict bad = std::visit(Rules{check, seen, filing, today}, act.body)) return failure(*bad);
  return act;
}

}  // namespace inviola::procedure
