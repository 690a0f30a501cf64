#include "publication/pages/desks/round.h"
#include "web/desks/second_person.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks {
namespace {

Response today(const Asking& asking) {
  const Seen seen(asking);
  return show(asking, publication::pages::round_page(seen.ground));
}

Response second(const Asking& asking) { return second_person_page(asking, "/desk/second"); }
Response decide_second(const Asking& asking) { return decide(asking, "/desk/second"); }

constexpr Route routes[] = {{Method::get, "/desk", For::desk, today},
                            {Method::get, "/desk/second", For::desk, second},
                            {Method::post, "/desk/second", For::desk, decide_second},
                            {Method::get, "/desk/people", For::desk, get_people},
                            {Method::post, "/desk/people/powers", For::desk, post_powers},
                            {Method::post, "/desk/people/end", For::desk, post_end},
                            {Method::post, "/desk/people/invite", For::desk, post_invite},
                            {Method::post, "/desk/people/confirm", For::desk, post_confirm}};

}  // namespace

std::span<const Route> secretariat_routes() { return routes; }

}  // namespace inviola::web::desks
