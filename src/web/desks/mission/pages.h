#pragma once

#include <memory>

#include "office/mail/served.h"
#include "publication/pages/desks/mission.h"
#include "web/desks/asking.h"
#include "web/desks/mission/filling.h"

/// The pages of a mission. Each answers for the State of the asker, from what that State may see.
namespace inviola::web::desks {
class WaitingLine;
}
namespace inviola::web::desks::mission {

inline const mandate::StateCode& own_state(const Asking& asking) {
  return *asking.acting->powers.state;
}

// The first page, and what came in.
Response get_first(const Asking& asking);
Response post_looked(const Asking& asking);
Response get_filings(const Asking& asking);
Response get_circulated(const Asking& asking);
Response get_notes(const Asking& asking);
Response get_document(const Asking& asking);
Response get_note(const Asking& asking);
Response get_note_pdf(const Asking& asking);
Response post_acknowledge(const Asking& asking);
/// Evidence of service: that somebody acting for the State has opened it.
void note_as_fetched(const Asking& asking, const procedure::Reference& act);
/// The other States whose people opened a communication of ours here once it was circulated, with
/// the first day.
Result<std::map<mandate::StateCode, Date>> opened_by(const Asking& asking, const Seen& seen,
                                                     const procedure::Reference& communication);

// How the State is reached.
Response get_contact(const Asking& asking);
Response post_contact(const Asking& asking);
Response post_address(const Asking& asking);
/// What is to be done about it on the first page; nothing if nothing is.
bool contact_is_asked(const office::ContactStanding& standing);
void draw_contact_asked(components::Pen& pen, const Asking& asking,
                        const office::ContactStanding& standing);

/// What is asked, until when, and why that day, folded.
void draw_asked_parts(components::Pen& pen, const Asking& asking,
                      const publication::pages::AskedOfUs& asked);

// To file something.
Response get_file(const Asking& asking);
Response get_serious(const Asking& asking);
Response post_draft(const Asking& asking);
Response get_step(const Asking& asking);
Response post_step(const Asking& asking);
/// Takes documents sent with a form, piece by piece.
std::unique_ptr<BodySink> receive_documents(std::shared_ptr<const Request> request, Asking asking);

// To answer.
Response get_answer(const Asking& asking);
Response post_nothing_new(const Asking& asking);

// To comment on our paragraphs of a report in the making.
Response get_comments(const Asking& asking);
Response post_comments(const Asking& asking);

// Something that was filed.
Response get_act(const Asking& asking);
Response get_receipt(const Asking& asking);
Response get_entry(const Asking& asking);
Response get_attachment(const Asking& asking);

/// The check page of a draft, with all that was wrong before, if anything.
Response check_page(const Asking& asking, const people::Read<Draft>& draft,
                    const std::vector<Wrong>& wrong, int status);
/// Files it.
Response send_draft(const Asking& asking, const people::Read<Draft>& draft);
/// After it was filed: to the act, or to what waits for a second person.
Response after_put(const Asking& asking, const people::Put& put);
/// What a page shows of a draft, as one short text: to tell whether it has changed since.
std::string digest_of_step(const mandate::WorkingForm& form, const Draft& draft, const Step& step);
std::string draft_address(const std::string& id, std::string_view step);
/// The pages of a draft, as links.
void draw_steps(components::Pen& pen, const Asking& asking, const people::Read<Draft>& draft,
                const Step& step);

}  // namespace inviola::web::desks::mission
