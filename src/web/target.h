#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/message.h"

/// Addresses, read and written. Reading refuses whatever two programs could read differently.
namespace inviola::web {

struct Target {
  std::string path;
  Pairs query;
};

/// The target of a request line in origin or absolute form (RFC 9112, 3.2). Nothing if it is not
/// ASCII, has a bad escape, an escaped separator, a control, an empty, "." or ".." segment, or does
/// not decode to UTF-8. A final "/" stays.
std::optional<Target> read_target(std::string_view target);

/// "a=1&b=%C3%A9+x", of an address or a form. Nothing if it has a bad escape, a NUL, invalid UTF-8
/// or more than 200 pairs.
std::optional<Pairs> read_pairs(std::string_view text);

/// One segment of a path, escaped so that it is read back the same.
std::string write_segment(std::string_view segment);
/// A path and query, escaped: what `read_target` reads back.
std::string write_target(std::string_view path, const Pairs& query);
/// "a=1&b=2".
std::string write_pairs(const Pairs& pairs);

}  // namespace inviola::web
