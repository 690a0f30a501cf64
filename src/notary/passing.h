#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "office/ports.h"

namespace inviola::notary {

/// A notary for a register that passes with the process, as that of a case: a key drawn at its
/// beginning, kept nowhere. It signs by the same rule as the other. Not safe for several threads.
class PassingNotary final : public office::Notary {
 public:
  PassingNotary(std::string origin, office::Entropy& entropy);

  Result<std::string> verifier_key() override;
  Result<ledger::Checkpoint> last() override { return last_; }
  Result<std::string> sign(const ledger::Checkpoint& checkpoint,
                           const std::vector<Digest>& consistency) override;

 private:
  ledger::VerifierKey key_;
  std::array<std::uint8_t, 64> secret_{};
  ledger::Checkpoint last_;
};

}  // namespace inviola::notary
