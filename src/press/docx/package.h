#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace inviola::press::docx_detail {

/// Files as one ZIP archive, in the order given, with no time of day in it.
Result<std::string> zip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace inviola::press::docx_detail
