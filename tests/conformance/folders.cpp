#include "conformance/folders.h"

#include <doctest/doctest.h>
#include <stdlib.h>

namespace inviola::conformance {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "inviola-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

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
