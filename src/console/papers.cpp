#include "console/papers.h"

#include <algorithm>
#include <ostream>

#include "base/json.h"
#include "publication/mission_forms.h"
#include "publication/report.h"

namespace inviola::console {
namespace {

using procedure::EnteredActPointer;
using publication::Addressing;
using publication::Document;

/// Whether the act is one that a note of that kind is of, to that State.
bool is_of(const procedure::Body& body, const PaperAsked& asked) {
  const mandate::StateCode to{asked.to};
  if (asked.kind == "circular") {
    const auto* note = std::get_if<procedure::CircularNoteSent>(&body);
    return note && (asked.session == 0 || note->session == asked.session);
  }
  if (asked.kind == "circulation") return std::holds_alternative<procedure::Circulated>(body);
  if (asked.kind == "attention") {
    const auto* drawn = std::get_if<procedure::AttentionDrawn>(&body);
    return drawn && drawn->to == to;
  }
  if (asked.kind == "comments") {
    const auto* invited = std::get_if<procedure::CommentsInvited>(&body);
    return invited && std::ranges::find(invited->to, to) != invited->to.end();
  }
  // The State sees of these what answers itself alone.
  if (asked.kind == "comment-answer")
    return std::holds_alternative<procedure::CommentAnswered>(body);
  const auto* reminded = std::get_if<procedure::Reminded>(&body);
  return asked.kind == "reminder" && reminded && reminded->to == to;
}

/// The last act of the kind that the State may see.
EnteredActPointer last_act(const procedure::Standing& seen, const PaperAsked& asked) {
  EnteredActPointer found;
  const auto look = [&](const EnteredActPointer& entered) {
    const bool later = !found || found->position < entered->position;
    if (later && is_of(entered->act.body, asked)) found = entered;
  };
  for (const EnteredActPointer& entered : seen.other_acts()) look(entered);
  for (const auto& dossier : seen.dossiers()) {
    for (const EnteredActPointer& entered : dossier->history) look(entered);
  }
  return found;
}

std::optional<Document> acknowledgement_of(const publication::Materials& from,
                                           const PaperAsked& asked, const Addressing& addressing,
                                           const ReceiptOf& receipt_of) {
  procedure::CommunicationPointer found;
  for (const auto& one : from.seen->communications()) {
    const bool wanted = asked.act.empty() || one->reference().value() == asked.act;
    if (wanted && one->filed->act.author == addressing.to) found = one;
  }
  if (!found) return std::nullopt;
  const auto receipt = receipt_of(found->filed->position);
  if (!receipt) return std::nullopt;
  return publication::acknowledgement(from, found->reference(), *receipt, addressing);
}

std::optional<Document> form(const publication::Materials& from, const Question& question,
                             const PaperAsked& asked) {
  publication::FormFor wanted{
      .kind = *publication::form_kind(asked.kind),
      .purpose =
          publication::form_purpose(asked.purpose).value_or(publication::FormPurpose::report),
      .state = {},
      .on = question.on,
      .demonstration = question.demonstration};
  if (!asked.to.empty()) wanted.state = mandate::StateCode{asked.to};
  return publication::mission_form(from, wanted);
}

std::optional<Document> made(const publication::Materials& from, const Question& question,
                             const PaperAsked& asked, const ReceiptOf& receipt_of) {
  if (publication::form_kind(asked.kind)) return form(from, question, asked);
  const Addressing addressing{mandate::StateCode{asked.to}, "", question.demonstration};
  if (asked.kind == "instruments")
    return publication::instruments_letter(from, question.on, addressing);
  if (asked.kind == "acknowledgement")
    return acknowledgement_of(from, asked, addressing, receipt_of);
  if (!asked.act.empty()) {
    const auto entered = from.seen->act(procedure::Reference{asked.act});
    if (!entered || !is_of(entered->act.body, asked)) return std::nullopt;
    return publication::note_for(from, entered->act.reference, addressing);
  }
  const EnteredActPointer last = last_act(*from.seen, asked);
  return last ? publication::note_for(from, last->act.reference, addressing) : std::nullopt;
}

}  // namespace

std::optional<Document> paper(const Output& to, const Question& question, const PaperAsked& asked,
                              const ReceiptOf& receipt_of) {
  const auto& states = question.library.law.states;
  if (asked.to.empty() && !publication::form_kind(asked.kind)) {
    to.err << "inviola: to which State? Give --to and its ISO 3166-1 alpha-3 code\n";
    return std::nullopt;
  }
  if (!asked.to.empty() && !states.exists(mandate::StateCode{asked.to}, question.on)) {
    to.err << "inviola: no State of the code " << asked.to << " exists on " << question.on.iso()
           << "; give an ISO 3166-1 alpha-3 code, and --on for another day\n";
    return std::nullopt;
  }
  const publication::Materials from{question.seen, question.library.law, question.library.words};
  auto document = made(from, question, asked, receipt_of);
  if (!document) {
    to.err << "inviola: there is no " << asked.kind << " for " << asked.to
           << (asked.act.empty() ? std::string() : " of " + asked.act)
           << " on that day: nothing that it may see gives occasion to one\n";
  }
  return document;
}

void tell_length(const Output& to, const publication::Document& document) {
  const std::size_t words = publication::count_words(document);
  if (document.language != publication::report_original) {
    to.err << "inviola: " << words << " words; the limit is for the original, in "
           << tag(publication::report_original) << '\n';
    return;
  }
  to.err << "inviola: " << words << " words of at most " << publication::report_words_max;
  if (words > publication::report_words_max) {
    to.err << "; warning: " << words - publication::report_words_max << " too many";
  } else if (words >= publication::report_words_warning) {
    to.err << "; warning: more than nine tenths";
  }
  to.err << '\n';
}

std::optional<Document> corrigendum(const Output& to, const Question& question, int session,
                                    const std::string& corrections) {
  const auto refuse = [&](const std::string& why) {
    to.err << "inviola: corrections: " << why << '\n';
    return std::nullopt;
  };
  const auto value = parse_json(corrections);
  if (!value) return refuse(value.error().why + " at byte " + std::to_string(value.error().byte));
  if (!value->is_array()) return refuse("not a list");
  publication::Correcting correcting{.session = mandate::AssemblySession{session},
                                     .on = question.on,
                                     .demonstration = question.demonstration,
                                     .corrections = {}};
  for (const auto& one : value->get_array()) {
    const auto text = [&](const char* name) -> std::string {
      const auto* object = one.if_object();
      const auto* member = object ? object->if_contains(name) : nullptr;
      return member && member->is_string() ? std::string(member->get_string()) : std::string();
    };
    correcting.corrections.push_back({text("paragraph"), text("for"), text("read")});
  }
  const auto issued = cycle_document(question, session, "report");
  if (!issued) return refuse("no report goes to session " + std::to_string(session));
  const auto misplaced = publication::misplaced(*issued, correcting.corrections);
  for (const std::size_t index : misplaced) {
    to.err << "inviola: corrections: number " << index + 1 << ": paragraph \""
           << correcting.corrections[index].paragraph << "\" does not hold the words of \"for\"\n";
  }
  if (!misplaced.empty()) return std::nullopt;
  auto document = publication::corrigendum(
      {question.seen, question.library.law, question.library.words}, correcting);
  if (!document) return refuse("that report has not been issued, or there is nothing to correct");
  return document;
}

}  // namespace inviola::console
