#include "planted.h"

#include <cstdlib>

namespace inviola {

bool planted(std::string_view name) {
  const char* now = std::getenv("INVIOLA_PLANTED_LEAK");
  return now && name == now;
}

}  // namespace inviola
