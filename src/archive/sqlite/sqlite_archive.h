#pragma once

#include <memory>
#include <string>

#include "archive/mode.h"
#include "office/ports.h"

namespace inviola::archive {

/// The keeping-place by default: one folder with `register.sqlite` (spec/archive.md)
/// and, for the housekeeping, `desk.sqlite`.
///
/// Threads: any number may use one archive at once. One of them keeps something at a time; readers
/// neither wait for it nor make it wait, and see what is durable and nothing else. An intake
/// belongs to one thread at a time and must not outlive its archive. Processes: one writer, any
/// number of readers beside it.
///
/// After a Fault from a member that keeps something, nothing of it is kept and the archive goes on
/// working as soon as the cause is gone. One exception: if the disk did not confirm a write,
/// whether it is kept is known only after opening anew, and until then nothing more is accepted.
class SqliteArchive final : public office::Archive {
 public:
  /// `folder` is for its owner alone (0700, its files 0600). A fault as `Mode` says; if another
  /// program is writing to it; if the file is damaged or of a version that we do not know; if
  /// entries are missing of which its last checkpoint speaks.
  static Result<std::unique_ptr<SqliteArchive>> open(const std::string& folder, Mode mode);
  ~SqliteArchive() override;

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

  /// Reads the whole file, its structure and every row, and gives the first thing that is not as
  /// it was kept. Takes about as long as reading the file.
  Result<void> check();

 private:
  struct Parts;
  explicit SqliteArchive(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace inviola::archive
