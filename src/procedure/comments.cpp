#include "procedure/comments.h"

#include <algorithm>
#include <set>

namespace inviola::procedure {
namespace {

bool stands_in(const CycleDays& days, ReportPart part, const Communication& one) {
  return publishable(one) && days.part_of(one.filed->entered) == part;
}

/// What the Secretariat does that a State's own paragraphs rest on.
bool shapes_paragraphs(const Body& body) {
  return std::holds_alternative<CircularNoteSent>(body) ||
         std::holds_alternative<Summarized>(body) || std::holds_alternative<Translated>(body) ||
         std::holds_alternative<TranslationWithdrawn>(body);
}

}  // namespace

bool is_issued(const Standing& seen, mandate::AssemblySession session, ReportPart part) {
  return std::ranges::any_of(seen.other_acts(), [&](const EnteredActPointer& entered) {
    const auto* issued = std::get_if<Issued>(&entered->act.body);
    return issued && issued->session == session.value() && issued->part == word(part);
  });
}

std::vector<StateCode> quoted(const Standing& seen, const CycleDays& days, ReportPart part) {
  std::set<StateCode> out;
  for (const CommunicationPointer& one : seen.communications()) {
    if (stands_in(days, part, *one)) out.insert(*one->filed->act.author);
  }
  return {out.begin(), out.end()};
}

std::vector<CommunicationPointer> paragraphs_put_to(const Standing& seen, const mandate::Law& law,
                                                    const EnteredAct& invitation,
                                                    const StateCode& state) {
  const auto* invited = std::get_if<CommentsInvited>(&invitation.act.body);
  if (!invited) return {};
  Standing then;
  for (const EnteredActPointer& entered : seen.acts_where([&](const EnteredAct& one) {
         return one.position < invitation.position &&
                (one.act.author == state || (!one.act.author && shapes_paragraphs(one.act.body)));
       })) {
    then = after(std::move(then), entered);
  }
  const auto days = cycle_days(then, law, mandate::AssemblySession{invited->session});
  const auto part = report_part(invited->part);
  if (!days || !part) return {};
  std::vector<CommunicationPointer> out;
  for (const CommunicationPointer& one : then.communications()) {
    if (one->filed->act.author == state && stands_in(*days, *part, *one)) {
      out.push_back(one);
    }
  }
  std::ranges::stable_partition(out, [](const auto& one) { return one->views() == nullptr; });
  return out;
}

std::vector<EnteredActPointer> invitations(const Standing& seen, mandate::AssemblySession session) {
  std::vector<EnteredActPointer> out;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    const auto* invited = std::get_if<CommentsInvited>(&entered->act.body);
    if (invited && invited->session == session.value()) out.push_back(entered);
  }
  return out;
}

std::vector<Comment> comments_on(const Standing& seen, const Reference& invitation) {
  std::vector<Comment> out;
  for (const EnteredActPointer& entered : seen.other_acts()) {
    if (const auto* made = std::get_if<Commented>(&entered->act.body)) {
      if (made->about == invitation) out.push_back({entered, nullptr});
    } else if (const auto* answer = std::get_if<CommentAnswered>(&entered->act.body)) {
      const auto about = std::ranges::find(
          out, answer->about, [](const Comment& one) { return one.made->act.reference; });
      if (about != out.end() && !about->answer) about->answer = entered;
    }
  }
  return out;
}

}  // namespace inviola::procedure
