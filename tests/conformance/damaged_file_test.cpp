// One bit turned over anywhere in the file: never a crash, and what is handed over is right.

#include <doctest/doctest.h>

#include <fstream>
#include <random>

#include "conformance/folders.h"

namespace inviola::conformance {
namespace {

using archive::Mode;
using archive::SqliteArchive;
using ledger::EntryNumber;
using ledger::RegisterSize;
using office::KeptEntry;

constexpr std::size_t entries = 120;
constexpr std::size_t flips = 1500;
const std::string document = document_of(9, 300'000);

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string sound_register(const std::string& folder) {
  {
    const auto archive = open_sqlite(folder, Mode::create);
    for (std::size_t at = 0; at < entries; at += 10) {
      REQUIRE(archive->append(RegisterSize{at}, entries_of(at, 10)));
      REQUIRE(archive->keep_checkpoint(RegisterSize{at + 10}, "of " + std::to_string(at + 10)));
    }
    REQUIRE(archive->keep_setting("name", "Register"));
    REQUIRE(keep_document(*archive, document));
  }
  return read_file(folder + "/register.sqlite");
}

/// What came of one reading of everything. `lost`: something was not handed over.
struct Reading {
  bool opened = false;
  bool faults = false;
  bool lost = false;
  bool wrong = false;
};

void read_entries(SqliteArchive& archive, Reading& reading) {
  const auto size = archive.size();
  std::size_t next = 0;
  const auto take = [&](EntryNumber number, const KeptEntry& entry) {
    if (number.value() != next || !same(entry, entry_of(next))) reading.wrong = true;
    ++next;
    return Result<void>();
  };
  const bool whole = size && archive.read(EntryNumber{0}, *size, take);
  if (!whole) reading.faults = true;
  if (next != entries) reading.lost = true;
}

void read_the_rest(SqliteArchive& archive, Reading& reading) {
  const auto notes = archive.checkpoints();
  if (!notes) reading.faults = true;
  if (!notes || notes->size() != entries / 10) reading.lost = true;
  for (std::size_t i = 0; notes && i < notes->size(); ++i) {
    if ((*notes)[i] != "of " + std::to_string((i + 1) * 10)) reading.wrong = true;
  }
  const auto name = archive.setting("name");
  if (!name) reading.faults = true;
  if (!name || !*name) reading.lost = true;
  if (name && *name && **name != "Register") reading.wrong = true;
  std::string_view rest = document;
  const auto read = archive.read_document(sha256(document), [&](std::string_view piece) {
    if (!rest.starts_with(piece)) reading.wrong = true;
    rest.remove_prefix(std::min(rest.size(), piece.size()));
    return Result<void>();
  });
  if (!read) reading.faults = true;
  if (!rest.empty()) reading.lost = true;
}

Reading read_everything(const std::string& folder, std::string& refusal) {
  Reading reading;
  auto archive = SqliteArchive::open(folder, Mode::read);
  if (!archive) {
    refusal = to_string(archive.error());
    return reading;
  }
  reading.opened = true;
  read_entries(**archive, reading);
  read_the_rest(**archive, reading);
  // Whatever was not handed over, the check of the whole finds.
  const auto checked = (*archive)->check();
  if (reading.lost && checked) reading.wrong = true;
  if (!checked) reading.faults = true;
  return reading;
}

}  // namespace

TEST_CASE("a damaged file gives a fault or what was kept") {
  const TemporaryFolder ground;
  const std::string folder = ground.path("r");
  const std::string sound = sound_register(folder);
  const std::string file = folder + "/register.sqlite";
  std::mt19937 random(73);
  int refused = 0;
  int faults = 0;
  int unharmed = 0;
  for (std::size_t flip = 0; flip < flips; ++flip) {
    std::string damaged = sound;
    // Half of them where the structure is: at the beginning of a page.
    const std::size_t page = random() % (sound.size() / 16384);
    const std::size_t at = flip % 2 == 0 ? random() % sound.size() : page * 16384 + random() % 64;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
    write_file(file, damaged);
    CAPTURE(flip);
    CAPTURE(at);
    std::string refusal;
    const Reading reading = read_everything(folder, refusal);
    CHECK(!reading.wrong);
    if (!reading.opened) CHECK(refusal.starts_with("open register " + folder + ": "));
    ++(!reading.opened ? refused : reading.faults ? faults : unharmed);
    std::filesystem::remove(file + "-wal");
    std::filesystem::remove(file + "-shm");
  }
  MESSAGE(flips << " bits turned: " << refused << " not opened, " << faults << " faults, "
                << unharmed << " without harm");
  CHECK(refused > 0);
  CHECK(faults > 0);
}

TEST_CASE("a file cut short gives a fault or what was kept") {
  const TemporaryFolder ground;
  const std::string folder = ground.path("r");
  const std::string sound = sound_register(folder);
  const std::string file = folder + "/register.sqlite";
  std::mt19937 random(74);
  for (int cut = 0; cut < 150; ++cut) {
    CAPTURE(cut);
    write_file(file, std::string_view(sound).substr(0, random() % sound.size()));
    std::string refusal;
    const Reading reading = read_everything(folder, refusal);
    CHECK(!reading.wrong);
    CHECK((!reading.opened || reading.faults));
    std::filesystem::remove(file + "-wal");
    std::filesystem::remove(file + "-shm");
  }
}

TEST_CASE("a writer on a damaged file does not crash either") {
  const TemporaryFolder ground;
  const std::string folder = ground.path("r");
  const std::string sound = sound_register(folder);
  const std::string file = folder + "/register.sqlite";
  std::mt19937 random(75);
  for (std::size_t flip = 0; flip < flips / 5; ++flip) {
    CAPTURE(flip);
    std::string damaged = sound;
    const std::size_t page = random() % (sound.size() / 16384);
    const std::size_t at = page * 16384 + random() % 64;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
    write_file(file, damaged);
    if (auto archive = SqliteArchive::open(folder, Mode::write)) {
      (void)(*archive)->append(RegisterSize{entries}, entries_of(entries, 3));
      (void)(*archive)->keep_checkpoint(RegisterSize{entries}, "again");
      (void)(*archive)->keep_setting("other", "value");
      (void)keep_document(**archive, document_of(10, 300'000));
    }
    std::filesystem::remove(file + "-wal");
    std::filesystem::remove(file + "-shm");
    std::string refusal;
    const auto reading = SqliteArchive::open(folder, Mode::read);
    if (!reading) continue;
    const auto all = read_all(**reading);
    for (std::size_t i = 0; all && i < all->size(); ++i) CHECK(same((*all)[i], entry_of(i)));
  }
}

}  // namespace inviola::conformance
