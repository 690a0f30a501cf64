// Verifying a register beside the mere hashing of its bytes; and what it takes to start: time and
// memory. The reports are invented, kept by SQLite and read by a fresh process each time.
//
//   verify_bench [MOST]                 MOST: the most reports; 1000000 by default
//   verify_bench --make FOLDER REPORTS  makes such a register, for others to measure

#include <openssl/evp.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "apps/house.h"
#include "ledger/audit.h"
#include "ledger/detail/signed_for_tests.h"
#include "measure.h"
#include "procedure/codec.h"

namespace {

using namespace inviola;

constexpr std::size_t words = 400;  ///< bytes; the entry has about as many again
constexpr double patience = 300;    ///< seconds; a larger size that would need more is left out

std::string entry_bytes(std::uint64_t number) {
  const Date on = *Date::parse("2017-01-02") + static_cast<std::int32_t>(number / 1000);
  return procedure::encode(bench::made_report(number, on, words));
}

// ── Verifying ────────────────────────────────────────────────────────────────────────────────────

bool audit_is_right(const std::vector<std::string>& entries, const std::string& checkpoint) {
  bool given = false;
  ledger::Audit audit(ledger::key_for_tests("bench", 7), [&]() -> std::optional<std::string> {
    if (std::exchange(given, true)) return std::nullopt;
    return checkpoint;
  });
  for (std::uint64_t i = 0; i < entries.size(); ++i) {
    audit.entry({ledger::EntryNumber{i}, ledger::Salt{}, entries[i], std::nullopt});
  }
  return audit.finish().finding == ledger::Finding::right;
}

void hash_raw(const std::vector<std::string>& entries) {
  EVP_MD* sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  unsigned char digest[EVP_MAX_MD_SIZE];
  for (const std::string& entry : entries) {
    EVP_DigestInit_ex2(context, sha256, nullptr);
    EVP_DigestUpdate(context, entry.data(), entry.size());
    EVP_DigestFinal_ex(context, digest, nullptr);
  }
  EVP_MD_CTX_free(context);
  EVP_MD_free(sha256);
}

double free_mib() { return static_cast<double>(::sysconf(_SC_AVPHYS_PAGES)) * 4096 / (1 << 20); }

/// Of so many entries in memory.
double held_mib(std::uint64_t size) { return static_cast<double>(size) * 1000 / (1 << 20); }

void measure_verifying(std::uint64_t most) {
  std::printf("%10s %10s %12s %12s %9s\n", "entries", "MB", "verify ms", "SHA-256 ms", "of raw");
  double of_raw = 0;
  std::vector<std::string> entries;
  ledger::Frontier tree;
  for (std::uint64_t size = 1000; size <= most; size *= 10) {
    if (held_mib(size) > free_mib()) {
      std::printf("%10llu left out: %.0f MiB are free\n", static_cast<unsigned long long>(size),
                  free_mib());
      break;
    }
    while (entries.size() < size) {
      entries.push_back(entry_bytes(entries.size()));
      tree.append(ledger::leaf_hash(ledger::commitment(ledger::Salt{}, entries.back())));
    }
    const std::string checkpoint =
        ledger::sign_for_tests({"bench", ledger::RegisterSize{size}, tree.root()}, 7);
    bool right = true;
    // In turns, so that the ratio holds when the machine is busy.
    std::vector<double> verified, hashed;
    const int rounds = size > 100'000 ? 3 : 11;
    for (int round = 0; round < rounds; ++round) {
      verified.push_back(
          bench::seconds([&] { right = audit_is_right(entries, checkpoint) && right; }));
      hashed.push_back(bench::seconds([&] { hash_raw(entries); }));
    }
    const double ours = bench::median(verified);
    const double raw = bench::median(hashed);
    const double ratio = raw / ours;
    if (size <= 100'000) of_raw = ratio;
    const double megabytes = static_cast<double>(size * entries.back().size()) / 1e6;
    std::printf("%10zu %10.1f %12.2f %12.2f %9.2f%s\n", entries.size(), megabytes, ours * 1e3,
                raw * 1e3, ratio, right ? "" : "  THE AUDIT FAILED");
  }
  std::printf("verifying 100000 entries against raw SHA-256: %.2f x (goal >= 0.6 x): %s\n", of_raw,
              bench::verdict(of_raw >= 0.6));
}

// ── Starting ─────────────────────────────────────────────────────────────────────────────────────

/// In a process of its own, so that memory is its own too: the most MiB that it held, or nothing if
/// it did not end well.
template <class Work>
std::optional<double> in_a_process(Work work) {
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) {
    const bool done = work();
    std::fflush(stdout);
    ::_exit(done ? 0 : 1);
  }
  int status = 1;
  rusage used{};
  if (child < 0 || ::wait4(child, &status, 0, &used) != child || status != 0) return std::nullopt;
  return static_cast<double>(used.ru_maxrss) / 1024;
}

/// Seconds that the processor worked for this process.
double worked() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

bool complain(const std::string& why) {
  std::fprintf(stderr, "verify_bench: %s\n", why.c_str());
  return false;
}

/// Entered straight into the archive: what is measured is reading them.
bool make(const std::string& folder, std::uint64_t size) {
  const auto books = apps::open_books("", true);
  if (!books) return complain(to_string(books.error()));
  {
    auto opened = apps::open_register({.folder = folder, .create = true}, books->law);
    if (!opened) return complain(to_string(opened.error()));
    for (std::uint64_t made = 0; made < size;) {
      std::vector<office::KeptEntry> entries;
      const std::uint64_t before = made;
      while (made < size && entries.size() < 5'000) entries.push_back({entry_bytes(made++), {}});
      const auto kept = opened->archive->append(ledger::RegisterSize{before}, entries);
      if (!kept) return complain(to_string(kept.error()));
    }
  }
  // Publishes them, so that the start measured is one of every day.
  const auto published = apps::open_register({.folder = folder}, books->law);
  return published || complain(to_string(published.error()));
}

bool start(const std::string& folder, std::uint64_t size) {
  const auto books = apps::open_books("", true);
  if (!books) return complain(to_string(books.error()));
  const double before = bench::resident_mib();
  const double worked_before = worked();
  Result<apps::Register> opened = failure(Fault{"start", "not tried"});
  const double taken =
      bench::seconds([&] { opened = apps::open_register({.folder = folder}, books->law); });
  const double working = worked() - worked_before;
  if (!opened) return complain(to_string(opened.error()));
  const double after = bench::resident_mib();
  const auto desk = opened->office->seen_by(disclosure::Viewer::the_desk());
  const double shown = bench::resident_mib();
  const double each = 1e6 / static_cast<double>(size);
  std::printf("%10zu %10.3f %12.2f %12.2f %10.0f %10.0f %10.0f\n", desk->dossier_count(), taken,
              taken * each, working * each, before, after, shown);
  if (size == 100'000) {
    std::printf("memory at 100000 reports, the desk looking: %.0f MiB (goal <= 200 MiB): %s\n",
                shown, bench::verdict(shown <= 200));
    if (shown > 200) {
      std::printf(
          "  each report holds dozens of strings of 32 bytes for references and codes; for "
          "what would be needed see docs/decisions/0015-what-is-the-same-is-held-once.md\n");
    }
  }
  if (size >= 100'000) {
    std::printf("start at %llu acts: %.1f s (no goal)\n", static_cast<unsigned long long>(size),
                taken);
  }
  return desk->dossier_count() == size || complain("not every report was read");
}

bool measure_starting(const std::string& ground, std::uint64_t most) {
  std::printf("\n%10s %10s %12s %12s %10s %10s %10s\n", "reports", "start s", "us each",
              "us worked", "MiB before", "started", "desk looks");
  double last = 0, held = 0;
  for (std::uint64_t size = 1000; size <= most; size *= 10) {
    if (last * 10 > patience || held * 10 > free_mib()) {
      std::printf("%10llu left out: it would take %.0f s and %.0f MiB, and %.0f are free\n",
                  static_cast<unsigned long long>(size), last * 10, held * 10, free_mib());
      break;
    }
    const std::string folder = ground + "/register";
    std::optional<double> needed;
    last = bench::seconds([&] {
      if (in_a_process([&] { return make(folder, size); })) {
        needed = in_a_process([&] { return start(folder, size); });
      }
    });
    if (!needed) return false;
    held = *needed;
    std::filesystem::remove_all(folder);
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 4 && std::string_view(arguments[1]) == "--make") {
    return make(arguments[2], std::strtoull(arguments[3], nullptr, 10)) ? 0 : 1;
  }
  const std::uint64_t most = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1'000'000;
  std::string ground = std::filesystem::temp_directory_path().string() + "/inviola-bench-XXXXXX";
  if (::mkdtemp(ground.data()) == nullptr) return complain("no folder can be made"), 1;
  const bool done =
      in_a_process([&] { return measure_verifying(most), true; }) && measure_starting(ground, most);
  std::error_code ignored;
  std::filesystem::remove_all(ground, ignored);
  return done ? 0 : 1;
}
