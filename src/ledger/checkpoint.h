#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/note.h"

namespace inviola::ledger {

/// The register at one moment: c2sp.org/tlog-checkpoint.
struct Checkpoint {
  std::string origin;  ///< which register; ours is also the name of the key that signs
  RegisterSize size;
  Digest root;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The text that is signed: origin, size and base64 root, each on its line.
std::string print_checkpoint(const Checkpoint& checkpoint);
/// Refused: anything but exactly those three lines. Extension lines, which the standard permits
/// and advises against, are refused too: nobody can audit what they say. spec/checkpoint.md.
Result<Checkpoint> parse_checkpoint(std::string_view text);

/// Reads a signed checkpoint of the register whose name is the key's, and verifies it.
/// Refused: what `parse_note`, `verify_note` or `parse_checkpoint` refuse, and another origin.
Result<Checkpoint> open_checkpoint(std::string_view signed_note, const VerifierKey& key);

}  // namespace inviola::ledger
