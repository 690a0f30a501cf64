// The power fails at any write of SQLite: what was acknowledged is there when it comes back.

#include "simulation/power_cut.h"

#include <doctest/doctest.h>
#include <temporary_folder.h>

#include <deque>
#include <filesystem>
#include <random>

#include "archive/sqlite/sqlite_archive.h"

namespace inviola::simulation {
namespace {

using archive::Mode;
using archive::SqliteArchive;
using ledger::EntryNumber;
using ledger::RegisterSize;
using office::KeptEntry;

constexpr std::uint64_t seeds = 400;

/// Of 300 to 9,300 bytes, and told from its number alone.
const KeptEntry& entry_of(std::uint64_t number) {
  static std::deque<KeptEntry> made;
  while (made.size() <= number) {
    const std::uint64_t next = made.size();
    std::mt19937_64 random(next);
    std::string bytes = "entry " + std::to_string(next) + " ";
    while (bytes.size() < 300 + next * 997 % 9000) bytes += std::to_string(random());
    made.push_back(KeptEntry{std::move(bytes), {}});
  }
  return made[number];
}

std::vector<KeptEntry> group_from(std::uint64_t number) {
  std::vector<KeptEntry> group;
  for (std::uint64_t i = 0; i < 1 + number % 4; ++i) group.push_back(entry_of(number + i));
  return group;
}

/// What the program was told is kept.
struct Acknowledged {
  std::uint64_t size = 0;
  std::uint64_t checkpoint = 0;  ///< durable, for something else was kept after it
  std::uint64_t checkpoint_next = 0;
  std::optional<Digest> document;
  std::uint64_t setting = 0;
};

/// Where there is such a place, in memory: what the disk does is simulated.
std::filesystem::path ground_of_registers() {
  const std::filesystem::path shared = "/dev/shm";
  return std::filesystem::exists(shared) ? shared : std::filesystem::temp_directory_path();
}

/// One life of the program: opens, keeps this and that, closes or loses its power.
void live(const std::string& folder, Acknowledged& acknowledged, std::mt19937_64& random,
          const PowerCut& power) {
  acknowledged.checkpoint_next = acknowledged.checkpoint;
  auto archive = SqliteArchive::open(folder, Mode::write);
  if (!archive) return;
  for (int step = 0; step < 6; ++step) {
    const auto size = (*archive)->size();
    if (!size) return;
    const auto group = group_from(size->value());
    if (!(*archive)->append(*size, group)) return;
    acknowledged.size = size->value() + group.size();
    acknowledged.checkpoint = acknowledged.checkpoint_next;
    if (random() % 2 == 0) {
      const std::string note = std::to_string(acknowledged.size);
      if (!(*archive)->keep_checkpoint(RegisterSize{acknowledged.size}, note)) return;
      acknowledged.checkpoint_next = acknowledged.size;
    }
    if (random() % 4 == 0) {
      if (!(*archive)->keep_setting("last", std::to_string(acknowledged.size))) return;
      acknowledged.setting = acknowledged.size;
      acknowledged.checkpoint = acknowledged.checkpoint_next;
    }
    if (random() % 6 == 0) {
      auto intake = (*archive)->receive_document();
      if (!intake || !(*intake)->add(entry_of(acknowledged.size).bytes)) return;
      const auto digest = (*intake)->finish();
      if (!digest) return;
      acknowledged.document = *digest;
    }
  }
  archive->reset();
  if (!power.is_cut()) acknowledged.checkpoint = acknowledged.checkpoint_next;
}

/// What is wrong after the power has come back; empty if nothing is.
std::string look(const std::string& folder, const Acknowledged& acknowledged) {
  auto archive = SqliteArchive::open(folder, Mode::write);
  if (!archive) return to_string(archive.error());
  const auto size = (*archive)->size();
  if (!size) return to_string(size.error());
  if (size->value() < acknowledged.size) {
    return "only " + std::to_string(size->value()) + " entries of " +
           std::to_string(acknowledged.size);
  }
  std::uint64_t end_of_group = 0;
  while (end_of_group < size->value()) end_of_group += group_from(end_of_group).size();
  if (end_of_group != size->value()) return "half a group was kept";
  const auto read = (*archive)->read(
      EntryNumber{0}, *size, [](EntryNumber number, const KeptEntry& entry) -> Result<void> {
        if (entry.bytes == entry_of(number.value()).bytes) return {};
        return failure(Fault{"entry " + std::to_string(number.value()), "is another"});
      });
  if (!read) return to_string(read.error());
  const auto checkpoint = (*archive)->last_checkpoint();
  if (!checkpoint) return to_string(checkpoint.error());
  const std::uint64_t signed_for = *checkpoint ? std::stoull(**checkpoint) : 0;
  if (signed_for < acknowledged.checkpoint) return "a checkpoint was lost";
  const auto setting = (*archive)->setting("last");
  if (!setting) return to_string(setting.error());
  if (std::stoull(setting->value_or("0")) < acknowledged.setting) return "a setting was lost";
  if (acknowledged.document) {
    const auto held = (*archive)->holds_document(*acknowledged.document);
    if (!held || !*held) return "a document was lost";
  }
  const auto checked = (*archive)->check();
  return checked ? std::string() : to_string(checked.error());
}

}  // namespace

TEST_CASE("after a write that the disk did not confirm nothing is kept until it is opened anew") {
  const TemporaryFolder ground(ground_of_registers());
  PowerCut power;
  std::uint64_t size = 0;
  {
    auto archive = SqliteArchive::open(ground.path("r"), Mode::create);
    REQUIRE(archive);
    REQUIRE((*archive)->append(RegisterSize{0}, group_from(0)));
    size = group_from(0).size();
    power.deny_next_synchronisation();
    const auto denied = (*archive)->append(RegisterSize{size}, group_from(size));
    REQUIRE(!denied);
    CHECK(to_string(denied.error()).find("the disk failed to confirm a write") !=
          std::string::npos);
    CHECK((*archive)->size().value() == RegisterSize{size});
    const auto refused = (*archive)->append(RegisterSize{size}, group_from(size));
    REQUIRE(!refused);
    CHECK(to_string(refused.error())
              .ends_with("the disk did not confirm an earlier write; look "
                         "after the disk, then stop and start this program"));
    CHECK(!(*archive)->keep_setting("name", "value"));
    CHECK(!(*archive)->keep_checkpoint(RegisterSize{size}, "note"));
  }
  auto archive = SqliteArchive::open(ground.path("r"), Mode::write);
  REQUIRE(archive);
  const auto after = (*archive)->size().value();
  CHECK((after.value() == size || after.value() == size + group_from(size).size()));
  CHECK((*archive)->append(after, group_from(after.value())));
}

TEST_CASE("a cut of the power loses nothing that was acknowledged") {
  PowerCut power;
  std::uint64_t cuts = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const TemporaryFolder ground(ground_of_registers());
    const std::string folder = ground.path("r");
    REQUIRE(SqliteArchive::open(folder, Mode::create));
    std::mt19937_64 random(seed);
    Acknowledged acknowledged;
    for (int life = 0; life < 4; ++life) {
      power.cut_at(random() % 160);
      live(folder, acknowledged, random, power);
      if (power.is_cut()) ++cuts;
      power.restore(random());
      const std::string wrong = look(folder, acknowledged);
      if (!wrong.empty()) FAIL("seed " << seed << ", life " << life << ": " << wrong);
    }
  }
  MESSAGE(seeds << " seeds, " << cuts << " cuts");
  CHECK(cuts > seeds);
}

}  // namespace inviola::simulation
