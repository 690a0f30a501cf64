#include "publication/pages/detail/citation.h"

namespace inviola::publication::pages::detail {

Facts address_and_citation(const Page& page, const std::string& address, const Arguments& more) {
  Arguments arguments{{"address", address}, {"date", page.today()}};
  arguments.insert(more.begin(), more.end());
  Facts facts;
  facts.facts.push_back(page.fact("address-of", {toned(address, Tone::reference)}));
  facts.facts.push_back(page.fact("cite", page.line("cite-as", arguments,
                                                    {{"reference", {Tone::reference, {}, {}}},
                                                     {"address", {Tone::reference, {}, {}}}})));
  return facts;
}

Line reminders_line(const Page& page, const procedure::Obligor& obligor) {
  if (obligor.reminders.empty()) return page.missing("words.none");
  return page.line("reminders", {{"number", static_cast<std::int64_t>(obligor.reminders.size())},
                                 {"last", obligor.reminders.back()->entered}});
}

}  // namespace inviola::publication::pages::detail
