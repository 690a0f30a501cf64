#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace inviola::mandate::detail {

/// Reads "13 December 2016", "24 Apr 1963" or "1963-04-24"; nothing else is a date.
std::optional<Date> written_date(std::string_view text);

}  // namespace inviola::mandate::detail
