#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace inviola::office::people {

/// Slows down who guesses, and nobody else. Failures are counted three ways, each with a pause that
/// doubles: for one address at one account; for one account from devices that it never signed in
/// from; for one address at whatever account. A device that the account knows has a count of its
/// own, so that guessing from elsewhere never keeps its owner out. Safe for several threads; kept
/// in memory, since a restart is no way for an attacker to gain many guesses.
class Throttle {
 public:
  struct Source {
    std::string address;
    std::string account;
    std::string device;  ///< digest of a device that the account knows; or empty
  };
  /// Seconds until another attempt is heard; 0: now.
  std::int64_t pause(const Source& source, std::int64_t now);
  void failed(const Source& source, std::int64_t now);
  /// Forgets the failures of this source at this account, and no others.
  void succeeded(const Source& source);

 private:
  struct Count {
    int failures = 0;
    std::int64_t until = 0;  ///< the pause ends
    std::int64_t last = 0;
  };
  struct Rule;
  static std::int64_t pause_after(const Rule& rule, int failures);
  void make_room(std::int64_t now);

  std::mutex mutex_;
  std::map<std::string, Count> counts_;
};

}  // namespace inviola::office::people
