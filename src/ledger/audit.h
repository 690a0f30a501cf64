#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/frontier.h"

namespace inviola::ledger {

/// What an audit finds. All but the first mean that the register, as given, is not to be trusted.
enum class Finding : std::uint8_t {
  right,                    ///< every entry is vouched for by a signed checkpoint
  entry_altered,            ///< exactly this entry is not what was entered
  entry_wrong_within,       ///< in this range one or more were altered, left out or put in
  entries_missing,          ///< these are not there: left out, or the register cut off
  entry_misnumbered,        ///< an entry stands where another number is due
  entry_unreadable,         ///< an entry's line cannot be read
  commitment_altered,       ///< the entry is right; the commitment stored beside it is not
  not_vouched_for,          ///< no checkpoint covers these
  no_checkpoint,            ///< nothing is signed at all
  checkpoint_unreadable,    ///< not a signed note, or not a checkpoint of this register
  checkpoint_forged,        ///< the register's key did not sign it
  checkpoint_out_of_order,  ///< smaller than one before it
  checkpoint_contradicts,   ///< signed, but for another history than other checkpoints
};

struct Verdict {
  Finding finding = Finding::right;
  RegisterSize entries;                     ///< read before the audit was decided
  std::uint64_t checkpoints = 0;            ///< read before the audit was decided
  RegisterSize good;                        ///< entries 0 to good - 1 are right beyond doubt
  std::optional<EntryNumber> first, last;   ///< the wrong entry, or the range that holds it
  std::optional<std::uint64_t> checkpoint;  ///< the wrong or deciding one, counted from 1
  std::string detail;                       ///< why, as far as the evidence goes; may be empty
};

/// The verdict in one English sentence, for an operator.
std::string to_string(const Verdict& verdict);

struct AuditedEntry {
  EntryNumber number;
  Salt salt;
  std::string_view bytes;            ///< read before `entry` returns
  std::optional<Digest> commitment;  ///< as stored, where it is
};

/// Gives the next signed checkpoint in the order of their signing; nothing after the last.
using NextCheckpoint = std::function<std::optional<std::string>()>;

/// Says of a whole register whether all is right, or which entry is the first wrong one, as exactly
/// as the evidence allows. Entries and checkpoints are read as streams; memory is bounded.
class Audit {
 public:
  Audit(VerifierKey key, NextCheckpoint next_checkpoint);

  /// Takes the next entry. Returns whether more evidence can still change the verdict.
  bool entry(const AuditedEntry& entry);
  /// Says that the next entry is there but cannot be read, and why.
  void unreadable_entry(std::string why);
  /// The verdict, all entries having been taken. Call once, last.
  Verdict finish();

 private:
  /// A signed checkpoint that the entries do not lead to: they are wrong, or it is, and only a
  /// later checkpoint can tell.
  struct Doubt {
    std::uint64_t checkpoint;
    EntryNumber first, last;
  };

  void read_checkpoint();
  void compare_with_checkpoints();
  void weigh_mismatch();
  void decide(Finding finding, std::optional<EntryNumber> first = {},
              std::optional<EntryNumber> last = {}, std::string detail = {});
  void decide_on(Finding finding, std::uint64_t checkpoint, std::string detail);
  void name_doubt();
  void decide_missing();
  void decide_at_end();

  VerifierKey key_;
  NextCheckpoint next_checkpoint_;
  std::optional<Checkpoint> pending_;  ///< the next to compare with; none after the last
  std::uint64_t checkpoints_ = 0;      ///< read so far, the pending one included
  RegisterSize good_;                  ///< the size up to which a checkpoint vouches
  Frontier computed_;                  ///< the tree of the entries as they are
  std::optional<Frontier> stored_;     ///< the tree of the stored commitments, once they differ
  EntryNumber first_difference_;       ///< where they began to
  std::optional<Doubt> doubt_;
  std::optional<Verdict> verdict_;
};

}  // namespace inviola::ledger
