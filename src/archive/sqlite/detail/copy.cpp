#include "archive/sqlite/detail/copy.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "archive/sqlite/detail/folder.h"

namespace inviola::archive::detail {
namespace {

Result<void> copy_pages(Connection& source, const std::string& file) {
  if (auto made = make_file(file); !made) return made;
  auto target = Connection::open(file, Access::make);
  if (!target) return failure(target.error());
  // Until the folder has its name a crash leaves nothing that anybody reads.
  auto hasty = target->execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  if (!hasty) return hasty;
  sqlite3_backup* backup = sqlite3_backup_init(target->handle(), "main", source.handle(), "main");
  if (backup == nullptr) {
    return failure(fault_of(target->handle(), sqlite3_extended_errcode(target->handle())));
  }
  // One step is one snapshot. Writers go on meanwhile: in a write-ahead log nobody waits for a
  // reader.
  const int copied = sqlite3_backup_step(backup, -1);
  // Of a step that found the file busy the end says nothing: only DONE is a whole copy.
  const int ended = sqlite3_backup_finish(backup);
  const int code = ended == SQLITE_OK && copied != SQLITE_DONE ? copied : ended;
  if (code != SQLITE_OK) return failure(fault_of(target->handle(), code));
  return {};
}

/// The folder takes its name only if that is still free.
Result<void> give_name(const std::string& making, const std::string& folder) {
  if (::renameat2(AT_FDCWD, making.c_str(), AT_FDCWD, folder.c_str(), RENAME_NOREPLACE) != 0) {
    return failure(system_fault("name the copy"));
  }
  return sync(parent_of(folder));
}

}  // namespace

Result<void> copy_register(std::span<const CopiedFile> files, const std::string& folder) {
  const std::string doing = "copy register to " + folder;
  if (is_there(folder)) {
    return failure(Fault{doing, "it exists already; name a new folder"});
  }
  std::string making = folder;
  while (making.size() > 1 && making.ends_with('/')) making.pop_back();
  making += std::string(making_suffix) + "-XXXXXX";
  if (::mkdtemp(making.data()) == nullptr) return failure(system_fault(doing));
  Result<void> copied;
  for (const CopiedFile& one : files) {
    const std::string file = making + "/" + std::string(one.name);
    if (copied) copied = copy_pages(*one.source, file);
    if (copied) copied = sync(file);
  }
  if (copied) copied = sync(making);
  if (copied) copied = give_name(making, folder);
  if (copied) return {};
  std::error_code ignored;  // the first fault is the one to tell
  std::filesystem::remove_all(making, ignored);
  return failure(within(doing, copied.error()));
}

}  // namespace inviola::archive::detail
