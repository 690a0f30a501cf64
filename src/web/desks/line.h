#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace inviola::web::desks {

/// Work that a server's own thread must not do, because it is slow: done by a few hands, one piece
/// each. Who waits costs nothing but the room for it. Those who ask from different places take
/// turns, so that many from one place wait for each other and not everybody for them.
class WaitingLine {
 public:
  struct Manner {
    std::size_t hands = 1;
    std::size_t waiting_max = 400;      ///< pieces of work
    std::size_t bytes_max = 64u << 20;  ///< that they hold
  };
  struct Work {
    std::string from;       ///< the place it is asked from
    std::size_t bytes = 0;  ///< that it holds while it waits
    std::function<void()> act;
    std::function<void()> turn_away;  ///< in its place, where there is no room
  };
  explicit WaitingLine(Manner manner);
  ~WaitingLine();
  WaitingLine(const WaitingLine&) = delete;
  WaitingLine& operator=(const WaitingLine&) = delete;

  /// Taken to its place or, if there is no room, turned away at once: it, or what came last from
  /// the place of which most waits.
  void put(Work work);

 private:
  void work();
  bool has_room_for(const Work& work) const;
  std::function<void()> make_room_for(const Work& work);

  Manner manner_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::deque<Work>> waiting_;  ///< by place; none is empty
  std::string last_served_;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
  bool closing_ = false;
  std::vector<std::thread> hands_;
};

}  // namespace inviola::web::desks
