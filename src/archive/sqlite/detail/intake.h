#pragma once

#include <memory>

#include "archive/sqlite/detail/folder.h"
#include "archive/sqlite/detail/writer.h"

namespace inviola::archive::detail {

/// Sets the bytes of one document aside in a file without a name, so that a slow sender holds no
/// lock, and hands them to the writer in one transaction at the end.
class Intake final : public office::DocumentIntake {
 public:
  static Result<std::unique_ptr<office::DocumentIntake>> begin(const std::string& folder,
                                                               Writer& writer);
  Result<void> add(std::string_view piece) override;
  Result<Digest> finish() override;

 private:
  Intake(OpenFile file, Writer& writer) : file_(std::move(file)), writer_(writer) {}
  OpenFile file_;
  Writer& writer_;
  Sha256Stream digest_;
  std::size_t size_ = 0;
  bool over_ = false;
};

}  // namespace inviola::archive::detail
