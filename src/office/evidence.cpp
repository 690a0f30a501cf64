#include "office/evidence.h"

#include "ledger/exported.h"

namespace inviola::office {

Result<ledger::Verdict> audit(Archive& archive, const std::string& verifier_key) {
  const auto key = ledger::parse_verifier_key(verifier_key);
  if (!key) return failure(key.error());
  const auto notes = archive.checkpoints();
  if (!notes) return failure(notes.error());
  std::size_t next = 0;
  ledger::Audit auditing(*key, [&]() -> std::optional<std::string> {
    return next < notes->size() ? std::optional((*notes)[next++]) : std::nullopt;
  });
  const auto size = archive.size();
  if (!size) return failure(size.error());
  bool decided = false;
  const auto read =
      archive.read(ledger::EntryNumber{0}, *size,
                   [&](ledger::EntryNumber number, const KeptEntry& kept) -> Result<void> {
                     if (auditing.entry({number, kept.salt, kept.bytes, {}})) return {};
                     decided = true;
                     return failure(Fault{"audit the register", "decided"});
                   });
  if (!read && !decided) auditing.unreadable_entry(to_string(read.error()));
  return auditing.finish();
}

Result<void> export_register(Archive& archive, const std::string& verifier_key,
                             const Write& write) {
  const auto size = archive.size();
  if (!size) return failure(size.error());
  // The file is there even if nothing was entered.
  if (auto begun = write(ledger::entries_file, {}); !begun) return begun;
  const auto read = archive.read(
      ledger::EntryNumber{0}, *size,
      [&](ledger::EntryNumber number, const KeptEntry& kept) -> Result<void> {
        const Digest commitment = ledger::commitment(kept.salt, kept.bytes);
        return write(ledger::entries_file,
                     ledger::print_exported_entry({number, kept.salt, kept.bytes, commitment}));
      });
  if (!read) return read;
  const auto notes = archive.checkpoints();
  if (!notes) return failure(notes.error());
  for (std::size_t i = 0; i < notes->size(); ++i) {
    std::string text = (*notes)[i];
    if (i + 1 < notes->size()) text += std::string(ledger::checkpoint_divider) + "\n";
    if (auto written = write(ledger::checkpoints_file, text); !written) return written;
  }
  return write(ledger::verifier_key_file, verifier_key + "\n");
}

}  // namespace inviola::office
