#include "web/desks/second_person.h"
#include "web/desks/secretariat/pages.h"
#include "web/desks/translations.h"

namespace inviola::web::desks::secretariat {
namespace {

Response second(const Asking& asking) { return second_person_page(asking, "/desk/second"); }
Response decide_second(const Asking& asking) { return decide(asking, "/desk/second"); }

constexpr Route listed[] = {
    {Method::get, "/desk", For::desk, get_today},
    {Method::post, "/desk/do", For::desk, post_do},
    {Method::post, "/desk/put-off", For::desk, post_put_off},
    {Method::post, "/desk/take-up", For::desk, post_take_up},
    {Method::get, "/desk/preview/*", For::desk, get_preview},
    {Method::get, "/desk/acknowledgement/*", For::desk, get_acknowledgement},
    {Method::get, "/desk/dossiers", For::desk, get_dossiers},
    {Method::get, "/desk/dossiers/*", For::desk, get_dossier},
    {Method::get, "/desk/join/*/*", For::desk, get_join},
    {Method::post, "/desk/join", For::desk, post_join},
    {Method::post, "/desk/separate", For::desk, post_separate},
    {Method::get, "/desk/prevention", For::desk, get_prevention},
    {Method::get, "/desk/circulation", For::desk, get_circulation},
    {Method::get, "/desk/circulation/*", For::desk, get_circulated},
    {Method::get, "/desk/sent/*", For::desk, get_sent},
    {Method::get, "/desk/tasks", For::desk, get_tasks},
    {Method::post, "/desk/tasks/again", For::desk, post_again},
    {Method::post, "/desk/tasks/by-hand", For::desk, post_by_hand},
    {Method::get, "/desk/contacts", For::desk, get_contacts},
    {Method::get, "/desk/contacts/*", For::desk, get_contact},
    {Method::post, "/desk/contacts/*", For::desk, post_contact},
    {Method::get, "/desk/drills", For::desk, get_drills},
    {Method::post, "/desk/drills", For::desk, post_drill},
    {Method::get, "/desk/cycle", For::desk, get_cycle_now},
    {Method::get, "/desk/cycle/*", For::desk, get_cycle},
    {Method::get, "/desk/cycle/*/making/*", For::desk, get_making},
    {Method::get, "/desk/cycle/*/note", For::desk, get_note},
    {Method::get, "/desk/cycle/*/note.pdf", For::desk, get_note},
    {Method::post, "/desk/cycle/*/note", For::desk, post_note},
    {Method::get, "/desk/cycle/*/issue", For::desk, get_issue},
    {Method::get, "/desk/cycle/*/issue.pdf", For::desk, get_issue},
    {Method::post, "/desk/cycle/*/issue", For::desk, post_issue},
    {Method::post, "/desk/cycle/*/item", For::desk, post_item},
    {Method::get, "/desk/cycle/*/invitation", For::desk, get_comments_invitation},
    {Method::post, "/desk/cycle/*/invitation", For::desk, post_comments_invitation},
    {Method::get, "/desk/comments/*/*", For::desk, get_comments_of},
    {Method::post, "/desk/comments/*/*", For::desk, post_comment_answer},
    {Method::get, "/desk/translations/*", For::desk, get_translations},
    {Method::post, "/desk/translations/*", For::desk, post_translations},
    {Method::get, "/desk/summary/*", For::desk, get_summary},
    {Method::post, "/desk/summary/*", For::desk, post_summary},
    {Method::get, "/desk/second", For::desk, second},
    {Method::post, "/desk/second", For::desk, decide_second},
    {Method::get, "/desk/people", For::desk, get_people},
    {Method::post, "/desk/people/powers", For::desk, post_powers},
    {Method::post, "/desk/people/end", For::desk, post_end},
    {Method::post, "/desk/people/invite", For::desk, post_invite},
    {Method::post, "/desk/people/confirm", For::desk, post_confirm}};

}  // namespace

std::span<const Route> routes() { return listed; }

}  // namespace inviola::web::desks::secretariat
