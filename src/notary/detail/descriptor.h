#pragma once

#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

namespace inviola::notary::detail {

/// A file descriptor that is closed when its holder goes.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close() {
    if (is_open()) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

/// What the system says of an error number.
inline std::string cause_of(int error) { return std::generic_category().message(error); }

}  // namespace inviola::notary::detail
