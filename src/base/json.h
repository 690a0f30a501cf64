#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace inviola {

/// Where a text stops being the JSON we accept, and why.
struct JsonError {
  std::size_t byte = 0;  ///< offset from the start
  std::string why;
};

/// Reads one JSON text (RFC 8259), strictly: UTF-8, no duplicate names, depth at most
/// `limits::json_depth_max`, integers within 64 bits, nothing after the value.
Result<boost::json::value, JsonError> parse_json(std::string_view text);

/// The one encoding: members in the order given, no white space, UTF-8, no escapes but the needed.
std::string print_json(const boost::json::value& value);

}  // namespace inviola
