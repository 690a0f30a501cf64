#include "base/result.h"

namespace inviola {

std::string to_string(const Fault& fault) {
  return fault.cause.empty() ? fault.doing : fault.doing + ": " + fault.cause;
}

Fault within(std::string doing, const Fault& fault) {
  return Fault{std::move(doing), to_string(fault)};
}

}  // namespace inviola
