#include "office/people/account_key.h"

#include "people/ground.h"

namespace inviola::office::people {
namespace {

TEST_CASE("what is locked opens in its own place and in no other") {
  SystemEntropy entropy;
  const AccountKey key = AccountKey::draw(entropy);
  const std::string locked = key.lock(entropy, "the secret", "account", "code");
  CHECK(AccountKey::is_locked(locked));
  CHECK(locked.find("secret") == locked.npos);
  CHECK(key.open(locked, "account", "code") == "the secret");
  CHECK_FALSE(key.open(locked, "another", "code"));
  CHECK_FALSE(key.open(locked, "account", "password"));
  CHECK_FALSE(AccountKey::draw(entropy).open(locked, "account", "code"));
  // The same secret twice is not seen to be the same.
  CHECK(key.lock(entropy, "the secret", "account", "code") != locked);
  for (std::size_t i = 7; i < locked.size(); i += 5) {
    std::string altered = locked;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    INFO(i);
    CHECK_FALSE(key.open(altered, "account", "code"));
  }
  for (const char* none : {"", "the secret", "locked:", "locked:AAAA", "locked:!"}) {
    CHECK_FALSE(key.open(none, "account", "code"));
  }
}

TEST_CASE("a key is written as it is read, and told from another by its digest") {
  SystemEntropy entropy;
  const AccountKey key = AccountKey::draw(entropy);
  const auto read = AccountKey::read(key.written());
  REQUIRE(read);
  CHECK(read->digest() == key.digest());
  CHECK(key.digest() != AccountKey::draw(entropy).digest());
  CHECK(key.digest().find(key.written()) == std::string::npos);
  CHECK_FALSE(AccountKey::read("abc"));
  CHECK_FALSE(AccountKey::read(key.written() + "00"));
}

/// What is kept of everything that signs in, as one who has the papers alone reads it.
std::string papers_of(Ground& ground) {
  std::string out;
  for (const char* kind : {papers::person, papers::sign_in, papers::invitation, "account-key"}) {
    const auto all = ground.people.papers().papers(kind, "");
    REQUIRE(all);
    for (const Paper& paper : *all) out += paper.bytes + "\n";
  }
  return out;
}

TEST_CASE("the papers hold neither the secret of a code nor a password to try") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  ground.sign_in(person);
  const std::string kept = papers_of(ground);
  CHECK(kept.find("officer") != kept.npos);
  CHECK(kept.find(person.code_secret) == kept.npos);
  CHECK(kept.find("argon2") == kept.npos);
  CHECK(kept.find(ground.key.written()) == kept.npos);
}

TEST_CASE("what an earlier version kept in clear is locked once, and works on") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  CHECK(ground.people.lock_what_is_in_clear() == 0u);
  ground.sign_in(person);
}

TEST_CASE("without its key, or with another, no secret opens") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  for (const auto& key :
       {std::optional<AccountKey>(), std::optional(AccountKey::draw(ground.entropy))}) {
    People people(
        {*ground.office, ground.archive->housekeeping(), ground.entropy, ground.clock, key},
        Ground::cheap);
    ground.clock.pass(60);
    const auto outcome =
        people.sign_in({"officer", Ground::password, ground.code(person)}, ground.home);
    REQUIRE(outcome);
    CHECK(std::holds_alternative<NotSignedIn>(*outcome));
  }
  ground.sign_in(person);
}

TEST_CASE("secrets of one account put into another's paper open nothing") {
  Ground ground;
  const Person one = ground.somebody("one", ground.appointment("desk-officer"));
  const Person other = ground.somebody("other", ground.appointment("desk-officer"));
  auto from = ground.people.person(one.id);
  auto to = ground.people.person(other.id);
  (*to)->value.password = (*from)->value.password;
  (*to)->value.code_secret = (*from)->value.code_secret;
  REQUIRE(
      ground.people.papers().keep(papers::person, other.id, written((*to)->value), (*to)->version));
  ground.clock.pass(60);
  const auto outcome = ground.attempt("other", Ground::password, ground.code(one), ground.home);
  CHECK(std::holds_alternative<NotSignedIn>(outcome));
}

TEST_CASE(
    "where the key is lost the accounts are emptied, and a recovery by two opens them again") {
  Ground ground;
  Housekeeping& papers = ground.people.papers();
  REQUIRE(take_up(papers, ground.key));
  CHECK(fits(papers, ground.key) == KeyFits::yes);
  CHECK(fits(papers, std::nullopt) == KeyFits::no);
  const auto powers = ground.appointment("desk-officer");
  const Person one = ground.somebody("one", powers);
  const Person two = ground.somebody("two", powers);
  const Person lost = ground.somebody("lost", powers);
  const Acting first = ground.acting(one);
  const Acting second = ground.acting(two);

  const AccountKey another = AccountKey::draw(ground.entropy);
  CHECK(fits(papers, another) == KeyFits::no);
  const auto emptied = replace_lost_key(papers, another);
  REQUIRE(emptied);
  CHECK(emptied->size() == 3);
  CHECK(fits(papers, another) == KeyFits::yes);
  const auto everybody = ground.people.everybody();
  REQUIRE(everybody);
  for (const auto& one : *everybody) {
    CHECK(one.value.password.empty());
    CHECK(one.value.code_secret.empty());
  }
  People people({*ground.office, papers, ground.entropy, ground.clock, another}, Ground::cheap);
  const auto try_it = [&](const char* password, const std::string& code) {
    ground.clock.pass(60);
    const auto outcome = people.sign_in({"lost", password, code}, ground.home);
    REQUIRE(outcome);
    return std::holds_alternative<Tokens>(*outcome);
  };
  CHECK_FALSE(try_it(Ground::password, ground.code(lost)));
  CHECK_FALSE(try_it("", ""));

  const auto proposed = people.propose(first, {.user_name = "lost",
                                               .name = "Lost",
                                               .language = "en",
                                               .powers = powers.value(),
                                               .recovers = lost.id});
  REQUIRE(proposed);
  const auto link = people.confirm(second, proposed->id);
  REQUIRE(link);
  const std::string secret = draw_token(ground.entropy, code_secret_bytes);
  const auto code = [&] {
    return one_time_code(*from_hex(secret), ground.clock.now() / code_seconds);
  };
  REQUIRE(
      people.accept(proposed->id, *link, {proposed->code, "a password of my own", secret, code()}));
  ground.clock.pass(60);
  CHECK(std::holds_alternative<Tokens>(
      *people.sign_in({"lost", "a password of my own", code()}, ground.home)));
}

}  // namespace
}  // namespace inviola::office::people
