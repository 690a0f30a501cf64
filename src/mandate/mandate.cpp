#include "mandate/mandate.h"

#include <algorithm>

#include "mandate/detail/overload.h"

namespace inviola::mandate {

bool is_practice(const Deadline& deadline) {
  return std::visit(
      detail::Overload{
          [](const WithoutDelay&) { return true; }, [](const OnReceipt&) { return true; },
          [](const WithinDays&) { return false; }, [](const ReasonablePeriod&) { return true; },
          [](const OnDate&) { return false; }, [](const ByCutOff&) { return true; },
          [](const AtSession&) { return false; }, [](const WhenAppropriate&) { return false; }},
      deadline);
}

std::string_view word(const Deadline& deadline) {
  return std::visit(
      detail::Overload{
          [](const WithoutDelay&) -> std::string_view { return "without delay"; },
          [](const OnReceipt&) -> std::string_view { return "on receipt"; },
          [](const WithinDays&) -> std::string_view { return "within days"; },
          [](const ReasonablePeriod&) -> std::string_view { return "reasonable period"; },
          [](const OnDate&) -> std::string_view { return "on date"; },
          [](const ByCutOff&) -> std::string_view { return "by the cut-off"; },
          [](const AtSession&) -> std::string_view { return "at session"; },
          [](const WhenAppropriate&) -> std::string_view { return "when appropriate"; }},
      deadline);
}

const Paragraph* Mandate::find(const ParagraphNumber& number) const {
  const auto found = std::find_if(paragraphs.begin(), paragraphs.end(),
                                  [&](const Paragraph& p) { return p.number == number; });
  return found == paragraphs.end() ? nullptr : &*found;
}

const Obligation* Mandate::find(Performance performance) const {
  const auto found = std::find_if(obligations.begin(), obligations.end(),
                                  [&](const Obligation& o) { return o.owes == performance; });
  return found == obligations.end() ? nullptr : &*found;
}

Chain::Chain(std::vector<Mandate> mandates) : mandates_(std::move(mandates)) {
  std::stable_sort(mandates_.begin(), mandates_.end(), [](const Mandate& a, const Mandate& b) {
    return a.in_force_from < b.in_force_from;
  });
}

const Mandate* Chain::in_force(Date on) const {
  const auto after =
      std::upper_bound(mandates_.begin(), mandates_.end(), on,
                       [](Date day, const Mandate& m) { return day < m.in_force_from; });
  return after == mandates_.begin() ? nullptr : &*std::prev(after);
}

const Mandate* Chain::worked(Date on) const {
  const Mandate* mandate = in_force(on);
  if (mandate == nullptr || !mandate->worked_as) return mandate;
  return find(*mandate->worked_as);
}

const Mandate* Chain::find(const MandateSymbol& symbol) const {
  const auto found = std::find_if(mandates_.begin(), mandates_.end(),
                                  [&](const Mandate& m) { return m.symbol == symbol; });
  return found == mandates_.end() ? nullptr : &*found;
}

const Mandate* Chain::for_report_to(AssemblySession session) const {
  const auto found = std::find_if(mandates_.begin(), mandates_.end(), [&](const Mandate& m) {
    return m.cycle && m.cycle->session == session;
  });
  return found == mandates_.end() ? nullptr : &*found;
}

}  // namespace inviola::mandate
