// Letters: how far each has come, and what waits for somebody.
#include <algorithm>
#include <map>

#include "office/mail/round.h"
#include "publication/words.h"
#include "web/desks/drawing.h"
#include "web/desks/post.h"
#include "web/desks/secretariat/pages.h"

namespace inviola::web::desks::secretariat {
namespace {

using namespace components;
using mandate::StateCode;
using office::Again;
using office::Task;
using procedure::Reference;
using publication::plain;

constexpr const char* tasks_path = "/desk/tasks";
constexpr std::size_t of_a_kind_max = 12;

Response done_already(const Asking& asking, const std::string& way) {
  return notice(asking, 200, asking.say("post.tasks"), asking.say("post.done-already"), way);
}

std::vector<const office::ServedState*> unreached(const office::Service& service) {
  std::vector<const office::ServedState*> out;
  for (const auto& one : service.states) {
    if (procedure::was_not_delivered(one.outcome)) out.push_back(&one);
  }
  return out;
}

void draw_tasks(Pen& pen, const Asking& asking, const office::TaskPage& page) {
  const std::vector<Task>& tasks = page.tasks;
  if (tasks.empty() && page.next) return;
  if (tasks.empty()) return draw_paragraph(pen, asking.say("post.tasks-none"));
  draw_task_counts(pen, asking, tasks);
  // What stops everything comes first.
  for (const char* code : {"way-closed", "not-delivered", "address-unknown", "address-refused",
                           "drill-due", "confirmation-due"}) {
    const auto all = alike_of(tasks, code);
    if (all.empty()) continue;
    draw_heading(
        pen, 2,
        publication::capitalized(asking.words, publication::word_for(asking.words, "task", code)));
    for (std::size_t i = 0; i < all.size() && i < of_a_kind_max; ++i) {
      draw_alike(pen, asking, all[i]);
    }
    if (all.size() > of_a_kind_max) {
      draw_paragraph(pen, asking.say("page.shared.duties.more",
                                     {{"shown", std::int64_t{of_a_kind_max}},
                                      {"number", static_cast<std::int64_t>(all.size())}}));
    }
  }
}

}  // namespace

Response get_sent(const Asking& asking) {
  const Seen seen(asking);
  const Reference reference{asking.named.at(0)};
  const auto act = seen.standing->act(reference);
  if (!act) return not_found(asking);
  const auto service = office::service_of(asking.parts.office, reference, asking.acting->viewer);
  if (!service) return unavailable(asking, service.error());
  if (!*service) return not_found(asking);
  const std::string what =
      publication::capitalized(asking.words, publication::in_words(asking.words, act->act.body));
  return show(asking,
              {.title = asking.say("post.sent-title", {{"what", what}}),
               .draw =
                   [&](Pen& pen) {
                     if (const auto* one = std::get_if<procedure::Circulated>(&act->act.body)) {
                       draw_line(pen, reference_line(one->about,
                                                     "/desk/circulation/" + one->about.value()));
                     }
                     draw_paragraph(pen, asking.say("secretariat.evidence-what"));
                     draw_service(pen, asking, **service);
                   },
               .headers = {}});
}

Response get_tasks(const Asking& asking) {
  const auto asked = earlier_asked(asking);
  const auto page = office::mail_tasks(asking.parts.office, asking.acting->viewer, asked);
  if (!page) return unavailable(asking, page.error());
  return show(asking, {.title = asking.say("post.tasks"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("post.tasks-what"));
                             draw_tasks(pen, asking, *page);
                             draw_earlier(pen, asking, tasks_path, asked, page->next);
                           },
                       .headers = {}});
}

/// To one State, or, if none is named, to all that were not reached and have an address.
Response post_again(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const Reference about{asking.field("about")};
  auto& office = asking.parts.office;
  const auto service = office::service_of(office, about, asking.acting->viewer);
  if (!service) return unavailable(asking, service.error());
  if (!*service) return not_found(asking);
  const std::string wanted = asking.field("state");
  std::map<Again, std::size_t> became;
  for (const auto* one : unreached(**service)) {
    if (!wanted.empty() && one->state.value() != wanted) continue;
    const auto again = office::send_again(office, about, one->state, Language::en);
    if (!again) return unavailable(asking, again.error());
    ++became[*again];
  }
  const auto not_done = [&](const char* key, const std::string& to) {
    return notice(asking, 409, asking.say("post.tasks"), asking.say(key), to);
  };
  if (became.contains(Again::begun)) return go(asking, sent_address(about));
  if (became.contains(Again::no_mail)) return not_done("post.no-mail", sent_address(about));
  if (became.contains(Again::no_address)) {
    return not_done("post.no-address",
                    wanted.empty() ? "/desk/contacts" : contact_address(StateCode{wanted}));
  }
  if (became.contains(Again::no_document)) return not_done("post.no-document", sent_address(about));
  return done_already(asking, sent_address(about));
}

/// Somebody carried it there: entered as an outcome of its own.
Response post_by_hand(const Asking& asking) {
  const std::lock_guard alone(acting_alone());
  const Reference about{asking.field("about")};
  const auto service = office::service_of(asking.parts.office, about, asking.acting->viewer);
  if (!service) return unavailable(asking, service.error());
  if (!*service) return not_found(asking);
  const auto waiting = unreached(**service);
  const auto found = std::ranges::find(waiting, StateCode{asking.field("state")},
                                       [](const auto* one) { return one->state; });
  if (found == waiting.end()) return done_already(asking, sent_address(about));
  const auto put = asking.parts.filings.put(
      *asking.acting, procedure::Dispatched{about, {{(*found)->state, "received"}}});
  if (!put) return refused(asking, put.error(), tasks_path);
  return go(asking, sent_address(about));
}

}  // namespace inviola::web::desks::secretariat
