#include <algorithm>

#include "publication/pages/detail/csv_text.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/incident.h"
#include "publication/pages/export.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;

std::string codes_of(const std::set<mandate::StateCode>& states) {
  std::string out;
  for (const auto& state : states) out += (out.empty() ? "" : " ") + state.value();
  return out;
}

std::vector<std::string> dossier_fields(const Page& page, const procedure::Dossier& dossier) {
  const Incident incident(page, dossier);
  std::vector<std::string> out{dossier.reference.value(),
                               is_exercise(page.law(), dossier) ? "exercise" : ""};
  if (incident.withdrawn()) {
    out.insert(out.end(), {page.say("withdrawn"), "", "", "", "", ""});
    return out;
  }
  std::set<mandate::StateCode> by;
  for (const auto& state : accounting_states(dossier)) by.insert(state);
  out.insert(out.end(),
             {words_of(incident.dates()), words_of(incident.places()), words_of(incident.hosts()),
              words_of(incident.sending_states()), words_of(incident.natures()), codes_of(by)});
  return out;
}

void put_records(const Page& page, const procedure::Dossier& dossier, CsvText& csv) {
  const std::vector<std::string> common = dossier_fields(page, dossier);
  for (const procedure::Obligor& obligor : dossier.obligors) {
    std::vector<std::string> fields = common;
    fields.push_back(obligor.state.value());
    fields.emplace_back(word(obligor.capacity));
    for (const auto& element : obligor.elements) {
      fields.emplace_back(word(element.answer));
      fields.push_back(element.on ? element.on->iso() : "");
    }
    fields.emplace_back(word(silence_of(obligor, page.law(), page.today())));
    fields.push_back(std::to_string(obligor.reminders.size()));
    csv.record(fields);
  }
  if (dossier.obligors.empty()) {
    std::vector<std::string> fields = common;
    fields.resize(common.size() + 10);
    csv.record(fields);
  }
}

}  // namespace

Result<std::string, BadField> dossiers_csv(const Ground& ground, const Query& query) {
  auto wanted = read_wanted(query, ground);
  if (!wanted) return failure(wanted.error());
  const Page page(ground, "dossiers");
  CsvText csv;
  csv.record({"reference", "exercise", "dates", "places", "hosts", "sending_states", "nature",
              "reported_by", "asked_state", "capacity", "justice", "justice_on", "outcome",
              "outcome_on", "prevention", "prevention_on", "silence", "reminders"});
  for_each_wanted(ground, *wanted,
                  [&](const procedure::Dossier& dossier) { put_records(page, dossier, csv); });
  return csv.take();
}

}  // namespace inviola::publication::pages
