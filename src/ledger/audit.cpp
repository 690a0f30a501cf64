#include "ledger/audit.h"

namespace inviola::ledger {
namespace {

std::string entries_named(const Verdict& verdict) {
  if (!verdict.first) return "the register";
  const std::string first = std::to_string(verdict.first->value());
  if (verdict.first == verdict.last) return "entry " + first;
  return "entries " + first + " to " + std::to_string(verdict.last->value());
}

std::string checkpoint_named(const Verdict& verdict) {
  return "checkpoint " + std::to_string(verdict.checkpoint.value_or(0));
}

std::string sentence(const Verdict& verdict) {
  switch (verdict.finding) {
    case Finding::right:
      return "right: " + std::to_string(verdict.entries.value()) + " entries, " +
             std::to_string(verdict.checkpoints) + " checkpoints";
    case Finding::entry_altered:
      return "wrong: " + entries_named(verdict) + " is not what was entered";
    case Finding::entry_wrong_within:
      return "wrong: among " + entries_named(verdict) + " one or more were altered, left out or " +
             "put in, as " + checkpoint_named(verdict) + " shows";
    case Finding::entries_missing:
      return "wrong: " + entries_named(verdict) + " missing";
    case Finding::entry_misnumbered:
      return "wrong: another number stands where " + entries_named(verdict) + " is due";
    case Finding::entry_unreadable:
      return "wrong: " + entries_named(verdict) + " cannot be read";
    case Finding::commitment_altered:
      return "wrong: the commitment stored beside " + entries_named(verdict) +
             " is not that of the entry, which is itself right";
    case Finding::not_vouched_for:
      return "wrong: no signed checkpoint covers " + entries_named(verdict);
    case Finding::no_checkpoint:
      return "wrong: there is no signed checkpoint, so nothing vouches for " +
             entries_named(verdict);
    case Finding::checkpoint_unreadable:
      return "wrong: " + checkpoint_named(verdict) + " cannot be read";
    case Finding::checkpoint_forged:
      return "wrong: " + checkpoint_named(verdict) + " is not signed by the register's key";
    case Finding::checkpoint_out_of_order:
      return "wrong: " + checkpoint_named(verdict) + " is smaller than one before it";
    case Finding::checkpoint_contradicts:
      return "wrong: " + checkpoint_named(verdict) +
             " is signed, but for another history than the other checkpoints";
  }
  return {};
}

EntryNumber number_of(RegisterSize size) { return EntryNumber{size.value()}; }
EntryNumber last_of(RegisterSize size) { return EntryNumber{size.value() - 1}; }

}  // namespace

std::string to_string(const Verdict& verdict) {
  const std::string told = sentence(verdict);
  return verdict.detail.empty() ? told : told + ": " + verdict.detail;
}

Audit::Audit(VerifierKey key, NextCheckpoint next_checkpoint)
    : key_(std::move(key)), next_checkpoint_(std::move(next_checkpoint)) {
  read_checkpoint();
  compare_with_checkpoints();
}

bool Audit::entry(const AuditedEntry& entry) {
  if (verdict_) return false;
  const EntryNumber due = number_of(computed_.size());
  if (entry.number > due) {
    decide(Finding::entries_missing, due, EntryNumber{entry.number.value() - 1});
    return false;
  }
  if (entry.number < due) {
    decide(Finding::entry_misnumbered, due, due, "it says " + std::to_string(entry.number.value()));
    return false;
  }
  const Digest computed = commitment(entry.salt, entry.bytes);
  const Digest stored = entry.commitment.value_or(computed);
  if (!stored_ && stored != computed) {
    stored_ = computed_;
    first_difference_ = due;
  }
  computed_.append(leaf_hash(computed));
  if (stored_) stored_->append(leaf_hash(stored));
  compare_with_checkpoints();
  return !verdict_;
}

void Audit::unreadable_entry(std::string why) {
  if (verdict_) return;
  const EntryNumber due = number_of(computed_.size());
  decide(Finding::entry_unreadable, due, due, std::move(why));
}

Verdict Audit::finish() {
  if (!verdict_) decide_at_end();
  return *verdict_;
}

void Audit::read_checkpoint() {
  const RegisterSize before = pending_ ? pending_->size : RegisterSize{0};
  pending_.reset();
  const auto text = next_checkpoint_();
  if (!text) return;
  ++checkpoints_;
  const auto note = parse_note(*text);
  if (!note) {
    return decide_on(Finding::checkpoint_unreadable, checkpoints_, note.error().cause);
  }
  if (const auto verified = verify_note(*note, key_); !verified) {
    return decide_on(Finding::checkpoint_forged, checkpoints_, verified.error().cause);
  }
  const auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint) {
    return decide_on(Finding::checkpoint_unreadable, checkpoints_, checkpoint.error().cause);
  }
  if (checkpoint->origin != key_.name) {
    return decide_on(Finding::checkpoint_unreadable, checkpoints_, "it is of another register");
  }
  if (checkpoint->size < before) {
    return decide_on(Finding::checkpoint_out_of_order, checkpoints_, {});
  }
  pending_ = *checkpoint;
}

void Audit::compare_with_checkpoints() {
  while (!verdict_ && pending_ && pending_->size == computed_.size()) {
    if (computed_.root() != pending_->root) {
      weigh_mismatch();
    } else if (doubt_) {
      // The entries lead to this later checkpoint, so they are right and the earlier one is not.
      const std::uint64_t doubted = doubt_->checkpoint;
      doubt_.reset();
      decide_on(Finding::checkpoint_contradicts, doubted, {});
    } else if (stored_) {
      decide(Finding::commitment_altered, first_difference_, first_difference_);
    } else {
      good_ = pending_->size;
    }
    if (!verdict_) read_checkpoint();
  }
}

void Audit::weigh_mismatch() {
  if (doubt_) return;
  if (pending_->size == good_) {
    decide_on(Finding::checkpoint_contradicts, checkpoints_, {});
  } else if (stored_ && stored_->root() == pending_->root) {
    decide(Finding::entry_altered, first_difference_, first_difference_);
  } else {
    doubt_ = Doubt{checkpoints_, number_of(good_), last_of(pending_->size)};
  }
}

void Audit::decide(Finding finding, std::optional<EntryNumber> first,
                   std::optional<EntryNumber> last, std::string detail) {
  verdict_ = Verdict{finding, computed_.size(), checkpoints_, good_, first, last, {}, {}};
  verdict_->detail = std::move(detail);
  name_doubt();
}

void Audit::decide_on(Finding finding, std::uint64_t checkpoint, std::string detail) {
  decide(finding, {}, {}, std::move(detail));
  if (!doubt_) verdict_->checkpoint = checkpoint;
}

void Audit::name_doubt() {
  // What came to light first stands first, whatever else is wrong after it.
  if (!doubt_) return;
  verdict_->finding = Finding::entry_wrong_within;
  verdict_->first = doubt_->first;
  verdict_->last = doubt_->last;
  verdict_->checkpoint = doubt_->checkpoint;
  verdict_->detail.clear();
}

void Audit::decide_missing() {
  const EntryNumber first = number_of(computed_.size());
  RegisterSize claimed = pending_->size;
  // The last checkpoint that is in order tells how much there was.
  while (!verdict_ && pending_) {
    claimed = pending_->size;
    read_checkpoint();
  }
  decide(Finding::entries_missing, first, last_of(claimed));
}

void Audit::decide_at_end() {
  const RegisterSize size = computed_.size();
  if (doubt_) {
    decide(Finding::entry_wrong_within);
  } else if (stored_) {
    decide(Finding::entry_altered, first_difference_, first_difference_,
           "it and its stored commitment differ, and no checkpoint reaches so far");
  } else if (pending_) {
    decide_missing();
  } else if (checkpoints_ == 0) {
    decide(Finding::no_checkpoint);
  } else if (size > good_) {
    decide(Finding::not_vouched_for, number_of(good_), last_of(size));
  } else {
    decide(Finding::right);
  }
}

}  // namespace inviola::ledger
