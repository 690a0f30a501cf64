#pragma once

#include <compare>
#include <functional>
#include <utility>

namespace inviola {

/// A value that cannot be mistaken for another of the same representation.
/// Nothing converts silently: `EntryNumber{3}` makes one, `.value()` reads it.
template <class Tag, class T>
class Strong {
 public:
  constexpr Strong() = default;
  constexpr explicit Strong(T value) : value_(std::move(value)) {}
  constexpr const T& value() const { return value_; }
  friend constexpr auto operator<=>(const Strong&, const Strong&) = default;
  friend constexpr bool operator==(const Strong&, const Strong&) = default;

 private:
  T value_{};
};

}  // namespace inviola

template <class Tag, class T>
struct std::hash<inviola::Strong<Tag, T>> {
  std::size_t operator()(const inviola::Strong<Tag, T>& strong) const {
    return std::hash<T>{}(strong.value());
  }
};
