// What it costs to keep 4 KB durably: a plain file, SQLite by itself, and our append. All are
// measured in turns in one run, on the same disk, so that the ratios hold when the machine is busy.
//
//   append_bench [FOLDER]     FOLDER: where to write; by default the system's folder for such files

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "archive/sqlite/sqlite_archive.h"

namespace {

using inviola::archive::Mode;
using inviola::archive::SqliteArchive;
using inviola::ledger::RegisterSize;
using inviola::office::KeptEntry;

constexpr int rounds = 300;
constexpr std::size_t bytes_kept = 4096;

struct Way {
  std::string name;
  int entries = 1;
  std::function<bool()> keep;
  std::vector<double> microseconds = {};
};

double at(std::vector<double>& sorted, double part) {
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

std::string some_bytes() {
  std::string bytes(bytes_kept, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 131 >> 3);
  return bytes;
}

class PlainFile {
 public:
  explicit PlainFile(const std::string& path)
      : file_(::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600)) {}
  ~PlainFile() { ::close(file_); }
  bool keep(const std::string& bytes) const {
    return ::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
           ::fdatasync(file_) == 0;
  }

 private:
  int file_;
};

class PlainSqlite {
 public:
  explicit PlainSqlite(const std::string& path) {
    sqlite3_open(path.c_str(), &handle_);
    sqlite3_exec(handle_,
                 "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                 "CREATE TABLE kept (number INTEGER PRIMARY KEY, bytes BLOB)",
                 nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(handle_, "INSERT INTO kept (bytes) VALUES (?1)", -1, &insert_, nullptr);
  }
  ~PlainSqlite() {
    sqlite3_finalize(insert_);
    sqlite3_close(handle_);
  }
  bool keep(const std::string& bytes) {
    sqlite3_bind_blob(insert_, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    const bool kept = sqlite3_step(insert_) == SQLITE_DONE;
    sqlite3_reset(insert_);
    return kept;
  }

 private:
  sqlite3* handle_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

bool append(SqliteArchive& archive, const std::string& bytes, std::size_t count) {
  const auto size = archive.size();
  const std::vector<KeptEntry> entries(count, KeptEntry{bytes, {}});
  return size && archive.append(*size, entries);
}

bool measure(std::vector<Way>& ways) {
  using Clock = std::chrono::steady_clock;
  for (int round = 0; round < rounds; ++round) {
    for (Way& way : ways) {
      const auto begun = Clock::now();
      if (!way.keep()) return false;
      const std::chrono::duration<double, std::micro> taken = Clock::now() - begun;
      way.microseconds.push_back(taken.count());
    }
  }
  return true;
}

void print(std::vector<Way>& ways) {
  std::printf("%-46s %10s %10s %9s %12s\n", "4 KB kept durably, one writer", "median us", "90 % us",
              "x plain", "us per entry");
  double plain = 0;
  for (Way& way : ways) {
    std::sort(way.microseconds.begin(), way.microseconds.end());
    const double median = at(way.microseconds, 0.5);
    if (plain == 0) plain = median;
    std::printf("%-46s %10.0f %10.0f %9.2f %12.1f\n", way.name.c_str(), median,
                at(way.microseconds, 0.9), median / plain, median / way.entries);
  }
}

int run(const std::string& folder) {
  const std::string bytes = some_bytes();
  const PlainFile file(folder + "/plain");
  PlainSqlite sqlite(folder + "/plain.sqlite");
  auto ours = SqliteArchive::open(folder + "/register", Mode::create);
  if (!ours) {
    std::fprintf(stderr, "append_bench: %s\n", inviola::to_string(ours.error()).c_str());
    return 1;
  }
  SqliteArchive& archive = **ours;
  std::vector<Way> ways = {
      {"write + fdatasync", 1, [&] { return file.keep(bytes); }},
      {"SQLite, one row a commit (WAL, FULL)", 1, [&] { return sqlite.keep(bytes); }},
      {"our append of 1 entry", 1, [&] { return append(archive, bytes, 1); }},
      {"our append of 10 entries", 10, [&] { return append(archive, bytes, 10); }},
      {"our append of 100 entries", 100, [&] { return append(archive, bytes, 100); }}};
  if (!measure(ways)) {
    std::fprintf(stderr, "append_bench: something could not be kept in %s\n", folder.c_str());
    return 1;
  }
  print(ways);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string ground =
      count > 1 ? arguments[1] : std::filesystem::temp_directory_path().string();
  std::string folder = ground + "/inviola-bench-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) {
    std::fprintf(stderr, "append_bench: no folder can be made in %s\n", ground.c_str());
    return 1;
  }
  const int code = run(folder);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return code;
}
