#include "archive/sqlite/sqlite_archive.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/copy.h"
#include "archive/sqlite/detail/desk_file.h"
#include "archive/sqlite/detail/folder.h"
#include "archive/sqlite/detail/intake.h"
#include "archive/sqlite/detail/reader.h"
#include "archive/sqlite/detail/schema.h"
#include "archive/sqlite/detail/writer.h"

namespace inviola::archive {

using detail::Access;
using ledger::EntryNumber;
using ledger::RegisterSize;
using office::KeptEntry;

/// In the order of their making: the readers go first, and the writer, closing last, folds its log
/// into the file; then the lock is released.
struct SqliteArchive::Parts {
  Parts(std::string in, Access access)
      : folder(std::move(in)), readers(folder + "/" + std::string(detail::register_file), access) {}
  std::string folder;
  detail::OpenFile lock;
  std::unique_ptr<detail::DeskFile> desk;
  std::unique_ptr<detail::Writer> writer;  ///< none when open for reading only
  detail::Readers readers;
};

SqliteArchive::SqliteArchive(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteArchive::~SqliteArchive() = default;

namespace {

Result<void> make_register(const std::string& folder) {
  const std::string file = folder + "/" + std::string(detail::register_file);
  const std::string making = file + std::string(detail::making_suffix);
  if (auto made = detail::make_file(making); !made) return made;
  {
    auto connection = detail::Connection::open(making, Access::make);
    if (!connection) return failure(connection.error());
    if (auto laid = detail::lay_tables(*connection); !laid) return laid;
  }
  if (auto synced = detail::sync(making); !synced) return synced;
  // It appears whole or not at all: a crash here leaves no register that cannot be opened.
  if (std::rename(making.c_str(), file.c_str()) != 0) {
    return failure(detail::system_fault("name " + file));
  }
  return detail::sync(folder);
}

/// The lock of a folder that has a register, or that has been given one.
Result<detail::OpenFile> enter(const std::string& folder, Mode mode) {
  const bool making = mode == Mode::create;
  const std::string doing = (making ? "create register " : "open register ") + folder;
  if (making) {
    if (auto made = detail::make_folder(folder); !made) return failure(within(doing, made.error()));
  }
  const bool held = detail::is_there(folder + "/" + std::string(detail::register_file));
  if (!making && !held) {
    return failure(Fault{doing, "there is no register; create one first"});
  }
  if (mode == Mode::read) return detail::OpenFile();
  auto lock = detail::lock_for_writing(folder);
  if (!lock) return failure(lock.error());
  if (making && held) return failure(Fault{doing, "there is a register already"});
  auto ready = detail::remove_leftovers(folder);
  if (ready && making) ready = make_register(folder);
  if (!ready) return failure(within(doing, ready.error()));
  return lock;
}

/// Without a log beside it and with nobody able to write one, the file needs no locks.
Access access_for(const std::string& folder) {
  const bool has_log = detail::is_there(folder + "/" + std::string(detail::register_file) + "-wal");
  return ::access(folder.c_str(), W_OK) != 0 && !has_log ? Access::read_unchanging : Access::read;
}

/// What can be seen at once, before anybody relies on it.
Result<void> look_over(detail::Reader& reader) {
  const auto sound = reader.connection().ask("PRAGMA quick_check(setting)");
  if (!sound) return failure(sound.error());
  if (*sound != "ok")
    return failure(Fault{"register.sqlite", "its settings are damaged: " + *sound});
  // In this order: a writer beside us may append between the two questions.
  const auto last = reader.last_checkpoint();
  if (!last) return failure(last.error());
  const auto size = reader.size();
  if (!size) return failure(size.error());
  if (*last && (*last)->size > *size) {
    return failure(Fault{"register.sqlite", "it has " + std::to_string(size->value()) +
                                                " entries, but its last checkpoint speaks of " +
                                                std::to_string((*last)->size.value()) +
                                                ": entries were lost; restore it from a backup"});
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<SqliteArchive>> SqliteArchive::open(const std::string& folder, Mode mode) {
  const std::string doing = "open register " + folder;
  auto lock = enter(folder, mode);
  if (!lock) return failure(lock.error());
  auto parts =
      std::make_unique<Parts>(folder, mode == Mode::read ? access_for(folder) : Access::read);
  parts->lock = std::move(*lock);
  if (mode != Mode::read) {
    auto writer = detail::Writer::open(folder + "/" + std::string(detail::register_file));
    if (!writer) return failure(within(doing, writer.error()));
    parts->writer = std::move(*writer);
  }
  {
    auto reader = parts->readers.borrow();
    if (!reader) return failure(within(doing, reader.error()));
    if (auto sound = look_over(**reader); !sound) return failure(within(doing, sound.error()));
  }
  auto desk = detail::DeskFile::open(folder, mode);
  if (!desk) return failure(within(doing, desk.error()));
  parts->desk = std::move(*desk);
  return std::unique_ptr<SqliteArchive>(new SqliteArchive(std::move(parts)));
}

Result<RegisterSize> SqliteArchive::size() {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  return (*reader)->size();
}

Result<void> SqliteArchive::append(RegisterSize expected, std::span<const KeptEntry> entries) {
  if (!parts_->writer) return failure(detail::open_for_reading_only());
  return parts_->writer->append(expected, entries);
}

Result<void> SqliteArchive::read(EntryNumber from, RegisterSize until, const Take& take) {
  for (std::uint64_t number = from.value(); number < until.value();) {
    detail::Reader::Entries entries;
    {
      auto reader = parts_->readers.borrow();
      if (!reader) return failure(reader.error());
      entries = (*reader)->entries(number, until.value());
    }
    for (KeptEntry& entry : entries.whole) {
      if (auto taken = take(EntryNumber{number}, std::move(entry)); !taken) return taken;
      ++number;
    }
    if (entries.fault) return failure(*entries.fault);
  }
  return {};
}

Result<void> SqliteArchive::keep_checkpoint(RegisterSize size, std::string_view note) {
  if (!parts_->writer) return failure(detail::open_for_reading_only());
  return parts_->writer->keep_checkpoint(size, note);
}

Result<std::optional<std::string>> SqliteArchive::last_checkpoint() {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  auto last = (*reader)->last_checkpoint();
  if (!last) return failure(last.error());
  if (!*last) return std::nullopt;
  return std::optional(std::move((*last)->note));
}

Result<std::vector<std::string>> SqliteArchive::checkpoints() {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  auto kept = (*reader)->checkpoints(0);
  if (!kept) return failure(kept.error());
  std::vector<std::string> notes;
  for (auto& checkpoint : *kept) notes.push_back(std::move(checkpoint.note));
  return notes;
}

Result<std::unique_ptr<office::DocumentIntake>> SqliteArchive::receive_document() {
  if (!parts_->writer) return failure(detail::open_for_reading_only());
  return detail::Intake::begin(parts_->folder, *parts_->writer);
}

Result<bool> SqliteArchive::holds_document(const Digest& digest) {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  const auto size = (*reader)->document_size(digest);
  if (!size) return failure(size.error());
  return size->has_value();
}

Result<void> SqliteArchive::read_document(
    const Digest& digest, const std::function<Result<void>(std::string_view)>& take) {
  std::size_t left = 0;
  {
    auto reader = parts_->readers.borrow();
    if (!reader) return failure(reader.error());
    const auto size = (*reader)->document_size(digest);
    if (!size) return failure(size.error());
    if (!*size) return failure(detail::document_not_held(digest));
    left = **size;
  }
  const Fault damaged{"read document " + digest.hex(),
                      "register.sqlite is damaged: these are not its bytes; restore it from a "
                      "backup"};
  Sha256Stream stream;
  for (std::uint64_t number = 0; left > 0; ++number) {
    // Lent for one piece only: whoever takes slowly holds up nobody.
    auto reader = parts_->readers.borrow();
    if (!reader) return failure(reader.error());
    const auto piece = (*reader)->piece(digest, number);
    reader->reset();
    if (!piece) return failure(piece.error());
    if (piece->size() != std::min(left, detail::piece_bytes_max)) return failure(damaged);
    stream.add(*piece);
    left -= piece->size();
    if (auto taken = take(*piece); !taken) return taken;
  }
  if (stream.finish() != digest) return failure(damaged);
  return {};
}

Result<std::optional<std::string>> SqliteArchive::setting(std::string_view name) {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  return (*reader)->setting(name);
}

Result<void> SqliteArchive::keep_setting(std::string_view name, std::string_view value) {
  if (!parts_->writer) return failure(detail::open_for_reading_only());
  return parts_->writer->keep_setting(name, value);
}

Result<std::vector<std::pair<std::string, std::string>>> SqliteArchive::settings(
    std::string_view prefix) {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  return (*reader)->settings(prefix);
}

office::Housekeeping& SqliteArchive::housekeeping() { return *parts_->desk; }

Result<void> SqliteArchive::copy_to(const std::string& folder) {
  auto reader = parts_->readers.borrow();
  if (!reader) return failure(reader.error());
  // The desk's file first: what it refers to is then in the register.
  std::vector<detail::CopiedFile> files;
  const auto held = parts_->desk->hold_reading();
  if (parts_->desk->source()) files.push_back({parts_->desk->source(), detail::desk_file});
  files.push_back({&(*reader)->connection(), detail::register_file});
  return detail::copy_register(files, folder);
}

Result<void> SqliteArchive::check() {
  std::vector<Digest> documents;
  {
    auto reader = parts_->readers.borrow();
    if (!reader) return failure(reader.error());
    const auto sound = (*reader)->connection().ask("PRAGMA integrity_check(1)");
    if (!sound) return failure(within("check", sound.error()));
    if (*sound != "ok") {
      return failure(Fault{"check register.sqlite",
                           "it is damaged: " + *sound + "; restore it from a backup"});
    }
    auto listed = (*reader)->documents();
    if (!listed) return failure(listed.error());
    documents = std::move(*listed);
    if (auto kept = look_over(**reader); !kept) return kept;
    if (auto kept = (*reader)->settings(""); !kept) return failure(kept.error());
  }
  if (auto kept = checkpoints(); !kept) return failure(kept.error());
  for (const Digest& digest : documents) {
    const auto pass = [](std::string_view) { return Result<void>(); };
    if (auto whole = read_document(digest, pass); !whole) return whole;
  }
  const auto held = size();
  if (!held) return failure(held.error());
  return read(EntryNumber{0}, *held, [](EntryNumber, KeptEntry) { return Result<void>(); });
}

}  // namespace inviola::archive
