#include "ledger/audit.h"

#include <doctest/doctest.h>

#include <vector>

#include "ledger/detail/seeded.h"
#include "ledger/detail/signed_for_tests.h"
#include "ledger/exported.h"
#include "ledger/tree.h"

using namespace inviola;
using namespace inviola::ledger;

namespace {

const std::string origin = "register.example";

/// A register as it was exported, and what a hand in the files may do to it.
struct Export {
  std::vector<ExportedEntry> entries;
  std::vector<std::string> notes;
  Tree tree;

  /// Checkpoints at 0, 4, 8, ... and at the end.
  explicit Export(std::uint64_t size, bool with_commitments = false) {
    for (std::uint64_t i = 0; i < size; ++i) {
      if (i % 4 == 0) sign();
      Salt salt;
      salt.bytes[0] = static_cast<std::uint8_t>(i);
      entries.push_back({EntryNumber{i}, salt, "act " + std::to_string(i), {}});
      const Digest committed = commitment(salt, entries.back().bytes);
      if (with_commitments) entries.back().commitment = committed;
      tree.append(leaf_hash(committed));
    }
    sign();
  }
  void sign() { notes.push_back(sign_for_tests({origin, tree.size(), tree.root()}, 1)); }
  void renumber() {
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i].number = EntryNumber{i};
  }
  Verdict audit() const {
    std::size_t at = 0;
    Audit audit(key_for_tests(origin, 1), [&]() -> std::optional<std::string> {
      return at < notes.size() ? std::optional(notes[at++]) : std::nullopt;
    });
    for (const ExportedEntry& entry : entries) {
      if (!audit.entry({entry.number, entry.salt, entry.bytes, entry.commitment})) break;
    }
    return audit.finish();
  }
};

void check(const Verdict& verdict, Finding finding, std::optional<std::uint64_t> first = {},
           std::optional<std::uint64_t> last = {}) {
  CAPTURE(to_string(verdict));
  CHECK(verdict.finding == finding);
  CHECK(verdict.first == (first ? std::optional(EntryNumber{*first}) : std::nullopt));
  CHECK(verdict.last == (last ? std::optional(EntryNumber{*last}) : std::nullopt));
}

}  // namespace

TEST_CASE("a register that is right is found right, with and without stored commitments") {
  for (const std::uint64_t size : {0, 1, 4, 5, 22}) {
    for (const bool stored : {false, true}) {
      const Verdict verdict = Export(size, stored).audit();
      check(verdict, Finding::right);
      CHECK(verdict.entries == RegisterSize{size});
      CHECK(verdict.good == RegisterSize{size});
      CHECK(to_string(verdict).find("right: " + std::to_string(size) + " entries") == 0);
    }
  }
}

TEST_CASE("an altered entry is bounded by the checkpoints about it, a stored commitment names it") {
  for (std::uint64_t i = 0; i < 22; ++i) {
    CAPTURE(i);
    Export bounded(22);
    bounded.entries[i].bytes += "!";
    const std::uint64_t last = std::min<std::uint64_t>(i / 4 * 4 + 3, 21);
    const Verdict verdict = bounded.audit();
    check(verdict, Finding::entry_wrong_within, i / 4 * 4, last);
    CHECK(verdict.good == RegisterSize{i / 4 * 4});
    CHECK(verdict.checkpoint == i / 4 + 2);

    Export exact(22, true);
    exact.entries[i].bytes += "!";
    check(exact.audit(), Finding::entry_altered, i, i);

    Export salted(22, true);
    salted.entries[i].salt.bytes[31] ^= 1;
    check(salted.audit(), Finding::entry_altered, i, i);

    Export both(22, true);
    both.entries[i].bytes += "!";
    both.entries[i].commitment = commitment(both.entries[i].salt, both.entries[i].bytes);
    check(both.audit(), Finding::entry_wrong_within, i / 4 * 4, last);

    Export commitment_only(22, true);
    commitment_only.entries[i].commitment->bytes[0] ^= 1;
    check(commitment_only.audit(), Finding::commitment_altered, i, i);
  }
}

TEST_CASE("of two wrong entries the first is named") {
  Export export_(22, true);
  export_.entries[5].bytes += "!";
  export_.entries[6].bytes += "!";
  export_.entries[17].bytes += "!";
  check(export_.audit(), Finding::entry_altered, 5, 5);
  Export with_its_commitment(22, true);
  ExportedEntry& fifth = with_its_commitment.entries[5];
  fifth.bytes += "!";
  fifth.commitment = commitment(fifth.salt, fifth.bytes);
  with_its_commitment.entries[6].bytes += "!";
  check(with_its_commitment.audit(), Finding::entry_wrong_within, 4, 7);
  Export gap_after(22);
  gap_after.entries[5].bytes += "!";
  gap_after.entries.erase(gap_after.entries.begin() + 12);
  check(gap_after.audit(), Finding::entry_wrong_within, 4, 7);
}

TEST_CASE("missing entries are told apart: a gap, a gap renumbered, a register cut off") {
  Export gap(22);
  gap.entries.erase(gap.entries.begin() + 9, gap.entries.begin() + 12);
  check(gap.audit(), Finding::entries_missing, 9, 11);
  gap.renumber();
  check(gap.audit(), Finding::entry_wrong_within, 8, 11);

  Export cut(22);
  cut.entries.resize(10);
  const Verdict verdict = cut.audit();
  check(verdict, Finding::entries_missing, 10, 21);
  CHECK(verdict.good == RegisterSize{8});
  cut.entries.clear();
  check(cut.audit(), Finding::entries_missing, 0, 21);
}

TEST_CASE("entries put in, doubled or exchanged are found") {
  Export doubled(22);
  doubled.entries.insert(doubled.entries.begin() + 5, doubled.entries[5]);
  check(doubled.audit(), Finding::entry_misnumbered, 6, 6);
  doubled.renumber();
  check(doubled.audit(), Finding::entry_wrong_within, 4, 7);
  Export exchanged(22);
  std::swap(exchanged.entries[5], exchanged.entries[6]);
  exchanged.renumber();
  check(exchanged.audit(), Finding::entry_wrong_within, 4, 7);
}

TEST_CASE("entries that no checkpoint covers are not vouched for") {
  Export longer(22);
  longer.entries.push_back({EntryNumber{22}, Salt{}, "put in later", {}});
  check(longer.audit(), Finding::not_vouched_for, 22, 22);
  Export unsigned_(22);
  unsigned_.notes.pop_back();
  check(unsigned_.audit(), Finding::not_vouched_for, 20, 21);
  unsigned_.notes.clear();
  check(unsigned_.audit(), Finding::no_checkpoint);
  Export nothing(0);
  nothing.notes.clear();
  check(nothing.audit(), Finding::no_checkpoint);
  Export stored(22, true);
  stored.notes.pop_back();
  stored.entries[21].bytes += "!";
  check(stored.audit(), Finding::entry_altered, 21, 21);
}

TEST_CASE("a checkpoint that is not ours, not one, or out of order is named by its place") {
  Export forged(22);
  forged.notes[3] = sign_for_tests({origin, RegisterSize{12}, forged.tree.root()}, 2);
  Verdict verdict = forged.audit();
  check(verdict, Finding::checkpoint_forged);
  CHECK(verdict.checkpoint == 4);
  CHECK(verdict.good == RegisterSize{8});

  forged.notes[3] = "garbage";
  check(forged.audit(), Finding::checkpoint_unreadable);

  forged.notes[3] = sign_for_tests(
      {"other.example", RegisterSize{12}, forged.tree.root_at(RegisterSize{12}).value()}, 1,
      origin);
  verdict = forged.audit();
  check(verdict, Finding::checkpoint_unreadable);
  CHECK(verdict.detail == "it is of another register");

  Export exchanged(22);
  std::swap(exchanged.notes[3], exchanged.notes[4]);
  verdict = exchanged.audit();
  check(verdict, Finding::checkpoint_out_of_order);
  CHECK(verdict.checkpoint == 5);
}

TEST_CASE("a checkpoint signed for another history is told from a wrong entry") {
  Export fork(22);
  fork.notes[3] = sign_for_tests({origin, RegisterSize{12}, sha256("another history")}, 1);
  Verdict verdict = fork.audit();
  check(verdict, Finding::checkpoint_contradicts);
  CHECK(verdict.checkpoint == 4);

  Export twice(22);
  twice.notes.insert(twice.notes.begin() + 4,
                     sign_for_tests({origin, RegisterSize{12}, sha256("another history")}, 1));
  verdict = twice.audit();
  check(verdict, Finding::checkpoint_contradicts);
  CHECK(verdict.checkpoint == 5);

  Export at_the_end(22);
  at_the_end.notes.push_back(
      sign_for_tests({origin, RegisterSize{22}, sha256("another history")}, 1));
  verdict = at_the_end.audit();
  check(verdict, Finding::checkpoint_contradicts);
  CHECK(verdict.checkpoint == at_the_end.notes.size());
}

TEST_CASE("an entry that cannot be read is named") {
  const Export export_(22);
  std::size_t at = 0;
  Audit audit(key_for_tests(origin, 1), [&]() -> std::optional<std::string> {
    return at < export_.notes.size() ? std::optional(export_.notes[at++]) : std::nullopt;
  });
  for (std::size_t i = 0; i < 7; ++i) {
    const ExportedEntry& entry = export_.entries[i];
    REQUIRE(audit.entry({entry.number, entry.salt, entry.bytes, {}}));
  }
  audit.unreadable_entry("byte 12: syntax error");
  const Verdict verdict = audit.finish();
  check(verdict, Finding::entry_unreadable, 7, 7);
  CHECK(to_string(verdict) == "wrong: entry 7 cannot be read: byte 12: syntax error");
}

TEST_CASE("whatever one hand does to an export, it is never found right") {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    Seeded seeded(seed);
    const std::uint64_t size = 1 + seeded.below(30);
    Export export_(size, seeded.below(2) == 0);
    const std::size_t at = seeded.below(size);
    const bool renumber = seeded.below(2) == 0;
    const std::uint64_t deed = seeded.below(5);
    switch (deed) {
      case 0:
        export_.entries[at].bytes[seeded.below(export_.entries[at].bytes.size())] ^= 1;
        break;
      case 1:
        export_.entries[at].salt.bytes[seeded.below(32)] ^= 0x80;
        break;
      case 2:
        export_.entries.erase(export_.entries.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 3:
        export_.entries.insert(export_.entries.begin() + static_cast<std::ptrdiff_t>(at),
                               export_.entries[at]);
        break;
      default:
        export_.notes[seeded.below(export_.notes.size())].insert(3, "0");
        break;
    }
    if (renumber) export_.renumber();
    const Verdict verdict = export_.audit();
    CHECK(verdict.finding != Finding::right);
    if (deed < 4) CHECK(verdict.good <= RegisterSize{at + 1});
  }
}
