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
    page_.paragraph(
        page_.filled("searched", {{"search", {link(page_.say("search"), address::search())}}}));
    page_.put(filter_of(page_, address::dossiers(), wanted_, found));
    page_.paragraph(wanted_.narrows() ? "count-narrowed" : "count",
                    {{"number", static_cast<std::int64_t>(found.count)}});
    if (!found.shown.empty()) page_.put(matrix(found));
    page_.parts(address::dossiers(), asked_for(query_), found.part, found.parts);
    page_.paragraph("reading");
    page_.paragraph(
        page_.filled("others", {{"record", {link(page_.say("record"), address::record())}}}));
    return page_.close();
  }

 private:
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
  const auto wanted = read_wanted(query, ground);
  if (!wanted) return failure(wanted.error());
  return DossiersPage(ground, query, *wanted).compose();
}

}  // namespace inviola::publication::pages
