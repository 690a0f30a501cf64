#include "office/people/secrets.h"

#include <doctest/doctest.h>

#include <set>

#include "office/world.h"

namespace inviola::office::people {
namespace {

constexpr PasswordCost cheap{1, 8u << 10};

TEST_CASE("one-time codes are those of RFC 6238, appendix B") {
  const std::string secret = "12345678901234567890";
  const std::pair<std::int64_t, const char*> vectors[] = {
      {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors) {
    CHECK(one_time_code(secret, seconds / code_seconds, 8) == code);
  }
}

TEST_CASE("a code holds for its half minute and its neighbours, and once") {
  const std::string secret = "12345678901234567890";
  const std::int64_t now = 1'000'000;
  const std::int64_t step = now / code_seconds;
  for (const std::int64_t near : {step - 1, step, step + 1}) {
    CHECK(step_of(one_time_code(secret, near), secret, now, 0) == near);
  }
  CHECK_FALSE(step_of(one_time_code(secret, step + 2), secret, now, 0));
  CHECK_FALSE(step_of(one_time_code(secret, step - 2), secret, now, 0));
  CHECK_FALSE(step_of(one_time_code(secret, step), secret, now, step));
  CHECK_FALSE(step_of("", secret, now, 0));
}

TEST_CASE("base 32 is that of RFC 4648, section 10") {
  CHECK(to_base32("") == "");
  CHECK(to_base32("f") == "MY");
  CHECK(to_base32("fo") == "MZXQ");
  CHECK(to_base32("foobar") == "MZXW6YTBOI");
  CHECK(enrolment_address("foobar", "a b@x.example", "inviola-1") ==
        "otpauth://totp/inviola-1:a%20b%40x.example?secret=MZXW6YTBOI&issuer=inviola-1");
}

TEST_CASE("a password is known again, and only it") {
  const auto hash = hash_password("correct horse battery", cheap);
  REQUIRE(hash);
  CHECK(hash->starts_with("$argon2id$"));
  CHECK(matches("correct horse battery", *hash));
  CHECK_FALSE(matches("correct horse batterz", *hash));
  CHECK_FALSE(matches("", *hash));
  CHECK_FALSE(matches("correct horse battery", ""));
  CHECK(*hash_password("correct horse battery", cheap) != *hash);
}

TEST_CASE("a password is refused with its reason") {
  CHECK(weakness("elevenchars", "a") == "password-short");
  CHECK(weakness(std::string(513, 'x'), "a") == "password-long");
  CHECK(weakness("aaaaaaaaaaaa", "a") == "password-plain");
  CHECK(weakness("Legal.Officer 2018", "legal officer") == "password-named");
  CHECK(weakness("my inviola password", "x@y.example") == "password-named");
  // Met in breaches, words, runs of keys, and little more than these; whatever its characters.
  for (const char* common :
       {"password1234", "Passw0rd2018!", "qwertyuiop123", "letmeinletmein", "administrator",
        "iloveyou1234", "Football2018", "1q2w3e4r5t6y", "P@ssw0rd!P@ssw0rd!", "unbelievable"}) {
    CAPTURE(common);
    CHECK(weakness(common, "x@y.example") == "password-common");
  }
  for (const char* good :
       {"kept by the river 9", "correct horse battery", "kuqtzmwlpahe", "тихое озеро ночью"}) {
    CAPTURE(good);
    CHECK_FALSE(weakness(good, "x@y.example"));
  }
  CHECK_FALSE(weakness("correct horse battery", "legal.officer"));
  // Characters are counted, not bytes.
  CHECK(weakness("пароль-абвг", "x@y.example") == "password-short");
  CHECK_FALSE(weakness("долгий пароль", "x@y.example"));
}

TEST_CASE("recovery codes are read however they are written") {
  SeededEntropy entropy("recovery");
  std::set<std::string> drawn;
  for (int i = 0; i < 100; ++i) drawn.insert(draw_recovery_code(entropy));
  CHECK(drawn.size() == 100);
  CHECK(drawn.begin()->size() == 19);
  CHECK(plain_code("7qx4-m2zd 0000-AAAA") == "7QX4M2ZD0000AAAA");
}

}  // namespace
}  // namespace inviola::office::people
