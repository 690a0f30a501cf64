#include "notary/detail/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "notary/detail/descriptor.h"

namespace inviola::notary::detail {
namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string octal(mode_t mode) {
  std::string digits;
  for (int shift = 6; shift >= 0; shift -= 3)
    digits += static_cast<char>('0' + (mode >> shift & 7));
  return digits;
}

}  // namespace

Result<void> write_durably(int folder, const std::string& name, std::string_view bytes,
                           const OnStep& on_step) {
  const auto reached = [&](WriteStep step) {
    if (on_step) on_step(step);
  };
  const auto refuse = [&](const char* doing) {
    const int error = errno;
    return failure(Fault{std::string(doing) + " " + name, cause_of(error)});
  };
  const std::string next = name + ".next";
  Descriptor file(
      ::openat(folder, next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) return refuse("begin to write");
  reached(WriteStep::begun);
  if (!write_all(file.number(), bytes)) return refuse("write");
  reached(WriteStep::written);
  if (::fsync(file.number()) != 0) return refuse("flush");
  reached(WriteStep::flushed);
  if (::renameat(folder, next.c_str(), folder, name.c_str()) != 0) return refuse("put in place");
  reached(WriteStep::renamed);
  if (::fsync(folder) != 0) return refuse("flush the folder of");
  reached(WriteStep::durable);
  return {};
}

Result<std::optional<std::string>> read_private(int folder, const std::string& name,
                                                std::size_t bytes_max) {
  const auto refuse = [&](std::string cause) {
    return failure(Fault{"read " + name, std::move(cause)});
  };
  const Descriptor file(
      ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    return refuse(cause_of(errno));
  }
  struct stat about{};
  if (::fstat(file.number(), &about) != 0) return refuse(cause_of(errno));
  if (!S_ISREG(about.st_mode)) return refuse("it is not a plain file");
  if (about.st_uid != ::geteuid()) return refuse("it belongs to another user");
  if ((about.st_mode & 077) != 0) {
    return refuse("its mode is " + octal(about.st_mode) + ": others could read or change it; " +
                  "make it 600");
  }
  std::string bytes(bytes_max + 1, '\0');
  std::size_t length = 0;
  while (length < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + length, bytes.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(cause_of(errno));
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  if (length > bytes_max) return refuse("it is too long");
  bytes.resize(length);
  return bytes;
}

}  // namespace inviola::notary::detail
