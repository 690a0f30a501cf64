#include "web/desks/line.h"

namespace inviola::web::desks {

WaitingLine::WaitingLine(std::size_t hands, std::size_t waiting_max) : waiting_max_(waiting_max) {
  for (std::size_t i = 0; i < hands; ++i) hands_.emplace_back([this] { work(); });
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

bool WaitingLine::put(std::function<void()> work) {
  {
    const std::scoped_lock lock(mutex_);
    if (closing_ || waiting_.size() >= waiting_max_) return false;
    waiting_.push_back(std::move(work));
  }
  changed_.notify_one();
  return true;
}

void WaitingLine::work() {
  for (;;) {
    std::function<void()> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (closing_) return;
      next = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      next();
    } catch (...) {
      // Its answer was dropped with it, and the server says 500 for that: the hand goes on.
    }
  }
}

}  // namespace inviola::web::desks
