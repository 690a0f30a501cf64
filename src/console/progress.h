#pragma once

#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace inviola::console {

/// Says on `to` what takes longer than `patience`, and for how long by now; at its end, how long it
/// took. Says nothing of what is quick.
class Progress {
 public:
  Progress(std::ostream& to, std::string what,
           std::chrono::milliseconds patience = std::chrono::seconds(1));
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void watch();

  std::ostream& to_;
  const std::string what_;
  const std::chrono::milliseconds patience_;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
  bool spoken_ = false;
  std::thread watchman_;
};

}  // namespace inviola::console
