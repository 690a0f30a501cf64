#include <doctest/doctest.h>

#include "archive/memory/memory_archive.h"
#include "conformance/archive_suite.h"
#include "conformance/folders.h"
#include "conformance/housekeeping_suite.h"

namespace inviola::conformance {
namespace {

class MemoryGround final : public Ground {
 public:
  std::string folder(const std::string& name) override { return name; }
  Result<std::unique_ptr<office::Archive>> open(const std::string& folder,
                                                archive::Mode mode) override {
    return archive::MemoryArchive::open(disk_, folder, mode);
  }

 private:
  archive::MemoryDisk disk_;
};

}  // namespace

TEST_CASE("memory is a keeping-place") {
  archive_suite([] { return std::make_unique<MemoryGround>(); });
}

TEST_CASE("sqlite is a keeping-place") {
  archive_suite([] { return std::make_unique<SqliteGround>(); });
}

TEST_CASE("memory keeps the papers of an office") {
  housekeeping_suite([] { return std::make_unique<MemoryGround>(); });
}

TEST_CASE("sqlite keeps the papers of an office") {
  housekeeping_suite([] { return std::make_unique<SqliteGround>(); });
}

}  // namespace inviola::conformance
