#include "publication/pages/desks/mission.h"

#include "web/desks/routes.h"
#include "web/desks/second_person.h"

namespace inviola::web::desks {
namespace {

using namespace components;

Response first(const Asking& asking) {
  const Seen seen(asking);
  return show(asking, publication::pages::mission_page(seen.ground, *asking.acting->powers.state));
}

Response signing(const Asking& asking) { return second_person_page(asking, "/mission/signing"); }
Response decide_signing(const Asking& asking) { return decide(asking, "/mission/signing"); }

Response manner(const Asking& asking) {
  const auto chosen = asking.parts.filings.manner(asking.acting->party());
  if (!chosen) return unavailable(asking, chosen.error());
  return show(asking,
              {.title = asking.say("sign-in.manner-title"),
               .draw =
                   [&](Pen& pen) {
                     draw_paragraph(pen, asking.say("sign-in.manner-what"));
                     open_form(pen, {"/mission/manner", asking.token});
                     draw(pen, Choice{.asked = {.name = "manner",
                                                .label = asking.say("sign-in.manner"),
                                                .required = true},
                                      .options = {{"one", asking.say("sign-in.manner-one"), ""},
                                                  {"another", asking.say("sign-in.manner-another"),
                                                   asking.say("sign-in.manner-another-hint")}},
                                      .chosen = {chosen->signed_by_another ? "another" : "one"}});
                     draw(pen, Button{.label = asking.say("sign-in.keep")});
                     close_form(pen);
                   },
               .headers = {}});
}

Response choose_manner(const Asking& asking) {
  const std::string chosen = asking.field("manner");
  if (chosen != "one" && chosen != "another") return go(asking, "/mission/manner");
  auto kept = asking.parts.filings.choose(*asking.acting, {chosen == "another"});
  if (!kept) return refused(asking, kept.error(), "/mission/manner");
  return go(asking, "/mission/manner");
}

constexpr Route routes[] = {{Method::get, "/mission", For::state, first},
                            {Method::get, "/mission/signing", For::state, signing},
                            {Method::post, "/mission/signing", For::state, decide_signing},
                            {Method::get, "/mission/manner", For::state, manner},
                            {Method::post, "/mission/manner", For::state, choose_manner}};

}  // namespace

std::span<const Route> mission_routes() { return routes; }

}  // namespace inviola::web::desks
