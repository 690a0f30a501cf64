#pragma once

#include <memory>

#include "courier/settings.h"
#include "office/ports.h"

namespace inviola::courier {

/// Hands letters to a mail server (RFC 5321), over one connection as long as the server keeps it.
/// With TLS unless the settings leave it out: what the server shows must be a certificate that the
/// machine trusts, for its name.
///
/// A refusal of the recipient or of the letter is the letter's (`not_at_all` for 5xx, `not_now` for
/// 4xx and for a connection lost once the recipient was named); any other failure is a fault: the
/// way is closed. Of one thread at a time.
class Smtp final : public office::Courier {
 public:
  explicit Smtp(Settings settings);
  ~Smtp() override;
  Smtp(const Smtp&) = delete;
  Smtp& operator=(const Smtp&) = delete;

  Result<office::CarriedLetter> carry(const office::Letter& letter) override;

 private:
  class Conversation;
  Settings settings_;
  std::unique_ptr<Conversation> conversation_;
};

}  // namespace inviola::courier
