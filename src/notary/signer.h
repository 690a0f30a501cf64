#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/checkpoint.h"
#include "notary/detail/descriptor.h"
#include "notary/detail/note_file.h"

namespace inviola::notary {

/// Holds the key of one register and signs its checkpoints, each only if it extends the last that
/// was signed, so that the key never vouches for two histories. It signs nothing else.
///
/// Its folder holds `key` (a C2SP signer key) and `last-checkpoint` (the last note signed), both
/// open to their owner alone. One signer at a time holds the folder.
class Signer {
 public:
  /// Opens the folder, or makes it with a new key if there is none. Refused: a folder that another
  /// signer holds or that others may write in; a file that others may read; a key of another
  /// origin; a key without its last checkpoint, or the reverse: a folder put together by hand or
  /// restored in part could sign a second history. `on_step` is for tests.
  static Result<Signer> open(const std::filesystem::path& folder, const std::string& origin,
                             OnStep on_step = {});

  const ledger::VerifierKey& verifier_key() const { return key_; }
  /// The last checkpoint that was signed; of size 0 from the beginning.
  const ledger::Checkpoint& last() const { return last_; }

  /// The signed note. It is durable before it is given. Refused, and nothing is changed: another
  /// origin, a smaller size, the same size with another root, a proof that does not lead from the
  /// last checkpoint to this one. The last checkpoint may be signed again, whatever the proof: it
  /// is the same note.
  Result<std::string> sign(const ledger::Checkpoint& checkpoint,
                           const std::vector<Digest>& consistency);

 private:
  struct Wipe {
    void operator()(unsigned char* secret) const;
  };
  using SecretKey = std::unique_ptr<unsigned char, Wipe>;

  Signer() = default;
  Result<void> load(const std::string& origin);
  Result<void> create(const std::string& origin);
  Result<void> read_key(std::string text, const std::string& origin);
  Result<void> read_last();
  Result<void> make_file();
  Result<void> make_key(const std::string& origin, const unsigned char* seed);
  std::string note_of(const ledger::Checkpoint& checkpoint) const;

  detail::Descriptor folder_;  ///< locked as long as the signer lives
  SecretKey secret_;
  ledger::VerifierKey key_;
  ledger::Checkpoint last_;
  detail::NoteFile file_;
  bool last_is_known_ = false;  ///< not after a failed write: either may then be on the disk
  OnStep on_step_;
};

}  // namespace inviola::notary
