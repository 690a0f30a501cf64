// The State's own paragraphs of a report that is not issued yet, and what it says of them.
#include "publication/pages/desks/comments.h"

#include "office/people/secrets.h"
#include "publication/pages/desks/ways.h"
#include "publication/words.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"
#include "web/desks/wording.h"

namespace inviola::web::desks::mission {
namespace {

using namespace components;
using procedure::CommentsInvited;
using procedure::Reference;
namespace pages = publication::pages;

void draw_form(Pen& pen, const Asking& asking, const Seen& seen,
               const procedure::EnteredAct& invitation) {
  draw_heading(pen, 2, asking.say("mission.comment"));
  draw_paragraph(pen, asking.say("mission.comment-what"));
  open_form(pen, {asking.path, asking.token});
  draw_hidden(pen, "once", people::draw_token(asking.parts.people.entropy(), 8));
  Choice entries{.asked = {.name = "entries",
                           .label = asking.say("mission.comment-on"),
                           .hint = asking.say("mission.comment-on-hint")},
                 .kind = Choice::Kind::several,
                 .options = {},
                 .chosen = asking.fields("entries")};
  std::int64_t number = 0;
  for (const auto& one : procedure::paragraphs_put_to(*seen.standing, seen.ground.law, invitation,
                                                      own_state(asking))) {
    entries.options.push_back({one->reference().value(),
                               asking.say("page.comments.paragraph", {{"number", ++number}}), ""});
  }
  draw(pen, entries);
  draw(pen, Field{.asked = {.name = "words", .label = asking.say("mission.comment-words")},
                  .kind = Field::Kind::area,
                  .value = asking.field("words")});
  draw_language(pen, asking, asking.say("mission.language"), asking.field("language"));
  draw(pen, Button{.label = asking.say("mission.comment-send"), .name = "do", .value = "comment"});
  draw(pen, Button{.label = asking.say("mission.comment-agree"),
                   .name = "do",
                   .value = "agree",
                   .secondary = true});
  close_form(pen);
}

Response comments_page(const Asking& asking, const std::string& problem) {
  const Seen seen(asking);
  const Reference about{asking.named.at(0)};
  auto page = pages::comments_page(seen.ground, about, own_state(asking));
  if (!page) return not_found(asking);
  const auto invitation = seen.standing->act(about);
  const bool open =
      asking.parts.office.today() <= std::get<CommentsInvited>(invitation->act.body).until;
  Response out = show(asking, std::move(*page), [&](Pen& pen) {
    if (!problem.empty()) draw(pen, Problems{asking.say("sign-in.problems"), {{"", problem}}});
    draw_way(pen, asking.say("mission.note-pdf"), pages::ways::note(about) + "/pdf", true);
    if (open) draw_form(pen, asking, seen, *invitation);
  });
  if (!problem.empty()) out.status = 422;
  return out;
}

}  // namespace

Response get_comments(const Asking& asking) { return comments_page(asking, {}); }

Response post_comments(const Asking& asking) {
  const Reference about{asking.named.at(0)};
  const std::string once = asking.field("once");
  const auto before = asking.parts.filings.put_before(*asking.acting, once);
  if (!before) return unavailable(asking, before.error());
  if (*before) return go(asking, asking.path);
  procedure::Commented act{.about = about,
                           .agreed = asking.field("do") == "agree",
                           .entries = {},
                           .statement = statement_in(asking)};
  for (const std::string& entry : asking.fields("entries")) act.entries.emplace_back(entry);
  const auto put = asking.parts.filings.put_once(*asking.acting, once, std::move(act));
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return unavailable(asking, *fault);
    const Seen seen(asking);
    // Whoever was not asked is told of nothing.
    if (!seen.standing->act(about)) return not_found(asking);
    return comments_page(asking, why(asking, put.error()));
  }
  if (std::holds_alternative<people::Waits>(*put)) return after_put(asking, *put);
  return go(asking, asking.path);
}

}  // namespace inviola::web::desks::mission
