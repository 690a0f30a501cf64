#include "office/people/secrets.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace inviola::office::people {
namespace {

constexpr std::size_t password_characters_min = 12;
constexpr std::size_t password_bytes_max = 512;
constexpr std::size_t different_characters_min = 6;
/// Ten thousand million guesses: what the library's authors call safe where each guess is costly.
constexpr double guesses_bits_min = 33.2;
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t recovery_characters = 16;

std::string draw(Entropy& entropy, std::size_t count) {
  std::string bytes(count, '\0');
  entropy.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// Whether it is a word of the library's lists, of which one is of the passwords that were met most
/// often in breaches, or so little more that it is found in few guesses. What is not in these lists
/// is judged by its length; no kind of character is asked for.
bool is_common(std::string_view password, std::string_view user_name) {
  const std::string tried(password);
  const std::string name(user_name);
  std::array<const char*, 3> own{name.c_str(), "inviola", nullptr};
  return ZxcvbnMatch(tried.c_str(), own.data(), nullptr) < guesses_bits_min;
}

}  // namespace

std::string draw_token(Entropy& entropy, std::size_t bytes) { return to_hex(draw(entropy, bytes)); }

Result<std::string> hash_password(std::string_view password, PasswordCost cost) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 ||
      crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes,
                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return failure(Fault{"hash a password", "there is not enough memory for it"});
  }
  return std::string(hash.data());
}

bool matches(std::string_view password, const std::string& hash) {
  if (password.size() > password_bytes_max || sodium_init() < 0) return false;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::optional<std::string> weakness(std::string_view password, std::string_view user_name) {
  if (characters(password) < password_characters_min) return "password-short";
  if (password.size() > password_bytes_max) return "password-long";
  if (std::set<char>(password.begin(), password.end()).size() < different_characters_min) {
    return "password-plain";
  }
  const std::string folded = fold_name(password);
  const std::string name = fold_name(user_name);
  if ((!name.empty() && folded.find(name) != folded.npos) ||
      folded.find("inviola") != folded.npos) {
    return "password-named";
  }
  if (is_common(password, user_name)) return "password-common";
  return std::nullopt;
}

std::string one_time_code(std::string_view secret, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) {
    counter[counter.size() - 1 - i] = static_cast<unsigned char>(step >> (8 * i));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
       mac.data(), &size);
  const std::size_t at = mac[size - 1] & 0x0f;  // RFC 4226, 5.3: dynamic truncation
  const std::uint32_t number = (mac[at] & 0x7fu) << 24 |
                               static_cast<std::uint32_t>(mac[at + 1]) << 16 |
                               static_cast<std::uint32_t>(mac[at + 2]) << 8 | mac[at + 3];
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  const std::string figures = std::to_string(number % modulus);
  return std::string(static_cast<std::size_t>(digits) - figures.size(), '0') + figures;
}

std::optional<std::int64_t> step_of(std::string_view code, std::string_view secret,
                                    std::int64_t now, std::int64_t last) {
  const std::int64_t present = now / code_seconds;
  for (std::int64_t step = present - 1; step <= present + 1; ++step) {
    if (step > last && same_secret(code, one_time_code(secret, step))) return step;
  }
  return std::nullopt;
}

std::string to_base32(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[held >> (bits - 5) & 31];
  }
  if (bits > 0) out += alphabet[held << (5 - bits) & 31];
  return out;
}

std::string enrolment_address(std::string_view secret, std::string_view user_name,
                              std::string_view register_name) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    for (const char c : text) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
      out += plain ? std::string(1, c) : '%' + to_hex({&c, 1});
    }
    return out;
  };
  const std::string issuer = escaped(register_name);
  return "otpauth://totp/" + issuer + ":" + escaped(user_name) + "?secret=" + to_base32(secret) +
         "&issuer=" + issuer;
}

std::string draw_recovery_code(Entropy& entropy) {
  std::string out;
  for (const char c : draw(entropy, recovery_characters)) {
    if (out.size() % 5 == 4) out += '-';
    out += crockford[static_cast<unsigned char>(c) & 31];
  }
  return out;
}

std::string plain_code(std::string_view code) {
  std::string out;
  for (const char c : code) {
    if (c == '-' || c == ' ') continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

std::string digest_of(std::string_view secret) { return sha256(secret).hex(); }

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace inviola::office::people
