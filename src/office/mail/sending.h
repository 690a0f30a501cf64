#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mandate/correspondence.h"
#include "office/contacts.h"
#include "office/housekeeping.h"
#include "office/ports.h"
#include "procedure/act.h"

/// The sending of one act's document: which letters went where, and how that ended so far. Kept
/// among the papers; the register learns the outcome when all is settled.
namespace inviola::office {

enum class LetterStanding : std::uint8_t { waiting, dispatched, not_delivered };

/// One letter, to one address.
struct Posting {
  std::string to;
  LetterStanding standing = LetterStanding::waiting;
  int tries = 0;
  std::int64_t first = 0;  ///< moment of the first try, seconds since 1970; 0: none yet
  std::int64_t last = 0;   ///< of the last
  std::int64_t next = 0;   ///< not tried before
  std::string answer;      ///< the last words of the other side, or of the way

  friend bool operator==(const Posting&, const Posting&) = default;
};

/// All letters to one State.
struct StateSending {
  mandate::StateCode state;
  std::string language;  ///< tag
  std::vector<Posting> letters;
  int entered_before = 0;  ///< outcomes in the register when this was begun

  bool settled() const;
  /// Code of the working form, once settled: "dispatched" if any letter was taken.
  std::string outcome() const;
  friend bool operator==(const StateSending&, const StateSending&) = default;
};

struct SendingPaper {
  procedure::Reference act;
  std::int64_t accepted = 0;  ///< when the office took it up; 0: before it had papers of it
  std::vector<StateSending> states;
  std::uint64_t version = 0;  ///< of the paper; 0: not kept yet

  bool settled() const;
  StateSending* find(const mandate::StateCode& state);
  const StateSending* find(const mandate::StateCode& state) const;
};

/// The letters to a State: one to each of its contact points.
StateSending begin(const Contact& contact, Language otherwise, int entered_before);

/// How long to wait after so many tries that failed, in seconds: twofold each time.
std::int64_t pause_after(int tries, const mandate::Correspondence& practice);

/// What a try did to a letter. Pauses grow twofold up to the longest; a letter is given up once so
/// many hours have passed since the first try.
void note_try(Posting& letter, const CarriedLetter& carried, std::int64_t now,
              const mandate::Correspondence& practice);

/// The identifier of every attempt at the letter of an act to a State. `origin`: the register's
/// name; `from`: the sender's address, whose domain ends it.
std::string message_id(const std::string& origin, const procedure::Reference& act,
                       const mandate::StateCode& state, const std::string& from);

/// Those not yet settled and entered; those that are.
inline constexpr const char* open_sendings = "sending";
inline constexpr const char* closed_sendings = "sending-done";  // "sent" are forms

std::string print(const SendingPaper& sending);
Result<SendingPaper> read_sending(const Paper& paper);
/// The sending of an act, open or closed; nothing if none was begun.
Result<std::optional<SendingPaper>> sending_of(Housekeeping& housekeeping,
                                               const procedure::Reference& act);
/// Keeps an open one; false if another changed it. The version is then that of the kept.
Result<bool> keep(Housekeeping& housekeeping, SendingPaper& sending);
/// Lays it away, and notes of each address whether it takes letters.
Result<bool> close(Housekeeping& housekeeping, const SendingPaper& sending);

/// An address that did not take the last letter to it, though another of the State's did; told
/// while it is one of the State's, until it takes a letter. Noted when a sending is laid away, so
/// that nobody reads all that were ever sent to know it.
struct RefusedAddress {
  mandate::StateCode state;
  std::string to;
  procedure::Reference act;
  std::string answer;
  std::int64_t last = 0;  ///< moment of the last try
};
Result<std::vector<RefusedAddress>> refused_addresses(Housekeeping& housekeeping);

}  // namespace inviola::office
