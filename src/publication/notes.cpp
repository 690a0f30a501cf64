#include "publication/notes.h"

#include <algorithm>

#include "procedure/comments.h"
#include "publication/detail/letter.h"
#include "publication/detail/report_entries.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using detail::Basis;
using detail::Letter;
using mandate::Performance;
using procedure::Communication;
using procedure::CommunicationPointer;
using procedure::EnteredActPointer;
using procedure::Reference;

/// The act, if the reader may see it and it is of that kind.
template <class T>
const T* body_of(const EnteredActPointer& entered) {
  return entered ? std::get_if<T>(&entered->act.body) : nullptr;
}

/// "report", "follow_up", "views": as the sentences choose among them.
std::string kind_of(const Communication& communication) {
  if (communication.report()) return "report";
  return communication.follow_up() ? "follow_up" : "views";
}

mandate::ParagraphNumber paragraph_of(const Basis& basis, const Communication& communication) {
  const std::string& own = communication.filed->act.paragraph;
  if (!own.empty()) return mandate::ParagraphNumber{own};
  if (communication.report()) return detail::paragraph_for(basis, Performance::report);
  return detail::paragraph_for(
      basis, communication.follow_up() ? Performance::follow_up_justice : Performance::views);
}

Line reference_line(const std::string& text) { return {toned(text, Tone::reference)}; }

/// What else has been said of the incident, in whole.
void put_other_accounts(const Materials& from, const Communication& communication, Letter& letter) {
  const auto others = detail::other_accounts(*from.seen, communication);
  if (others.empty()) return;
  letter.heading("note.circulation.others-heading");
  letter.say("note.circulation.others", {{"number", static_cast<std::int64_t>(others.size())}});
  for (const CommunicationPointer& other : others) {
    letter.say("note.circulation.other", {{"kind", kind_of(*other)},
                                          {"author", letter.telling().author(*other)},
                                          {"done", other->filed->act.done}});
    letter.telling().whole(*other, letter.blocks());
  }
}

}  // namespace

std::optional<Document> circular_note(const Materials& from, const Reference& act,
                                      const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  const auto* sent = body_of<procedure::CircularNoteSent>(entered);
  if (!sent) return std::nullopt;
  const auto basis = detail::basis_of(from.law, entered->act.mandate);
  if (!basis) return std::nullopt;
  Addressing numbered = addressing;
  numbered.number = sent->number;
  Letter letter(from, numbered, *basis, entered->act.done,
                "circular-note/" + std::to_string(sent->session));
  const auto report = detail::paragraph_for(*basis, Performance::report);
  const auto views = detail::paragraph_for(*basis, Performance::views);
  const std::string session = session_in_words(from.words, mandate::AssemblySession{sent->session});
  const bool to_all = addressing.to.value().empty();
  if (to_all) {
    letter.put(Notice{Notice::Kind::information, plain(from.words.say("note.circular.to-all"))});
  }
  letter.say("note.circular.opening",
             {{"paragraph", detail::paragraph_for(*basis, Performance::circular_note)}});
  letter.recall("note.circular.recall", detail::whole_paragraph(report));
  letter.say(to_all ? "note.circular.invitation-to-all" : "note.circular.invitation",
             {{"paragraph", views}});
  letter.say("note.circular.deadline", {{"session", session}, {"cut_off", sent->cut_off}});
  letter.say("note.circular.circulation",
             {{"paragraph", detail::paragraph_for(*basis, Performance::circulation)}});
  return letter.close();
}

std::optional<Document> acknowledgement(const Materials& from, const Reference& communication,
                                        const ReceiptFigures& receipt,
                                        const Addressing& addressing) {
  const CommunicationPointer known = from.seen->communication(communication);
  if (!known || known->filed->act.author != addressing.to) return std::nullopt;
  const procedure::EnteredAct& filed = *known->filed;
  const auto basis = detail::basis_of(from.law, filed.act.mandate);
  if (!basis) return std::nullopt;
  const Catalogue& words = from.words;
  Letter letter(from, addressing, *basis, filed.entered,
                "acknowledgement/" + communication.value());
  letter.say("note.acknowledgement.opening", {{"kind", kind_of(*known)},
                                              {"paragraph", paragraph_of(*basis, *known)},
                                              {"done", filed.act.done}});
  Facts facts;
  const auto add = [&](const char* key, Line line) {
    facts.facts.push_back({plain(words.say(key)), {std::move(line)}});
  };
  add("note.acknowledgement.reference", reference_line(communication.value()));
  add("note.acknowledgement.entered", plain(words.date(filed.entered)));
  add("note.acknowledgement.entry", reference_line(std::to_string(receipt.entry)));
  add("note.acknowledgement.digest", reference_line(receipt.digest));
  letter.put(std::move(facts));
  const auto occurrences = known->occurrences();
  if (!occurrences.empty()) {
    letter.say("note.acknowledgement.dossiers",
               {{"number", static_cast<std::int64_t>(occurrences.size())}});
    List list;
    for (const auto& one : occurrences)
      list.items.push_back(
          {{}, letter.telling().in_brief(one, detail::statement_of(*known).language)});
    letter.put(std::move(list));
  }
  letter.telling().attachments(*known, letter.blocks());
  letter.say("note.acknowledgement.use");
  letter.say("note.acknowledgement.next",
             {{"kind", kind_of(*known)},
              {"audience", std::string(word(known->restriction.audience))},
              {"paragraph", detail::paragraph_for(*basis, Performance::circulation)}});
  return letter.close();
}

std::optional<Document> circulation_note(const Materials& from, const Reference& act,
                                         const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  const auto* circulated = body_of<procedure::Circulated>(entered);
  const CommunicationPointer known =
      circulated ? from.seen->communication(circulated->about) : nullptr;
  if (!known || known->withdrawn) return std::nullopt;
  const auto basis = detail::basis_of(from.law, entered->act.mandate);
  if (!basis) return std::nullopt;
  Letter letter(from, addressing, *basis, entered->act.done,
                "circulation/" + known->reference().value());
  letter.say("note.circulation.opening",
             {{"kind", kind_of(*known)},
              {"author", letter.telling().author(*known)},
              {"done", known->filed->act.done},
              {"received", known->filed->entered},
              {"reference", known->reference().value()},
              {"paragraph", paragraph_of(*basis, *known)},
              {"under", detail::paragraph_for(*basis, Performance::circulation)}},
             {{"reference", {Tone::reference, {}, {}}}});
  if (known->withheld()) {
    letter.say("note.circulation.restricted",
               {{"audience", in_words(from.words, known->restriction.audience)}});
  }
  letter.say("note.circulation.no-position");
  letter.heading("note.circulation.annex");
  letter.telling().whole(*known, letter.blocks());
  put_other_accounts(from, *known, letter);
  return letter.close();
}

std::optional<Document> comments_note(const Materials& from, const Reference& act,
                                      const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  const auto* invited = body_of<procedure::CommentsInvited>(entered);
  if (!invited || std::ranges::find(invited->to, addressing.to) == invited->to.end()) {
    return std::nullopt;
  }
  const auto basis = detail::basis_of(from.law, entered->act.mandate);
  if (!basis) return std::nullopt;
  Letter letter(from, addressing, *basis, entered->act.done,
                "comments/" + std::to_string(invited->session) + "/" + invited->part);
  const Arguments of{
      {"part", invited->part},
      {"session", session_in_words(from.words, mandate::AssemblySession{invited->session})},
      {"until", invited->until},
      {"paragraph", detail::paragraph_for(*basis, Performance::report_to_assembly)}};
  letter.say("note.comments.opening", of);
  letter.say("note.comments.until", of);
  letter.say("note.comments.alone");
  letter.heading("note.comments.annex");
  const detail::Entries entries(from, entered->entered);
  int number = 0;
  for (const auto& one :
       procedure::paragraphs_put_to(*from.seen, from.law, *entered, addressing.to)) {
    entries.write_alone(*one, ++number, letter.blocks());
  }
  return letter.close();
}

std::optional<Document> comment_answer_note(const Materials& from, const Reference& act,
                                            const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  const auto* answer = body_of<procedure::CommentAnswered>(entered);
  const EnteredActPointer comment = answer ? from.seen->act(answer->about) : nullptr;
  const auto* commented = body_of<procedure::Commented>(comment);
  if (!commented || comment->act.author != addressing.to) return std::nullopt;
  const EnteredActPointer invitation = from.seen->act(commented->about);
  const auto* invited = body_of<procedure::CommentsInvited>(invitation);
  const auto basis = detail::basis_of(from.law, entered->act.mandate);
  if (!invited || !basis) return std::nullopt;
  Letter letter(from, addressing, *basis, entered->act.done, "comment-answer/" + act.value());
  letter.say("note.comment-answer.opening",
             {{"part", invited->part},
              {"session", session_in_words(from.words, mandate::AssemblySession{invited->session})},
              {"date", comment->act.done},
              {"reference", comment->act.reference.value()},
              {"taken_up", answer->taken_up ? "yes" : "no"}},
             {{"reference", {Tone::reference, {}, {}}}});
  if (!answer->statement.words.empty()) {
    letter.put(detail::said(from.words, answer->statement));
  }
  return letter.close();
}

std::optional<Document> note_for(const Materials& from, const Reference& act,
                                 const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  if (body_of<procedure::CircularNoteSent>(entered)) return circular_note(from, act, addressing);
  if (body_of<procedure::Circulated>(entered)) return circulation_note(from, act, addressing);
  if (body_of<procedure::AttentionDrawn>(entered)) return attention_note(from, act, addressing);
  if (body_of<procedure::Reminded>(entered)) return reminder(from, act, addressing);
  if (body_of<procedure::CommentsInvited>(entered)) return comments_note(from, act, addressing);
  if (body_of<procedure::CommentAnswered>(entered)) {
    return comment_answer_note(from, act, addressing);
  }
  return std::nullopt;
}

}  // namespace inviola::publication
