#pragma once

namespace inviola::mandate::detail {

/// One function object of many: a case for each alternative of a variant.
template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

}  // namespace inviola::mandate::detail
