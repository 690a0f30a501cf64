#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publication/why.h"
#include "web/desks/asking.h"

namespace inviola::web::desks::secretariat {

/// An act that the day's round proposes, or that the desk may do.
struct Proposal {
  std::string key;  ///< names it as long as it is proposed: "reminder.REPT-0001.XGR"
  procedure::Duty duty;
  /// What would be entered; absent where somebody must say something first: the number and the last
  /// day of a circular note, the symbol of a report, the number of an item.
  std::optional<procedure::Body> body;
};

/// In the order of the round, those that are owed before those that may be done. What may not be
/// told to its addressee is not among them.
std::vector<Proposal> proposals(const Asking& asking, const Seen& seen);
/// Nothing if it is not proposed today: it was done, or its ground is gone.
std::optional<Proposal> proposal(const Asking& asking, const Seen& seen, const std::string& key);

/// What was put off, until a day, with the reason: a paper of the desk, never an act.
struct PutOff {
  std::string until;  ///< ISO: proposed again from this day on
  std::string reason;
  std::string name;  ///< of who put it off
  std::int64_t at = 0;
};
BOOST_DESCRIBE_STRUCT(PutOff, (), (until, reason, name, at))
/// By the key of the proposal; those whose day has come too.
Result<std::vector<people::Read<PutOff>>> put_off(const Asking& asking);

}  // namespace inviola::web::desks::secretariat
