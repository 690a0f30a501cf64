#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace inviola::ledger::detail {

/// Takes the members of a JSON object one by one, each as the kind it must be. A value that is not
/// an object has no members. Lives no longer than the value.
class Members {
 public:
  explicit Members(const boost::json::value& value) : object_(value.if_object()) {}

  /// Nothing if the member is missing or of another kind.
  std::optional<std::string_view> text(std::string_view name);
  std::optional<std::uint64_t> number(std::string_view name);
  /// A list of at most `length_max` hashes in hexadecimal.
  std::optional<std::vector<Digest>> digests(std::string_view name, std::size_t length_max);
  bool has(std::string_view name) const { return object_ && object_->contains(name); }
  /// Whether the object has no member but those that were found.
  bool all_taken() const { return object_ && taken_ == object_->size(); }

 private:
  const boost::json::value* take(std::string_view name);

  const boost::json::object* object_;
  std::size_t taken_ = 0;
};

}  // namespace inviola::ledger::detail
