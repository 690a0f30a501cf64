#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "mandate/state.h"

namespace inviola::mandate {

/// An event of the public record. Not a report under the procedure unless marked so; nothing in it
/// says who is responsible. What is told of it in words stands in the catalogues under its id.
struct KnownEvent {
  std::string id;
  PartialDate date;
  bool date_is_bound = false;          ///< the event lies before that date; its own is not seen
  std::vector<StateCode> host_states;  ///< empty where several, unnamed
  bool several_hosts = false;
  std::string place;
  std::vector<StateCode> sending_states;  ///< empty where several, unnamed
  std::string target;
  std::vector<std::string> nature;  ///< codes of the working form; the coding is ours
  std::optional<int> killed;        ///< not seen: nothing, never zero
  std::optional<int> injured;
  std::optional<int> abducted;
  std::string actor;  ///< in the words of the coding; may be "not stated"
  std::vector<std::string> channels;
  bool reported_under_procedure = false;
  std::optional<StateCode> reporting_state;
  std::optional<PartialDate> reported_on;
  bool is_abuse_of_privileges = false;
  bool verified_in_general_only = false;
  std::vector<std::string> sources;
};

}  // namespace inviola::mandate
