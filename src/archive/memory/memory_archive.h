#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "archive/mode.h"
#include "office/ports.h"

namespace inviola::archive {

/// Folders that are lost with the process: what `memory` keeps stands here, so that a register can
/// be closed and opened again, copied, and have one writer only. It must outlive its archives.
/// Safe for several threads.
class MemoryDisk {
 public:
  MemoryDisk();
  ~MemoryDisk();
  MemoryDisk(const MemoryDisk&) = delete;
  MemoryDisk& operator=(const MemoryDisk&) = delete;

 private:
  friend class MemoryArchive;
  struct Kept;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Kept>> folders_;
};

/// The keeping-place for tests and trials. "Durable" means: as long as its disk lives.
///
/// Any number of threads may use one archive at once.
class MemoryArchive final : public office::Archive {
 public:
  /// A fault where `Mode` says so, or if the register has a writer already.
  static Result<std::unique_ptr<MemoryArchive>> open(MemoryDisk& disk, const std::string& folder,
                                                     Mode mode);
  ~MemoryArchive() override;

  Result<ledger::RegisterSize> size() override;
  Result<void> append(ledger::RegisterSize expected,
                      std::span<const office::KeptEntry> entries) override;
  Result<void> read(ledger::EntryNumber from, ledger::RegisterSize until,
                    const Take& take) override;

  Result<void> keep_checkpoint(ledger::RegisterSize size, std::string_view note) override;
  Result<std::optional<std::string>> last_checkpoint() override;
  Result<std::vector<std::string>> checkpoints() override;

  Result<std::unique_ptr<office::DocumentIntake>> receive_document() override;
  Result<bool> holds_document(const Digest& digest) override;
  Result<void> read_document(const Digest& digest,
                             const std::function<Result<void>(std::string_view)>& take) override;

  Result<std::optional<std::string>> setting(std::string_view name) override;
  Result<void> keep_setting(std::string_view name, std::string_view value) override;
  Result<std::vector<std::pair<std::string, std::string>>> settings(
      std::string_view prefix) override;

  office::Housekeeping& housekeeping() override;
  Result<void> copy_to(const std::string& folder) override;

 private:
  class Intake;
  class Papers;
  MemoryArchive(MemoryDisk& disk, MemoryDisk::Kept& kept, Mode mode);
  MemoryDisk& disk_;
  MemoryDisk::Kept& kept_;
  Mode mode_;
  std::unique_ptr<Papers> papers_;
};

}  // namespace inviola::archive
