#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "ledger/entry.h"

namespace inviola::ledger {

/// The files of an exported register. spec/register.md, section 5.
inline constexpr std::string_view entries_file = "entries.jsonl";
inline constexpr std::string_view checkpoints_file = "checkpoints.txt";
inline constexpr std::string_view verifier_key_file = "verifier-key.txt";
/// Stands on a line of its own between two signed checkpoints.
inline constexpr std::string_view checkpoint_divider = "----";

/// A line of JSON may need six bytes for one of the entry's, and some for the rest.
inline constexpr std::size_t entry_line_bytes_max = 6 * limits::act_bytes_max + 1024;

/// One entry as an exported register holds it.
struct ExportedEntry {
  EntryNumber number;
  Salt salt;
  std::string bytes;                 ///< UTF-8
  std::optional<Digest> commitment;  ///< as stored; names an altered entry exactly
  friend bool operator==(const ExportedEntry&, const ExportedEntry&) = default;
};

/// One line of `entries.jsonl`, with its line feed. `entry.bytes` must be UTF-8.
std::string print_exported_entry(const ExportedEntry& entry);
/// Reads one line, without its line feed. Refused: members missing, unknown or of another kind,
/// an entry longer than `limits::act_bytes_max`. Nothing is verified by reading it.
Result<ExportedEntry> parse_exported_entry(std::string_view line);

}  // namespace inviola::ledger
