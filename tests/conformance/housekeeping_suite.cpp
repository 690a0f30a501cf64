#include "conformance/housekeeping_suite.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "base/limits.h"

namespace inviola::conformance {
namespace {

using archive::Mode;
using office::Housekeeping;
using office::PaperChange;

std::string bytes_of(Housekeeping& desk, const char* kind, const char* id) {
  const auto found = desk.paper(kind, id);
  REQUIRE(found);
  return *found ? (*found)->bytes : std::string("(none)");
}

std::uint64_t version_of(Housekeeping& desk, const char* kind, const char* id) {
  const auto found = desk.paper(kind, id);
  REQUIRE(found);
  return *found ? (*found)->version : 0;
}

bool kept(const Result<bool>& changed) {
  REQUIRE(changed.has_value());
  return *changed;
}

void compares_before_it_sets(Housekeeping& desk) {
  CHECK(kept(desk.keep("draft", "a", "one", 0)));
  CHECK(bytes_of(desk, "draft", "a") == "one");
  CHECK_FALSE(kept(desk.keep("draft", "a", "two", 0)));
  const std::uint64_t first = version_of(desk, "draft", "a");
  CHECK_FALSE(kept(desk.keep("draft", "a", "two", first + 1)));
  CHECK(bytes_of(desk, "draft", "a") == "one");
  CHECK(kept(desk.keep("draft", "a", std::string("tw\0o", 4), first)));
  CHECK(bytes_of(desk, "draft", "a") == std::string("tw\0o", 4));
  CHECK_FALSE(kept(desk.remove("draft", "a", first)));
  const std::uint64_t second = version_of(desk, "draft", "a");
  CHECK(kept(desk.remove("draft", "a", second)));
  CHECK(bytes_of(desk, "draft", "a") == "(none)");
  // One who still holds the old version does not take the new paper for it.
  CHECK(kept(desk.keep("draft", "a", "three", 0)));
  CHECK_FALSE(kept(desk.keep("draft", "a", "four", first)));
  CHECK_FALSE(kept(desk.keep("draft", "a", "four", second)));
}

void changes_all_or_nothing(Housekeeping& desk) {
  const std::vector<PaperChange> wrong{{"task", "1", "x", 0}, {"task", "2", "y", 99}};
  CHECK_FALSE(kept(desk.change(wrong)));
  CHECK(bytes_of(desk, "task", "1") == "(none)");
  const std::vector<PaperChange> right{{"task", "1", "x", 0}, {"task", "2", "y", 0}};
  CHECK(kept(desk.change(right)));
  CHECK(bytes_of(desk, "task", "2") == "y");
}

void lists_by_kind_and_prefix(Housekeeping& desk) {
  for (const char* id : {"XRU/2", "XGR/1", "XRU/1", "XS/1"}) {
    CHECK(kept(desk.keep("list", id, id, 0)));
  }
  CHECK(kept(desk.keep("liss", "XRU/9", "", 0)));
  const auto listed = [&](const char* prefix) {
    const auto found = desk.papers("list", prefix);
    REQUIRE(found);
    std::string ids;
    for (const auto& one : *found) ids += one.id + " ";
    return ids;
  };
  CHECK(listed("XRU/") == "XRU/1 XRU/2 ");
  CHECK(listed("") == "XGR/1 XRU/1 XRU/2 XS/1 ");
  CHECK(listed("Y").empty());
}

void refuses_what_is_too_large(Housekeeping& desk) {
  CHECK_FALSE(desk.keep("big", "1", std::string(limits::paper_bytes_max + 1, 'x'), 0));
  CHECK(kept(desk.keep("big", "1", std::string(limits::paper_bytes_max, 'x'), 0)));
  CHECK_FALSE(desk.keep("big", std::string(limits::paper_name_bytes_max + 1, 'x'), "", 0));
  CHECK_FALSE(desk.keep("big", "", "", 0));
  CHECK_FALSE(desk.keep("", "1", "", 0));
  const std::vector<PaperChange> twice{{"big", "2", "x", 0}, {"big", "2", "y", 0}};
  CHECK_FALSE(desk.change(twice));
}

void one_of_many_wins(Housekeeping& desk) {
  std::atomic<int> won = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&desk, &won] {
      for (int n = 0; n < 20; ++n) {
        const auto held = desk.paper("count", "n");
        if (!held) continue;
        const std::string now = *held ? (*held)->bytes : "0";
        const auto set = desk.keep("count", "n", std::to_string(std::stoi(now) + 1),
                                   *held ? (*held)->version : 0);
        if (set && *set) ++won;
      }
    });
  }
  for (std::thread& one : threads) one.join();
  CHECK(won > 0);
  CHECK(bytes_of(desk, "count", "n") == std::to_string(won));
}

}  // namespace

void housekeeping_suite(const std::function<std::unique_ptr<Ground>()>& fresh_ground) {
  const auto ground = fresh_ground();
  const std::string folder = ground->folder("register");
  {
    auto archive = ground->open(folder, Mode::create);
    REQUIRE(archive);
    Housekeeping& desk = (*archive)->housekeeping();
    compares_before_it_sets(desk);
    changes_all_or_nothing(desk);
    lists_by_kind_and_prefix(desk);
    refuses_what_is_too_large(desk);
    one_of_many_wins(desk);
    REQUIRE((*archive)->copy_to(ground->folder("copy")));
    CHECK(kept(desk.keep("after", "the copy", "x", 0)));
  }
  // Closed and opened again, and copied: the papers with their versions are there.
  for (const char* name : {"register", "copy"}) {
    INFO(name);
    auto archive = ground->open(ground->folder(name), Mode::write);
    REQUIRE(archive);
    Housekeeping& desk = (*archive)->housekeeping();
    CHECK(bytes_of(desk, "draft", "a") == "three");
    CHECK(kept(desk.keep("draft", "a", "five", version_of(desk, "draft", "a"))));
    CHECK(bytes_of(desk, "after", "the copy") == (name == std::string("copy") ? "(none)" : "x"));
  }
  auto reading = ground->open(folder, Mode::read);
  REQUIRE(reading);
  CHECK(bytes_of((*reading)->housekeeping(), "draft", "a") == "five");
  CHECK_FALSE((*reading)->housekeeping().keep("draft", "b", "x", 0));
}

}  // namespace inviola::conformance
