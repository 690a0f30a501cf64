#include "conformance/archive_suite.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "base/limits.h"

namespace inviola::conformance {
namespace {

using archive::Mode;
using ledger::EntryNumber;
using ledger::RegisterSize;
using office::Archive;
using office::KeptEntry;

constexpr std::size_t attachment_max = limits::attachment_bytes_max;

std::unique_ptr<Archive> opened(Ground& ground, const std::string& folder, Mode mode) {
  auto archive = ground.open(folder, mode);
  if (!archive) {
    FAIL(to_string(archive.error()));
  }
  return std::move(*archive);
}

/// What a Result holds, or a failed test.
template <class T>
T value_of(Result<T> result) {
  if (!result) FAIL(to_string(result.error()));
  return std::move(*result);
}

std::string cause_of(const Result<void>& result) {
  return result ? std::string("no fault") : to_string(result.error());
}

void holds_exactly(Archive& archive, std::size_t count, std::size_t bytes = 300) {
  REQUIRE(value_of(archive.size()) == RegisterSize{count});
  const auto entries = read_all(archive);
  if (!entries) FAIL(to_string(entries.error()));
  REQUIRE(entries->size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    if (!same((*entries)[i], entry_of(i, bytes))) FAIL("entry " << i << " is another");
  }
}

void opening(Ground& ground) {
  const std::string folder = ground.folder("r");
  SUBCASE("an empty register is empty") {
    const auto archive = opened(ground, folder, Mode::create);
    CHECK(value_of(archive->size()) == RegisterSize{0});
    CHECK(value_of(archive->last_checkpoint()) == std::nullopt);
    CHECK(archive->checkpoints()->empty());
    CHECK(value_of(archive->setting("name")) == std::nullopt);
    CHECK(archive->settings("")->empty());
    CHECK(value_of(archive->holds_document(sha256(""))) == false);
    CHECK(archive->append(RegisterSize{0}, {}));
    CHECK(value_of(archive->size()) == RegisterSize{0});
  }
  SUBCASE("a register is created once") {
    {
      const auto archive = opened(ground, folder, Mode::create);
    }
    const auto again = ground.open(folder, Mode::create);
    REQUIRE(!again);
    CHECK(to_string(again.error()) ==
          "create register " + folder + ": there is a register already");
    CHECK(ground.open(folder, Mode::write));
  }
  SUBCASE("what is not there cannot be opened") {
    for (const Mode mode : {Mode::write, Mode::read}) {
      const auto archive = ground.open(folder, mode);
      REQUIRE(!archive);
      CHECK(to_string(archive.error()) ==
            "open register " + folder + ": there is no register; create one first");
    }
  }
  SUBCASE("a second writer is refused, and a reader is not") {
    auto first = opened(ground, folder, Mode::create);
    const auto second = ground.open(folder, Mode::write);
    REQUIRE(!second);
    CHECK(second.error().doing == "open register " + folder);
    CHECK(second.error().cause.starts_with("another program is writing to it"));
    CHECK(second.error().cause.ends_with("; stop it or use its address"));
    CHECK(ground.open(folder, Mode::read));
    first.reset();
    CHECK(ground.open(folder, Mode::write));
  }
  SUBCASE("a reader sees what a writer keeps, and keeps nothing") {
    const auto writer = opened(ground, folder, Mode::create);
    const auto reader = opened(ground, folder, Mode::read);
    REQUIRE(writer->append(RegisterSize{0}, entries_of(0, 3)));
    holds_exactly(*reader, 3);
    const std::string refused = "keep: it is open for reading only";
    CHECK(cause_of(reader->append(RegisterSize{3}, entries_of(3, 1))) == refused);
    CHECK(cause_of(reader->keep_checkpoint(RegisterSize{3}, "note")) == refused);
    CHECK(cause_of(reader->keep_setting("name", "value")) == refused);
    const auto intake = reader->receive_document();
    REQUIRE(!intake);
    CHECK(to_string(intake.error()) == refused);
    holds_exactly(*writer, 3);
  }
  SUBCASE("everything outlives the archive that kept it") {
    const std::string document = document_of(7, 1'000'000);
    {
      const auto archive = opened(ground, folder, Mode::create);
      REQUIRE(archive->append(RegisterSize{0}, entries_of(0, 5)));
      REQUIRE(archive->keep_checkpoint(RegisterSize{5}, "five"));
      REQUIRE(archive->keep_setting("name", "Register"));
      REQUIRE(keep_document(*archive, document));
    }
    const auto archive = opened(ground, folder, Mode::read);
    holds_exactly(*archive, 5);
    CHECK(value_of(archive->last_checkpoint()) == std::string("five"));
    CHECK(value_of(archive->setting("name")) == std::string("Register"));
    CHECK(value_of(read_document(*archive, sha256(document))) == document);
  }
}

void appending(Archive& archive) {
  SUBCASE("entries come back as they were, in order") {
    REQUIRE(archive.append(RegisterSize{0}, entries_of(0, 1)));
    REQUIRE(archive.append(RegisterSize{1}, entries_of(1, 10)));
    REQUIRE(archive.append(RegisterSize{11}, entries_of(11, 2000)));
    holds_exactly(archive, 2011);
  }
  SUBCASE("an append to another size than the register's writes nothing") {
    REQUIRE(archive.append(RegisterSize{0}, entries_of(0, 4)));
    for (const std::uint64_t wrong : {std::uint64_t{3}, std::uint64_t{5}, std::uint64_t{0}}) {
      CHECK(cause_of(archive.append(RegisterSize{wrong}, entries_of(4, 2))) ==
            "append entries: the register has 4 entries, not " + std::to_string(wrong) +
                " as expected; read it again before appending");
    }
    CHECK(!archive.append(RegisterSize{~std::uint64_t{0}}, entries_of(4, 2)));
    holds_exactly(archive, 4);
    REQUIRE(archive.append(RegisterSize{4}, entries_of(4, 2)));
    holds_exactly(archive, 6);
  }
  SUBCASE("entries may be empty and may be of 1 MiB, and no larger") {
    KeptEntry empty = entry_of(0);
    empty.bytes.clear();
    KeptEntry large = entry_of(1);
    large.bytes = document_of(1, limits::act_bytes_max);
    KeptEntry zeros = entry_of(2);
    zeros.bytes = std::string(5, '\0');
    const std::vector<KeptEntry> all = {empty, large, zeros};
    REQUIRE(archive.append(RegisterSize{0}, all));
    const auto read = read_all(archive);
    REQUIRE(read);
    REQUIRE(read->size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(same((*read)[i], all[i]));

    std::vector<KeptEntry> one_too_large = {entry_of(3), entry_of(4)};
    one_too_large[1].bytes.assign(limits::act_bytes_max + 1, 'x');
    CHECK(cause_of(archive.append(RegisterSize{3}, one_too_large)) ==
          "append entry 4: it has 1048577 bytes; at most 1048576 can be kept");
    CHECK(value_of(archive.size()) == RegisterSize{3});
  }
  SUBCASE("many large entries at once") {
    REQUIRE(archive.append(RegisterSize{0}, entries_of(0, 40, 900'000)));
    holds_exactly(archive, 40, 900'000);
  }
}

void reading(Archive& archive) {
  REQUIRE(archive.append(RegisterSize{0}, entries_of(0, 20)));
  std::vector<std::uint64_t> seen;
  const auto note = [&](EntryNumber number, const KeptEntry& entry) {
    CHECK(same(entry, entry_of(number.value())));
    seen.push_back(number.value());
    return Result<void>();
  };
  SUBCASE("a part is that part") {
    REQUIRE(archive.read(EntryNumber{4}, RegisterSize{7}, note));
    CHECK(seen == std::vector<std::uint64_t>{4, 5, 6});
  }
  SUBCASE("an empty part is nothing") {
    REQUIRE(archive.read(EntryNumber{4}, RegisterSize{4}, note));
    REQUIRE(archive.read(EntryNumber{9}, RegisterSize{3}, note));
    REQUIRE(archive.read(EntryNumber{99}, RegisterSize{0}, note));
    CHECK(seen.empty());
  }
  SUBCASE("what is not held is named, after what is") {
    CHECK(cause_of(archive.read(EntryNumber{18}, RegisterSize{30}, note)) ==
          "read entry 20: it is not held; the register has 20 entries");
    CHECK(seen == std::vector<std::uint64_t>{18, 19});
    CHECK(!archive.read(EntryNumber{~std::uint64_t{0} - 1}, RegisterSize{~std::uint64_t{0}}, note));
    CHECK(seen.size() == 2);
  }
  SUBCASE("a fault of the taker stops the reading and is what comes back") {
    const auto stop = [&](EntryNumber number, const KeptEntry&) -> Result<void> {
      seen.push_back(number.value());
      if (number.value() == 3) return failure(Fault{"take", "enough"});
      return {};
    };
    CHECK(cause_of(archive.read(EntryNumber{0}, RegisterSize{20}, stop)) == "take: enough");
    CHECK(seen.size() == 4);
    holds_exactly(archive, 20);
  }
  SUBCASE("a taker may read and append") {
    const auto busy = [&](EntryNumber number, const KeptEntry&) -> Result<void> {
      CHECK(value_of(archive.size()) == RegisterSize{20 + number.value()});
      return archive.append(RegisterSize{20 + number.value()}, entries_of(20 + number.value(), 1));
    };
    REQUIRE(archive.read(EntryNumber{0}, RegisterSize{5}, busy));
    holds_exactly(archive, 25);
  }
}

void checkpoints(Archive& archive) {
  REQUIRE(archive.append(RegisterSize{0}, entries_of(0, 10)));
  SUBCASE("each is kept, in order") {
    REQUIRE(archive.keep_checkpoint(RegisterSize{0}, "none"));
    REQUIRE(archive.keep_checkpoint(RegisterSize{4}, "four"));
    REQUIRE(archive.keep_checkpoint(RegisterSize{4}, "four, signed again"));
    REQUIRE(archive.keep_checkpoint(RegisterSize{10}, "ten\nwith lines\n"));
    CHECK(value_of(archive.last_checkpoint()) == std::string("ten\nwith lines\n"));
    CHECK(value_of(archive.checkpoints()) ==
          std::vector<std::string>{"none", "four", "four, signed again", "ten\nwith lines\n"});
  }
  SUBCASE("the last one again is kept once") {
    REQUIRE(archive.keep_checkpoint(RegisterSize{4}, "four"));
    REQUIRE(archive.keep_checkpoint(RegisterSize{4}, "four"));
    CHECK(archive.checkpoints()->size() == 1);
  }
  SUBCASE("none goes back, and none goes beyond the entries") {
    REQUIRE(archive.keep_checkpoint(RegisterSize{4}, "four"));
    CHECK(cause_of(archive.keep_checkpoint(RegisterSize{3}, "three")) ==
          "keep checkpoint of size 3: the last one that is kept is of size 4");
    CHECK(cause_of(archive.keep_checkpoint(RegisterSize{11}, "eleven")) ==
          "keep checkpoint of size 11: the register has only 10 entries");
    CHECK(!archive.keep_checkpoint(RegisterSize{5}, std::string(limits::act_bytes_max + 1, 'x')));
    CHECK(value_of(archive.checkpoints()) == std::vector<std::string>{"four"});
  }
}

void documents(Archive& archive) {
  const auto comes_back = [&](const std::string& bytes) {
    const auto digest = keep_document(archive, bytes);
    REQUIRE(digest);
    CHECK(*digest == sha256(bytes));
    CHECK(value_of(archive.holds_document(*digest)) == true);
    const auto read = read_document(archive, *digest);
    REQUIRE(read);
    CHECK((*read == bytes));
  };
  SUBCASE("of no bytes, of one, and around the size of a piece") {
    for (const std::size_t size : {0, 1, 262'143, 262'144, 262'145, 524'288, 700'001}) {
      CAPTURE(size);
      comes_back(document_of(size, size));
    }
  }
  SUBCASE("of 25 MiB, and not of a byte more") {
    comes_back(document_of(1, attachment_max));
    const std::string larger = document_of(2, attachment_max + 1);
    const auto digest = keep_document(archive, larger);
    REQUIRE(!digest);
    CHECK(to_string(digest.error()) == "receive document: it is larger than 26214400 bytes");
    CHECK(value_of(archive.holds_document(sha256(larger))) == false);
  }
  SUBCASE("the same bytes are kept once, and one is not another") {
    comes_back("the same");
    comes_back("the same");
    comes_back("not the same");
  }
  SUBCASE("what is not held is a fault") {
    CHECK(value_of(archive.holds_document(sha256("absent"))) == false);
    const auto read = read_document(archive, sha256("absent"));
    REQUIRE(!read);
    CHECK(to_string(read.error()) ==
          "read document " + sha256("absent").hex() + ": it is not held");
  }
  SUBCASE("an intake that is dropped leaves nothing, and one that ended takes nothing") {
    {
      auto intake = archive.receive_document();
      REQUIRE(intake);
      REQUIRE((*intake)->add("half a document"));
    }
    CHECK(value_of(archive.holds_document(sha256("half a document"))) == false);
    auto intake = archive.receive_document();
    REQUIRE(intake);
    REQUIRE((*intake)->add("whole"));
    REQUIRE((*intake)->finish());
    const std::string over =
        "receive document: this intake has finished or failed; begin a new one";
    CHECK(cause_of((*intake)->add("more")) == over);
    const auto again = (*intake)->finish();
    REQUIRE(!again);
    CHECK(to_string(again.error()) == over);
    auto failed = archive.receive_document();
    REQUIRE(failed);
    CHECK(!(*failed)->add(std::string(attachment_max + 1, 'x')));
    CHECK(!(*failed)->finish());
  }
  SUBCASE("several at once, beside appends") {
    auto first = archive.receive_document();
    auto second = archive.receive_document();
    REQUIRE(first);
    REQUIRE(second);
    for (int i = 0; i < 10; ++i) {
      REQUIRE((*first)->add("first"));
      REQUIRE((*second)->add("second"));
      REQUIRE(archive.append(RegisterSize{static_cast<std::uint64_t>(i)},
                             entries_of(static_cast<std::uint64_t>(i), 1)));
    }
    REQUIRE((*second)->finish());
    const auto digest = (*first)->finish();
    REQUIRE(digest);
    CHECK(read_document(archive, *digest)->starts_with("firstfirst"));
    holds_exactly(archive, 10);
  }
  SUBCASE("a fault of the taker stops the reading and is what comes back") {
    const auto digest = keep_document(archive, document_of(3, 600'000));
    REQUIRE(digest);
    std::size_t taken = 0;
    const auto stop = [&](std::string_view piece) -> Result<void> {
      CHECK(piece.size() <= 262'144);
      taken += piece.size();
      return failure(Fault{"take", "enough"});
    };
    CHECK(cause_of(archive.read_document(*digest, stop)) == "take: enough");
    CHECK(taken <= 262'144);
  }
}

void settings(Archive& archive) {
  SUBCASE("the last value holds, any bytes do") {
    const std::string bytes("\0\xff\n", 3);
    REQUIRE(archive.keep_setting("key", "old"));
    REQUIRE(archive.keep_setting("key", bytes));
    REQUIRE(archive.keep_setting("empty", ""));
    CHECK(value_of(archive.setting("key")) == std::string(bytes));
    CHECK(value_of(archive.setting("empty")) == std::string(""));
    CHECK(value_of(archive.setting("ke")) == std::nullopt);
  }
  SUBCASE("by the beginning of their names, in order") {
    for (const char* name : {"b/2", "a/9", "b/10", "b", "c", "b/\xc3\xa9", "b/\xff"}) {
      REQUIRE(archive.keep_setting(name, std::string("of ") + name));
    }
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    CHECK(value_of(archive.settings("b/")) == Pairs{{"b/10", "of b/10"},
                                                    {"b/2", "of b/2"},
                                                    {"b/\xc3\xa9", "of b/\xc3\xa9"},
                                                    {"b/\xff", "of b/\xff"}});
    CHECK(archive.settings("")->size() == 7);
    CHECK(archive.settings("d")->empty());
    CHECK(archive.settings("%")->empty());
  }
  SUBCASE("what has no name or too much is refused") {
    const std::string refused =
        "keep setting: its name must have 1 to 500 bytes, none of them zero";
    CHECK(cause_of(archive.keep_setting("", "value")) == refused);
    CHECK(cause_of(archive.keep_setting(std::string(501, 'n'), "value")) == refused);
    CHECK(cause_of(archive.keep_setting(std::string("a\0b", 3), "value")) == refused);
    CHECK(!archive.keep_setting("name", std::string(limits::act_bytes_max + 1, 'x')));
    CHECK(archive.settings("")->empty());
  }
}

void copying(Ground& ground) {
  const std::string folder = ground.folder("r");
  const std::string target = ground.folder("copy");
  const auto archive = opened(ground, folder, Mode::create);
  const std::string document = document_of(5, 300'000);
  REQUIRE(archive->append(RegisterSize{0}, entries_of(0, 50)));
  REQUIRE(archive->keep_checkpoint(RegisterSize{50}, "fifty"));
  REQUIRE(archive->keep_setting("name", "Register"));
  REQUIRE(keep_document(*archive, document));
  SUBCASE("a copy is the whole, and goes its own way") {
    REQUIRE(archive->copy_to(target));
    REQUIRE(archive->append(RegisterSize{50}, entries_of(50, 1)));
    const auto copy = opened(ground, target, Mode::write);
    holds_exactly(*copy, 50);
    CHECK(value_of(copy->checkpoints()) == std::vector<std::string>{"fifty"});
    CHECK(value_of(copy->setting("name")) == std::string("Register"));
    CHECK(value_of(read_document(*copy, sha256(document))) == document);
    REQUIRE(copy->append(RegisterSize{50}, entries_of(50, 3)));
    holds_exactly(*copy, 53);
    holds_exactly(*archive, 51);
  }
  SUBCASE("nothing is overwritten") {
    REQUIRE(archive->copy_to(target));
    CHECK(cause_of(archive->copy_to(target)) ==
          "copy register to " + target + ": it exists already; name a new folder");
    CHECK(cause_of(archive->copy_to(folder)) ==
          "copy register to " + folder + ": it exists already; name a new folder");
    holds_exactly(*opened(ground, target, Mode::read), 50);
  }
  SUBCASE("a reader may copy") {
    REQUIRE(opened(ground, folder, Mode::read)->copy_to(target));
    holds_exactly(*opened(ground, target, Mode::read), 50);
  }
}

/// One thread appends in groups of 5 while others read and copy.
void together(Ground& ground) {
  const auto archive = opened(ground, ground.folder("r"), Mode::create);
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  const auto read_on = [&] {
    while (!done) {
      const auto before = archive->size();
      const auto entries = read_all(*archive);
      if (!before || !entries || entries->size() < before->value() || entries->size() % 5 != 0) {
        ++wrong;
        continue;
      }
      for (std::size_t i = 0; i < entries->size(); ++i) {
        if (!same((*entries)[i], entry_of(i))) ++wrong;
      }
    }
  };
  const auto copy_on = [&] {
    for (int i = 0; i < 5; ++i) {
      const std::string target = ground.folder("copy-" + std::to_string(i));
      if (!archive->copy_to(target)) ++wrong;
      auto copy = ground.open(target, Mode::read);
      const auto entries = copy ? read_all(**copy) : failure(copy.error());
      if (!entries || entries->size() % 5 != 0) ++wrong;
    }
  };
  const auto document = [&] {
    for (std::uint64_t i = 0; i < 10; ++i) {
      const std::string bytes = document_of(i, 300'000);
      const auto digest = keep_document(*archive, bytes);
      if (!digest || read_document(*archive, *digest) != bytes) ++wrong;
    }
  };
  std::thread reader(read_on);
  std::thread copier(copy_on);
  std::thread clerk(document);
  for (std::uint64_t number = 0; number < 200; number += 5) {
    if (!archive->append(RegisterSize{number}, entries_of(number, 5))) ++wrong;
  }
  copier.join();
  clerk.join();
  done = true;
  reader.join();
  CHECK(wrong == 0);
  holds_exactly(*archive, 200);
}

}  // namespace

void archive_suite(const std::function<std::unique_ptr<Ground>()>& fresh_ground) {
  const auto ground = fresh_ground();
  const auto on_an_empty_register = [&](void (*part)(Archive&)) {
    part(*opened(*ground, ground->folder("r"), Mode::create));
  };
  SUBCASE("opening") { opening(*ground); }
  SUBCASE("appending") { on_an_empty_register(appending); }
  SUBCASE("reading") { on_an_empty_register(reading); }
  SUBCASE("checkpoints") { on_an_empty_register(checkpoints); }
  SUBCASE("documents") { on_an_empty_register(documents); }
  SUBCASE("settings") { on_an_empty_register(settings); }
  SUBCASE("copying") { copying(*ground); }
  SUBCASE("together") { together(*ground); }
}

}  // namespace inviola::conformance
