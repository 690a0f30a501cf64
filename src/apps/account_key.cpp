#include "apps/account_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "archive/folder/text_folder.h"
#include "base/text.h"

namespace inviola::apps {
namespace {

namespace fs = std::filesystem;
using office::people::AccountKey;
using office::people::KeyFits;

constexpr std::size_t file_bytes_max = 200;

Fault about(const std::string& file, std::string why) {
  return {"open the account key " + file, std::move(why)};
}

bool lies_within(const std::string& file, const std::string& folder) {
  std::error_code error;
  const fs::path inner = fs::weakly_canonical(fs::absolute(file), error);
  const fs::path outer = fs::weakly_canonical(fs::absolute(folder), error);
  const auto relative = inner.lexically_relative(outer);
  return !relative.empty() && *relative.begin() != "..";
}

/// Nothing if there is no such file.
Result<std::optional<AccountKey>> read(const std::string& file, const std::string& folder) {
  if (lies_within(file, folder)) {
    return failure(about(file,
                         "it lies in the register's folder, whose copies would hold it; move "
                         "it elsewhere and say where with --account-key"));
  }
  struct stat kept{};
  if (::stat(file.c_str(), &kept) != 0) {
    if (errno == ENOENT) return std::nullopt;
    return failure(about(file, std::strerror(errno)));
  }
  if (kept.st_mode & 077) return failure(about(file, "others may read it; chmod 600"));
  const auto text = archive::read_file(file, file_bytes_max);
  if (!text) return failure(text.error());
  auto key = AccountKey::read(trim(*text));
  if (!key) return failure(about(file, "it holds no key: 64 hexadecimal digits are expected"));
  return key;
}

/// Durable before anything is locked with it.
Result<AccountKey> make(const std::string& file) {
  office::SystemEntropy entropy;
  AccountKey key = AccountKey::draw(entropy);
  const std::string text = key.written() + "\n";
  const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (opened < 0) {
    return failure(Fault{"make the account key " + file,
                         std::string(std::strerror(errno)) + "; say where with --account-key"});
  }
  const bool whole =
      ::write(opened, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(opened) == 0;
  ::close(opened);
  const std::string parent = fs::absolute(file).parent_path().string();
  const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool named = folder >= 0 && ::fsync(folder) == 0;
  if (folder >= 0) ::close(folder);
  if (!whole || !named) {
    ::unlink(file.c_str());
    return failure(Fault{"make the account key " + file, "the disk did not take it"});
  }
  return key;
}

}  // namespace

std::string account_key_file(const std::string& given, const std::string& folder) {
  if (!given.empty()) return given;
  std::string beside = fs::path(folder).lexically_normal().string();
  while (beside.size() > 1 && beside.back() == '/') beside.pop_back();
  return beside + ".account-key";
}

Result<AccountKey> open_account_key(const std::string& file, const Register& opened,
                                    const std::string& folder) {
  auto key = read(file, folder);
  if (!key) return failure(key.error());
  const auto fits = office::people::fits(opened.archive->housekeeping(), *key);
  if (!fits) return failure(fits.error());
  switch (*fits) {
    case KeyFits::yes:
      return std::move(**key);
    case KeyFits::no:
      return failure(about(
          file, std::string(*key ? "it is not the key of this register" : "there is no such file") +
                    "; put the right one back, or if it is lost for good: inviola person new-key"));
    case KeyFits::none_yet:
      break;
  }
  if (!*key) {
    auto made = make(file);
    if (!made) return failure(made.error());
    *key = std::move(*made);
  }
  if (auto taken = take_up(opened.archive->housekeeping(), **key); !taken) {
    return failure(taken.error());
  }
  return std::move(**key);
}

Result<std::vector<std::string>> replace_account_key(const std::string& file,
                                                     const Register& opened,
                                                     const std::string& folder) {
  auto key = read(file, folder);
  if (!key) return failure(key.error());
  office::Housekeeping& papers = opened.archive->housekeeping();
  const auto fits = office::people::fits(papers, *key);
  if (!fits) return failure(fits.error());
  if (*fits != KeyFits::no) {
    return failure(Fault{"replace the account key", "it is not lost: " + file + " fits"});
  }
  if (!*key) {
    auto made = make(file);
    if (!made) return failure(made.error());
    *key = std::move(*made);
  }
  return office::people::replace_lost_key(papers, **key);
}

}  // namespace inviola::apps
