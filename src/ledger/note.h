#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace inviola::ledger {

inline constexpr std::size_t note_bytes_max = 256u << 10;
inline constexpr std::size_t note_signatures_max = 64;
inline constexpr std::size_t key_name_bytes_max = 255;

/// One signature line: who signed, with which key, and the bytes of the signature, whose length
/// and meaning the key's algorithm sets.
struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  std::string signature;
  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

/// A text signed by one or more keys: c2sp.org/signed-note. Nothing is verified by reading it.
struct SignedNote {
  std::string text;  ///< what is signed; ends in a line feed
  std::vector<NoteSignature> signatures;
  friend bool operator==(const SignedNote&, const SignedNote&) = default;
};

/// The one text of a note. What `parse_note` accepts, this gives back byte for byte.
std::string print_note(const SignedNote& note);
/// Refused: bytes that are not UTF-8, a control character other than the line feed, a signature
/// line not of the form "— name base64", base64 in other than its canonical form, anything after
/// the last signature, no signature, and what exceeds the limits above. Signatures by keys that we
/// do not know, such as those of witnesses, are kept.
Result<SignedNote> parse_note(std::string_view text);

/// An Ed25519 key that verifies notes, and the name under which it signs.
struct VerifierKey {
  std::string name;
  std::array<std::uint8_t, 32> public_key{};

  /// The first four bytes, big-endian, of SHA-256(name || "\n" || 0x01 || public key).
  std::uint32_t id() const;
  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

/// Whether a key may bear this name: not empty, UTF-8, no control character, no space of Unicode,
/// no plus sign, at most `key_name_bytes_max` bytes.
bool is_key_name(std::string_view name);

/// "name+id+base64(0x01 || public key)", the id as eight hexadecimal digits.
std::string print_verifier_key(const VerifierKey& key);
/// Refused: a name that no key may bear, an id that is not the key's own, an algorithm other than
/// Ed25519, anything before or after.
Result<VerifierKey> parse_verifier_key(std::string_view text);

/// Holds if at least one signature is by `key` (its name and id both) and every such one is right.
/// Refused: no signature by `key`; one that is wrong. Signatures by other keys count for nothing.
Result<void> verify_note(const SignedNote& note, const VerifierKey& key);

/// The signature of RFC 8032 (Ed25519), strictly: no second form of one signature is accepted.
bool verify_ed25519(const std::array<std::uint8_t, 32>& public_key, std::string_view message,
                    std::string_view signature);

}  // namespace inviola::ledger
