#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "office/mail/round.h"
#include "office/people/person.h"
#include "office/ports.h"

/// Letters to a person whose account was changed: that one hears of it even if it was another.
namespace inviola::office::people {

struct Notice {
  std::string person;
  std::string to;        ///< its user name, where that is an address
  std::string language;  ///< tag
  std::string what;      ///< as in `Happening`
  std::int64_t at = 0;
  int tries = 0;
  std::int64_t next = 0;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (person, to, language, what, at, tries, next))

namespace papers {
inline constexpr const char* notice = "notice";  ///< "PERSON/its own"
}  // namespace papers

/// Lays out a letter, if the happening is a change of how one signs in and the person has an
/// address. The latest of a person are kept until they are sent, or too old.
Result<void> lay_notice(Housekeeping& papers, Entropy& entropy, const Person& person,
                        const std::string& what, std::int64_t now);

/// Sends what is due now. A fault of the way ends the round; nothing is lost by it.
struct NoticeRound {
  Housekeeping& papers;
  Courier& courier;
  Clock& clock;
  const publication::Catalogues& words;
  const mandate::Correspondence& practice;
};
/// How many were sent. `go_on`: asked before each letter.
Result<int> send_notices(
    const NoticeRound& round, const MailManner& manner,
    const std::function<bool()>& go_on = [] { return true; });

}  // namespace inviola::office::people
