#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "procedure/due.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages::detail {

/// What every answer begins with: its day, and whether the register is a demonstration.
boost::json::object answer_begun(const Ground& ground);

boost::json::value json_of(const std::optional<Date>& date);
boost::json::value json_of(const std::optional<PartialDate>& date);
boost::json::array json_of(const std::vector<std::string>& texts);
boost::json::value json_of(const std::optional<int>& number);
boost::json::value state_json_of(const Ground& ground, const mandate::StateCode& code);
boost::json::value state_json_of(const Ground& ground,
                                 const std::optional<mandate::StateCode>& code);
boost::json::array states_json_of(const Ground& ground,
                                  const std::vector<mandate::StateCode>& codes);

/// What a State did with regard to an instrument.
boost::json::object action_json_of(const Ground& ground, const mandate::TreatyAction& action);
/// A duty with its reasons, each as key, facts and sentence.
boost::json::object duty_json_of(const Ground& ground, const procedure::Duty& duty);
/// An act as the timeline tells it.
boost::json::object act_json_of(const Ground& ground, const procedure::EnteredAct& entered);
/// A communication without what it says: whose, when, its reference, whether it stands.
boost::json::object communication_json_of(const Ground& ground,
                                          const procedure::Communication& communication);

}  // namespace inviola::publication::pages::detail
