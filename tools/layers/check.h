#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layers/rules.h"

namespace inviola::layers {

/// One file of the tree.
struct File {
  std::string path;  ///< from the root, with slashes: "src/web/routes.cpp"
  std::string text;
};

/// Something that breaks a rule, and where.
struct Finding {
  std::string path;
  std::size_t line = 0;  ///< from 1; 0 if it is the file itself
  std::string says;      ///< what is wrong and what would be right
};

/// "src/web/routes.cpp:3: …".
std::string to_string(const Finding& finding);

/// All that breaks a rule in one file, in the order of the lines.
///
/// Of every file: its name, `#pragma once` in a header, nothing put off for later. Of a file under
/// src/ in addition: that its room is known and includes only what its arrows allow, and that a
/// pure room names nothing that reaches the world. A test beside its code (x_test.cpp) is no part
/// of a pure room and may open the data it tests with; the arrows hold for it like for the rest.
std::vector<Finding> check(const Rules& rules, const File& file);

}  // namespace inviola::layers
