#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"

namespace inviola::ledger::detail {

/// Takes a text apart line by line. Every line ends in a line feed, the last one too.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  /// The next line without its line feed; nothing if there is no further complete line.
  std::optional<std::string_view> next();
  /// What was not taken yet.
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// A decimal number without sign or leading zeroes, at most `register_size_max`.
std::optional<std::uint64_t> parse_decimal(std::string_view text);

/// The digest whose one base64 form is `text`.
std::optional<Digest> digest_of_base64(std::string_view text);

}  // namespace inviola::ledger::detail
