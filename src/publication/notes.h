#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "publication/document.h"
#include "publication/materials.h"

/// The notes of paragraph 11: in the third person, unsigned, one for each addressee. Each is made
/// from an act of the register that its addressee may see; where it may not see it, or the act is
/// of another kind, there is no note.
///
/// A note tells what stands in the register as its reader sees it when the note is made: the office
/// makes it when it is sent, and keeps what was sent.
namespace inviola::publication {

/// Whom a note goes to, and what stands at its head.
struct Addressing {
  mandate::StateCode to;       ///< empty, of the circular note alone: all States
  std::string number;          ///< of the note; empty where it has none
  bool demonstration = false;  ///< the note says so
};

/// 11 (a) and 12: recalls what paragraph 10 asks, invites views, names the last day in time. The
/// number is the act's own.
std::optional<Document> circular_note(const Materials& from, const procedure::Reference& act,
                                      const Addressing& addressing);

/// What the receipt of a filing says.
struct ReceiptFigures {
  std::uint64_t entry = 0;  ///< position in the register
  std::string digest;       ///< of the entry, hexadecimal
};
/// Acknowledges a communication to its author.
std::optional<Document> acknowledgement(const Materials& from,
                                        const procedure::Reference& communication,
                                        const ReceiptFigures& receipt,
                                        const Addressing& addressing);

/// 11 (b): hands on a report or follow-up, and with it every other account of the same incident
/// that the addressee may see.
std::optional<Document> circulation_note(const Materials& from, const procedure::Reference& act,
                                         const Addressing& addressing);

/// 11 (c): draws the attention of a State directly concerned to the procedure of paragraph 10.
std::optional<Document> attention_note(const Materials& from, const procedure::Reference& act,
                                       const Addressing& addressing);

/// 11 (d): a first reminder and a later one are worded otherwise. Of a follow-up that is open, or,
/// where no report has come, of the report itself.
std::optional<Document> reminder(const Materials& from, const procedure::Reference& act,
                                 const Addressing& addressing);

/// Puts before a State its own paragraphs of a part of the report, as they stood when the
/// invitation was entered, and asks for its comments until a day. Practice, not law.
std::optional<Document> comments_note(const Materials& from, const procedure::Reference& act,
                                      const Addressing& addressing);
/// What became of a State's comment.
std::optional<Document> comment_answer_note(const Materials& from, const procedure::Reference& act,
                                            const Addressing& addressing);

/// 8: which of the instruments of the procedure the State has not joined on a day, with what is
/// recorded of it for each, weakly sourced dates shown as such; it draws no conclusion. Nothing if
/// the State has joined all, does not exist on that day, or no resolution in force then asks it.
std::optional<Document> instruments_letter(const Materials& from, Date on,
                                           const Addressing& addressing);

/// The note that an act of the Secretariat sends out, whichever it is.
std::optional<Document> note_for(const Materials& from, const procedure::Reference& act,
                                 const Addressing& addressing);

}  // namespace inviola::publication
