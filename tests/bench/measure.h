#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "base/date.h"
#include "procedure/act.h"

/// What the programs that measure have in common.
namespace inviola::bench {

/// Seconds that `work` takes.
template <class Work>
double seconds(Work work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// The middle one of an odd number.
inline double median(std::vector<double> taken) {
  std::sort(taken.begin(), taken.end());
  return taken[taken.size() / 2];
}

template <class Work>
double median_seconds(int runs, Work work) {
  std::vector<double> taken;
  for (int run = 0; run < runs; ++run) taken.push_back(seconds(work));
  return median(std::move(taken));
}

inline const char* verdict(bool met) { return met ? "met" : "MISSED"; }

/// Resident memory of this process in MiB, as the kernel has it.
inline double resident_mib() {
  long pages = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident) * 4096 / (1 << 20);
}

inline std::string reference(char kind, std::uint64_t number) {
  static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string out(9, '-');
  out[0] = kind;
  for (int place = 8; place > 0; --place) {
    if (place == 4) continue;
    out[place] = digits[number % 32];
    number /= 32;
  }
  return out;
}

/// A report of one incident, with so many bytes of words; the same for the same number. Invented:
/// the States are those of the exercise.
inline procedure::EnteredAct made_report(std::uint64_t number, Date on, std::size_t words) {
  procedure::Occurrence occurrence;
  occurrence.reference = procedure::Reference{reference('Q', number)};
  occurrence.date = PartialDate::of(on - 3);
  occurrence.place = "Edelweiss";
  occurrence.host = procedure::StateCode{number % 2 == 0 ? "XGR" : "XRU"};
  occurrence.sending_states = {procedure::StateCode{number % 2 == 0 ? "XRU" : "XGR"}};
  occurrence.target = {"embassy"};
  occurrence.nature = {"premises"};
  procedure::Reported report{.occurrences = {std::move(occurrence)},
                             .statement = {Language::en, std::string(words, 'w')}};
  return {number,
          on,
          {procedure::Reference{reference('R', number)},
           procedure::StateCode{number % 2 == 0 ? "XRU" : "XGR"}, on, "A/RES/71/145", "10 (a)",
           std::move(report)}};
}

}  // namespace inviola::bench
