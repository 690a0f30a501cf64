#pragma once

#include <doctest/doctest.h>
#include <shipped.h>

#include "archive/memory/memory_archive.h"
#include "office/people/filings.h"
#include "office/world.h"

namespace inviola::office::people {

/// Signs whatever it is given: what is tested here is not the notary.
class WillingNotary final : public Notary {
 public:
  Result<std::string> verifier_key() override { return std::string("unused"); }
  Result<ledger::Checkpoint> last() override { return last_; }
  Result<std::string> sign(const ledger::Checkpoint& checkpoint,
                           const std::vector<Digest>&) override {
    last_ = checkpoint;
    return std::string("note of size ") + std::to_string(checkpoint.size.value());
  }

 private:
  ledger::Checkpoint last_{};
};

class SetClock final : public Clock {
 public:
  std::int64_t now() override { return now_; }
  void pass(std::int64_t seconds) { now_ += seconds; }

 private:
  std::int64_t now_ = 1'526'400'000;
};

inline Date day(const char* iso) { return *Date::parse(iso); }

/// An office on 15 May 2018, with people.
struct Ground {
  static constexpr PasswordCost cheap{1, 8u << 10};
  static constexpr const char* password = "a long enough password";

  archive::MemoryDisk disk;
  std::unique_ptr<archive::MemoryArchive> archive =
      std::move(*archive::MemoryArchive::open(disk, "r", archive::Mode::create));
  WillingNotary notary;
  SetCalendar calendar{day("2018-05-15")};
  SystemEntropy entropy;
  SetClock clock;
  std::unique_ptr<Office> office =
      std::move(*Office::open({*archive, notary, calendar, entropy}, shipped::law(), "test"));
  AccountKey key = AccountKey::draw(entropy);
  std::string journal;  ///< what the operator was told
  People people{{*office, archive->housekeeping(), entropy, clock, key,
                 [this](const std::string& line) { journal += line + "\n"; }},
                cheap};
  Filings filings{people};
  Origin home{"192.0.2.1", "Browser", ""};

  procedure::Reference enter(std::optional<const char*> author, procedure::Body body) {
    std::optional<mandate::StateCode> state;
    if (author) state = mandate::StateCode{*author};
    const Outcome outcome =
        office->submit(Submission{state, std::nullopt, std::move(body), Hands::two});
    if (!outcome) {
      const auto* refusal = std::get_if<procedure::Refusal>(&outcome.error());
      FAIL((refusal ? refusal->code : to_string(std::get<Fault>(outcome.error()))));
    }
    return outcome->entered->act.reference;
  }
  procedure::Reference full_powers(const char* state, const char* capacity) {
    return enter(std::nullopt,
                 procedure::FullPowersRecorded{mandate::StateCode{state}, capacity, "Signer",
                                               day("2018-05-01"), day("2018-05-31")});
  }
  procedure::Reference appointment(const char* capacity) {
    return enter(std::nullopt,
                 procedure::Appointed{capacity, "Officer", day("2018-05-01"), std::nullopt});
  }
  /// Somebody who can sign in, made as a demonstration's people are; but its codes hold once, and
  /// what is kept of its secrets is locked. Given with the secret of its codes in clear.
  Person somebody(const char* user_name, const procedure::Reference& powers) {
    auto made = people.make_demonstration_person(
        Person{
            .user_name = user_name, .name = user_name, .language = "en", .powers = powers.value()},
        password);
    REQUIRE(made);
    auto read = people.person(made->id);
    REQUIRE(read);
    (*read)->value.demonstration = false;
    REQUIRE(archive->housekeeping().keep(papers::person, made->id, written((*read)->value),
                                         (*read)->version));
    REQUIRE(people.lock_what_is_in_clear() == 1u);
    return (*read)->value;
  }
  std::string code(const Person& person) {
    return one_time_code(*from_hex(person.code_secret), clock.now() / code_seconds);
  }
  std::variant<Tokens, NotSignedIn> attempt(const char* user_name, const char* word,
                                            const std::string& code, const Origin& origin) {
    auto outcome = people.sign_in({user_name, word, code}, origin);
    REQUIRE(outcome);
    return std::move(*outcome);
  }
  Tokens sign_in(const Person& person) {
    clock.pass(2 * code_seconds);  // another code than the last
    auto outcome = attempt(person.user_name.c_str(), password, code(person), home);
    REQUIRE(std::holds_alternative<Tokens>(outcome));
    return std::get<Tokens>(std::move(outcome));
  }
  Presence present(const Tokens& tokens) {
    auto presence = people.present(tokens.sign_in);
    REQUIRE(presence);
    return std::move(*presence);
  }
  Acting acting(const Person& person) {
    Presence presence = present(sign_in(person));
    REQUIRE(std::holds_alternative<Acting>(presence));
    return std::get<Acting>(std::move(presence));
  }
};

/// The rule that said no; or what else came.
template <class T, class E>
std::string no_of(const Result<T, E>& result) {
  if (result) return "(done)";
  if (const auto* rule = std::get_if<No>(&result.error())) return rule->key;
  return "(another failure)";
}

}  // namespace inviola::office::people
