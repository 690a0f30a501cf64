#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "notary/detail/descriptor.h"
#include "notary/detail/durable_file.h"

namespace inviola::notary::detail {

/// The file of the last note signed, of four blocks, each a whole note with zero bytes after it. A
/// note is written over the older two, next to each other, so that to keep it costs one write in
/// place and one synchronisation: if the power fails meanwhile, the other two stand; if a block
/// decays, its neighbour says the same. docs/decisions/0014-one-synchronisation-each.md.
class NoteFile {
 public:
  static constexpr std::size_t block_bytes = 4096;
  static constexpr std::size_t blocks = 4;

  /// What stands in each block of file `name`; the content of a file that is one bare note, as
  /// earlier versions wrote it and as it is put back by hand; nothing if there is no file.
  static Result<std::optional<std::vector<std::string>>> read(int folder, const std::string& name);
  /// Makes the file anew with the note in every block; until then the one before it stands.
  static Result<NoteFile> make(int folder, const std::string& name, std::string_view note,
                               const OnStep& on_step);

  NoteFile() = default;
  /// Durable when it returns without fault. After a fault either note may be there: read again.
  Result<void> keep(std::string_view note, const OnStep& on_step);

 private:
  NoteFile(Descriptor file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  Descriptor file_;
  std::string name_;
  bool second_is_older_ = false;
};

}  // namespace inviola::notary::detail
