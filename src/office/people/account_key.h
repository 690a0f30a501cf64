#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "office/ports.h"

namespace inviola::office::people {

/// What the secrets of accounts are locked with before they are kept. It lies apart from the
/// papers: whoever reads these alone can neither make a code nor try a password.
class AccountKey {
 public:
  static AccountKey draw(Entropy& entropy);
  /// 64 hexadecimal digits; else nothing.
  static std::optional<AccountKey> read(std::string_view hex);
  std::string written() const;
  /// Tells two keys apart, and gives neither away.
  std::string digest() const;

  /// XChaCha20-Poly1305, bound to the account and to what it is of the account: moved to another
  /// place it does not open.
  std::string lock(Entropy& entropy, std::string_view secret, std::string_view account,
                   std::string_view what) const;
  /// Nothing if it was not locked with this key for that place.
  std::optional<std::string> open(std::string_view locked, std::string_view account,
                                  std::string_view what) const;
  static bool is_locked(std::string_view text);

 private:
  std::array<std::uint8_t, 32> bytes_{};
};

// Which key the papers need: a paper of kind "account-key", id "digest".

/// Whether the papers know of a key, and whether it is this one.
enum class KeyFits : std::uint8_t { none_yet, yes, no };
Result<KeyFits> fits(Housekeeping& papers, const std::optional<AccountKey>& key);
/// From now on the papers need this key.
Result<void> take_up(Housekeeping& papers, const AccountKey& key);
/// The key is lost: empties what was locked with it and takes up another. Gives the user names of
/// those who come back only by a recovery, or by a passkey. May be run again after a restart.
Result<std::vector<std::string>> replace_lost_key(Housekeeping& papers, const AccountKey& key);

}  // namespace inviola::office::people
