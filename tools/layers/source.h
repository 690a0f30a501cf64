#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace inviola::layers {

/// One `#include`, as written.
struct Include {
  std::size_t line = 0;  ///< from 1
  std::string path;      ///< between the quotes or brackets; empty if it is a macro's
  bool in_quotes = false;
};

/// A C++ file, taken apart just far enough to hold it against the rules.
struct Source {
  std::vector<Include> includes;
  /// The lines of the file without comments and literals, and without blanks that mean nothing:
  /// `std :: time (x)` is `std::time(x)`.
  std::vector<std::string> code;
};

/// Takes the text of a C++ file apart. Any bytes are accepted; an unfinished comment or literal
/// reaches to the end.
Source read_source(std::string_view text);

}  // namespace inviola::layers
