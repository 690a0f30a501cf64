#pragma once

#include <span>
#include <string>
#include <string_view>

#include "archive/sqlite/detail/connection.h"

namespace inviola::archive::detail {

/// A file of a register, as the connection sees it.
struct CopiedFile {
  Connection* source;
  std::string_view name;
};

/// The whole of each file as it is at one instant, in the order given, as a new register in
/// `folder`, on the disk when this returns. After a fault nothing is there; a process that is
/// killed may leave a folder with
/// `.making-` in its name beside it, which can be removed.
Result<void> copy_register(std::span<const CopiedFile> files, const std::string& folder);

}  // namespace inviola::archive::detail
