#include "notary/passing.h"

#include <sodium.h>

#include "ledger/proof.h"
#include "ledger/tree.h"
#include "notary/detail/sign_text.h"

namespace inviola::notary {

PassingNotary::PassingNotary(std::string origin, office::Entropy& entropy) {
  static_assert(crypto_sign_SECRETKEYBYTES == sizeof(secret_));
  std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
  entropy.fill(seed);
  key_.name = origin;
  crypto_sign_seed_keypair(key_.public_key.data(), secret_.data(), seed.data());
  last_ = {std::move(origin), ledger::RegisterSize{0}, ledger::Tree().root()};
}

Result<std::string> PassingNotary::verifier_key() { return ledger::print_verifier_key(key_); }

Result<std::string> PassingNotary::sign(const ledger::Checkpoint& checkpoint,
                                        const std::vector<Digest>& consistency) {
  const bool extends = checkpoint.origin == last_.origin &&
                       ledger::verify_consistency(last_.size, last_.root, checkpoint.size,
                                                  checkpoint.root, consistency);
  if (!extends) {
    return failure(Fault{"sign a checkpoint", "it does not extend the last that was signed"});
  }
  last_ = checkpoint;
  return sign_text(ledger::print_checkpoint(checkpoint), key_, secret_.data());
}

}  // namespace inviola::notary
