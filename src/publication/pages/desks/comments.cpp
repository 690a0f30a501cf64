#include "publication/pages/desks/comments.h"

#include <algorithm>

#include "publication/detail/report_entries.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;
using procedure::Comment;
using procedure::CommentAnswered;
using procedure::Commented;
using procedure::CommentsInvited;
using procedure::CommunicationPointer;
using procedure::EnteredAct;
using procedure::Reference;

const Commented& body_of(const Comment& comment) {
  return std::get<Commented>(comment.made->act.body);
}

std::vector<Comment> comments_of(const procedure::Standing& seen, const EnteredAct& invitation,
                                 const StateCode& state) {
  auto out = procedure::comments_on(seen, invitation.act.reference);
  std::erase_if(out, [&](const Comment& one) { return one.made->act.author != state; });
  return out;
}

Arguments title_arguments(const Ground& ground, const CommentsInvited& invited) {
  return {
      {"part", invited.part},
      {"session", session_in_words(ground.catalogue, mandate::AssemblySession{invited.session})}};
}

class CommentsPage {
 public:
  CommentsPage(const Ground& ground, const EnteredAct& invitation, const StateCode& state)
      : page_(ground, "comments", invitation.act.reference.value() + "/" + state.value(),
              title_arguments(ground, std::get<CommentsInvited>(invitation.act.body))),
        materials_(page_.materials()),
        invitation_(invitation),
        invited_(std::get<CommentsInvited>(invitation.act.body)),
        shown_(procedure::paragraphs_put_to(page_.seen(), page_.law(), invitation, state)),
        comments_(comments_of(page_.seen(), invitation, state)),
        state_(state) {}

  Document compose() {
    page_.paragraph("opening", {{"state", page_.name(state_)}, {"date", invitation_.entered}});
    page_.paragraph(page_.today() <= invited_.until ? "until" : "closed",
                    {{"until", invited_.until}});
    page_.heading(1, "paragraphs", {}, "paragraphs");
    paragraphs();
    page_.heading(1, "comments", {}, "comments");
    if (comments_.empty()) {
      page_.paragraph(page_.today() <= invited_.until ? "none-yet" : "silent");
    }
    for (const Comment& one : comments_) comment(one);
    return page_.close();
  }

 private:
  void paragraphs() {
    const publication::detail::Entries entries(materials_, invitation_.entered);
    int number = 0;
    for (const CommunicationPointer& one : shown_) {
      std::vector<Block> blocks;
      entries.write_alone(*one, ++number, blocks);
      SideBySide sides{{{page_.line("paragraph", {{"number", std::int64_t{number}}}), blocks}}};
      for (const Comment& made : comments_) {
        const Commented& body = body_of(made);
        if (std::ranges::find(body.entries, one->reference()) == body.entries.end()) continue;
        SideBySide::Account said{page_.line("commented-on", {{"date", made.made->entered}}), {}};
        words(body, said.blocks);
        sides.accounts.push_back(std::move(said));
      }
      if (sides.accounts.size() > 1) {
        page_.put(std::move(sides));
      } else {
        for (Block& block : blocks) page_.put(std::move(block.value));
      }
    }
  }

  void words(const Commented& body, std::vector<Block>& blocks) const {
    if (body.agreed) {
      put(blocks, Paragraph{.number = {}, .line = page_.line("agreed"), .sources = {}});
    }
    if (!body.statement.words.empty()) {
      put(blocks, publication::detail::said(page_.words(), body.statement));
    }
  }

  void comment(const Comment& one) {
    const Commented& body = body_of(one);
    std::vector<int> numbers;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      if (std::ranges::find(body.entries, shown_[i]->reference()) != body.entries.end()) {
        numbers.push_back(static_cast<int>(i + 1));
      }
    }
    page_.paragraph(
        "comment",
        {{"date", one.made->entered},
         {"reference", one.made->act.reference.value()},
         {"number", static_cast<std::int64_t>(numbers.size())},
         {"paragraphs", numbers.empty() ? "_" : list_of_numbers(page_.words(), numbers)}},
        {{"reference", {Tone::reference, {}, {}}}});
    std::vector<Block> blocks;
    // Those that mean single paragraphs stand beside them.
    if (numbers.empty()) words(body, blocks);
    for (Block& block : blocks) page_.put(std::move(block.value));
    if (!one.answer) return;
    const auto& answer = std::get<CommentAnswered>(one.answer->act.body);
    page_.paragraph(answer.taken_up ? "taken-up" : "not-taken-up", {{"date", one.answer->entered}});
    if (!answer.statement.words.empty()) {
      page_.put(publication::detail::said(page_.words(), answer.statement));
    }
  }

  Page page_;
  Materials materials_;
  const EnteredAct& invitation_;
  const CommentsInvited& invited_;
  std::vector<CommunicationPointer> shown_;
  std::vector<Comment> comments_;
  StateCode state_;
};

}  // namespace

std::optional<Document> comments_page(const Ground& ground, const Reference& invitation,
                                      const StateCode& state) {
  const auto entered = ground.standing->act(invitation);
  const auto* invited = entered ? std::get_if<CommentsInvited>(&entered->act.body) : nullptr;
  if (!invited || std::ranges::find(invited->to, state) == invited->to.end()) return std::nullopt;
  return CommentsPage(ground, *entered, state).compose();
}

Line comment_standing(const Ground& ground, const EnteredAct& invitation, const StateCode& state) {
  const Page page(ground, "comments");
  const auto comments = comments_of(*ground.standing, invitation, state);
  if (comments.empty()) {
    const Date until = std::get<CommentsInvited>(invitation.act.body).until;
    return page.missing(ground.today <= until ? "page.comments.standing.open"
                                              : "page.comments.standing.silent");
  }
  const Comment& last = comments.back();
  return page.line(body_of(last).agreed ? "standing.agreed" : "standing.commented",
                   {{"date", last.made->entered}, {"answered", last.answer ? "yes" : "no"}});
}

}  // namespace inviola::publication::pages
