#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace inviola::archive {

/// Every regular file below `folder`, {path below it with '/', bytes}, in the order of their paths.
/// Hidden ones are passed over. A fault names the file that cannot be read, is longer than 32 MiB,
/// or is not UTF-8.
Result<std::vector<std::pair<std::string, std::string>>> read_texts(const std::string& folder);

/// One file, at most `bytes_max` long.
Result<std::string> read_file(const std::string& path, std::size_t bytes_max);

/// Writes a file whole or not at all: beside it first, then in its place, durable when this
/// returns.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace inviola::archive
