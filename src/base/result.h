#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace inviola {

/// The world failed: a disk, a socket, a file that is not what it should be.
/// For the operator, in English: lower case, no full stop, outermost doing first.
struct Fault {
  std::string doing;  ///< what we were doing, with the name of the thing: "open register/entries"
  std::string cause;  ///< why it failed, as far as known: "disk full"
};

/// "doing: cause".
std::string to_string(const Fault& fault);

/// The same fault, told from one step further out: `within("append to sqlite", fault)`.
Fault within(std::string doing, const Fault& fault);

/// A value, or why there is none. Never throws on its own; must be looked at.
template <class T, class E = Fault>
using Result = tl::expected<T, E>;

/// Makes the failing case of a Result.
template <class E>
auto failure(E error) {
  return tl::unexpected<E>(std::move(error));
}

}  // namespace inviola
