#include "conformance/folders.h"

#include <doctest/doctest.h>

namespace inviola::conformance {

std::unique_ptr<archive::SqliteArchive> open_sqlite(const std::string& folder, archive::Mode mode) {
  auto archive = archive::SqliteArchive::open(folder, mode);
  if (!archive) FAIL(to_string(archive.error()));
  return std::move(*archive);
}

std::string refusal_of_opening(const std::string& folder, archive::Mode mode) {
  const auto archive = archive::SqliteArchive::open(folder, mode);
  return archive ? std::string("it was opened") : to_string(archive.error());
}

}  // namespace inviola::conformance
