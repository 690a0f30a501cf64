#include "publication/pages/desks/mission.h"

#include <algorithm>

#include "publication/pages/addresses.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using procedure::Duty;
using procedure::Phase;

constexpr std::size_t filings_shown_max = 50;

class MissionPage {
 public:
  MissionPage(const Ground& ground, const mandate::StateCode& state)
      : page_(ground, "mission", state.value(),
              {{"state", std::string(ground.law.states.name(state, ground.catalogue.language(),
                                                            ground.today))}}),
        state_(state) {}

  Document compose() {
    std::vector<Duty> duties = duties_of(page_.seen(), page_.law(), state_, page_.today());
    std::erase_if(duties, [](const Duty& duty) {
      return duty.phase != Phase::open && duty.phase != Phase::overdue;
    });
    page_.heading(2, "asked");
    if (duties.empty()) {
      page_.paragraph("nothing-asked");
    } else {
      put_duties(page_, duties, DutyColumn::about);
    }
    filings();
    return page_.close();
  }

 private:
  void filings() {
    page_.heading(2, "filings");
    std::vector<procedure::CommunicationPointer> own;
    for (const auto& one : page_.seen().communications()) {
      if (one->filed->act.author == state_) own.push_back(one);
    }
    if (own.empty()) return page_.paragraph("nothing-filed");
    std::ranges::reverse(own);
    Table table;
    table.caption = page_.line("filings-caption");
    table.columns = {page_.column("column.reference", 2), page_.column("column.kind", 3),
                     page_.column("column.entered", 2), page_.column("column.audience", 3),
                     page_.column("column.circulated", 2)};
    for (const auto& one : own) {
      if (table.rows.size() == filings_shown_max) break;
      table.rows.push_back(
          {row_header({toned(one->reference().value(), Tone::reference)}),
           cell(plain(capitalized(page_.words(), in_words(page_.words(), one->filed->act.body)))),
           cell(page_.date(one->filed->entered)),
           cell(plain(in_words(page_.words(), one->restriction.audience))),
           cell(page_.date(one->circulated, "words.none"))});
    }
    page_.put(std::move(table));
  }

  Page page_;
  mandate::StateCode state_;
};

}  // namespace

Document mission_page(const Ground& ground, const mandate::StateCode& state) {
  return MissionPage(ground, state).compose();
}

}  // namespace inviola::publication::pages
