#pragma once

#include <string>
#include <vector>

#include "console/console.h"
#include "office/contacts.h"
#include "office/mail/round.h"
#include "office/mail/served.h"

/// Letters and contacts on the command line, for who runs the register.
namespace inviola::console {

int tell_round(const Output& to, const office::MailRoundReport& report);

/// The evidence of one act's document, State by State, with the words of the catalogue.
int tell_service(const Output& to, office::Office& office, const publication::Catalogue& words,
                 const std::string& act);
/// Writes anew to one State, or, if none is named, to all that could not be reached.
int send_again(const Output& to, office::Office& office, const std::string& act,
               const std::string& state, Language otherwise);
int tell_tasks(const Output& to, office::Office& office, const publication::Catalogue& words);

int tell_contacts(const Output& to, office::Housekeeping& housekeeping);
/// What is changed of one State's contact; what is absent stays, an empty address goes.
struct ContactChange {
  std::string state;
  std::optional<std::string> language, mission, capital;
  std::optional<std::string> source = {};  ///< of the addresses that are new
};
int set_contact(const Output& to, office::Housekeeping& housekeeping, const mandate::States& states,
                const ContactChange& change, Date today);
/// A table with the columns state, language, mission, capital. All of it is looked at before
/// anything is changed. `file` is named in complaints.
int import_contacts(const Output& to, office::Housekeeping& housekeeping,
                    const mandate::States& states, const std::string& file, const std::string& text,
                    const std::optional<std::string>& source, Date today);

}  // namespace inviola::console
