// The notes of 11 (c) and (d): to one State, about one incident.
#include <algorithm>

#include "publication/detail/letter.h"
#include "publication/notes.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using detail::Basis;
using detail::Letter;
using mandate::Performance;
using procedure::Dossier;
using procedure::DossierPointer;
using procedure::EnteredAct;
using procedure::EnteredActPointer;
using procedure::Reference;
using procedure::Reminded;

/// Every account of an incident that stands, each with what it says: none without the others.
void put_accounts(const Dossier& dossier, Letter& letter) {
  std::vector<const procedure::Account*> standing;
  for (const procedure::Account& account : dossier.accounts) {
    if (!account.communication->withdrawn) standing.push_back(&account);
  }
  if (standing.empty()) return;
  letter.say("note.accounts", {{"number", static_cast<std::int64_t>(standing.size())}});
  for (const procedure::Account* account : standing) {
    letter.say("note.account",
               {{"author", letter.telling().author(*account->communication)},
                {"done", account->communication->filed->act.done},
                {"reference", account->communication->reference().value()}},
               {{"reference", {Tone::reference, {}, {}}}});
    const Language written = detail::statement_of(*account->communication).language;
    letter.put(letter.telling().occurrence(*account->occurrence, written));
  }
}

/// In what way an incident concerns a State: "host", "offender" or "sending".
std::string concern(const Dossier& dossier, const mandate::StateCode& state) {
  if (dossier.hosts().contains(state)) return "host";
  for (const procedure::Account& account : dossier.accounts) {
    if (account.occurrence->offender_state == state) return "offender";
  }
  return "sending";
}

/// The reminders that went before this one to the same State about the same thing.
std::vector<EnteredActPointer> earlier(const std::vector<EnteredActPointer>& acts,
                                       const EnteredAct& entered) {
  const Reminded& now = std::get<Reminded>(entered.act.body);
  std::vector<EnteredActPointer> out;
  for (const EnteredActPointer& one : acts) {
    const auto* reminded = std::get_if<Reminded>(&one->act.body);
    if (reminded && reminded->to == now.to && reminded->event == now.event &&
        reminded->about.has_value() == now.about.has_value() && one->position < entered.position) {
      out.push_back(one);
    }
  }
  return out;
}

/// What every reminder names: how many went before, and the last day of one.
Arguments counting(const std::vector<EnteredActPointer>& before,
                   const mandate::ParagraphNumber& paragraph) {
  Arguments out{{"number", static_cast<std::int64_t>(before.size())}, {"paragraph", paragraph}};
  if (!before.empty()) out["last"] = before.back()->act.done;
  return out;
}

/// How long a reasonable period is by the practice of the office; nothing where it says nothing.
void put_period(Letter& letter, Performance owes) {
  const mandate::Obligation* obligation = letter.basis().worked->find(owes);
  const auto* period =
      obligation ? std::get_if<mandate::ReasonablePeriod>(&obligation->deadline) : nullptr;
  if (period) letter.say("note.reminder.period", {{"days", std::int64_t{period->practice_days}}});
}

Document remind_of_follow_up(const Materials& from, const EnteredAct& entered, const Basis& basis,
                             const Dossier& dossier, const Addressing& addressing) {
  const Reminded& act = std::get<Reminded>(entered.act.body);
  const auto before = earlier(dossier.history, entered);
  Letter letter(from, addressing, basis, entered.act.done,
                "reminder/" + entered.act.reference.value());
  Arguments arguments = counting(before, detail::paragraph_for(basis, Performance::reminder));
  arguments["reference"] = act.about->value();
  letter.say(before.empty() ? "note.reminder.first" : "note.reminder.later", arguments,
             {{"reference", {Tone::reference, {}, {}}}});
  put_accounts(dossier, letter);
  const auto asked = detail::paragraph_for(basis, Performance::follow_up_justice);
  letter.say("note.reminder.elements",
             {{"paragraph", asked}, {"number", static_cast<std::int64_t>(act.elements.size())}});
  List list;
  for (const procedure::Element element : act.elements) {
    list.items.push_back({{}, plain(in_words(from.words, element))});
  }
  letter.put(std::move(list));
  put_period(letter, Performance::follow_up_justice);
  letter.say("note.reminder.answers", {{"paragraph", asked}});
  return letter.close();
}

Document remind_of_report(const Materials& from, const EnteredAct& entered, const Basis& basis,
                          const mandate::KnownEvent& event, const Addressing& addressing) {
  const auto before = earlier(from.seen->other_acts(), entered);
  Letter letter(from, addressing, basis, entered.act.done,
                "reminder/" + entered.act.reference.value());
  Arguments arguments = counting(before, detail::paragraph_for(basis, Performance::reminder));
  arguments["date"] = event.date;
  arguments["place"] = event.place;
  arguments["asked"] = detail::paragraph_for(basis, Performance::report);
  letter.say(before.empty() ? "note.reminder.report-first" : "note.reminder.report-later",
             arguments);
  letter.say("note.reminder.public-record");
  put_period(letter, Performance::report);
  letter.recall("note.reminder.recall",
                detail::whole_paragraph(detail::paragraph_for(basis, Performance::report)));
  return letter.close();
}

}  // namespace

std::optional<Document> attention_note(const Materials& from, const Reference& act,
                                       const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  const auto* drawn =
      entered ? std::get_if<procedure::AttentionDrawn>(&entered->act.body) : nullptr;
  if (!drawn || drawn->to != addressing.to) return std::nullopt;
  const DossierPointer dossier = from.seen->dossier_of(drawn->about);
  const auto basis = detail::basis_of(from.law, entered->act.mandate);
  if (!dossier || !basis) return std::nullopt;
  Letter letter(from, addressing, *basis, entered->act.done, "attention/" + act.value());
  const auto report = detail::whole_paragraph(detail::paragraph_for(*basis, Performance::report));
  letter.say(
      "note.attention.opening",
      {{"paragraph", report}, {"under", detail::paragraph_for(*basis, Performance::attention)}});
  put_accounts(*dossier, letter);
  letter.say("note.attention.concern", {{"concern", concern(*dossier, drawn->to)}});
  letter.recall("note.attention.recall", report);
  letter.say("note.attention.no-position");
  return letter.close();
}

std::optional<Document> reminder(const Materials& from, const Reference& act,
                                 const Addressing& addressing) {
  const EnteredActPointer entered = from.seen->act(act);
  const auto* reminded = entered ? std::get_if<Reminded>(&entered->act.body) : nullptr;
  if (!reminded || reminded->to != addressing.to) return std::nullopt;
  const auto basis = detail::basis_of(from.law, entered->act.mandate);
  if (!basis) return std::nullopt;
  if (reminded->about) {
    const DossierPointer dossier = from.seen->dossier_of(*reminded->about);
    if (!dossier) return std::nullopt;
    return remind_of_follow_up(from, *entered, *basis, *dossier, addressing);
  }
  const auto& record = from.law.record;
  const auto event = std::find_if(record.begin(), record.end(),
                                  [&](const auto& known) { return known.id == reminded->event; });
  if (event == record.end()) return std::nullopt;
  return remind_of_report(from, *entered, *basis, *event, addressing);
}

}  // namespace inviola::publication
