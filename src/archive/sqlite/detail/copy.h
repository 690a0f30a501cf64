#pragma once

#include <string>

#include "archive/sqlite/detail/connection.h"

namespace inviola::archive::detail {

/// The whole of `source` as it is at one instant, as a new register in `folder`, on the disk when
/// this returns. After a fault nothing is there; a process that is killed may leave a folder with
/// `.making-` in its name beside it, which can be removed.
Result<void> copy_register(Connection& source, const std::string& folder);

}  // namespace inviola::archive::detail
