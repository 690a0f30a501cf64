#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "console/inquiries.h"
#include "publication/notes.h"

namespace inviola::console {

inline constexpr std::array<std::string_view, 10> papers{
    "circular", "acknowledgement", "circulation", "attention",    "reminder",
    "comments", "comment-answer",  "instruments", "note-verbale", "letter"};

/// A note as it would go to a State, or a form for its mission.
struct PaperAsked {
  std::string kind;     ///< one of `papers`
  std::string to;       ///< the State's code; empty only for a form
  std::string act;      ///< which act the note is of; empty: the last of its kind that it may see
  std::string purpose;  ///< of a form: report, follow-up, views
  int session = 0;      ///< of a circular note; 0: the last
};

/// The receipt of an entry, where the evidence lies; asked for an acknowledgement alone.
using ReceiptOf = std::function<std::optional<publication::ReceiptFigures>(std::uint64_t entry)>;

/// The paper, made from what the State may see: `question.seen` must be its own. Where there is
/// none, says why and gives nothing.
std::optional<publication::Document> paper(const Output& to, const Question& question,
                                           const PaperAsked& asked, const ReceiptOf& receipt_of);

/// How many words a report has and may have, to standard error; from nine tenths on a warning. It
/// is never cut: what to leave out is for people.
void tell_length(const Output& to, const publication::Document& document);

/// The corrigendum of a session's report from a JSON file of [{"paragraph", "for", "read"}]. Words
/// that do not stand where the file says are told, and nothing is made.
std::optional<publication::Document> corrigendum(const Output& to, const Question& question,
                                                 int session, const std::string& corrections);

}  // namespace inviola::console
