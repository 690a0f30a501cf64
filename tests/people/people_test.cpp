#include "office/people/people.h"

#include <atomic>
#include <thread>

#include "people/ground.h"

namespace inviola::office::people {
namespace {

using Signed = std::variant<Tokens, NotSignedIn>;

bool in(const Signed& outcome) { return std::holds_alternative<Tokens>(outcome); }
std::int64_t pause_of(const Signed& outcome) { return std::get<NotSignedIn>(outcome).pause; }
Absence absence(const Presence& presence) {
  const auto* absent = std::get_if<Absence>(&presence);
  REQUIRE(absent != nullptr);
  return *absent;
}

TEST_CASE("name, password and code together sign in, and nothing less") {
  Ground ground;
  const Person person =
      ground.somebody("Signer@XGR.example", ground.full_powers("XGR", "head-of-mission"));
  const auto sign_in = [&](const char* name, const char* password, const std::string& code) {
    return in(ground.attempt(name, password, code, ground.home));
  };
  CHECK_FALSE(sign_in("signer@xgr.example", "another password", ground.code(person)));
  CHECK_FALSE(sign_in("signer@xgr.example", Ground::password, "000000"));
  CHECK_FALSE(sign_in("signer@xgr.example", Ground::password, ""));
  CHECK_FALSE(sign_in("", "", ""));
  const std::string code = ground.code(person);
  CHECK(sign_in(" signer@xgr.EXAMPLE ", Ground::password, code));
  // The code was used; the failures before did not use it up.
  CHECK_FALSE(sign_in("signer@xgr.example", Ground::password, code));
}

TEST_CASE(
    "at one moment many sign in to a demonstration's account, and to another's one with one code") {
  Ground ground;
  const auto powers = ground.appointment("desk-officer");
  const auto shown = ground.people.make_demonstration_person(
      Person{.user_name = "shown", .name = "Shown", .language = "en", .powers = powers.value()},
      Ground::password);
  REQUIRE(shown);
  const Person own = ground.somebody("own", powers);
  for (const Person& person : {*shown, own}) {
    std::atomic<int> in = 0;
    std::atomic<int> faults = 0;
    std::vector<std::thread> hands;
    for (int i = 0; i < 8; ++i) {
      hands.emplace_back([&] {
        const auto outcome = ground.people.sign_in(
            {person.user_name, Ground::password, ground.code(person)}, ground.home);
        if (!outcome) ++faults;
        if (outcome && std::holds_alternative<Tokens>(*outcome)) ++in;
      });
    }
    for (std::thread& hand : hands) hand.join();
    CHECK(in == (person.demonstration ? 8 : 1));
    CHECK(faults == 0);
  }
}

TEST_CASE("one who is signed in acts for its State alone, as long as its powers stand") {
  Ground ground;
  const auto powers = ground.full_powers("XGR", "head-of-mission");
  const Person person = ground.somebody("signer", powers);
  const Tokens tokens = ground.sign_in(person);
  const Presence presence = ground.present(tokens);
  REQUIRE(std::holds_alternative<Acting>(presence));
  CHECK(std::get<Acting>(presence).viewer == disclosure::Viewer::of(mandate::StateCode{"XGR"}));
  CHECK(std::get<Acting>(presence).signs());

  SUBCASE("their last day passes") {
    ground.calendar.set(day("2018-05-31"));
    CHECK(std::holds_alternative<Acting>(ground.present(tokens)));
    ground.calendar.set(day("2018-06-01"));
    CHECK(absence(ground.present(tokens)) == Absence::powers_ended);
  }
  SUBCASE("an act ends them") {
    ground.enter(std::nullopt, procedure::FullPowersEnded{powers});
    CHECK(absence(ground.present(tokens)) == Absence::powers_ended);
  }
}

TEST_CASE("a sign-in runs out, unused or used") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  const Tokens tokens = ground.sign_in(person);
  const Periods periods;
  SUBCASE("unused") {
    ground.clock.pass(periods.idle + 1);
    CHECK(absence(ground.present(tokens)) == Absence::expired);
    CHECK(absence(ground.present(tokens)) == Absence::none);
  }
  SUBCASE("used") {
    for (std::int64_t passed = 0; passed + periods.idle < periods.absolute;
         passed += periods.idle) {
      ground.clock.pass(periods.idle);
      CHECK(std::holds_alternative<Acting>(ground.present(tokens)));
    }
    ground.clock.pass(periods.idle);
    CHECK(std::holds_alternative<Acting>(ground.present(tokens)));
    ground.clock.pass(1);
    CHECK(absence(ground.present(tokens)) == Absence::expired);
  }
  SUBCASE("ended") {
    REQUIRE(ground.people.sign_out(tokens.sign_in));
    CHECK(absence(ground.present(tokens)) == Absence::none);
  }
  SUBCASE("ended everywhere") {
    const Tokens other = ground.sign_in(person);
    CHECK(ground.people.sign_out_everywhere(person.id) == 2u);
    CHECK(absence(ground.present(tokens)) == Absence::none);
    CHECK(absence(ground.present(other)) == Absence::none);
  }
}

TEST_CASE("tokens that are none of ours stand for nobody") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  const Tokens tokens = ground.sign_in(person);
  for (const std::string& token :
       {std::string(), std::string("."), person.id + ".", person.id + "." + std::string(64, '0'),
        tokens.sign_in + "0", "x" + tokens.sign_in, std::string(1000, 'x')}) {
    const auto presence = ground.people.present(token);
    REQUIRE(presence);
    CHECK(absence(*presence) == Absence::none);
  }
}

TEST_CASE("guessing is slowed down, more with each failure") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  const auto guess = [&] { return ground.attempt("officer", "guess", "000000", ground.home); };
  for (int i = 0; i < 5; ++i) CHECK(pause_of(guess()) == 0);
  const auto first = pause_of(guess());
  CHECK(first > 0);
  // Within the pause not even the right password is heard.
  CHECK_FALSE(in(ground.attempt("officer", Ground::password, ground.code(person), ground.home)));
  ground.clock.pass(first);
  CHECK(pause_of(guess()) == 0);
  CHECK(pause_of(guess()) > first);
  ground.clock.pass(3600);
  CHECK(in(ground.attempt("officer", Ground::password, ground.code(person), ground.home)));
}

TEST_CASE("nobody is locked out by another's guessing") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  Origin known = ground.home;
  known.device = ground.sign_in(person).device;
  REQUIRE_FALSE(known.device.empty());
  const Person other = ground.somebody("other", ground.appointment("desk-officer"));
  Origin others{"203.0.113.9", "", ground.sign_in(other).device};
  ground.clock.pass(60);
  // From very many addresses, until the account itself is slowed down.
  for (int i = 0; i < 200; ++i) {
    const Origin elsewhere{"198.51.100." + std::to_string(i), "", ""};
    ground.attempt("officer", "guess", "000000", elsewhere);
  }
  const Origin stranger{"203.0.113.9", "", ""};
  CHECK(pause_of(ground.attempt("officer", Ground::password, ground.code(person), stranger)) > 0);
  // The same address as an attacker's, but a device that it knows.
  known.address = "198.51.100.7";
  CHECK(in(ground.attempt("officer", Ground::password, ground.code(person), known)));
  // A device of another account is no device of this one.
  CHECK(pause_of(ground.attempt("officer", Ground::password, ground.code(person), others)) > 0);
}

TEST_CASE("an address that tries many accounts is slowed down, whatever it signs in to between") {
  Ground ground;
  const Person own = ground.somebody("own", ground.appointment("desk-officer"));
  const Origin there{"203.0.113.9", "", ""};
  const auto guess = [&](int number, const Origin& origin) {
    const std::string name = "name " + std::to_string(number);
    return pause_of(ground.attempt(name.c_str(), "guess", "000000", origin));
  };
  for (int i = 0; i < 50; ++i) CHECK(guess(i, there) == 0);
  CHECK(in(ground.attempt("own", Ground::password, ground.code(own), there)));
  CHECK(guess(50, there) == 0);
  CHECK(guess(51, there) > 0);
  CHECK(guess(51, ground.home) == 0);
}

TEST_CASE("what happened to an account is listed for the person, failures too") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  ground.sign_in(person);
  for (int i = 0; i < 60; ++i) {
    ground.clock.pass(3600);
    ground.attempt("officer", "guess", "000000", {"198.51.100.1", "Guesser", ""});
  }
  const auto history = ground.people.history(person.id);
  REQUIRE(history);
  CHECK(history->size() == 51);
  CHECK(history->front().what == "failed");
  CHECK(history->front().address == "198.51.100.1");
  CHECK(history->back().what == "signed-in");
}

TEST_CASE("a recovery code stands for the application once") {
  Ground ground;
  Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  auto read = ground.people.person(person.id);
  (*read)->value.recovery = {digest_of(plain_code("7QX4-M2ZD-0000-AAAA"))};
  REQUIRE(ground.archive->housekeeping().keep(papers::person, person.id, written((*read)->value),
                                              (*read)->version));
  CHECK(in(ground.attempt("officer", Ground::password, "7qx4 m2zd 0000 aaaa", ground.home)));
  CHECK_FALSE(in(ground.attempt("officer", Ground::password, "7QX4-M2ZD-0000-AAAA", ground.home)));
}

TEST_CASE("a password is changed by who knows the old one, and every sign-in ends") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  const Tokens elsewhere = ground.sign_in(person);
  const Acting acting = ground.acting(person);
  CHECK(no_of(ground.people.change_password(acting, "wrong", "the river at another noon",
                                            ground.home)) == "old-password");
  CHECK(no_of(ground.people.change_password(acting, Ground::password, "short", ground.home)) ==
        "password-short");
  const auto changed = ground.people.change_password(acting, Ground::password,
                                                     "the river at another noon", ground.home);
  REQUIRE(changed);
  CHECK(absence(ground.present(elsewhere)) == Absence::none);
  CHECK(std::holds_alternative<Acting>(ground.present(*changed)));
  CHECK(ground.people.sign_ins(person.id)->size() == 1);
  ground.clock.pass(60);
  CHECK_FALSE(in(ground.attempt("officer", Ground::password, ground.code(person), ground.home)));
  CHECK(
      in(ground.attempt("officer", "the river at another noon", ground.code(person), ground.home)));
}

TEST_CASE("an invitation needs two of the desk, and what each of them gave out") {
  Ground ground;
  const Person first = ground.somebody("first", ground.appointment("desk-officer"));
  const Person second = ground.somebody("second", ground.appointment("desk-officer"));
  const Person signer = ground.somebody("signer", ground.full_powers("XGR", "head-of-mission"));
  const Acting one = ground.acting(first);
  const Acting two = ground.acting(second);
  const auto powers = ground.full_powers("XRU", "charge-daffaires");
  const Invitation asked{.user_name = "new@xru.example",
                         .name = "Signer for Ruritania",
                         .language = "fr",
                         .powers = powers.value()};

  CHECK(no_of(ground.people.propose(ground.acting(signer), asked)) == "not-the-desk");
  Invitation taken = asked;
  taken.user_name = "FIRST";
  CHECK(no_of(ground.people.propose(one, taken)) == "user-name-taken");
  Invitation powerless = asked;
  powerless.powers = "XXXX-XXXX";
  CHECK(no_of(ground.people.propose(one, powerless)) == "powers");

  const auto proposed = ground.people.propose(one, asked);
  REQUIRE(proposed);
  CHECK(no_of(ground.people.confirm(one, proposed->id)) == "same-person");
  const auto link = ground.people.confirm(two, proposed->id);
  REQUIRE(link);
  CHECK(no_of(ground.people.confirm(two, proposed->id)) == "confirmed-already");
  CHECK_FALSE(*ground.people.invitation(proposed->id, "another link"));
  const auto invitation = ground.people.invitation(proposed->id, *link);
  REQUIRE(*invitation);

  const Enrolment enrolment = ground.people.enrolment((*invitation)->value, "test");
  Acceptance acceptance{proposed->code, "a password of my own", enrolment.secret, ""};
  const auto accept = [&] { return ground.people.accept(proposed->id, *link, acceptance); };
  CHECK(no_of(accept()) == "one-time-code");
  acceptance.one_time_code =
      one_time_code(*from_hex(enrolment.secret), ground.clock.now() / code_seconds);
  acceptance.code = "AAAA-AAAA-AAAA-AAAA";
  CHECK(no_of(accept()) == "code");
  acceptance.code = proposed->code;
  const auto accepted = accept();
  REQUIRE(accepted);
  CHECK(accepted->recovery_codes.size() == 10);
  CHECK(no_of(accept()) == "no-invitation");

  ground.clock.pass(60);
  const auto outcome = ground.attempt(
      "new@xru.example", "a password of my own",
      one_time_code(*from_hex(enrolment.secret), ground.clock.now() / code_seconds), ground.home);
  REQUIRE(in(outcome));
  const Presence presence = ground.present(std::get<Tokens>(outcome));
  CHECK(std::get<Acting>(presence).party() == "XRU");
}

TEST_CASE("an invitation runs out, and a recovery replaces what was lost") {
  Ground ground;
  const Person first = ground.somebody("first", ground.appointment("desk-officer"));
  const Person second = ground.somebody("second", ground.appointment("desk-officer"));
  const auto powers = ground.full_powers("XGR", "head-of-mission");
  const Person lost = ground.somebody("lost", powers);
  const Tokens old = ground.sign_in(lost);
  const Acting one = ground.acting(first);
  const Acting two = ground.acting(second);
  const Invitation asked{.user_name = "lost",
                         .name = "Signer",
                         .language = "en",
                         .powers = powers.value(),
                         .recovers = lost.id};
  const auto late = ground.people.propose(one, asked);
  REQUIRE(late);
  ground.clock.pass(Periods{}.invitation + 1);
  CHECK(no_of(ground.people.confirm(two, late->id)) == "no-invitation");

  const auto proposed = ground.people.propose(one, asked);
  REQUIRE(proposed);
  const auto link = ground.people.confirm(two, proposed->id);
  REQUIRE(link);
  const Enrolment enrolment = ground.people.enrolment(asked, "test");
  const auto accepted = ground.people.accept(
      proposed->id, *link,
      {proposed->code, "a password of my own", enrolment.secret,
       one_time_code(*from_hex(enrolment.secret), ground.clock.now() / code_seconds)});
  REQUIRE(accepted);
  CHECK(accepted->person.id == lost.id);
  CHECK_FALSE(std::holds_alternative<Acting>(ground.present(old)));
  CHECK_FALSE(in(ground.attempt("lost", Ground::password, ground.code(lost), ground.home)));
}

}  // namespace
}  // namespace inviola::office::people
