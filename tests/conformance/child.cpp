#include "conformance/child.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace inviola::conformance {

Child::Child(const std::function<int(int pipe)>& work) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  id_ = ::fork();
  REQUIRE(id_ >= 0);
  if (id_ == 0) {
    ::close(ends[0]);
    // Without the destructors of the parent's objects: they are the parent's to run.
    ::_exit(work(ends[1]));
  }
  ::close(ends[1]);
  pipe_ = ends[0];
}

Child::~Child() {
  if (id_ > 0) kill();
  ::close(pipe_);
}

std::string Child::read_some() {
  std::array<char, 4096> bytes{};
  ssize_t got = -1;
  do {
    got = ::read(pipe_, bytes.data(), bytes.size());
  } while (got < 0 && errno == EINTR);
  return got > 0 ? std::string(bytes.data(), static_cast<std::size_t>(got)) : std::string();
}

std::string Child::kill() {
  ::kill(id_, SIGKILL);
  std::string said;
  for (std::string more = read_some(); !more.empty(); more = read_some()) said += more;
  wait();
  return said;
}

int Child::wait() {
  int status = 0;
  while (id_ > 0 && ::waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
  id_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void say(int pipe, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const auto written = ::write(pipe, bytes.data() + done, bytes.size() - done);
    if (written < 0 && errno != EINTR) ::_exit(2);
    if (written > 0) done += static_cast<std::size_t>(written);
  }
}

}  // namespace inviola::conformance
