#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/people/people.h"

/// Passkeys (Web Authentication, level 2): a key pair on something that the person holds and opens
/// with a finger or a number. Two factors in one, and nothing that could be typed on another site.
namespace inviola::office::people {

struct Passkey {
  std::string person;
  std::string name;        ///< as its owner calls it
  std::string credential;  ///< its identifier, hexadecimal
  std::string key;         ///< the public one, hexadecimal
  int algorithm = 0;       ///< of COSE: -7 (ES256), -8 (EdDSA), -257 (RS256)
  std::int64_t count = 0;  ///< of signatures, as the authenticator says; 0: it does not count
  std::int64_t made = 0;
  std::int64_t used = 0;  ///< last; 0: never
};
BOOST_DESCRIBE_STRUCT(Passkey, (), (person, name, credential, key, algorithm, count, made, used))

namespace papers {
inline constexpr const char* passkey = "passkey";        ///< "PERSON/DIGEST" of the identifier
inline constexpr const char* credential = "credential";  ///< DIGEST; bytes: the person's id
}  // namespace papers

/// What a browser hands over when a passkey was made; bytes.
struct Attested {
  std::string client_data;
  std::string authenticator_data;
};
/// And when one signed; bytes.
struct Asserted {
  std::string credential;
  std::string user;  ///< the handle that the passkey was made for: a person's id
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};

/// The host of an address that browsers make passkeys for: "https://register.example", or
/// "http://localhost:8080"; no path, and no address in figures. Nothing for any other.
std::optional<std::string> relying_party_of(std::string_view site);

/// The changes that throw away all passkeys of a person.
Result<std::vector<PaperChange>> removal_of_passkeys(Housekeeping& papers,
                                                     const std::string& person);

class Passkeys {
 public:
  /// `site`: where people reach the register; passkeys are offered there alone. Empty, or no such
  /// address: not at all.
  Passkeys(People& people, std::string site);

  bool offered() const { return !relying_party_.empty(); }
  const std::string& relying_party() const { return relying_party_; }

  /// What a passkey is asked to sign, good for five minutes and one success, for whoever holds the
  /// form with that token. Nothing is kept of those that come to nothing.
  enum class Purpose : std::uint8_t { sign_in, make };
  std::string challenge(Purpose purpose, const std::string& token);

  static bool may_be_called(std::string_view name);
  /// Refuses "passkey" (whatever was wrong with it), "passkey-name", "too-many-passkeys",
  /// "demonstration-passkey". For one who confirmed before, see `People::confirm`.
  Answered<void> add(const Acting& acting, const std::string& name, const Attested& made,
                     const std::string& token, const Origin& origin);
  Result<std::vector<Read<Passkey>>> of(const std::string& person);
  /// Refuses "no-passkey".
  Answered<void> remove(const Acting& acting, const std::string& id, const Origin& origin);

  /// `token`: of the form that the challenge was given with. It never says what was wrong.
  Result<std::variant<Tokens, NotSignedIn>> sign_in(const Asserted& asserted,
                                                    const std::string& token, const Origin& origin);

 private:
  std::string mark(Purpose purpose, const std::string& token, std::string_view drawn) const;
  /// The challenge in the client data, if that is of this kind, for this site, and answers one of
  /// ours that still holds.
  std::optional<std::string> answered(std::string_view client_data, Purpose purpose,
                                      const std::string& token);
  /// False if it was used before.
  bool use_up(const std::string& challenge);

  People& people_;
  std::string site_;
  std::string relying_party_;
  std::string secret_;  ///< drawn at the start: no challenge outlives the program
  std::mutex mutex_;
  std::map<std::string, std::int64_t> used_up_;  ///< and until when each would have held
};

}  // namespace inviola::office::people
