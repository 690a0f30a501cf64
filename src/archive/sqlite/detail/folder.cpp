#include "archive/sqlite/detail/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <vector>

namespace inviola::archive::detail {

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Fault system_fault(std::string doing) {
  const int number = errno;
  if (number == ENOSPC) return Fault{std::move(doing), "disk full; make room and try again"};
  return Fault{std::move(doing), std::generic_category().message(number)};
}

bool is_there(const std::string& path) {
  struct stat found{};
  return ::lstat(path.c_str(), &found) == 0;
}

Result<void> make_folder(const std::string& folder) {
  const std::string doing = "make folder " + folder;
  if (::mkdir(folder.c_str(), 0700) == 0) return sync(parent_of(folder));
  if (errno == ENOENT) {
    return failure(Fault{doing, "the folder " + parent_of(folder) + " does not exist; make it"});
  }
  if (errno != EEXIST) return failure(system_fault(doing));
  struct stat found{};
  if (::stat(folder.c_str(), &found) != 0) return failure(system_fault(doing));
  if (!S_ISDIR(found.st_mode)) return failure(Fault{doing, "it is a file; name another folder"});
  if (::chmod(folder.c_str(), 0700) != 0) return failure(system_fault(doing));
  return {};
}

Result<void> make_file(const std::string& file) {
  const OpenFile made(::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600));
  if (made.descriptor() < 0) return failure(system_fault("make file " + file));
  return {};
}

Result<void> sync(const std::string& path) {
  const OpenFile opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.descriptor() < 0 || ::fsync(opened.descriptor()) != 0) {
    return failure(system_fault("write " + path + " to the disk"));
  }
  return {};
}

std::string parent_of(const std::string& path) {
  std::filesystem::path whole(path);
  if (!whole.has_filename()) whole = whole.parent_path();  // a slash stood at the end
  const std::string parent = whole.parent_path().string();
  return parent.empty() ? "." : parent;
}

namespace {

/// The process number that the holder of the lock wrote down; empty if it cannot be read.
std::string holder_of(const OpenFile& lock) {
  std::array<char, 24> text{};
  const auto got = ::pread(lock.descriptor(), text.data(), text.size(), 0);
  long number = 0;
  if (got <= 0) return {};
  const auto parsed = std::from_chars(text.data(), text.data() + got, number);
  return parsed.ec == std::errc() && number > 0 ? std::to_string(number) : std::string();
}

}  // namespace

Result<OpenFile> lock_for_writing(const std::string& folder) {
  const std::string file = folder + "/writer.lock";
  OpenFile lock(::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (lock.descriptor() < 0) return failure(system_fault("lock " + file));
  if (::flock(lock.descriptor(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return failure(system_fault("lock " + file));
    const std::string holder = holder_of(lock);
    return failure(Fault{"open register " + folder,
                         "another program is writing to it" +
                             (holder.empty() ? std::string() : " (process " + holder + ")") +
                             "; stop it or use its address"});
  }
  // On a full disk the number is missing, and only a message would be the poorer for it.
  const std::string self = std::to_string(::getpid()) + "\n";
  if (::ftruncate(lock.descriptor(), 0) == 0) {
    (void)!::pwrite(lock.descriptor(), self.data(), self.size(), 0);
  }
  return lock;
}

Result<void> remove_leftovers(const std::string& folder) {
  const std::string making = std::string(register_file) + std::string(making_suffix);
  std::error_code error;
  std::vector<std::filesystem::path> leftovers;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with(intake_prefix) || name.starts_with(making))
      leftovers.push_back(it->path());
  }
  for (const auto& leftover : leftovers) {
    if (error) break;
    std::filesystem::remove(leftover, error);
  }
  if (error) return failure(Fault{"tidy folder " + folder, error.message()});
  return {};
}

Result<OpenFile> unnamed_file(const std::string& folder) {
  std::string name = folder + "/" + std::string(intake_prefix) + "XXXXXX";
  OpenFile file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.descriptor() < 0) return failure(system_fault("make a file in " + folder));
  if (::unlink(name.c_str()) != 0) return failure(system_fault("unlink " + name));
  return file;
}

Result<void> write_all(const OpenFile& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(system_fault("set bytes aside"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> read_all(const OpenFile& file, std::size_t offset, std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const auto got = ::pread(file.descriptor(), bytes.data() + done, bytes.size() - done,
                             static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(system_fault("read back what was set aside"));
    if (got == 0) return failure(Fault{"read back what was set aside", "it has become shorter"});
    done += static_cast<std::size_t>(got);
  }
  return {};
}

}  // namespace inviola::archive::detail
