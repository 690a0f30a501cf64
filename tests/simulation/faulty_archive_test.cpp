// The failing world itself, and a careful caller in it: 20,000 histories by seed.

#include "simulation/faulty_archive.h"

#include <doctest/doctest.h>

#include "archive/memory/memory_archive.h"

namespace inviola::simulation {
namespace {

using archive::MemoryArchive;
using archive::MemoryDisk;
using archive::Mode;
using ledger::EntryNumber;
using ledger::RegisterSize;
using office::KeptEntry;

std::unique_ptr<MemoryArchive> new_register(MemoryDisk& disk) {
  auto archive = MemoryArchive::open(disk, "r", Mode::create);
  REQUIRE(archive);
  return std::move(*archive);
}

KeptEntry entry_of(const std::string& bytes) { return KeptEntry{bytes, {}}; }

std::vector<std::string> entries_in(office::Archive& archive) {
  std::vector<std::string> all;
  const auto size = archive.size();
  REQUIRE(size);
  REQUIRE(archive.read(EntryNumber{0}, *size, [&](EntryNumber, KeptEntry entry) {
    all.push_back(entry.bytes);
    return Result<void>();
  }));
  return all;
}

/// A caller that wants `wanted` entries in the register, each once, and after a fault or a crash
/// looks before it goes on.
struct CarefulCaller {
  std::size_t wanted = 12;
  std::size_t acknowledged = 0;

  /// Until all is there, or a fault it cannot get behind, or a crash.
  void go_on(office::Archive& archive) {
    for (int attempt = 0; attempt < 100; ++attempt) {
      const auto size = archive.size();
      if (!size) continue;
      std::size_t at = size->value();
      while (at < wanted) {
        std::vector<KeptEntry> group;
        for (std::size_t i = at; i < wanted && group.size() < 1 + at % 3; ++i) {
          group.push_back(entry_of("wanted " + std::to_string(i)));
        }
        if (!archive.append(RegisterSize{at}, group)) break;
        at += group.size();
        acknowledged = at;
        if (!archive.keep_checkpoint(RegisterSize{at}, std::to_string(at))) break;
      }
      if (at == wanted) return;
    }
  }
};

}  // namespace

TEST_CASE("each fate is what it says") {
  for (const Fate fate : all_fates) {
    for (const Manner manner : {Manner::thrown, Manner::returned}) {
      CAPTURE(name_of(fate));
      MemoryDisk disk;
      const auto inner = new_register(disk);
      FaultyArchive faulty(*inner, 1, {}, manner);
      faulty.befall(1, fate);
      const std::vector<KeptEntry> entries = {entry_of("a")};
      REQUIRE(faulty.append(RegisterSize{0}, entries));
      const bool crashes = fate == Fate::crashed_before || fate == Fate::crashed_after;
      bool thrown = false;
      try {
        const auto appended = faulty.append(RegisterSize{1}, entries);
        CHECK(appended.has_value() == (fate == Fate::done));
        if (!appended) CHECK(is_crash(appended.error()) == crashes);
      } catch (const Crash&) {
        thrown = true;
      }
      CHECK(thrown == (crashes && manner == Manner::thrown));
      CHECK(faulty.crashed() == crashes);
      const bool kept = fate != Fate::refused && fate != Fate::crashed_before;
      CHECK(entries_in(*inner).size() == (kept ? 2 : 1));
      CHECK(faulty.story() == "append done, append " + std::string(name_of(fate)));
      CHECK(faulty.effects() == 2);
    }
  }
}

TEST_CASE("after a crash nothing has an effect and nothing can be read") {
  MemoryDisk disk;
  const auto inner = new_register(disk);
  FaultyArchive faulty(*inner, 1, {}, Manner::returned);
  auto intake = faulty.receive_document();
  REQUIRE(intake);
  faulty.befall(1, Fate::crashed_before);
  CHECK(!faulty.keep_setting("a", "b"));
  CHECK(is_crash(faulty.size().error()));
  CHECK(is_crash(faulty.setting("a").error()));
  CHECK(is_crash((*intake)->add("x").error()));
  CHECK(is_crash((*intake)->finish().error()));
  CHECK(is_crash(faulty.append(RegisterSize{0}, {}).error()));
  CHECK(is_crash(within("enter filing", faulty.copy_to("c").error())));
  CHECK(inner->settings("").value().empty());
  FaultyArchive again(*inner, 2);
  CHECK(again.keep_setting("a", "b"));
}

TEST_CASE("a careful caller loses nothing and enters nothing twice, whatever befalls") {
  const Odds odds{.refused = 60,
                  .denied = 60,
                  .crashed_before = 40,
                  .crashed_after = 40,
                  .reading_refused = 50};
  std::uint64_t crashes = 0;
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    MemoryDisk disk;
    const auto inner = new_register(disk);
    CarefulCaller caller;
    std::string story;
    for (std::uint64_t life = 0; life < 100; ++life) {
      FaultyArchive faulty(*inner, seed * 1000 + life, odds);
      bool crashed = false;
      try {
        caller.go_on(faulty);
      } catch (const Crash&) {
        crashed = true;
        ++crashes;
      }
      story += faulty.story() + "; ";
      // What was acknowledged in any life is there in the next.
      if (inner->size()->value() < caller.acknowledged) FAIL("seed " << seed << ": " << story);
      if (!crashed) break;
    }
    const auto entries = entries_in(*inner);
    bool right = entries.size() == caller.wanted;
    for (std::size_t i = 0; right && i < entries.size(); ++i) {
      right = entries[i] == "wanted " + std::to_string(i);
    }
    if (!right) FAIL("seed " << seed << ": " << story);
  }
  CHECK(crashes > 1000);
}

TEST_CASE("the same seed tells the same story") {
  const auto story_of = [](std::uint64_t seed) {
    MemoryDisk disk;
    const auto inner = new_register(disk);
    FaultyArchive faulty(*inner, seed, {.refused = 200, .denied = 200}, Manner::thrown);
    CarefulCaller().go_on(faulty);
    return faulty.story();
  };
  CHECK(story_of(71) == story_of(71));
  CHECK(story_of(71) != story_of(145));
}

}  // namespace inviola::simulation
