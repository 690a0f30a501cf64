#include "courier/pouch/pouch.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/bytes.h"
#include "courier/message.h"

namespace inviola::courier {
namespace {

namespace fs = std::filesystem;

/// Closes what it holds.
struct Open {
  int number;
  ~Open() {
    if (number >= 0) ::close(number);
  }
};

bool write_durably(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(number) == 0;
}

Fault fault(const fs::path& path) {
  return {"put a letter into " + path.string(), std::strerror(errno)};
}

}  // namespace

Result<office::CarriedLetter> Pouch::carry(const office::Letter& letter) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return failure(Fault{"make the folder " + folder_, error.message()});
  // Named after what makes a letter the same one: which it is, and to whom.
  const std::string name = sha256(letter.message_id, "\n", letter.to).hex().substr(0, 32) + ".eml";
  const fs::path path = fs::path(folder_) / name;
  const fs::path beside = fs::path(folder_) / ('.' + name);
  {
    const Open file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (file.number < 0 || !write_durably(file.number, print_message(letter))) {
      const Fault why = fault(path);
      fs::remove(beside, error);
      return failure(why);
    }
  }
  fs::rename(beside, path, error);
  if (error) return failure(Fault{"put a letter into " + path.string(), error.message()});
  const Open folder{::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.number < 0 || ::fsync(folder.number) != 0) return failure(fault(folder_));
  return office::CarriedLetter{office::Carried::taken, name};
}

}  // namespace inviola::courier
