#pragma once

#include <sodium.h>

#include <string>

#include "ledger/checkpoint.h"

namespace inviola::ledger {

/// Keys that anyone can have, for tests alone: the seed is 32 times one byte.
struct KeyPairForTests {
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key{};

  explicit KeyPairForTests(std::uint8_t byte) {
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed;
    seed.fill(byte);
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data());
  }
};

inline VerifierKey key_for_tests(std::string name, std::uint8_t byte) {
  return {std::move(name), KeyPairForTests(byte).public_key};
}

/// The signed note of a checkpoint, by the key of that byte, which bears the checkpoint's origin
/// for its name unless another is given.
inline std::string sign_for_tests(const Checkpoint& checkpoint, std::uint8_t byte,
                                  std::string name = {}) {
  if (name.empty()) name = checkpoint.origin;
  const KeyPairForTests keys(byte);
  SignedNote note{print_checkpoint(checkpoint), {}};
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(note.text.data()), note.text.size(),
                       keys.secret_key.data());
  note.signatures.push_back({name, key_for_tests(name, byte).id(), signature});
  return print_note(note);
}

}  // namespace inviola::ledger
