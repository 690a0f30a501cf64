#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"

namespace inviola::ledger {

inline constexpr std::size_t receipt_bytes_max = 512u << 10;

/// What a State keeps of a filing, beside the bytes that were entered: with the register's
/// verifier key it proves to anyone, for ever and without us, that they were. spec/receipt.md.
struct Receipt {
  EntryNumber number;
  Salt salt;
  std::vector<Digest> path;  ///< inclusion proof, up to the checkpoint's root
  std::string checkpoint;    ///< the signed note, verbatim, cosignatures included
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// The receipt as JSON, one line, ending in a line feed.
std::string print_receipt(const Receipt& receipt);
/// Refused: members missing, unknown or of another kind, more than `receipt_bytes_max` bytes, more
/// than 64 hashes. Nothing is verified by reading it.
Result<Receipt> parse_receipt(std::string_view json);

/// The checkpoint that vouches for the entry. Refused: a checkpoint that `key` did not sign, and
/// entry bytes, salt, number or proof that do not lead to its root.
Result<Checkpoint> verify_receipt(std::string_view entry_bytes, const Receipt& receipt,
                                  const VerifierKey& key);

}  // namespace inviola::ledger
