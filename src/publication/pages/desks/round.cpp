#include "publication/pages/desks/round.h"

#include <algorithm>

#include "disclosure/gate.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/page.h"

namespace inviola::publication::pages {

using procedure::Duty;
using procedure::Phase;

Document round_page(const Ground& ground) {
  detail::Page page(ground, "round");
  std::vector<Duty> duties = disclosure::Gate::round(ground.standing, ground.law, ground.today);
  std::erase_if(duties, [](const Duty& duty) {
    return duty.phase == Phase::performed || duty.phase == Phase::closed;
  });
  page.paragraph("opening", {{"date", ground.today}});
  if (duties.empty()) {
    page.paragraph("nothing");
  } else {
    put_duties(page, duties, detail::DutyColumn::about);
  }
  return page.close();
}

}  // namespace inviola::publication::pages
