#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/entry.h"

namespace inviola::ledger {

/// An inclusion proof with its checkpoint in one text: c2sp.org/tlog-proof.
struct TlogProof {
  std::optional<std::string> extra;  ///< bytes nobody signed; for us the salt of the entry
  EntryNumber number;
  std::vector<Digest> path;
  std::string checkpoint;  ///< the signed note, verbatim
  friend bool operator==(const TlogProof&, const TlogProof&) = default;
};

std::string print_tlog_proof(const TlogProof& proof);
/// Refused: all that `print_tlog_proof` would not print so, byte for byte, and more than 64 hashes,
/// 64 KiB of extra data or a checkpoint beyond `note_bytes_max`. The checkpoint itself is not read.
Result<TlogProof> parse_tlog_proof(std::string_view text);

}  // namespace inviola::ledger
