#include "archive/sqlite/detail/intake.h"

#include "archive/detail/rules.h"
#include "base/limits.h"

namespace inviola::archive::detail {

Result<std::unique_ptr<office::DocumentIntake>> Intake::begin(const std::string& folder,
                                                              Writer& writer) {
  auto file = unnamed_file(folder);
  if (!file) return failure(within("receive document", file.error()));
  return std::unique_ptr<office::DocumentIntake>(new Intake(std::move(*file), writer));
}

Result<void> Intake::add(std::string_view piece) {
  if (over_) return failure(intake_is_over());
  over_ = true;  // unless all goes well
  if (piece.size() > limits::attachment_bytes_max - size_) return failure(document_too_large());
  auto written = write_all(file_, piece);
  if (!written) return failure(within("receive document", written.error()));
  digest_.add(piece);
  size_ += piece.size();
  over_ = false;
  return {};
}

Result<Digest> Intake::finish() {
  if (over_) return failure(intake_is_over());
  over_ = true;
  const Digest digest = digest_.finish();
  auto kept = writer_.keep_document(digest, size_, file_);
  if (!kept) return failure(kept.error());
  file_ = OpenFile();
  return digest;
}

}  // namespace inviola::archive::detail
