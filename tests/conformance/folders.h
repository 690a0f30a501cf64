#pragma once

#include <temporary_folder.h>

#include <memory>
#include <string>

#include "archive/sqlite/sqlite_archive.h"
#include "conformance/archive_suite.h"

namespace inviola::conformance {

class SqliteGround final : public Ground {
 public:
  std::string folder(const std::string& name) override { return folder_.path(name); }
  Result<std::unique_ptr<office::Archive>> open(const std::string& folder,
                                                archive::Mode mode) override {
    return archive::SqliteArchive::open(folder, mode);
  }

 private:
  TemporaryFolder folder_;
};

/// The archive, or a failed test.
std::unique_ptr<archive::SqliteArchive> open_sqlite(const std::string& folder, archive::Mode mode);
/// What the opening said.
std::string refusal_of_opening(const std::string& folder, archive::Mode mode);

}  // namespace inviola::conformance
