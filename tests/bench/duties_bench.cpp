// The duties of very many dossiers on a day, beside the same question in SQL; and who is bound by
// an instrument on a day. The dossiers are invented and folded in memory, one report each.
//
//   duties_bench [MOST]     MOST: the largest number of dossiers; 1000000 by default

#include <sqlite3.h>

#include <cstdlib>
#include <map>
#include <memory>

#include "apps/house.h"
#include "measure.h"
#include "procedure/due.h"

namespace {

using namespace inviola;
using procedure::OpenFollowUp;
using procedure::Standing;

const Date today = *Date::parse("2019-01-15");

void add(Standing& standing, std::uint64_t number) {
  // Over two years, so that on the day asked for some are overdue and some are not.
  const Date entered = today - static_cast<std::int32_t>(number % 730);
  standing = procedure::after(std::move(standing), std::make_shared<const procedure::EnteredAct>(
                                                       bench::made_report(number, entered, 0)));
}

/// The same lines as a table in memory, a row for each element that is open, indexed by the day
/// it falls due: the best case for SQL, which is spared the law.
class Table {
 public:
  Table(const Standing& standing, const mandate::Law& law) {
    sqlite3_open(":memory:", &handle_);
    run("CREATE TABLE owed (dossier INTEGER, state INTEGER, element INTEGER, due INTEGER); BEGIN");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(handle_, "INSERT INTO owed VALUES (?1, ?2, ?3, ?4)", -1, &insert, nullptr);
    for (std::size_t i = 0; i < standing.follow_up_index().size(); ++i) {
      add_line(insert, standing, law, standing.follow_up_index().at(i));
    }
    sqlite3_finalize(insert);
    run("COMMIT; CREATE INDEX by_day ON owed (due)");
  }
  ~Table() { sqlite3_close(handle_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  std::uint64_t overdue(Date on) const {
    sqlite3_stmt* count = nullptr;
    sqlite3_prepare_v2(handle_, "SELECT count(*) FROM owed WHERE due < ?1", -1, &count, nullptr);
    sqlite3_bind_int(count, 1, on.days());
    std::uint64_t found = 0;
    if (sqlite3_step(count) == SQLITE_ROW) found = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    return found;
  }

 private:
  void run(const char* sql) { sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); }

  using Days = std::array<std::int32_t, procedure::all_elements.size()>;

  /// The last day in time for each element, as the procedure has it.
  static Days days_of(const procedure::Dossier& dossier, const Standing& standing,
                      const mandate::Law& law) {
    Days days{};
    for (const auto& duty : procedure::duties_of(standing, law, dossier, today)) {
      for (const procedure::Element element : procedure::all_elements) {
        if (duty.owes == procedure::performance_of(element) && duty.due) {
          days[static_cast<std::size_t>(element)] = duty.due->days();
        }
      }
    }
    return days;
  }

  void add_line(sqlite3_stmt* insert, const Standing& standing, const mandate::Law& law,
                const OpenFollowUp& line) {
    const auto [found, is_new] = days_.try_emplace(line.since);
    if (is_new) {
      found->second = days_of(*standing.dossier_at(line.dossier), standing, law);
    }
    const Days& days = found->second;
    for (std::size_t element = 0; element < days.size(); ++element) {
      if ((line.open >> element & 1) == 0 || days[element] == 0) continue;
      sqlite3_bind_int64(insert, 1, line.dossier);
      sqlite3_bind_int(insert, 2, line.obligor);
      sqlite3_bind_int64(insert, 3, static_cast<sqlite3_int64>(element));
      sqlite3_bind_int(insert, 4, days[element]);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
  }

  sqlite3* handle_ = nullptr;
  std::map<std::int32_t, Days> days_;  ///< the same for all that began together
};

/// A line of the table; gives the seconds that our count took.
double measure(const Standing& standing, const mandate::Law& law) {
  procedure::OverdueCount ours;
  const double scan =
      bench::median_seconds(9, [&] { ours = procedure::count_overdue(standing, law, today); });
  const double memory = bench::resident_mib();
  std::uint64_t theirs = 0;
  double sql = 0;
  {
    const Table table(standing, law);
    sql = bench::median_seconds(9, [&] { theirs = table.overdue(today); });
  }
  std::printf("%10zu %10llu %12.3f %12.3f %9.2f %8.0f%s\n", standing.dossier_count(),
              static_cast<unsigned long long>(ours.follow_ups), scan * 1e3, sql * 1e3, scan / sql,
              memory, ours.follow_ups == theirs ? "" : "  SQL COUNTS OTHERWISE");
  return scan;
}

void measure_participation(const mandate::Law& law) {
  const auto& instruments = law.participation.instruments();
  std::size_t bound = 0;
  constexpr int rounds = 20'000;
  const double taken = bench::median_seconds(5, [&] {
    for (int i = 0; i < rounds; ++i) {
      bound += law.participation.count(instruments[i % instruments.size()].id, today - i % 9000);
    }
  });
  const double micro = taken / rounds * 1e6;
  std::printf("status of an instrument on a day: %.3f us (goal <= 5 us): %s\n", micro,
              bench::verdict(bound > 0 && micro <= 5));
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t most = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1'000'000;
  const auto books = apps::open_books("", true);
  if (!books) {
    std::fprintf(stderr, "duties_bench: %s\n", to_string(books.error()).c_str());
    return 1;
  }
  std::printf("%10s %10s %12s %12s %9s %8s\n", "dossiers", "overdue", "our ms", "SQL ms", "x SQL",
              "MiB");
  Standing standing;
  double last = 0;
  std::uint64_t made = 0;
  for (std::uint64_t size = 1000; size <= most; size *= 10) {
    while (made < size) add(standing, made++);
    last = measure(standing, *books->law);
  }
  std::printf("overdue of %llu dossiers on a day: %.4f s (goal <= 0.1 s at 1000000): %s\n",
              static_cast<unsigned long long>(made), last,
              made < 1'000'000 ? "not asked, fewer" : bench::verdict(last <= 0.1));
  measure_participation(*books->law);
}
