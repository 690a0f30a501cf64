#pragma once

#include <string>

#include "ledger/note.h"

namespace inviola::notary {

/// The note of a text, signed by the key. `secret`: of libsodium's form,
/// crypto_sign_SECRETKEYBYTES.
std::string sign_text(std::string text, const ledger::VerifierKey& key,
                      const unsigned char* secret);

}  // namespace inviola::notary
