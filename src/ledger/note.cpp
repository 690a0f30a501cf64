#include "ledger/note.h"

#include <sodium.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "ledger/detail/lines.h"

namespace inviola::ledger {
namespace {

constexpr std::string_view signature_mark = "\u2014 ";
constexpr char ed25519 = 0x01;

std::string big_endian(std::uint32_t number) {
  return {static_cast<char>(number >> 24), static_cast<char>(number >> 16),
          static_cast<char>(number >> 8), static_cast<char>(number)};
}

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes.substr(0, 4)) number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

std::string key_material(const VerifierKey& key) {
  std::string material(1, ed25519);
  material.append(reinterpret_cast<const char*>(key.public_key.data()), key.public_key.size());
  return material;
}

/// The spaces of Unicode (White_Space), without those that are ASCII controls.
bool holds_space(std::string_view text) {
  constexpr std::string_view spaces[] = {" ",      "\u0085", "\u00a0", "\u1680", "\u2000",
                                         "\u2001", "\u2002", "\u2003", "\u2004", "\u2005",
                                         "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
                                         "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};
  return std::any_of(std::begin(spaces), std::end(spaces), [text](std::string_view space) {
    return text.find(space) != std::string_view::npos;
  });
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// What a signature line says, or nothing if it is not one.
std::optional<NoteSignature> parse_signature(std::string_view line) {
  if (!line.starts_with(signature_mark)) return std::nullopt;
  line.remove_prefix(signature_mark.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= 4) return std::nullopt;
  return NoteSignature{std::string(line.substr(0, space)), big_endian(*bytes), bytes->substr(4)};
}

}  // namespace

std::string print_note(const SignedNote& note) {
  std::string text = note.text + '\n';
  for (const NoteSignature& signature : note.signatures) {
    text.append(signature_mark).append(signature.name) += ' ';
    text.append(to_base64(big_endian(signature.key_id) + signature.signature)) += '\n';
  }
  return text;
}

Result<SignedNote> parse_note(std::string_view text) {
  const auto refuse = [](std::string cause) {
    return failure(Fault{"read a signed note", std::move(cause)});
  };
  if (text.size() > note_bytes_max) return refuse("longer than 256 KiB");
  if (const auto bad = first_invalid_utf8(text)) {
    return refuse("byte " + std::to_string(*bad) + " is not UTF-8");
  }
  const auto control =
      std::find_if(text.begin(), text.end(), [](char c) { return is_control(c) && c != '\n'; });
  if (control != text.end()) {
    return refuse("byte " + std::to_string(control - text.begin()) + " is a control character");
  }
  // The text itself may hold empty lines: the last one divides.
  const std::size_t divide = text.rfind("\n\n");
  if (divide == std::string_view::npos) return refuse("no empty line before the signatures");

  SignedNote note{std::string(text.substr(0, divide + 1)), {}};
  detail::Lines lines(text.substr(divide + 2));
  while (const auto line = lines.next()) {
    auto signature = parse_signature(*line);
    const std::string which = "signature line " + std::to_string(note.signatures.size() + 1);
    if (!signature) return refuse(which + " is not an em dash, a key name and canonical base64");
    if (note.signatures.size() == note_signatures_max) return refuse("more than 64 signatures");
    note.signatures.push_back(std::move(*signature));
  }
  if (!lines.rest().empty()) return refuse("the last line does not end in a line feed");
  if (note.signatures.empty()) return refuse("no signature");
  return note;
}

std::uint32_t VerifierKey::id() const {
  return big_endian(sha256(name, "\n", key_material(*this)).view());
}

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= key_name_bytes_max && !first_invalid_utf8(name) &&
         std::none_of(name.begin(), name.end(), is_control) && !holds_space(name) &&
         name.find('+') == std::string_view::npos;
}

std::string print_verifier_key(const VerifierKey& key) {
  return key.name + '+' + to_hex(big_endian(key.id())) + '+' + to_base64(key_material(key));
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
  const auto refuse = [](std::string cause) {
    return failure(Fault{"read a verifier key", std::move(cause)});
  };
  if (text.size() > key_name_bytes_max + 64) return refuse("too long");
  // The base64 may itself hold plus signs: only the first two divide.
  const std::size_t first = text.find('+');
  const std::size_t second = first == text.npos ? first : text.find('+', first + 1);
  if (second == text.npos) return refuse("not of the form name+id+base64");
  VerifierKey key;
  key.name = text.substr(0, first);
  if (!is_key_name(key.name)) return refuse("no key may bear this name");
  const auto material = from_base64(text.substr(second + 1));
  if (!material) return refuse("the key is not canonical base64");
  if (material->size() != 33 || material->front() != ed25519) return refuse("not an Ed25519 key");
  std::copy(material->begin() + 1, material->end(), key.public_key.begin());
  if (print_verifier_key(key) != text) return refuse("the id is not that of the name and key");
  return key;
}

Result<void> verify_note(const SignedNote& note, const VerifierKey& key) {
  const std::uint32_t id = key.id();
  bool signed_by_key = false;
  for (const NoteSignature& signature : note.signatures) {
    if (signature.name != key.name || signature.key_id != id) continue;
    if (!verify_ed25519(key.public_key, note.text, signature.signature)) {
      return failure(Fault{"verify a signed note", "the signature of " + key.name + " is wrong"});
    }
    signed_by_key = true;
  }
  if (!signed_by_key) {
    return failure(Fault{"verify a signed note", "not signed by " + print_verifier_key(key)});
  }
  return {};
}

bool verify_ed25519(const std::array<std::uint8_t, 32>& public_key, std::string_view message,
                    std::string_view signature) {
  static const bool ready = sodium_init() >= 0;
  return ready && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                     reinterpret_cast<const unsigned char*>(message.data()),
                                     message.size(), public_key.data()) == 0;
}

}  // namespace inviola::ledger
