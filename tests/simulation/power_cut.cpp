#include "simulation/power_cut.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace inviola::simulation {
namespace {

constexpr std::size_t sector = 512;

/// One write in doubt. `before` is what stood there, `size_before` how long the file was.
struct Doubt {
  sqlite3_int64 at = 0;
  sqlite3_int64 size_before = 0;
  std::string before;
  std::string after;
  bool cuts = false;  ///< a truncation to `at`; `before` is what was cut off
};

struct Disk {
  sqlite3_vfs* real = nullptr;
  std::map<std::string, std::vector<Doubt>> doubts;
  std::uint64_t effects = 0;
  std::uint64_t cut_at = ~std::uint64_t{0};
  bool is_cut = false;
  bool denies_next = false;

  /// Whether the power is still on for one effect more.
  bool bears() {
    if (effects++ >= cut_at) is_cut = true;
    return !is_cut;
  }
};
Disk disk;

struct File {
  sqlite3_file base;
  char path[512];
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* as_file(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return as_file(file)->real(); }

sqlite3_int64 size_of(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  real_of(file)->pMethods->xFileSize(real_of(file), &size);
  return size;
}

std::string bytes_at(sqlite3_file* file, sqlite3_int64 at, sqlite3_int64 until) {
  std::string bytes(static_cast<std::size_t>(std::max<sqlite3_int64>(0, until - at)), '\0');
  if (!bytes.empty()) {
    real_of(file)->pMethods->xRead(real_of(file), bytes.data(), static_cast<int>(bytes.size()), at);
  }
  return bytes;
}

int close_file(sqlite3_file* file) { return real_of(file)->pMethods->xClose(real_of(file)); }

int read_file(sqlite3_file* file, void* to, int amount, sqlite3_int64 at) {
  return real_of(file)->pMethods->xRead(real_of(file), to, amount, at);
}

int write_file(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at) {
  const bool bears = disk.bears();
  // The write at which the power fails may have begun: it is in doubt like those before it.
  if (!bears && disk.effects != disk.cut_at + 1) return SQLITE_IOERR_WRITE;
  Doubt doubt;
  doubt.at = at;
  doubt.size_before = size_of(file);
  doubt.before = bytes_at(file, at, std::min<sqlite3_int64>(at + amount, doubt.size_before));
  doubt.after.assign(static_cast<const char*>(from), static_cast<std::size_t>(amount));
  disk.doubts[as_file(file)->path].push_back(std::move(doubt));
  const int code = real_of(file)->pMethods->xWrite(real_of(file), from, amount, at);
  return bears ? code : SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 to) {
  if (!disk.bears()) return SQLITE_IOERR_TRUNCATE;
  Doubt doubt;
  doubt.at = to;
  doubt.size_before = size_of(file);
  doubt.before = bytes_at(file, to, doubt.size_before);
  doubt.cuts = true;
  disk.doubts[as_file(file)->path].push_back(std::move(doubt));
  return real_of(file)->pMethods->xTruncate(real_of(file), to);
}

int sync_file(sqlite3_file* file, int) {
  if (!disk.bears() || std::exchange(disk.denies_next, false)) return SQLITE_IOERR_FSYNC;
  disk.doubts[as_file(file)->path].clear();
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xLock(real_of(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int is_reserved(sqlite3_file* file, int* out) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}
int control(sqlite3_file* file, int operation, void* argument) {
  return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
// No promise of the device: with one, SQLite would spare itself what we want to see it do.
int characteristics(sqlite3_file*) { return 0; }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int shm_unmap(sqlite3_file* file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

const sqlite3_io_methods methods = {
    2,         close_file,  read_file,   write_file, truncate_file, sync_file,       file_size,
    lock_file, unlock_file, is_reserved, control,    sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,   nullptr,    nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  File* opened = as_file(file);
  opened->base.pMethods = nullptr;
  const int code = disk.real->xOpen(disk.real, name, opened->real(), flags, out);
  if (code != SQLITE_OK) return code;
  std::strncpy(opened->path, name != nullptr ? name : "", sizeof opened->path - 1);
  opened->path[sizeof opened->path - 1] = '\0';
  opened->base.pMethods = &methods;
  return SQLITE_OK;
}

int remove_file(sqlite3_vfs*, const char* name, int sync) {
  if (!disk.bears()) return SQLITE_IOERR_DELETE;
  disk.doubts.erase(name);
  return disk.real->xDelete(disk.real, name, sync);
}

sqlite3_vfs& vfs() {
  static sqlite3_vfs made;
  return made;
}

/// Takes every doubtful effect back, from the last to the first.
std::string as_last_synchronised(std::string bytes, const std::vector<Doubt>& doubts) {
  for (auto doubt = doubts.rbegin(); doubt != doubts.rend(); ++doubt) {
    bytes.resize(static_cast<std::size_t>(doubt->size_before));
    bytes.replace(static_cast<std::size_t>(doubt->at), doubt->before.size(), doubt->before);
  }
  return bytes;
}

/// Lets some of them have happened.
std::string with_some(std::string bytes, const std::vector<Doubt>& doubts,
                      std::mt19937_64& random) {
  for (const Doubt& doubt : doubts) {
    const auto choice = random() % 3;
    if (choice == 0) continue;
    const auto at = static_cast<std::size_t>(doubt.at);
    if (doubt.cuts) {
      bytes.resize(std::min(bytes.size(), at));
      continue;
    }
    for (std::size_t part = 0; part < doubt.after.size(); part += sector) {
      if (choice == 1 && random() % 2 == 0) continue;  // this sector did not arrive
      const std::string_view arrived = std::string_view(doubt.after).substr(part, sector);
      if (bytes.size() < at + part + arrived.size()) bytes.resize(at + part + arrived.size());
      bytes.replace(at + part, arrived.size(), arrived);
    }
  }
  return bytes;
}

}  // namespace

PowerCut::PowerCut() {
  disk = Disk{};
  disk.real = sqlite3_vfs_find(nullptr);
  vfs() = *disk.real;
  vfs().pNext = nullptr;
  vfs().zName = "power-cut";
  vfs().szOsFile = static_cast<int>(sizeof(File)) + disk.real->szOsFile;
  vfs().xOpen = open_file;
  vfs().xDelete = remove_file;
  sqlite3_vfs_register(&vfs(), 1);
}

PowerCut::~PowerCut() {
  sqlite3_vfs_unregister(&vfs());
  sqlite3_vfs_register(disk.real, 1);
}

void PowerCut::cut_at(std::uint64_t effect) {
  disk.effects = 0;
  disk.cut_at = effect;
}

void PowerCut::deny_next_synchronisation() { disk.denies_next = true; }
bool PowerCut::is_cut() const { return disk.is_cut; }
std::uint64_t PowerCut::effects() const { return disk.effects; }

void PowerCut::restore(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (const auto& [path, doubts] : disk.doubts) {
    if (doubts.empty()) continue;
    std::string bytes;
    {
      std::ifstream file(path, std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    bytes = with_some(as_last_synchronised(std::move(bytes), doubts), doubts, random);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  disk.doubts.clear();
  disk.is_cut = false;
  disk.cut_at = ~std::uint64_t{0};
}

}  // namespace inviola::simulation
