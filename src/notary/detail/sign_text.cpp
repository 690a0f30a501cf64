#include "notary/detail/sign_text.h"

#include <sodium.h>

namespace inviola::notary {

std::string sign_text(std::string text, const ledger::VerifierKey& key,
                      const unsigned char* secret) {
  ledger::SignedNote note{std::move(text), {}};
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(note.text.data()), note.text.size(),
                       secret);
  note.signatures.push_back({key.name, key.id(), std::move(signature)});
  return print_note(note);
}

}  // namespace inviola::notary
