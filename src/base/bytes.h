#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace inviola {

// Bytes are carried as std::string and read as std::string_view, whatever they mean.

/// A SHA-256 value.
struct Digest {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Digest&, const Digest&) = default;
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }
  /// Nothing unless exactly 32 bytes are given.
  static std::optional<Digest> from_bytes(std::string_view bytes);
  /// Nothing unless exactly 64 lower-case hexadecimal digits are given.
  static std::optional<Digest> from_hex(std::string_view hex);
  std::string hex() const;
};

/// SHA-256 of the concatenation of the parts.
Digest sha256(std::string_view first, std::string_view second = {}, std::string_view third = {});

/// SHA-256 over bytes that arrive piece by piece.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  void add(std::string_view piece);
  /// The digest of all that was added. Call once.
  Digest finish();

 private:
  void* context_;
};

std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view hex);
/// RFC 4648 section 4, with padding.
std::string to_base64(std::string_view bytes);
/// Strict: the one canonical encoding of section 4 is accepted and nothing else.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace inviola

template <>
struct std::hash<inviola::Digest> {
  std::size_t operator()(const inviola::Digest& digest) const {
    return std::hash<std::string_view>{}(digest.view());
  }
};
