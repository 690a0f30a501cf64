#pragma once

#include <mutex>

#include "web/desks/routes.h"

namespace inviola::web::desks::secretariat {

/// One act of the desk at a time: of two clicks the second finds that it is done.
std::mutex& acting_alone();

Response get_today(const Asking& asking);
Response post_do(const Asking& asking);
Response post_put_off(const Asking& asking);
Response post_take_up(const Asking& asking);
Response get_preview(const Asking& asking);
Response get_acknowledgement(const Asking& asking);

Response get_dossiers(const Asking& asking);
Response get_dossier(const Asking& asking);
Response get_join(const Asking& asking);
Response post_join(const Asking& asking);
Response post_separate(const Asking& asking);
Response get_prevention(const Asking& asking);

Response get_circulation(const Asking& asking);
Response get_circulated(const Asking& asking);

Response get_sent(const Asking& asking);
Response get_tasks(const Asking& asking);
Response post_again(const Asking& asking);
Response post_by_hand(const Asking& asking);

Response get_contacts(const Asking& asking);
Response get_contact(const Asking& asking);
Response post_contact(const Asking& asking);
Response get_drills(const Asking& asking);
Response post_drill(const Asking& asking);
/// Holds a drill with one button.
void draw_drill_button(components::Pen& pen, const Asking& asking);

Response get_cycle_now(const Asking& asking);
Response get_cycle(const Asking& asking);
Response get_making(const Asking& asking);
Response get_note(const Asking& asking);
Response post_note(const Asking& asking);
Response get_issue(const Asking& asking);
Response post_issue(const Asking& asking);
Response post_item(const Asking& asking);
Response get_comments_invitation(const Asking& asking);
Response post_comments_invitation(const Asking& asking);
Response get_comments_of(const Asking& asking);
Response post_comment_answer(const Asking& asking);
Response get_summary(const Asking& asking);
Response post_summary(const Asking& asking);

Response get_people(const Asking& asking);
Response post_powers(const Asking& asking);
Response post_invite(const Asking& asking);
Response post_confirm(const Asking& asking);
Response post_end(const Asking& asking);

}  // namespace inviola::web::desks::secretariat
