// The real office in a world that fails: an archive that loses answers and crashes between any two
// effects, a notary that refuses, dies, or signs and is not heard. 10,000 histories by seed.

#include "office/office.h"

#include <doctest/doctest.h>
#include <shipped.h>

#include <mutex>
#include <set>

#include "archive/memory/memory_archive.h"
#include "ledger/detail/seeded.h"
#include "ledger/detail/signed_for_tests.h"
#include "ledger/proof.h"
#include "office/evidence.h"
#include "office/world.h"
#include "procedure/codec.h"
#include "simulation/faulty_archive.h"

namespace inviola::simulation {
namespace {

using ledger::Checkpoint;
using ledger::EntryNumber;
using ledger::RegisterSize;
using office::Office;

constexpr std::uint64_t seeds = 10'000;
constexpr std::uint8_t key_byte = 7;
const std::string origin = "inviola-simulated";

/// What the notary keeps on its own disk, whatever becomes of its process.
struct NotaryDisk {
  Checkpoint last{origin, RegisterSize{0}, ledger::Tree().root()};
  std::string contradicted;  ///< it was asked to vouch for a second history
};

/// Signs only what extends the last. By seed it refuses, dies for the rest of this life, or signs
/// and is not heard.
class FailingNotary final : public office::Notary {
 public:
  FailingNotary(NotaryDisk& disk, std::uint64_t seed, std::uint64_t in_a_thousand)
      : disk_(disk), drawn_(seed), in_a_thousand_(in_a_thousand) {}

  Result<std::string> verifier_key() override {
    return ledger::print_verifier_key(ledger::key_for_tests(origin, key_byte));
  }
  Result<Checkpoint> last() override {
    const std::scoped_lock lock(mutex_);
    if (fails() || dead_) return failure(Fault{"ask the notary", "it does not answer"});
    return disk_.last;
  }
  Result<std::string> sign(const Checkpoint& checkpoint,
                           const std::vector<Digest>& consistency) override {
    const std::scoped_lock lock(mutex_);
    if (fails() || dead_) return failure(Fault{"ask the notary", "it does not answer"});
    if (!ledger::verify_consistency(disk_.last.size, disk_.last.root, checkpoint.size,
                                    checkpoint.root, consistency)) {
      disk_.contradicted = "of size " + std::to_string(checkpoint.size.value());
      return failure(Fault{"sign", "it does not extend the last"});
    }
    disk_.last = checkpoint;
    if (fails()) return failure(Fault{"hear the notary", "it ended the connection"});
    return ledger::sign_for_tests(checkpoint, key_byte);
  }

 private:
  bool fails() {
    if (drawn_.below(1000) >= in_a_thousand_) return false;
    if (drawn_.below(4) == 0) dead_ = true;
    return true;
  }

  std::mutex mutex_;
  NotaryDisk& disk_;
  ledger::Seeded drawn_;
  const std::uint64_t in_a_thousand_;
  bool dead_ = false;
};

office::Submission report(const std::string& words) {
  procedure::Occurrence occurrence;
  occurrence.date = PartialDate::parse("2018-02-01");
  occurrence.place = "Nicosia";
  occurrence.host = mandate::StateCode{"CYP"};
  occurrence.sending_states = {mandate::StateCode{"FRA"}};
  procedure::Reported reported;
  reported.occurrences.push_back(std::move(occurrence));
  reported.statement = {Language::en, words};
  return {mandate::StateCode{"FRA"}, {}, std::move(reported)};
}

/// What whoever filed was told, over all lives.
struct Told {
  std::mutex mutex;
  std::vector<std::string> acknowledged;  ///< entry bytes
  std::vector<std::pair<std::string, ledger::Receipt>> receipts;
  std::uint64_t refused = 0;
  std::string strange;

  void hear(const office::Outcome& outcome) {
    const std::scoped_lock lock(mutex);
    if (outcome) {
      acknowledged.push_back(procedure::encode(*outcome->entered));
      if (outcome->receipt) receipts.emplace_back(acknowledged.back(), *outcome->receipt);
    } else if (const auto* refusal = std::get_if<procedure::Refusal>(&outcome.error())) {
      strange = refusal->code + " " + refusal->field;
    } else {
      ++refused;
    }
  }
};

/// One life of the program: it opens the register and files, alone and many at once.
void live(office::Archive& archive, office::Notary& notary, std::uint64_t seed, Told& told) {
  office::SetCalendar calendar(*Date::parse("2018-03-01"));
  office::SeededEntropy entropy("life " + std::to_string(seed));
  auto office = Office::open({archive, notary, calendar, entropy}, shipped::law(), origin);
  if (!office) return;
  ledger::Seeded drawn(seed);
  std::uint64_t number = 0;
  for (std::uint64_t group = 0; group < 3; ++group) {
    const std::uint64_t together = 1 + drawn.below(3);
    for (std::uint64_t i = 0; i < together; ++i) {
      const std::string words = std::to_string(seed) + " act " + std::to_string(number++);
      (*office)->submit(report(words), [&told](const office::Outcome& one) { told.hear(one); });
    }
    told.hear((*office)->submit(report(std::to_string(seed) + " alone " + std::to_string(group))));
  }
}

/// After recovery in a world that does not fail; nothing if all is as it must be.
std::string wrong_with(office::Archive& archive, NotaryDisk& disk, const Told& told) {
  if (!told.strange.empty()) return "refused: " + told.strange;
  if (!disk.contradicted.empty()) return "a second history: " + disk.contradicted;
  FailingNotary notary(disk, 0, 0);
  office::SetCalendar calendar(*Date::parse("2018-03-02"));
  office::SeededEntropy entropy("after");
  auto office = Office::open({archive, notary, calendar, entropy}, shipped::law(), origin);
  if (!office) return to_string(office.error());
  if ((*office)->published().size != archive.size().value()) return "not all is published";

  std::vector<std::string> entries;
  std::set<std::string> filed;
  std::string bad;
  const auto read = archive.read(
      EntryNumber{0}, archive.size().value(), [&](EntryNumber number, const auto& kept) {
        const auto act = procedure::decode(kept.bytes, number.value());
        const auto* reported = act ? std::get_if<procedure::Reported>(&act->act.body) : nullptr;
        if (!reported || reported->statement.words.empty()) bad = "half an act: " + kept.bytes;
        if (reported && !filed.insert(reported->statement.words).second) bad = "entered twice";
        entries.push_back(kept.bytes);
        return Result<void>();
      });
  if (!read) return to_string(read.error());
  if (!bad.empty()) return bad;
  const std::set<std::string> there(entries.begin(), entries.end());
  for (const std::string& one : told.acknowledged) {
    if (!there.contains(one)) return "acknowledged and lost: " + one;
  }
  if (entries.size() > told.acknowledged.size() + told.refused) return "more than was filed";
  const auto key = ledger::key_for_tests(origin, key_byte);
  for (const auto& [bytes, receipt] : told.receipts) {
    if (!ledger::verify_receipt(bytes, receipt, key)) return "a receipt does not hold";
    if (entries.at(receipt.number.value()) != bytes) return "a receipt is of another entry";
  }
  if (entries.empty()) return {};
  const auto verdict = office::audit(archive, *notary.verifier_key());
  if (!verdict) return to_string(verdict.error());
  return verdict->finding == ledger::Finding::right ? std::string() : to_string(*verdict);
}

}  // namespace

TEST_CASE("the office keeps what it acknowledged, whatever befalls its archive and its notary") {
  const Odds odds{.refused = 60,
                  .denied = 30,
                  .crashed_before = 40,
                  .crashed_after = 40,
                  .reading_refused = 20};
  std::uint64_t acknowledged = 0;
  std::uint64_t without_receipt = 0;
  std::uint64_t refused = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    archive::MemoryDisk disk;
    auto inner = archive::MemoryArchive::open(disk, "r", archive::Mode::create);
    REQUIRE(inner);
    NotaryDisk notary_disk;
    Told told;
    std::string story;
    for (std::uint64_t life = 0; life < 2; ++life) {
      FaultyArchive faulty(**inner, seed * 10 + life, odds, Manner::returned);
      FailingNotary notary(notary_disk, seed * 10 + life, seed % 3 == 0 ? 200 : 30);
      live(faulty, notary, seed * 10 + life, told);
      story += faulty.story() + "; ";
    }
    const std::string wrong = wrong_with(**inner, notary_disk, told);
    if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << ": " << story);
    acknowledged += told.acknowledged.size();
    without_receipt += told.acknowledged.size() - told.receipts.size();
    refused += told.refused;
  }
  // Else nothing was tried.
  CHECK(acknowledged > 2 * seeds);
  CHECK(without_receipt > seeds / 10);
  CHECK(refused > seeds / 2);
}

}  // namespace inviola::simulation
