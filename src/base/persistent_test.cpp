#include "base/persistent.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace inviola;

namespace {

using Plain = std::map<std::string, std::uint64_t>;

std::string key_of(std::uint64_t number) { return "key " + std::to_string(number); }

bool same(const Table<std::uint64_t>& table, const Plain& plain, std::uint64_t keys) {
  if (table.size() != plain.size()) return false;
  for (std::uint64_t number = 0; number < keys; ++number) {
    const auto wanted = plain.find(key_of(number));
    const std::uint64_t* found = table.find(key_of(number));
    if ((found != nullptr) != (wanted != plain.end())) return false;
    if (found && *found != wanted->second) return false;
  }
  std::uint64_t sum = 0, count = 0, wanted = 0;
  table.for_each([&](std::uint64_t value) {
    sum += value;
    ++count;
  });
  for (const auto& [key, value] : plain) wanted += value;
  return sum == wanted && count == plain.size();
}

}  // namespace

TEST_CASE("a table is a map, and a copy of it a snapshot") {
  constexpr std::uint64_t keys = 20'000;
  std::mt19937_64 random(7);
  Table<std::uint64_t> table;
  Plain plain;
  std::vector<std::pair<Table<std::uint64_t>, Plain>> snapshots;
  CHECK(table.find("key 0") == nullptr);
  for (int round = 0; round < 40'000; ++round) {
    const std::uint64_t number = random() % keys;
    table.set(key_of(number), static_cast<std::uint64_t>(round));
    plain[key_of(number)] = static_cast<std::uint64_t>(round);
    if (round % 9'000 == 5) snapshots.emplace_back(table, plain);
  }
  CHECK(same(table, plain, keys));
  for (const auto& [copy, then] : snapshots) CHECK(same(copy, then, keys));
}

TEST_CASE("a series grows at its end, and a copy of it is a snapshot") {
  Series<int> series;
  std::vector<Series<int>> snapshots;
  for (int i = 0; i < 3'000; ++i) {
    if (i % 700 == 0) snapshots.push_back(series);
    series.push_back(i);
    if (i % 5 == 0) series.set(static_cast<std::size_t>(i / 2), -i);
  }
  for (std::size_t i = 0; i < snapshots.size(); ++i) CHECK(snapshots[i].size() == 700 * i);
  CHECK(snapshots[1].at(699) == 699);
  CHECK(series.size() == 3'000);
  CHECK(series.at(0) == -0);
  CHECK(series.at(1'000) == -2'000);
  CHECK(series.at(2'999) == 2'999);
}
