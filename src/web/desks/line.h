#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace inviola::web::desks {

/// A few hands that work off what waits in line, so that what is slow (a password, the disk) holds
/// up no page. Whoever would have to wait too long is told so at once.
class WaitingLine {
 public:
  WaitingLine(std::size_t hands, std::size_t waiting_max);
  /// Finishes what is under way; what still waits is dropped.
  ~WaitingLine();
  WaitingLine(const WaitingLine&) = delete;
  WaitingLine& operator=(const WaitingLine&) = delete;

  /// False if too many wait already.
  bool put(std::function<void()> work);

 private:
  void work();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::size_t waiting_max_;
  bool closing_ = false;
  std::vector<std::thread> hands_;
};

}  // namespace inviola::web::desks
