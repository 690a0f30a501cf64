#include "publication/mail.h"

#include "publication/pages/addresses.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using namespace procedure;

/// Under which keys a document's letter stands: "mail.reminder.…"; null where there is no document.
const char* document_of(const Body& body) {
  if (std::holds_alternative<CircularNoteSent>(body)) return "circular";
  if (std::holds_alternative<Circulated>(body)) return "circulation";
  if (std::holds_alternative<AttentionDrawn>(body)) return "attention";
  if (std::holds_alternative<Reminded>(body)) return "reminder";
  if (std::holds_alternative<DrillHeld>(body)) return "drill";
  if (std::holds_alternative<CommentsInvited>(body)) return "comments";
  if (std::holds_alternative<CommentAnswered>(body)) return "comment-answer";
  const bool communication = std::holds_alternative<Reported>(body) ||
                             std::holds_alternative<FollowedUp>(body) ||
                             std::holds_alternative<ViewsSubmitted>(body);
  return communication ? "acknowledgement" : nullptr;
}

}  // namespace

std::optional<MailText> mail_for(const Catalogue& words,
                                 const disclosure::Disclosed<EnteredAct>& act,
                                 const MailAddressing& addressing) {
  const char* document = document_of(act->act.body);
  if (!document) return std::nullopt;
  const std::string reference = act->act.reference.value();
  Arguments arguments{{"reference", reference},
                      {"resolution", resolution_number(act->act.mandate)},
                      {"paragraph", mandate::ParagraphNumber{act->act.paragraph}},
                      {"done", act->act.done}};
  const std::string own = std::string("mail.") + document;
  MailText out;
  out.subject = words.say(own + ".subject", arguments);
  const auto add = [&](const std::string& sentence) {
    if (!out.body.empty()) out.body += '\n';
    out.body += sentence + '\n';
  };
  if (addressing.demonstration) {
    out.subject = words.say("mail.demonstration.subject", {{"subject", out.subject}});
    add(words.say("mail.demonstration.text"));
  }
  add(words.say(own + ".text", arguments));
  add(words.say("mail.reference", arguments));
  if (!addressing.site.empty()) {
    const std::string link = addressing.site + '/' + std::string(tag(words.language())) +
                             pages::address::document(act->act.reference);
    add(words.say("mail.link", {{"link", link}}));
  }
  add(words.say("mail.no-content"));
  add(words.say("mail.automatic"));
  return out;
}

}  // namespace inviola::publication
