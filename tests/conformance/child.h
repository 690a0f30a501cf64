#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

namespace inviola::conformance {

/// A real process beside the test, with a pipe from it. Killed at its end if it still runs.
class Child {
 public:
  /// Runs `work` in a new process; what it is handed is the pipe's writing end, its answer the exit
  /// code. Begin it while this process has one thread and no register open.
  explicit Child(const std::function<int(int pipe)>& work);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t id() const { return id_; }
  /// The next bytes from the pipe; empty when the child has ended.
  std::string read_some();
  /// kill -9, and everything that it had still said.
  std::string kill();
  /// Waits for its end: the exit code, or -1 if a signal ended it.
  int wait();

 private:
  pid_t id_ = -1;
  int pipe_ = -1;
};

/// All of `bytes`, or the child ends.
void say(int pipe, const std::string& bytes);

}  // namespace inviola::conformance
