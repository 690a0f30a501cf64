#include "web/desks/line.h"

#include <algorithm>

namespace inviola::web::desks {

WaitingLine::WaitingLine(Manner manner) : manner_(manner) {
  for (std::size_t i = 0; i < manner.hands; ++i) hands_.emplace_back([this] { work(); });
}

WaitingLine::~WaitingLine() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& hand : hands_) hand.join();
}

bool WaitingLine::has_room_for(const Work& work) const {
  return count_ < manner_.waiting_max && bytes_ + work.bytes <= manner_.bytes_max;
}

/// Takes away the last of the longest queue, if that is longer than the newcomer's; gives what is
/// to be told to whom it was.
std::function<void()> WaitingLine::make_room_for(const Work& work) {
  const auto longest =
      std::ranges::max_element(waiting_, {}, [](const auto& one) { return one.second.size(); });
  const auto own = waiting_.find(work.from);
  const std::size_t own_size = own == waiting_.end() ? 0 : own->second.size();
  if (longest == waiting_.end() || longest->second.size() <= own_size + 1) return {};
  Work last = std::move(longest->second.back());
  longest->second.pop_back();
  --count_;
  bytes_ -= last.bytes;
  return std::move(last.turn_away);
}

void WaitingLine::put(Work work) {
  std::vector<std::function<void()>> away;
  {
    const std::scoped_lock lock(mutex_);
    while (!closing_ && !has_room_for(work)) {
      auto other = make_room_for(work);
      if (!other) break;
      away.push_back(std::move(other));
    }
    if (closing_ || !has_room_for(work)) {
      away.push_back(std::move(work.turn_away));
    } else {
      ++count_;
      bytes_ += work.bytes;
      waiting_[work.from].push_back(std::move(work));
    }
  }
  changed_.notify_one();
  for (const auto& tell : away) tell();
}

void WaitingLine::work() {
  for (;;) {
    Work next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (closing_) return;
      auto place = waiting_.upper_bound(last_served_);
      if (place == waiting_.end()) place = waiting_.begin();
      last_served_ = place->first;
      next = std::move(place->second.front());
      place->second.pop_front();
      if (place->second.empty()) waiting_.erase(place);
      --count_;
      bytes_ -= next.bytes;
    }
    try {
      next.act();
    } catch (...) {
      // Its answer was dropped with it, and the server says 500 for that: the hand goes on.
    }
  }
}

}  // namespace inviola::web::desks
