#include "archive/memory/memory_archive.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "archive/detail/rules.h"
#include "base/limits.h"

namespace inviola::archive {

using ledger::EntryNumber;
using ledger::RegisterSize;
using office::KeptEntry;

struct MemoryDisk::Kept {
  struct Checkpoint {
    RegisterSize size;
    std::string note;
  };
  std::mutex mutex;
  bool has_writer = false;
  std::deque<KeptEntry> entries;
  std::vector<Checkpoint> checkpoints;
  std::map<Digest, std::string> documents;
  std::map<std::string, std::string, std::less<>> settings;
  std::map<std::pair<std::string, std::string>, office::Paper> papers;  ///< by kind and id
  std::uint64_t versions = 0;

  RegisterSize size() const { return RegisterSize{entries.size()}; }
};

MemoryDisk::MemoryDisk() = default;
MemoryDisk::~MemoryDisk() = default;

class MemoryArchive::Papers final : public office::Housekeeping {
 public:
  Papers(MemoryDisk::Kept& kept, Mode mode) : kept_(kept), mode_(mode) {}

  Result<std::optional<office::Paper>> paper(std::string_view kind, std::string_view id) override {
    const std::scoped_lock lock(kept_.mutex);
    const auto found = kept_.papers.find({std::string(kind), std::string(id)});
    return found == kept_.papers.end() ? std::nullopt : std::optional(found->second);
  }

  Result<std::vector<office::Paper>> papers(std::string_view kind,
                                            std::string_view prefix) override {
    const std::scoped_lock lock(kept_.mutex);
    std::vector<office::Paper> found;
    for (auto at = kept_.papers.lower_bound({std::string(kind), std::string(prefix)});
         at != kept_.papers.end() && at->first.first == kind && at->second.id.starts_with(prefix);
         ++at) {
      found.push_back(at->second);
    }
    return found;
  }

  Result<bool> change(std::span<const office::PaperChange> changes) override {
    if (auto accepted = detail::acceptable_changes(changes); !accepted) {
      return failure(accepted.error());
    }
    if (mode_ == Mode::read) return failure(detail::open_for_reading_only());
    const std::scoped_lock lock(kept_.mutex);
    for (const office::PaperChange& one : changes) {
      const auto found = kept_.papers.find({one.kind, one.id});
      const std::uint64_t held = found == kept_.papers.end() ? 0 : found->second.version;
      if (held != one.expected) return false;
    }
    for (const office::PaperChange& one : changes) {
      kept_.papers.erase({one.kind, one.id});
      if (one.bytes) {
        kept_.papers[{one.kind, one.id}] = {one.id, *one.bytes, ++kept_.versions};
      }
    }
    return true;
  }

 private:
  MemoryDisk::Kept& kept_;
  Mode mode_;
};

MemoryArchive::MemoryArchive(MemoryDisk& disk, MemoryDisk::Kept& kept, Mode mode)
    : disk_(disk), kept_(kept), mode_(mode), papers_(std::make_unique<Papers>(kept, mode)) {}

office::Housekeeping& MemoryArchive::housekeeping() { return *papers_; }

Result<std::unique_ptr<MemoryArchive>> MemoryArchive::open(MemoryDisk& disk,
                                                           const std::string& folder, Mode mode) {
  const std::string doing = "open register " + folder;
  const std::scoped_lock lock(disk.mutex_);
  const auto found = disk.folders_.find(folder);
  if (mode == Mode::create) {
    if (found != disk.folders_.end()) {
      return failure(Fault{"create register " + folder, "there is a register already"});
    }
    disk.folders_[folder] = std::make_unique<MemoryDisk::Kept>();
  } else if (found == disk.folders_.end()) {
    return failure(Fault{doing, "there is no register; create one first"});
  }
  MemoryDisk::Kept& kept = *disk.folders_[folder];
  const std::scoped_lock kept_lock(kept.mutex);
  if (mode != Mode::read) {
    if (kept.has_writer) {
      return failure(Fault{doing, "another program is writing to it; stop it or use its address"});
    }
    kept.has_writer = true;
  }
  return std::unique_ptr<MemoryArchive>(new MemoryArchive(disk, kept, mode));
}

MemoryArchive::~MemoryArchive() {
  if (mode_ == Mode::read) return;
  const std::scoped_lock lock(kept_.mutex);
  kept_.has_writer = false;
}

Result<RegisterSize> MemoryArchive::size() {
  const std::scoped_lock lock(kept_.mutex);
  return kept_.size();
}

Result<void> MemoryArchive::append(RegisterSize expected, std::span<const KeptEntry> entries) {
  if (mode_ == Mode::read) return failure(detail::open_for_reading_only());
  if (auto accepted = detail::acceptable(expected, entries); !accepted) return accepted;
  const std::scoped_lock lock(kept_.mutex);
  if (auto follows = detail::as_expected(expected, kept_.size()); !follows) return follows;
  kept_.entries.insert(kept_.entries.end(), entries.begin(), entries.end());
  return {};
}

Result<void> MemoryArchive::read(EntryNumber from, RegisterSize until, const Take& take) {
  for (std::uint64_t number = from.value(); number < until.value(); ++number) {
    KeptEntry entry;
    {
      const std::scoped_lock lock(kept_.mutex);
      if (number >= kept_.entries.size()) {
        return failure(detail::missing_entry(number, kept_.size()));
      }
      entry = kept_.entries[number];
    }
    if (auto taken = take(EntryNumber{number}, std::move(entry)); !taken) return taken;
  }
  return {};
}

Result<void> MemoryArchive::keep_checkpoint(RegisterSize size, std::string_view note) {
  if (mode_ == Mode::read) return failure(detail::open_for_reading_only());
  const std::scoped_lock lock(kept_.mutex);
  const bool any = !kept_.checkpoints.empty();
  const RegisterSize last = any ? kept_.checkpoints.back().size : RegisterSize{0};
  auto accepted = detail::acceptable_checkpoint(size, note, kept_.size(), last);
  if (!accepted) return accepted;
  if (any && size == last && kept_.checkpoints.back().note == note) return {};
  kept_.checkpoints.push_back({size, std::string(note)});
  return {};
}

Result<std::optional<std::string>> MemoryArchive::last_checkpoint() {
  const std::scoped_lock lock(kept_.mutex);
  if (kept_.checkpoints.empty()) return std::nullopt;
  return kept_.checkpoints.back().note;
}

Result<std::vector<std::string>> MemoryArchive::checkpoints() {
  const std::scoped_lock lock(kept_.mutex);
  std::vector<std::string> notes;
  for (const auto& checkpoint : kept_.checkpoints) notes.push_back(checkpoint.note);
  return notes;
}

class MemoryArchive::Intake final : public office::DocumentIntake {
 public:
  explicit Intake(MemoryDisk::Kept& kept) : kept_(kept) {}

  Result<void> add(std::string_view piece) override {
    if (over_) return failure(detail::intake_is_over());
    if (piece.size() > limits::attachment_bytes_max - bytes_.size()) {
      over_ = true;
      return failure(detail::document_too_large());
    }
    bytes_ += piece;
    return {};
  }

  Result<Digest> finish() override {
    if (over_) return failure(detail::intake_is_over());
    over_ = true;
    const Digest digest = sha256(bytes_);
    const std::scoped_lock lock(kept_.mutex);
    kept_.documents.try_emplace(digest, std::move(bytes_));
    return digest;
  }

 private:
  MemoryDisk::Kept& kept_;
  std::string bytes_;
  bool over_ = false;
};

Result<std::unique_ptr<office::DocumentIntake>> MemoryArchive::receive_document() {
  if (mode_ == Mode::read) return failure(detail::open_for_reading_only());
  return std::make_unique<Intake>(kept_);
}

Result<bool> MemoryArchive::holds_document(const Digest& digest) {
  const std::scoped_lock lock(kept_.mutex);
  return kept_.documents.contains(digest);
}

Result<void> MemoryArchive::read_document(
    const Digest& digest, const std::function<Result<void>(std::string_view)>& take) {
  std::string_view rest;
  {
    const std::scoped_lock lock(kept_.mutex);
    const auto found = kept_.documents.find(digest);
    if (found == kept_.documents.end()) return failure(detail::document_not_held(digest));
    rest = found->second;  // a document that is kept never moves and never changes
  }
  while (!rest.empty()) {
    const std::string_view piece = rest.substr(0, detail::piece_bytes_max);
    if (auto taken = take(piece); !taken) return taken;
    rest.remove_prefix(piece.size());
  }
  return {};
}

Result<std::optional<std::string>> MemoryArchive::setting(std::string_view name) {
  const std::scoped_lock lock(kept_.mutex);
  const auto found = kept_.settings.find(name);
  if (found == kept_.settings.end()) return std::nullopt;
  return found->second;
}

Result<void> MemoryArchive::keep_setting(std::string_view name, std::string_view value) {
  if (mode_ == Mode::read) return failure(detail::open_for_reading_only());
  if (auto accepted = detail::acceptable_setting(name, value); !accepted) return accepted;
  const std::scoped_lock lock(kept_.mutex);
  kept_.settings.insert_or_assign(std::string(name), std::string(value));
  return {};
}

Result<std::vector<std::pair<std::string, std::string>>> MemoryArchive::settings(
    std::string_view prefix) {
  const std::scoped_lock lock(kept_.mutex);
  std::vector<std::pair<std::string, std::string>> found;
  for (auto it = kept_.settings.lower_bound(prefix);
       it != kept_.settings.end() && it->first.starts_with(prefix); ++it) {
    found.emplace_back(*it);
  }
  return found;
}

Result<void> MemoryArchive::copy_to(const std::string& folder) {
  const std::scoped_lock lock(disk_.mutex_, kept_.mutex);
  if (disk_.folders_.contains(folder)) {
    return failure(Fault{"copy register to " + folder, "it exists already; name a new folder"});
  }
  auto copy = std::make_unique<MemoryDisk::Kept>();
  copy->entries = kept_.entries;
  copy->checkpoints = kept_.checkpoints;
  copy->documents = kept_.documents;
  copy->settings = kept_.settings;
  copy->papers = kept_.papers;
  copy->versions = kept_.versions;
  disk_.folders_[folder] = std::move(copy);
  return {};
}

}  // namespace inviola::archive
