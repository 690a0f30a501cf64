#include "notary/detail/note_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace inviola::notary::detail {
namespace {

constexpr std::size_t file_bytes = NoteFile::block_bytes * NoteFile::blocks;

Result<std::string> in_blocks(const std::string& name, std::string_view note, std::size_t count) {
  if (note.size() > NoteFile::block_bytes) {
    return failure(Fault{"write " + name, "the note is longer than a block"});
  }
  std::string block(note);
  block.resize(NoteFile::block_bytes, '\0');
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) bytes += block;
  return bytes;
}

}  // namespace

Result<std::optional<std::vector<std::string>>> NoteFile::read(int folder,
                                                               const std::string& name) {
  auto bytes = read_private(folder, name, file_bytes);
  if (!bytes) return failure(bytes.error());
  if (!*bytes) return std::nullopt;
  if ((*bytes)->size() != file_bytes) return std::vector{std::move(**bytes)};
  std::vector<std::string> found;
  for (std::size_t at = 0; at < file_bytes; at += block_bytes) {
    std::string block = (*bytes)->substr(at, block_bytes);
    block.resize(block.find_last_not_of('\0') + 1);
    found.push_back(std::move(block));
  }
  return found;
}

Result<NoteFile> NoteFile::make(int folder, const std::string& name, std::string_view note,
                                const OnStep& on_step) {
  const auto bytes = in_blocks(name, note, blocks);
  if (!bytes) return failure(bytes.error());
  if (auto written = write_durably(folder, name, *bytes, on_step); !written) {
    return failure(written.error());
  }
  Descriptor file(::openat(folder, name.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open()) return failure(Fault{"open " + name, cause_of(errno)});
  return NoteFile(std::move(file), name);
}

Result<void> NoteFile::keep(std::string_view note, const OnStep& on_step) {
  const auto bytes = in_blocks(name_, note, blocks / 2);
  if (!bytes) return failure(bytes.error());
  const off_t begin = second_is_older_ ? file_bytes / 2 : 0;
  for (std::size_t at = 0; at < bytes->size();) {
    const ssize_t written = ::pwrite(file_.number(), bytes->data() + at, bytes->size() - at,
                                     begin + static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(Fault{"write " + name_, cause_of(errno)});
    if (written == 0) return failure(Fault{"write " + name_, "nothing more can be written"});
    at += static_cast<std::size_t>(written);
  }
  if (on_step) on_step(WriteStep::written);
  if (::fdatasync(file_.number()) != 0) return failure(Fault{"flush " + name_, cause_of(errno)});
  second_is_older_ = !second_is_older_;
  if (on_step) on_step(WriteStep::durable);
  return {};
}

}  // namespace inviola::notary::detail
