#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "office/ports.h"

/// What proves that a person is who it says, and how little of it is kept.
namespace inviola::office::people {

/// `bytes` drawn at random, in hexadecimal.
std::string draw_token(Entropy& entropy, std::size_t bytes = 32);

/// What a password costs to try. The default is above the least that OWASP asks of Argon2id.
struct PasswordCost {
  std::uint64_t passes = 3;
  std::size_t memory_bytes = 32u << 20;
};
/// Argon2id (RFC 9106), with its salt and its cost, as text. A fault if there is no memory for it.
Result<std::string> hash_password(std::string_view password, PasswordCost cost);
bool matches(std::string_view password, const std::string& hash);
/// Of every person of a demonstration: shown to everybody, and so no secret.
inline constexpr std::string_view demonstration_password = "open to everybody here";
/// Why a password is not taken: the key of a sentence, without its prefix; nothing if it is.
/// Long enough, not too long, of more than a few characters, not the person's own name, and none of
/// the passwords and words that are tried first.
std::optional<std::string> weakness(std::string_view password, std::string_view user_name);

/// RFC 6238 with SHA-1, half minutes and six digits: what every authenticator application does.
inline constexpr std::int64_t code_seconds = 30;
inline constexpr std::size_t code_secret_bytes = 20;
std::string one_time_code(std::string_view secret, std::int64_t step, int digits = 6);
/// The step within one of now whose code this is, and which is later than `last`.
std::optional<std::int64_t> step_of(std::string_view code, std::string_view secret,
                                    std::int64_t now, std::int64_t last);
/// RFC 4648, section 6, without padding.
std::string to_base32(std::string_view bytes);
/// For the application: "otpauth://totp/…".
std::string enrolment_address(std::string_view secret, std::string_view user_name,
                              std::string_view register_name);

/// "7QX4M2ZD-…": eighty bits, in Crockford's base 32.
std::string draw_recovery_code(Entropy& entropy);
/// As it is compared: without hyphens and spaces, in capitals.
std::string plain_code(std::string_view code);
/// What is kept of a code, or of a token: it was drawn at random, so its digest gives nothing.
std::string digest_of(std::string_view secret);
/// In a time that depends on neither.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace inviola::office::people
