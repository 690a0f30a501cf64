// Passkeys, made and used by an authenticator of the test's own: what it signs is as the standard
// says, and then one thing at a time is not.
#include "office/people/passkeys.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "people/ground.h"

namespace inviola::office::people {
namespace {

constexpr const char* site = "https://register.example";
constexpr const char* relying_party = "register.example";
constexpr unsigned char present = 0x01, verified = 0x04, attested = 0x40;

std::string bytes(std::initializer_list<int> list) {
  std::string out;
  for (const int one : list) out += static_cast<char>(one);
  return out;
}

std::string base64url(std::string_view text) {
  std::string out = to_base64(text);
  while (out.ends_with('=')) out.pop_back();
  std::ranges::replace(out, '+', '-');
  std::ranges::replace(out, '/', '_');
  return out;
}

/// What the browser says, as a JSON text.
struct ClientData {
  std::string type;
  std::string challenge;
  std::string origin = site;
  std::string more;
  std::string text() const {
    return R"({"type":")" + type + R"(","challenge":")" + base64url(challenge) + R"(","origin":")" +
           origin + "\"" + more + "}";
  }
};

class Authenticator {
 public:
  enum class Kind : std::uint8_t { es256, eddsa, rs256 };
  Authenticator(Kind kind, std::string name) : credential(std::move(name)), kind_(kind) {
    if (kind == Kind::es256) {
      key_ = EVP_EC_gen("P-256");
    } else if (kind == Kind::rs256) {
      key_ = EVP_RSA_gen(2048);
    } else {
      std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
      crypto_sign_keypair(open.data(), secret_.data());
      public_.assign(open.begin(), open.end());
    }
  }
  ~Authenticator() { EVP_PKEY_free(key_); }
  Authenticator(const Authenticator&) = delete;
  Authenticator& operator=(const Authenticator&) = delete;

  std::string credential;
  std::uint32_t count = 0;
  unsigned char flags = present | verified;
  std::string party = relying_party;

  std::string data(bool with_key) const {
    const int shown = flags | (with_key ? attested : 0);
    std::string out(sha256(party).view());
    out += bytes({shown, static_cast<int>(count >> 24 & 255), static_cast<int>(count >> 16 & 255),
                  static_cast<int>(count >> 8 & 255), static_cast<int>(count & 255)});
    if (!with_key) return out;
    out += std::string(16, '\0');
    out += bytes({static_cast<int>(credential.size() >> 8), static_cast<int>(credential.size())});
    return out + credential + cose_key();
  }
  std::string sign(const std::string& client_data) const {
    const std::string over = data(false) + std::string(sha256(client_data).view());
    std::string out(300, '\0');
    auto* at = reinterpret_cast<unsigned char*>(out.data());
    const auto* from = reinterpret_cast<const unsigned char*>(over.data());
    if (kind_ == Kind::eddsa) {
      crypto_sign_detached(at, nullptr, from, over.size(), secret_.data());
      out.resize(crypto_sign_BYTES);
      return out;
    }
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    std::size_t size = out.size();
    REQUIRE(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_) == 1);
    REQUIRE(EVP_DigestSign(context, at, &size, from, over.size()) == 1);
    EVP_MD_CTX_free(context);
    out.resize(size);
    return out;
  }

 private:
  std::string cose_key() const {
    if (kind_ == Kind::eddsa) {  // {1: 1, 3: -8, -1: 6, -2: x}
      return bytes({0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20}) + public_;
    }
    if (kind_ == Kind::rs256) {  // {1: 3, 3: -257, -1: n, -2: e}
      BIGNUM* modulus = nullptr;
      REQUIRE(EVP_PKEY_get_bn_param(key_, "n", &modulus) == 1);
      std::string n(256, '\0');
      BN_bn2binpad(modulus, reinterpret_cast<unsigned char*>(n.data()), 256);
      BN_free(modulus);
      return bytes({0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59, 0x01, 0x00}) + n +
             bytes({0x21, 0x43, 0x01, 0x00, 0x01});
    }
    std::string point(65, '\0');
    std::size_t size = 0;
    REQUIRE(EVP_PKEY_get_octet_string_param(key_, "pub",
                                            reinterpret_cast<unsigned char*>(point.data()),
                                            point.size(), &size) == 1);
    REQUIRE(size == 65);
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    return bytes({0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20}) +
           point.substr(1, 32) + bytes({0x22, 0x58, 0x20}) + point.substr(33);
  }

  Kind kind_;
  EVP_PKEY* key_ = nullptr;
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
  std::string public_;
};

struct Bench {
  Ground ground;
  Passkeys passkeys{ground.people, site};
  Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  Acting acting = ground.acting(person);

  ClientData for_making(const std::string& token = "token") {
    return {"webauthn.create", passkeys.challenge(Passkeys::Purpose::make, token), site, ""};
  }
  ClientData for_signing(const std::string& token = "token") {
    return {"webauthn.get", passkeys.challenge(Passkeys::Purpose::sign_in, token), site, ""};
  }
  Answered<void> add(const Authenticator& key, const ClientData& said) {
    return passkeys.add(acting, "my key", {said.text(), key.data(true)}, "token", ground.home);
  }
  Answered<void> add(const Authenticator& key) { return add(key, for_making()); }

  Asserted signed_by(const Authenticator& key, const ClientData& said) {
    return {key.credential, person.id, said.text(), key.data(false), key.sign(said.text())};
  }
  bool in(const Asserted& asserted, const std::string& token = "token") {
    const auto outcome = passkeys.sign_in(asserted, token, ground.home);
    REQUIRE(outcome);
    const auto* tokens = std::get_if<Tokens>(&*outcome);
    if (tokens) CHECK(std::holds_alternative<Acting>(ground.present(*tokens)));
    return tokens != nullptr;
  }
  bool in(const Authenticator& key, const ClientData& said) { return in(signed_by(key, said)); }
  bool in(const Authenticator& key) { return in(key, for_signing()); }
};

using Kind = Authenticator::Kind;

TEST_CASE("a passkey of each kind signs its owner in, without password and code") {
  for (const Kind kind : {Kind::es256, Kind::eddsa, Kind::rs256}) {
    Bench bench;
    Authenticator key(kind, "credential");
    REQUIRE(bench.add(key));
    CHECK(bench.in(key));
    CHECK(bench.in(key));  // another challenge
    const auto all = bench.passkeys.of(bench.person.id);
    REQUIRE(all->size() == 1);
    CHECK(all->front().value.name == "my key");
    CHECK(all->front().value.used == bench.ground.clock.now());
    const auto history = bench.ground.people.history(bench.person.id);
    CHECK(history->front().what == "signed-in-passkey");

    REQUIRE(bench.passkeys.remove(bench.acting, all->front().id, bench.ground.home));
    CHECK(no_of(bench.passkeys.remove(bench.acting, all->front().id, bench.ground.home)) ==
          "no-passkey");
    CHECK_FALSE(bench.in(key));
  }
}

TEST_CASE(
    "a signature for another site, another form, or another kind of ceremony signs nobody in") {
  Bench bench;
  Authenticator key(Kind::es256, "credential");
  REQUIRE(bench.add(key));
  ClientData said = bench.for_signing();
  for (const char* origin : {"https://register.example.evil.example", "http://register.example",
                             "https://register.example:444", ""}) {
    said.origin = origin;
    INFO(origin);
    CHECK_FALSE(bench.in(key, said));
  }
  said = bench.for_signing();
  said.type = "webauthn.create";
  CHECK_FALSE(bench.in(key, said));
  said = bench.for_signing();
  said.more = R"(,"crossOrigin":true)";
  CHECK_FALSE(bench.in(key, said));
  said.more = R"(,"crossOrigin":false)";
  CHECK(bench.in(key, said));
  // The challenge of another visitor's form, of another ceremony, none of ours, an altered one.
  CHECK_FALSE(bench.in(key, bench.for_signing("another visitor")));
  said = bench.for_signing();
  said.challenge = bench.for_making().challenge;
  CHECK_FALSE(bench.in(key, said));
  said.challenge = std::string(56, 'x');
  CHECK_FALSE(bench.in(key, said));
  said = bench.for_signing();
  said.challenge[20] = static_cast<char>(said.challenge[20] ^ 1);
  CHECK_FALSE(bench.in(key, said));
  Passkeys restarted(bench.ground.people, site);
  said.challenge = restarted.challenge(Passkeys::Purpose::sign_in, "token");
  CHECK_FALSE(bench.in(key, said));
  // An authenticator that was asked by another relying party.
  key.party = "evil.example";
  CHECK_FALSE(bench.in(key));
  key.party = relying_party;
  CHECK(bench.in(key));
}

TEST_CASE("a challenge holds five minutes, and for one success") {
  Bench bench;
  Authenticator key(Kind::eddsa, "credential");
  REQUIRE(bench.add(key));
  const Asserted once = bench.signed_by(key, bench.for_signing());
  CHECK(bench.in(once));
  CHECK_FALSE(bench.in(once));
  const Asserted late = bench.signed_by(key, bench.for_signing());
  bench.ground.clock.pass(301);
  CHECK_FALSE(bench.in(late));
  // A failure does not use it up: whoever saw it cannot spoil it for its owner.
  const Asserted good = bench.signed_by(key, bench.for_signing());
  Asserted bad = good;
  bad.signature.back() = static_cast<char>(bad.signature.back() ^ 1);
  CHECK_FALSE(bench.in(bad));
  CHECK(bench.in(good));
}

TEST_CASE("a passkey opens the account that it was made for and no other") {
  Bench bench;
  Authenticator key(Kind::es256, "credential");
  REQUIRE(bench.add(key));
  const Person other = bench.ground.somebody("other", bench.ground.appointment("desk-officer"));
  const Acting others = bench.ground.acting(other);
  Authenticator second(Kind::es256, "second");
  REQUIRE(bench.passkeys.add(others, "theirs", {bench.for_making().text(), second.data(true)},
                             "token", bench.ground.home));
  Asserted asserted = bench.signed_by(key, bench.for_signing());
  asserted.user = other.id;
  CHECK_FALSE(bench.in(asserted));
  // Another's credential with the signature of one's own.
  asserted = bench.signed_by(key, bench.for_signing());
  asserted.user = other.id;
  asserted.credential = second.credential;
  CHECK_FALSE(bench.in(asserted));
  for (const std::string& user : {std::string(), bench.person.id + "/", std::string(200, 'a')}) {
    asserted = bench.signed_by(key, bench.for_signing());
    asserted.user = user;
    CHECK_FALSE(bench.in(asserted));
  }
  // One credential belongs to one account.
  CHECK(no_of(bench.passkeys.add(others, "stolen", {bench.for_making().text(), key.data(true)},
                                 "token", bench.ground.home)) == "passkey");
  CHECK(no_of(bench.passkeys.remove(others, bench.passkeys.of(bench.person.id)->front().id,
                                    bench.ground.home)) == "no-passkey");
  CHECK(bench.in(key));
}

TEST_CASE("who is not verified by the authenticator is not signed in") {
  Bench bench;
  Authenticator key(Kind::eddsa, "credential");
  for (const int flags : {0, int{present}, int{verified}}) {
    key.flags = static_cast<unsigned char>(flags);
    CHECK(no_of(bench.add(key)) == "passkey");
  }
  key.flags = present | verified;
  REQUIRE(bench.add(key));
  for (const int flags : {0, int{present}, int{verified}}) {
    key.flags = static_cast<unsigned char>(flags);
    CHECK_FALSE(bench.in(key));
  }
}

TEST_CASE("a count that does not go on is a copy's: refused, and told to the owner") {
  Bench bench;
  Authenticator key(Kind::es256, "credential");
  key.count = 7;
  REQUIRE(bench.add(key));
  key.count = 8;
  CHECK(bench.in(key));
  for (const std::uint32_t count : {8u, 3u, 0u}) {
    key.count = count;
    CHECK_FALSE(bench.in(key));
    CHECK(bench.ground.people.history(bench.person.id)->front().what == "passkey-refused");
  }
  key.count = 9;
  CHECK(bench.in(key));
}

TEST_CASE("what is no passkey for this site is not taken") {
  Bench bench;
  Authenticator key(Kind::es256, "credential");
  const auto add = [&](const std::string& name, const std::string& said, const std::string& data,
                       const std::string& token = "token") {
    return no_of(bench.passkeys.add(bench.acting, name, {said, data}, token, bench.ground.home));
  };
  const auto good = [&] { return bench.for_making().text(); };
  CHECK(add("", good(), key.data(true)) == "passkey-name");
  CHECK(add(std::string(121, 'x'), good(), key.data(true)) == "passkey-name");
  CHECK(add("k", good(), "") == "passkey");
  CHECK(add("k", good(), key.data(false)) == "passkey");
  CHECK(add("k", good(), key.data(true).substr(0, 100)) == "passkey");
  CHECK(add("k", good(), key.data(true) + std::string(5000, 'x')) == "passkey");
  CHECK(add("k", "{}", key.data(true)) == "passkey");
  CHECK(add("k", "not JSON", key.data(true)) == "passkey");
  CHECK(add("k", bench.for_signing().text(), key.data(true)) == "passkey");
  CHECK(add("k", good(), key.data(true), "another form") == "passkey");
  key.party = "evil.example";
  CHECK(add("k", good(), key.data(true)) == "passkey");
  key.party = relying_party;
  const std::string said = good();
  CHECK(add("k", said, key.data(true)) == "(done)");
  Authenticator second(Kind::es256, "second");
  CHECK(add("k", said, second.data(true)) == "passkey");  // the challenge was used
  for (int i = 0; i < 9; ++i) {
    Authenticator more(Kind::eddsa, "more " + std::to_string(i));
    CHECK(add("k", good(), more.data(true)) == "(done)");
  }
  CHECK(add("k", good(), second.data(true)) == "too-many-passkeys");
  bench.acting.person.demonstration = true;
  CHECK(add("k", good(), second.data(true)) == "demonstration-passkey");
}

TEST_CASE("a recovery ends the passkeys of what was lost; a site without a name has none") {
  Bench bench;
  Authenticator key(Kind::es256, "credential");
  REQUIRE(bench.add(key));
  const auto powers = procedure::Reference{bench.person.powers};
  const Person second = bench.ground.somebody("second", powers);
  const auto proposed = bench.ground.people.propose(bench.acting, {.user_name = "officer",
                                                                   .name = "Officer",
                                                                   .language = "en",
                                                                   .powers = powers.value(),
                                                                   .recovers = bench.person.id});
  REQUIRE(proposed);
  const auto link = bench.ground.people.confirm(bench.ground.acting(second), proposed->id);
  REQUIRE(link);
  const std::string secret = draw_token(bench.ground.entropy, code_secret_bytes);
  const auto accepted = bench.ground.people.accept(
      proposed->id, *link,
      {proposed->code, "a password of my own", secret,
       one_time_code(*from_hex(secret), bench.ground.clock.now() / code_seconds)});
  REQUIRE(accepted);
  CHECK(bench.passkeys.of(bench.person.id)->empty());
  CHECK_FALSE(bench.in(key));
  CHECK(relying_party_of("https://register.example") == "register.example");
  CHECK(relying_party_of("http://localhost:8080") == "localhost");
  for (const char* none : {"", "register.example", "http://register.example", "https://192.0.2.1",
                           "https://register.example/", "https://Register.example", "https://",
                           "https://register.example:", "https://a:b@c"}) {
    INFO(none);
    CHECK_FALSE(relying_party_of(none));
    CHECK_FALSE(Passkeys(bench.ground.people, none).offered());
  }
}

TEST_CASE("password and code are asked for again, and a code is used up by it") {
  Bench bench;
  bench.ground.clock.pass(60);
  const auto confirm = [&](const char* password, const std::string& code) {
    return no_of(bench.ground.people.confirm(bench.acting, password, code, bench.ground.home));
  };
  const std::string code = bench.ground.code(bench.person);
  CHECK(confirm("not it", code) == "not-confirmed");
  CHECK(confirm(Ground::password, "000000") == "not-confirmed");
  CHECK(confirm(Ground::password, code) == "(done)");
  CHECK(confirm(Ground::password, code) == "not-confirmed");
}

}  // namespace
}  // namespace inviola::office::people
