// kill -9 of a real process that appends: what it acknowledged is there, and nothing half.

#include <doctest/doctest.h>
#include <unistd.h>

#include <random>

#include "conformance/child.h"
#include "conformance/folders.h"

namespace inviola::conformance {
namespace {

using archive::Mode;
using archive::SqliteArchive;
using ledger::RegisterSize;

constexpr int kills = 30;

/// Groups are cut by the number they begin with, so that the test can tell where one ends.
std::size_t group_from(std::uint64_t number) {
  return 1 + static_cast<std::size_t>(sha256("group " + std::to_string(number)).bytes[0] % 20);
}

std::string document_beside(std::uint64_t number) { return document_of(number, 100'000); }

/// Appends for ever. Says "e<size>\n" for a size that is durable, "d<number>\n" for a document.
int append_for_ever(const std::string& folder, int pipe) {
  auto archive = SqliteArchive::open(folder, Mode::write);
  if (!archive) return 1;
  const auto size = (*archive)->size();
  if (!size) return 1;
  for (std::uint64_t number = size->value();;) {
    const std::size_t count = group_from(number);
    if (!(*archive)->append(RegisterSize{number}, entries_of(number, count))) return 1;
    number += count;
    say(pipe, "e" + std::to_string(number) + "\n");
    if (number % 3 != 0) continue;
    if (!keep_document(**archive, document_beside(number))) return 1;
    if (!(*archive)->keep_checkpoint(RegisterSize{number}, std::to_string(number))) return 1;
    say(pipe, "d" + std::to_string(number) + "\n");
  }
}

struct Acknowledged {
  std::uint64_t size = 0;
  std::vector<std::uint64_t> documents;
  void hear(const std::string& said) {
    for (std::size_t at = 0; at < said.size();) {
      const std::size_t end = said.find('\n', at);
      if (end == std::string::npos) return;  // cut off by the kill: not acknowledged
      const std::uint64_t number = std::stoull(said.substr(at + 1, end - at - 1));
      if (said[at] == 'e') size = number;
      if (said[at] == 'd') documents.push_back(number);
      at = end + 1;
    }
  }
};

/// Every size that the groups can end at, up to and with the first that is `least` or more.
bool is_end_of_group(std::uint64_t size) {
  std::uint64_t number = 0;
  while (number < size) number += group_from(number);
  return number == size;
}

void verify(const std::string& folder, const Acknowledged& acknowledged) {
  const auto archive = open_sqlite(folder, Mode::write);
  const auto entries = read_all(*archive);
  if (!entries) FAIL(to_string(entries.error()));
  CHECK(entries->size() >= acknowledged.size);
  CHECK(is_end_of_group(entries->size()));
  for (std::size_t i = 0; i < entries->size(); ++i) {
    if (!same((*entries)[i], entry_of(i))) FAIL("entry " << i << " is another");
  }
  for (const std::uint64_t number : acknowledged.documents) {
    const auto document = read_document(*archive, sha256(document_beside(number)));
    CHECK((document && *document == document_beside(number)));
  }
  CHECK(archive->checkpoints()->size() >= acknowledged.documents.size());
  CHECK(archive->check());
  for (const auto& each : std::filesystem::directory_iterator(folder)) {
    const std::string name = each.path().filename().string();
    CHECK((name.starts_with("register.sqlite") || name.starts_with("desk.sqlite") ||
           name == "writer.lock"));
  }
}

}  // namespace

TEST_CASE("what a killed writer had acknowledged is there, whole and in order") {
  const TemporaryFolder ground;
  const std::string folder = ground.path("r");
  {
    open_sqlite(folder, Mode::create);
  }
  std::mt19937 random(71'145);
  Acknowledged acknowledged;
  for (int kill = 0; kill < kills; ++kill) {
    CAPTURE(kill);
    const std::uint64_t before = acknowledged.size;
    Child child([&](int pipe) { return append_for_ever(folder, pipe); });
    std::string said = child.read_some();
    REQUIRE(!said.empty());
    ::usleep(std::uniform_int_distribution<useconds_t>(0, 40'000)(random));
    said += child.kill();
    acknowledged.hear(said);
    CHECK(acknowledged.size > before);
    verify(folder, acknowledged);
  }
  MESSAGE(kills << " kills, " << acknowledged.size << " entries and "
                << acknowledged.documents.size() << " documents acknowledged");
}

}  // namespace inviola::conformance
