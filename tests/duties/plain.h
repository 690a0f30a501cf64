#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mandate/law.h"
#include "procedure/act.h"

/// The duties of paragraph 10 (b) and the reminders of 11 (d), told plainly: from the list of acts
/// alone, looked through anew for every question. Slow and obvious. It shares nothing with
/// src/procedure but the acts themselves, so that the two can be held against each other.
namespace inviola::plain {

using mandate::StateCode;
using procedure::EnteredAct;
using procedure::Reference;

/// The occurrences that are one incident.
using Incident = std::set<Reference>;

/// What one State owes of one element.
struct Owed {
  bool territorial = false;
  std::string phase;  ///< "open", "overdue", "performed", "closed"
  std::optional<Date> due;
  friend bool operator==(const Owed&, const Owed&) = default;
};

/// What one State owes in one incident, and what the Secretariat may do about it.
struct Line {
  std::array<Owed, 3> elements;  ///< justice, outcome, prevention
  std::string silence;
  std::optional<Date> remind;  ///< since when a reminder may be given, if one may today
  bool attention = false;      ///< its attention may be drawn
  friend bool operator==(const Line&, const Line&) = default;
};

std::set<Incident> incidents(const std::vector<EnteredAct>& acts);
/// By State: those that owe.
std::map<StateCode, Line> lines(const std::vector<EnteredAct>& acts, const mandate::Law& law,
                                const Incident& incident, Date today);

}  // namespace inviola::plain
