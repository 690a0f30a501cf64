#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/office.h"
#include "office/world.h"

/// A register told from a file: for the demonstration. Every act goes through the procedure as any
/// other would; what the rules refuse ends the telling.
namespace inviola::office {

/// One act to be entered on its day. In its body "@r1" stands for the reference that the act called
/// r1 was given, "@r1.2" for that of its second occurrence. data/demonstration/README.md.
struct ToldAct {
  std::string name;
  Date entered;
  std::optional<Date> done;
  std::optional<mandate::StateCode> author;
  boost::json::value body;
};

/// Reads an array of acts; a fault names the place.
Result<std::vector<ToldAct>> read_told_acts(std::string_view file, std::string_view json);

/// Enters the acts in the order of their days, setting the calendar to each. A fault names the act
/// that was refused and why; those before it stay entered.
Result<void> tell(Office& office, SetCalendar& calendar, std::vector<ToldAct> acts);

}  // namespace inviola::office
