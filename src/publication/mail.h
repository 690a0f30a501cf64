#pragma once

#include <optional>
#include <string>

#include "disclosure/disclosed.h"
#include "procedure/act.h"
#include "publication/catalogue.h"

namespace inviola::publication {

/// The letter in which a State learns that a document waits for it: the reference and where it can
/// be read, and no word of what it says. Mail is read on its way.
struct MailText {
  std::string subject;
  std::string body;  ///< paragraphs, an empty line between two; lines end with a line feed
};

struct MailAddressing {
  std::string site;            ///< of the register: "https://register.example"; empty: no link
  bool demonstration = false;  ///< the letter says so
};

/// Made from one act that the gate disclosed to its addressee. Nothing where the act has no
/// document to be sent.
std::optional<MailText> mail_for(const Catalogue& words,
                                 const disclosure::Disclosed<procedure::EnteredAct>& act,
                                 const MailAddressing& addressing);

}  // namespace inviola::publication
