#include "publication/pages/mandates.h"

#include "publication/pages/addresses.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;

class MandatesPage {
 public:
  explicit MandatesPage(const Ground& ground)
      : page_(ground, "mandates"), today_(ground.law.chain.in_force(ground.today)) {}

  Document compose() {
    page_.paragraph("opening");
    if (today_) {
      page_.put(Notice{Notice::Kind::information,
                       page_.filled("in-force-today",
                                    {{"resolution", page_.citation(today_->symbol.value(), "")}},
                                    {{"date", page_.today()}})});
    }
    Table table;
    table.caption = page_.line("caption");
    table.columns = {page_.column("column.resolution", 2), page_.column("column.session", 3),
                     page_.column("column.adopted", 3),    page_.column("column.in-force", 3),
                     page_.column("column.report", 2),     page_.column("column.added", 5)};
    const auto& chain = page_.law().chain.all();
    for (auto mandate = chain.rbegin(); mandate != chain.rend(); ++mandate) {
      table.rows.push_back(row(*mandate));
    }
    page_.put(std::move(table));
    return page_.close();
  }

 private:
  std::vector<Cell> row(const mandate::Mandate& mandate) const {
    Line resolution{link(mandate.symbol.value(), address::mandate(mandate.symbol.value()))};
    if (&mandate == today_) {
      resolution = page_.filled("marked-today", {{"resolution", std::move(resolution)}});
    }
    Line report = page_.missing("words.none");
    if (mandate.cycle) {
      report = {link(page_.words().number(mandate.cycle->session.value()),
                     address::cycle(mandate.cycle->session))};
    }
    std::vector<Line> added;
    for (const std::string& novelty : mandate.novelties)
      added.push_back(plain(word_for(page_.words(), "novelty", novelty)));
    return {row_header(std::move(resolution)),
            cell(plain(session_title(page_.words(), mandate.adopted_at))),
            cell(adopted_line(page_, mandate)),
            cell(in_force_line(page_, mandate)),
            cell(std::move(report)),
            cell(page_.series(added))};
  }

  Page page_;
  const mandate::Mandate* today_;
};

}  // namespace

Document mandates_page(const Ground& ground) { return MandatesPage(ground).compose(); }

}  // namespace inviola::publication::pages
