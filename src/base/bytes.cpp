#include "base/bytes.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace inviola {
namespace {

// OpenSSL 3 looks the algorithm up at each EVP_sha256(): fetched once, a tree node costs a third.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched;
}

struct Context {
  EVP_MD_CTX* handle = EVP_MD_CTX_new();
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { EVP_MD_CTX_free(handle); }
};

/// A hash that cannot be computed leaves nothing to stand on: stop.
void require(int ok) {
  if (ok != 1) std::abort();
}

constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

Digest sha256(std::string_view first, std::string_view second, std::string_view third) {
  thread_local Context context;
  Digest out;
  require(EVP_DigestInit_ex2(context.handle, algorithm(), nullptr));
  require(EVP_DigestUpdate(context.handle, first.data(), first.size()));
  if (!second.empty()) require(EVP_DigestUpdate(context.handle, second.data(), second.size()));
  if (!third.empty()) require(EVP_DigestUpdate(context.handle, third.data(), third.size()));
  require(EVP_DigestFinal_ex(context.handle, out.bytes.data(), nullptr));
  return out;
}

Sha256Stream::Sha256Stream() : context_(EVP_MD_CTX_new()) {
  require(EVP_DigestInit_ex2(static_cast<EVP_MD_CTX*>(context_), algorithm(), nullptr));
}
Sha256Stream::~Sha256Stream() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }
void Sha256Stream::add(std::string_view piece) {
  require(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), piece.data(), piece.size()));
}
Digest Sha256Stream::finish() {
  Digest out;
  require(EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_), out.bytes.data(), nullptr));
  return out;
}

std::optional<Digest> Digest::from_bytes(std::string_view bytes) {
  Digest out;
  if (bytes.size() != out.bytes.size()) return std::nullopt;
  std::transform(bytes.begin(), bytes.end(), out.bytes.begin(),
                 [](char c) { return static_cast<std::uint8_t>(c); });
  return out;
}

std::optional<Digest> Digest::from_hex(std::string_view hex) {
  const auto bytes = inviola::from_hex(hex);
  return bytes ? from_bytes(*bytes) : std::nullopt;
}

std::string Digest::hex() const { return to_hex(view()); }

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view alphabet = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    out += alphabet[byte >> 4];
    out += alphabet[byte & 15];
  }
  return out;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string out;
  out.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = hex_value(hex[i]);
    const int low = hex_value(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

std::string to_base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    const std::size_t taken = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < taken ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= taken ? base64_alphabet[group >> (18 - 6 * k) & 63U] : '=';
    }
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    std::size_t padding = 0;
    if (last && text[i + 3] == '=') padding = text[i + 2] == '=' ? 2 : 1;
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      std::size_t value = 0;
      if (k < 4 - padding) {
        value = base64_alphabet.find(text[i + k]);
        if (value == std::string_view::npos) return std::nullopt;
      }
      group = group << 6 | static_cast<std::uint32_t>(value);
    }
    for (std::size_t k = 0; k < 3 - padding; ++k) {
      out += static_cast<char>(group >> (16 - 8 * k) & 255U);
    }
  }
  // Spare bits that are not zero would be a second way to write the same bytes.
  if (to_base64(out) != text) return std::nullopt;
  return out;
}

}  // namespace inviola
