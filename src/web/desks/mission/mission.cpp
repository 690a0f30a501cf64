#include "web/desks/mission/pages.h"
#include "web/desks/routes.h"
#include "web/desks/second_person.h"
#include "web/desks/translations.h"

namespace inviola::web::desks::mission {
namespace {

using namespace components;

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

constexpr auto get = Method::get;
constexpr auto post = Method::post;
constexpr For us = For::state;
constexpr Route listed[] = {{get, "/mission", us, get_first},
                            {post, "/mission/looked", us, post_looked},
                            {get, "/mission/filings", us, get_filings},
                            {get, "/mission/circulated", us, get_circulated},
                            {post, "/mission/acknowledge", us, post_acknowledge},
                            {get, "/documents/*", us, get_document},
                            {get, "/mission/notes", us, get_notes},
                            {get, "/mission/notes/*", us, get_note},
                            {get, "/mission/notes/*/pdf", us, get_note_pdf},
                            {get, "/mission/contact", us, get_contact},
                            {post, "/mission/contact", us, post_contact},
                            {post, "/mission/contact/address", us, post_address},
                            {get, "/mission/file", us, get_file},
                            {get, "/mission/serious", us, get_serious},
                            {post, "/mission/drafts", us, post_draft},
                            {get, "/mission/drafts/*/*", us, get_step},
                            {post, "/mission/drafts/*/*", us, post_step, false, receive_documents},
                            {get, "/mission/answer/*", us, get_answer},
                            {post, "/mission/answer/*", us, post_nothing_new},
                            {get, "/mission/comments/*", us, get_comments},
                            {post, "/mission/comments/*", us, post_comments},
                            {get, "/mission/translations/*", us, get_translations},
                            {post, "/mission/translations/*", us, post_translations},
                            {get, "/mission/acts/*", us, get_act},
                            {get, "/mission/acts/*/receipt", us, get_receipt},
                            {get, "/mission/acts/*/entry", us, get_entry},
                            {get, "/mission/acts/*/attachments/*", us, get_attachment},
                            {get, "/mission/signing", us, signing},
                            {post, "/mission/signing", us, decide_signing},
                            {get, "/mission/manner", us, manner},
                            {post, "/mission/manner", us, choose_manner}};

}  // namespace

std::span<const Route> routes() { return listed; }

}  // namespace inviola::web::desks::mission
