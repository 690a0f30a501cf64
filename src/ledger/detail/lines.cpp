#include "ledger/detail/lines.h"

#include "ledger/entry.h"

namespace inviola::ledger::detail {

std::optional<std::string_view> Lines::next() {
  const std::size_t end = rest_.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> parse_decimal(std::string_view text) {
  if (text.empty() || text.size() > 15 || (text.size() > 1 && text.front() == '0')) {
    return std::nullopt;
  }
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number <= register_size_max ? std::optional(number) : std::nullopt;
}

std::optional<Digest> digest_of_base64(std::string_view text) {
  // 44 characters hold 32 bytes: nothing longer is worth decoding.
  if (text.size() != 44) return std::nullopt;
  const auto bytes = from_base64(text);
  return bytes ? Digest::from_bytes(*bytes) : std::nullopt;
}

}  // namespace inviola::ledger::detail
