#pragma once

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "base/bytes.h"
#include "base/date.h"
#include "base/language.h"
#include "base/strong.h"
#include "mandate/instrument.h"
#include "mandate/mandate.h"
#include "mandate/state.h"

/// What was done, in law. A closed set: a new meaning is a new act, an old one is never re-encoded.
/// Member names are the names of the format (spec/act.md): renaming one changes the format.
namespace inviola::procedure {

using mandate::StateCode;

/// Names an act, and an occurrence within a report. Drawn at random, so nothing can be counted
/// from it: eight characters of Crockford's base 32, as "7QX4-M2ZD".
using Reference = Strong<struct ReferenceTag, std::string>;

/// Who may see a communication, as its author asked under 11 (b).
enum class Audience : std::uint8_t {
  everyone,          ///< all States, and the public
  all_states,        ///< all States, not the public
  states_concerned,  ///< those directly concerned: hosts, sending States, the offender's State
  listed,            ///< the States named
  secretary_general  ///< the Secretary-General alone
};

struct Restriction {
  Audience audience = Audience::everyone;
  std::vector<StateCode> listed;
  friend bool operator==(const Restriction&, const Restriction&) = default;
};

/// Words that somebody wrote, kept as written.
struct Statement {
  Language language = Language::en;
  std::string words;
  friend bool operator==(const Statement&, const Statement&) = default;
};

/// A document that came with a filing; its bytes lie in the archive under the digest.
struct Attachment {
  std::string digest;      ///< SHA-256, hexadecimal
  std::string name;        ///< as the sender called it
  std::string media_type;  ///< as found by looking, not as claimed
  std::uint64_t size = 0;  ///< bytes
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// A field of the working form that no rule reads.
struct Particular {
  std::string field;
  std::string value;
  friend bool operator==(const Particular&, const Particular&) = default;
};

/// One violation, as its reporter describes it. A report may hold many.
struct Occurrence {
  Reference reference;               ///< names its dossier until it is joined to another
  std::optional<PartialDate> date;   ///< required when filed
  std::optional<PartialDate> until;  ///< for one that went on; absent while it does
  bool continuing = false;           ///< it has a beginning, and went or goes on
  std::string place;                 ///< required when filed
  std::optional<StateCode> host;     ///< the territorial State; absent: not stated
  std::vector<StateCode> sending_states;
  std::string organization;            ///< for a mission to an international organization
  std::vector<std::string> target;     ///< codes of the working form
  std::vector<std::string> nature;     ///< codes of the working form
  std::optional<std::int32_t> killed;  ///< absent: not stated, never zero
  std::optional<std::int32_t> injured;
  std::optional<std::int32_t> abducted;
  std::string offender;                     ///< code, only as the reporter describes
  std::optional<StateCode> offender_state;  ///< where the alleged offender is said to be present
  std::optional<bool> armed_conflict;
  std::vector<Particular> particulars;
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

/// The three things that 10 (b) asks for.
enum class Element : std::uint8_t { justice, outcome, prevention };
inline constexpr std::array all_elements{Element::justice, Element::outcome, Element::prevention};

enum class Answer : std::uint8_t {
  open,  ///< nothing said of it
  reported,
  under_inquiry,
  barred_by_law,  ///< its laws do not allow it to be communicated
  nothing_new,
  declined
};

struct ElementAnswer {
  Element element = Element::justice;
  Answer answer = Answer::open;
  std::vector<std::string> measures;  ///< codes of the working form
  std::string words;                  ///< of the State; may be empty
  friend bool operator==(const ElementAnswer&, const ElementAnswer&) = default;
};

enum class Stage : std::uint8_t { alert, full };

// ── By States ────────────────────────────────────────────────────────────────────────────────────

struct Reported {  // 10 (a)
  Stage stage = Stage::full;
  std::optional<Reference> completes;  ///< the alert that this report fills out
  std::vector<Occurrence> occurrences;
  Statement statement;
  std::vector<Attachment> attachments;
  Restriction restriction;
  std::string source;  ///< on a demonstration: where the public record has it
};
struct FollowedUp {  // 10 (b)
  Reference about;   ///< an occurrence
  std::vector<ElementAnswer> elements;
  Statement statement;
  std::vector<Attachment> attachments;
  Restriction restriction;
};
struct ViewsSubmitted {  // 12
  Statement statement;
  std::vector<std::string> measures;
  std::vector<Attachment> attachments;
};
struct Corrected {  // of a report or a follow-up, by its author
  Reference about;
  Boxed<Occurrence> occurrence;  ///< replaces the one of the same reference
  Statement statement;
};
struct Withdrawn {
  Reference about;
  Statement statement;
};
struct Withheld {  // 11 (b)
  Reference about;
  Restriction restriction;
};
struct Released {  // 11 (b)
  Reference about;
  Restriction restriction;  ///< what remains of it
};
struct AbuseReported {  // 6, 7
  StateCode by_mission_of;
  std::optional<PartialDate> date;
  std::string place;
  Statement statement;
  std::vector<Attachment> attachments;
};
struct ProtectionRequested {  // 5
  StateCode to;
  Statement statement;
};
struct ProtectionAnswered {  // 5
  Reference about;
  Statement statement;
};
struct DisputeNotified {  // 9
  std::vector<StateCode> with;
  std::optional<Reference> dossier;
  Statement statement;
};
struct MeansAgreed {  // 9
  Reference about;
  std::string means;  ///< code of the working form
  Statement statement;
};
struct GoodOfficesAnswered {  // 9
  Reference about;
  bool accepted = false;
  Statement statement;
};
struct Acknowledged {
  Reference about;  ///< an act of the Secretariat, or a circulated communication
};
struct ContactConfirmed {
  std::string contact;
};
struct Commented {      // on its own paragraphs of a report in the making: practice, not law
  Reference about;      ///< the invitation
  bool agreed = false;  ///< they may stand as they are
  std::vector<Reference> entries;  ///< its communications whose paragraphs are meant; none: all
  Statement statement;
};

// ── By a State of its own words, or by the Secretariat ───────────────────────────────────────────

struct Translated {   // stands beside what the State wrote, never in its place
  Reference about;    ///< a communication, or a correction of one
  std::string field;  ///< which words of it: "statement", or those on "justice", "outcome", …
  Statement translation;
};
struct TranslationWithdrawn {
  Reference about;
  Statement statement;  ///< why
};

// ── By the Secretariat ───────────────────────────────────────────────────────────────────────────

struct MandateAdopted {
  std::string symbol;
};
struct FullPowersRecorded {
  StateCode state;
  std::string capacity;  ///< code: "head-of-mission"
  std::string holder;    ///< name or office, as the note of the State gives it
  Date from;
  std::optional<Date> until;
};
struct FullPowersEnded {
  Reference about;
};
struct CircularNoteSent {    // 11 (a), 12
  std::int32_t session = 0;  ///< the report goes to this session
  std::string number;
  Date cut_off;
};
struct Circulated {  // 11 (b)
  Reference about;
};
struct AttentionDrawn {  // 11 (c)
  Reference about;       ///< an occurrence
  StateCode to;
};
struct Reminded {  // 11 (d)
  StateCode to;
  std::optional<Reference> about;  ///< an occurrence; absent: no report yet
  std::string event;               ///< of the public record, where there is no report yet
  std::vector<Element> elements;   ///< what is asked for; none: the report itself
  std::vector<Reference> because;  ///< the communications that the reminder rests on
};
struct Joined {
  Reference first;  ///< occurrences
  Reference second;
};
struct Separated {
  Reference about;  ///< leaves the dossier that it was joined to
};
struct Summarized {  // 13 (b)
  Reference about;
  std::string words;                 ///< by people, never by the program
  bool although_restricted = false;  ///< decided by a person; the default is no
};
struct ParticipationRecorded {  // 8, 13
  std::string instrument;
  StateCode state;
  std::string action;  ///< code: "accession"; never `kind`, which is the act's own
  Date date;
  std::string source;
};
struct GoodOfficesOffered {  // 9
  std::vector<StateCode> to;
  std::optional<Reference> about;
};
struct Delivery {
  StateCode state;
  std::string outcome;  ///< code: "dispatched", "not-delivered", …
  friend bool operator==(const Delivery&, const Delivery&) = default;
};
struct Dispatched {
  Reference about;  ///< the act whose document was sent
  std::vector<Delivery> deliveries;
};
struct Issued {  // 13
  std::int32_t session = 0;
  std::string symbol;
  std::string part;  ///< "report", "addendum", "corrigendum"
  std::string digest;
};
struct ItemIncluded {  // 15
  std::int32_t session = 0;
  std::optional<std::int32_t> provisional_item;
  std::optional<std::int32_t> item;
};
struct DrillHeld {
  std::string label;
  std::vector<StateCode> to;
};

struct Appointed {       // to an office at the Secretariat; the counterpart of full powers
  std::string capacity;  ///< code: "desk-officer"
  std::string holder;    ///< name or office
  Date from;
  std::optional<Date> until;
};
struct AppointmentEnded {
  Reference about;
};
struct CommentsInvited {  // before a report is issued: practice, not law
  std::int32_t session = 0;
  std::string part;           ///< "report", "addendum"
  Date until;                 ///< the last day for a comment
  std::vector<StateCode> to;  ///< whose words stand in it; written by the procedure
};
struct CommentAnswered {
  Reference about;  ///< the comment
  bool taken_up = false;
  Statement statement;
};

using AnyBody =
    std::variant<Reported, FollowedUp, ViewsSubmitted, Corrected, Withdrawn, Withheld, Released,
                 AbuseReported, ProtectionRequested, ProtectionAnswered, DisputeNotified,
                 MeansAgreed, GoodOfficesAnswered, Acknowledged, ContactConfirmed, MandateAdopted,
                 FullPowersRecorded, FullPowersEnded, CircularNoteSent, Circulated, AttentionDrawn,
                 Reminded, Joined, Separated, Summarized, ParticipationRecorded, GoodOfficesOffered,
                 Dispatched, Issued, ItemIncluded, DrillHeld, Appointed, AppointmentEnded,
                 CommentsInvited, Commented, CommentAnswered, Translated, TranslationWithdrawn>;

/// What was done. Of so many kinds that copying and destroying is compiled once, not wherever an
/// act is held.
struct Body : AnyBody {
  using AnyBody::AnyBody;
  Body();
  Body(const Body&);
  Body(Body&&) noexcept;
  Body& operator=(const Body&);
  Body& operator=(Body&&) noexcept;
  ~Body();
};

/// An act and what is common to all.
struct Act {
  Reference reference;
  std::optional<StateCode> author;  ///< absent: the Secretariat
  Date done;                        ///< declared by its author
  std::string mandate;              ///< symbol of the resolution under which it was done
  std::string paragraph;            ///< of that resolution; empty where none is cited
  Body body;
};

/// An act as it stands in the register.
struct EnteredAct {
  std::uint64_t position = 0;  ///< 0-based; shown to the desk and on the author's receipt only
  Date entered;
  Act act;
};
using EnteredActPointer = std::shared_ptr<const EnteredAct>;

/// The act's name in the format and in the catalogues: "reported", "follow-up" is "followed_up".
std::string_view kind_of(const Body& body);

BOOST_DESCRIBE_ENUM(Audience, everyone, all_states, states_concerned, listed, secretary_general)
BOOST_DESCRIBE_ENUM(Element, justice, outcome, prevention)
BOOST_DESCRIBE_ENUM(Answer, open, reported, under_inquiry, barred_by_law, nothing_new, declined)
BOOST_DESCRIBE_ENUM(Stage, alert, full)
BOOST_DESCRIBE_STRUCT(Restriction, (), (audience, listed))
BOOST_DESCRIBE_STRUCT(Statement, (), (language, words))
BOOST_DESCRIBE_STRUCT(Attachment, (), (digest, name, media_type, size))
BOOST_DESCRIBE_STRUCT(Particular, (), (field, value))
BOOST_DESCRIBE_STRUCT(Occurrence, (),
                      (reference, date, until, continuing, place, host, sending_states,
                       organization, target, nature, killed, injured, abducted, offender,
                       offender_state, armed_conflict, particulars))
BOOST_DESCRIBE_STRUCT(ElementAnswer, (), (element, answer, measures, words))
BOOST_DESCRIBE_STRUCT(Delivery, (), (state, outcome))
BOOST_DESCRIBE_STRUCT(Reported, (),
                      (stage, completes, occurrences, statement, attachments, restriction, source))
BOOST_DESCRIBE_STRUCT(FollowedUp, (), (about, elements, statement, attachments, restriction))
BOOST_DESCRIBE_STRUCT(ViewsSubmitted, (), (statement, measures, attachments))
BOOST_DESCRIBE_STRUCT(Corrected, (), (about, occurrence, statement))
BOOST_DESCRIBE_STRUCT(Withdrawn, (), (about, statement))
BOOST_DESCRIBE_STRUCT(Withheld, (), (about, restriction))
BOOST_DESCRIBE_STRUCT(Released, (), (about, restriction))
BOOST_DESCRIBE_STRUCT(AbuseReported, (), (by_mission_of, date, place, statement, attachments))
BOOST_DESCRIBE_STRUCT(ProtectionRequested, (), (to, statement))
BOOST_DESCRIBE_STRUCT(ProtectionAnswered, (), (about, statement))
BOOST_DESCRIBE_STRUCT(DisputeNotified, (), (with, dossier, statement))
BOOST_DESCRIBE_STRUCT(MeansAgreed, (), (about, means, statement))
BOOST_DESCRIBE_STRUCT(GoodOfficesAnswered, (), (about, accepted, statement))
BOOST_DESCRIBE_STRUCT(Acknowledged, (), (about))
BOOST_DESCRIBE_STRUCT(ContactConfirmed, (), (contact))
BOOST_DESCRIBE_STRUCT(MandateAdopted, (), (symbol))
BOOST_DESCRIBE_STRUCT(FullPowersRecorded, (), (state, capacity, holder, from, until))
BOOST_DESCRIBE_STRUCT(FullPowersEnded, (), (about))
BOOST_DESCRIBE_STRUCT(CircularNoteSent, (), (session, number, cut_off))
BOOST_DESCRIBE_STRUCT(Circulated, (), (about))
BOOST_DESCRIBE_STRUCT(AttentionDrawn, (), (about, to))
BOOST_DESCRIBE_STRUCT(Reminded, (), (to, about, event, elements, because))
BOOST_DESCRIBE_STRUCT(Joined, (), (first, second))
BOOST_DESCRIBE_STRUCT(Separated, (), (about))
BOOST_DESCRIBE_STRUCT(Summarized, (), (about, words, although_restricted))
BOOST_DESCRIBE_STRUCT(ParticipationRecorded, (), (instrument, state, action, date, source))
BOOST_DESCRIBE_STRUCT(GoodOfficesOffered, (), (to, about))
BOOST_DESCRIBE_STRUCT(Dispatched, (), (about, deliveries))
BOOST_DESCRIBE_STRUCT(Issued, (), (session, symbol, part, digest))
BOOST_DESCRIBE_STRUCT(ItemIncluded, (), (session, provisional_item, item))
BOOST_DESCRIBE_STRUCT(DrillHeld, (), (label, to))
BOOST_DESCRIBE_STRUCT(Appointed, (), (capacity, holder, from, until))
BOOST_DESCRIBE_STRUCT(AppointmentEnded, (), (about))
BOOST_DESCRIBE_STRUCT(CommentsInvited, (), (session, part, until, to))
BOOST_DESCRIBE_STRUCT(Commented, (), (about, agreed, entries, statement))
BOOST_DESCRIBE_STRUCT(CommentAnswered, (), (about, taken_up, statement))
BOOST_DESCRIBE_STRUCT(Translated, (), (about, field, translation))
BOOST_DESCRIBE_STRUCT(TranslationWithdrawn, (), (about, statement))

}  // namespace inviola::procedure
