// What a person hears by mail of its account, and the operator in the journal.
#include "office/people/notices.h"

#include "people/ground.h"
#include "publication/catalogues.h"

namespace inviola::office::people {
namespace {

class Postman final : public Courier {
 public:
  std::vector<Letter> letters;
  Result<CarriedLetter> says = CarriedLetter{};
  Result<CarriedLetter> carry(const Letter& letter) override {
    letters.push_back(letter);
    return says;
  }
};

const publication::Catalogues& words() {
  static const auto read = [] {
    std::vector<std::pair<std::string, std::string>> files;
    const std::filesystem::path root = std::filesystem::path(INVIOLA_ROOT) / "data";
    for (const auto& at : std::filesystem::recursive_directory_iterator(root / "languages")) {
      if (!at.is_regular_file()) continue;
      std::ifstream stream(at.path(), std::ios::binary);
      files.emplace_back(std::filesystem::relative(at.path(), root).generic_string(),
                         std::string(std::istreambuf_iterator<char>(stream), {}));
    }
    auto catalogues = publication::Catalogues::read(files);
    REQUIRE(catalogues);
    return std::move(*catalogues);
  }();
  return read;
}

struct Post {
  explicit Post(Ground& ground) : ground_(ground) {}
  Postman postman;
  Result<int> round() {
    return send_notices(
        {ground_.people.papers(), postman, ground_.clock, words(),
         ground_.office->law().correspondence},
        {.origin = "test", .from = "desk@example.org", .site = "https://register.example"});
  }

 private:
  Ground& ground_;
};

/// Changes the password of somebody, there and back.
void change(Ground& ground, const Person& person) {
  const Acting acting = ground.acting(person);
  REQUIRE(ground.people.change_password(acting, Ground::password, Ground::password, ground.home));
}

TEST_CASE("who has an address is written to when the way of signing in is changed") {
  Ground ground;
  const auto powers = ground.appointment("desk-officer");
  Post post(ground);
  change(ground, ground.somebody("officer@example.org", powers));
  change(ground, ground.somebody("no-address", powers));
  REQUIRE(post.round() == 1);
  REQUIRE(post.postman.letters.size() == 1);
  const Letter& letter = post.postman.letters.front();
  CHECK(letter.to == "officer@example.org");
  CHECK(letter.body.find("officer@example.org") != letter.body.npos);
  CHECK(letter.body.find("https://register.example/account") != letter.body.npos);
  CHECK(letter.body.find('[') == letter.body.npos);  // a key without words
  // A sign-in is no change: it stands on the person's page.
  CHECK(post.round() == 0);
}

TEST_CASE("a letter that is not taken now is tried again, in the same name, and not for ever") {
  Ground ground;
  Post post(ground);
  change(ground, ground.somebody("officer@example.org", ground.appointment("desk-officer")));
  post.postman.says = CarriedLetter{Carried::not_now, "later"};
  CHECK(post.round() == 0);
  CHECK(post.round() == 0);
  CHECK(post.postman.letters.size() == 1);
  ground.clock.pass(3600);
  CHECK(post.round() == 0);
  REQUIRE(post.postman.letters.size() == 2);
  CHECK(post.postman.letters[0].message_id == post.postman.letters[1].message_id);
  // A closed way costs no try.
  ground.clock.pass(24 * 3600);
  post.postman.says = failure(Fault{"connect", "refused"});
  CHECK_FALSE(post.round());
  post.postman.says = CarriedLetter{};
  CHECK(post.round() == 1);
  CHECK(post.round() == 0);

  change(ground, ground.somebody("second@example.org", ground.appointment("desk-officer")));
  ground.clock.pass(4L * 24 * 3600);
  CHECK(post.round() == 0);
  CHECK(ground.people.papers().papers(papers::notice, "")->empty());
}

TEST_CASE("letters that nobody sends do not pile up") {
  Ground ground;
  const Person person = ground.somebody("officer@example.org", ground.appointment("desk-officer"));
  for (int i = 0; i < 30; ++i) {
    REQUIRE(lay_notice(ground.people.papers(), ground.entropy, person, "password-changed",
                       ground.clock.now() + i));
  }
  CHECK(ground.people.papers().papers(papers::notice, "")->size() == 10);
}

TEST_CASE("the operator is told of sign-ins and failures, and of no secret") {
  Ground ground;
  const Person person = ground.somebody("officer", ground.appointment("desk-officer"));
  const std::string code = ground.code(person);
  ground.attempt("officer", "not the password", code, ground.home);
  ground.attempt("my password by mistake", "", "", {"198.51.100.7", "", ""});
  ground.attempt("officer", Ground::password, code, ground.home);
  CHECK(ground.journal == "account " + person.id + ": failed, from 192.0.2.1\n" +
                              "no account: failed, from 198.51.100.7\n" + "account " + person.id +
                              ": signed-in, from 192.0.2.1\n");
}

}  // namespace
}  // namespace inviola::office::people
