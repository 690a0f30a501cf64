#include "publication/detail/cycle_facts.h"

#include "publication/words.h"

namespace inviola::publication::detail {
namespace {

/// The last act of a kind for the session, as its reader may see it.
template <class T, class Wanted>
const T* last_act(const procedure::Standing& seen, int session, Wanted wanted,
                  procedure::EnteredActPointer* where = nullptr) {
  const T* found = nullptr;
  for (const procedure::EnteredActPointer& entered : seen.other_acts()) {
    const T* act = std::get_if<T>(&entered->act.body);
    if (!act || act->session != session || !wanted(*act)) continue;
    found = act;
    if (where) *where = entered;
  }
  return found;
}

constexpr auto any = [](const auto&) { return true; };

}  // namespace

std::string CycleFacts::symbol(const std::string& part) const {
  const auto* issued =
      last_act<procedure::Issued>(*from_.seen, cycle().session.value(),
                                  [&](const procedure::Issued& act) { return act.part == part; });
  if (issued) return issued->symbol;
  for (const std::string& known : cycle().report_symbols) {
    const bool addendum = known.find("/Add.") != std::string::npos;
    if (addendum == (part == "addendum")) return known;
  }
  return {};
}

std::size_t CycleFacts::issued(const std::string& part, const std::string& beginning) const {
  std::size_t out = 0;
  for (const procedure::EnteredActPointer& entered : from_.seen->other_acts()) {
    const auto* act = std::get_if<procedure::Issued>(&entered->act.body);
    if (act && act->session == cycle().session.value() && act->part == part &&
        act->symbol.starts_with(beginning)) {
      ++out;
    }
  }
  return out;
}

std::string CycleFacts::symbol_or_open(const std::string& part) const {
  const std::string known = symbol(part);
  return known.empty() ? from_.words.say("report.symbol-open") : known;
}

std::string CycleFacts::previous_report() const {
  if (!cycle().previous_report.empty()) return cycle().previous_report;
  const mandate::Cycle* previous = previous_cycle(from_.law, mandate_);
  return previous && !previous->report_symbols.empty() ? previous->report_symbols.front()
                                                       : std::string();
}

CycleFacts::Note CycleFacts::circular_note() const {
  Note note{{}, cycle().circular_note, {}};
  procedure::EnteredActPointer entered;
  if (const auto* sent = last_act<procedure::CircularNoteSent>(*from_.seen, cycle().session.value(),
                                                               any, &entered)) {
    note = {sent->number, entered->act.done, {entered->act.reference.value()}};
  }
  return note;
}

std::optional<int> CycleFacts::provisional_item() const {
  const auto given = [](const procedure::ItemIncluded& act) {
    return act.provisional_item.has_value();
  };
  const auto* act = last_act<procedure::ItemIncluded>(*from_.seen, cycle().session.value(), given);
  return act ? std::optional<int>(act->provisional_item) : cycle().provisional_item;
}

std::optional<int> CycleFacts::final_item() const {
  const auto given = [](const procedure::ItemIncluded& act) { return act.item.has_value(); };
  const auto* act = last_act<procedure::ItemIncluded>(*from_.seen, cycle().session.value(), given);
  return act ? std::optional<int>(act->item) : cycle().item;
}

std::string CycleFacts::item_number() const {
  const auto number = provisional_item() ? provisional_item() : final_item();
  return number ? std::to_string(*number) : std::string();
}

std::string CycleFacts::item() const {
  // A report is issued before the agenda is adopted: the provisional number is its own.
  if (const auto number = provisional_item()) {
    return from_.words.say("report.item.provisional", {{"number", std::to_string(*number)}});
  }
  if (const auto number = final_item()) {
    return from_.words.say("report.item.final", {{"number", std::to_string(*number)}});
  }
  return from_.words.say("report.item.open");
}

Masthead CycleFacts::masthead(const std::string& part, Date date) const {
  const Catalogue& words = from_.words;
  return {.body = words.say("report.body"),
          .symbol = symbol_or_open(part),
          .distribution = words.say("report.distribution"),
          .date = words.date(date),
          .version = words.say("report.version"),
          .original = words.say("report.original"),
          .session = session_title(words, cycle().session),
          .item = item(),
          .item_title = title_of(words, mandate_)};
}

const mandate::Cycle* previous_cycle(const mandate::Law& law, const mandate::Mandate& mandate) {
  const mandate::Cycle* found = nullptr;
  for (const mandate::Mandate& one : law.chain.all()) {
    if (&one == &mandate) return found;
    if (one.cycle) found = &*one.cycle;
  }
  return nullptr;
}

}  // namespace inviola::publication::detail
