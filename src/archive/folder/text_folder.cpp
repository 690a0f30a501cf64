#include "archive/folder/text_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/text.h"

namespace inviola::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t text_bytes_max = 32u << 20;

Fault cannot(const std::string& doing, const std::string& path, int error) {
  return {doing + " " + path, std::strerror(error)};
}

Result<void> write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failure(cannot("write", path, errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return failure(cannot("write", path, errno));
  return {};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    return failure(Fault{"read " + path, error ? error.message() : "no such file"});
  }
  if (fs::file_size(path, error) > bytes_max) {
    return failure(Fault{"read " + path, "longer than " + std::to_string(bytes_max) + " bytes"});
  }
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) return failure(Fault{"read " + path, "cannot be read"});
  return bytes;
}

Result<std::vector<std::pair<std::string, std::string>>> read_texts(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> out;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().filename().string().starts_with('.')) {
      if (at->is_directory()) at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file()) continue;
    auto bytes = read_file(at->path().string(), text_bytes_max);
    if (!bytes) return failure(bytes.error());
    if (const auto bad = first_invalid_utf8(*bytes)) {
      return failure(
          Fault{"read " + at->path().string(), "not UTF-8 at byte " + std::to_string(*bad)});
    }
    out.emplace_back(fs::relative(at->path(), folder).generic_string(), std::move(*bytes));
  }
  if (error) return failure(Fault{"read the folder " + folder, error.message()});
  std::sort(out.begin(), out.end());
  return out;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".part";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failure(cannot("write", path, errno));
  auto written = write_all(file, bytes, path);
  ::close(file);
  if (written && ::rename(beside.c_str(), path.c_str()) != 0) {
    written = failure(cannot("write", path, errno));
  }
  if (!written) ::unlink(beside.c_str());
  return written;
}

}  // namespace inviola::archive
