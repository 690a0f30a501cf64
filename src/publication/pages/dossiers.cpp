#include "publication/pages/dossiers.h"

#include "publication/pages/addresses.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/incident.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using procedure::Element;

class DossiersPage {
 public:
  DossiersPage(const Ground& ground, const Query& query, const Wanted& wanted)
      : page_(ground, "dossiers"), query_(query), wanted_(wanted) {}

  Document compose() {
    const Found found = find_dossiers(page_.ground(), wanted_);
    page_.paragraph("opening");
    page_.put(filter(found));
    page_.paragraph(wanted_.narrows() ? "count-narrowed" : "count",
                    {{"number", static_cast<std::int64_t>(found.count)}});
    if (!found.shown.empty()) page_.put(matrix(found));
    page_.parts(address::dossiers(), asked_for(), found.part, found.parts);
    page_.paragraph("reading");
    page_.paragraph(
        page_.filled("others", {{"record", {link(page_.say("record"), address::record())}}}));
    return page_.close();
  }

 private:
  /// What was asked for, with nothing that the page does not know.
  Query asked_for() const {
    Query out;
    for (const char* name : {"host", "sending", "year", "nature", "silence"}) {
      out[name] = asked(query_, name);
    }
    return out;
  }

  using Choices = std::vector<std::pair<std::string, std::string>>;

  Filter::Field field(const char* name, Choices choices) const {
    choices.insert(choices.begin(), {"", page_.say("all")});
    return {Filter::Field::Kind::choice, name, page_.say(std::string("filter.") + name),
            asked(query_, name), std::move(choices)};
  }

  Choices states(std::vector<mandate::StateCode> codes,
                 const std::optional<mandate::StateCode>& chosen) const {
    if (chosen) codes.push_back(*chosen);
    Choices out;
    for (const auto& code : in_order(page_.words(), page_.law().states, codes, page_.today())) {
      out.emplace_back(code.value(), page_.name(code));
    }
    return out;
  }

  Choices years(std::set<int> years) const {
    if (wanted_.year) years.insert(*wanted_.year);
    Choices out;
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
      out.emplace_back(std::to_string(*year), std::to_string(*year));
    }
    return out;
  }

  Filter filter(const Found& found) const {
    Choices natures;
    if (const mandate::Vocabulary* vocabulary = page_.law().form.find("nature")) {
      for (const mandate::Term& term : vocabulary->terms) {
        natures.emplace_back(term.code, word_for(page_.words(), "nature", term.code));
      }
    }
    Choices silences;
    for (const procedure::Silence silence : all_silences) {
      silences.emplace_back(word(silence), in_words(page_.words(), silence));
    }
    return {address::dossiers(),
            {field("host", states(found.hosts, wanted_.host)),
             field("sending", states(found.sending, wanted_.sending)),
             field("year", years(found.years)), field("nature", std::move(natures)),
             field("silence", std::move(silences))},
            page_.say("filter.button")};
  }

  Table matrix(const Found& found) const {
    Table table;
    table.caption = page_.line("caption");
    table.columns = {page_.column("column.dossier", 2), page_.column("column.date", 2),
                     page_.column("column.place", 3), page_.column("column.sending", 2),
                     page_.column("column.nature", 3)};
    for (const Element element : procedure::all_elements) {
      table.columns.push_back({plain(in_short(page_.words(), element)), 2});
    }
    table.columns.push_back(page_.column("column.silence", 2));
    for (const auto& dossier : found.shown) table.rows.push_back(row(*dossier));
    return table;
  }

  std::vector<Cell> row(const procedure::Dossier& dossier) const {
    const Incident incident(page_, dossier);
    Line reference = page_.dossier(dossier.reference);
    if (is_exercise(page_.law(), dossier)) {
      reference = page_.filled("marked-exercise", {{"dossier", std::move(reference)}});
    }
    std::vector<Cell> out{row_header(std::move(reference))};
    if (incident.withdrawn()) {
      out.push_back(cell(page_.missing("page.dossiers.withdrawn")));
      for (int i = 0; i < 3; ++i) out.push_back(cell({}));
    } else {
      out.push_back(cell(incident.dates()));
      out.push_back(
          cell(page_.filled("place", {{"place", incident.places()}, {"state", incident.hosts()}})));
      out.push_back(cell(incident.sending_states()));
      out.push_back(cell(incident.natures()));
    }
    for (const Element element : procedure::all_elements) {
      out.push_back(cell(incident.element(element)));
    }
    out.push_back(cell(incident.silences()));
    return out;
  }

  Page page_;
  const Query& query_;
  const Wanted& wanted_;
};

}  // namespace

Result<Document, BadField> dossiers_page(const Ground& ground, const Query& query) {
  const auto wanted = read_wanted(query, ground.law);
  if (!wanted) return failure(wanted.error());
  return DossiersPage(ground, query, *wanted).compose();
}

}  // namespace inviola::publication::pages
