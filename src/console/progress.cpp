#include "console/progress.h"

#include <ostream>

namespace inviola::console {

using namespace std::chrono;

Progress::Progress(std::ostream& to, std::string what, milliseconds patience)
    : to_(to), what_(std::move(what)), patience_(patience), watchman_([this] { watch(); }) {}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  ended_changed_.notify_all();
  watchman_.join();
  if (!spoken_) return;
  to_ << what_ << ": done after " << duration_cast<seconds>(steady_clock::now() - begun_).count()
      << " s" << std::endl;
}

void Progress::watch() {
  std::unique_lock lock(mutex_);
  // Each time twice as long: a line a second would bury what matters.
  for (milliseconds pause = patience_;; pause *= 2) {
    if (ended_changed_.wait_for(lock, pause, [&] { return ended_; })) return;
    spoken_ = true;
    to_ << what_ << ": " << duration_cast<seconds>(steady_clock::now() - begun_).count()
        << " s so far" << std::endl;
  }
}

}  // namespace inviola::console
