#include "world.h"

#include <cstdlib>
#include <future>
#include <iostream>

#include "archive/folder/text_folder.h"
#include "ledger/detail/signed_for_tests.h"
#include "mandate/reader.h"
#include "office/attachments.h"
#include "office/keys.h"
#include "office/people/paper.h"
#include "office/people/secrets.h"

namespace inviola::worlds {
namespace {

constexpr const char* origin = "two-worlds.example";
constexpr std::uint8_t key_byte = 7;

/// Signs what extends the last that it signed, in this process.
class NotaryHere final : public office::Notary {
 public:
  Result<std::string> verifier_key() override {
    return ledger::print_verifier_key(ledger::key_for_tests(origin, key_byte));
  }
  Result<ledger::Checkpoint> last() override { return last_; }
  Result<std::string> sign(const ledger::Checkpoint& checkpoint,
                           const std::vector<Digest>&) override {
    if (checkpoint.size < last_.size) return failure(Fault{"sign", "it does not extend the last"});
    last_ = checkpoint;
    return ledger::sign_for_tests(checkpoint, key_byte);
  }

 private:
  ledger::Checkpoint last_;
};

template <class T, class E>
T there(Result<T, E> result, const char* what) {
  if (!result) give_up(what);
  return std::move(*result);
}

}  // namespace

void give_up(const std::string& why) {
  std::cerr << "two_worlds: " << why << std::endl;
  std::exit(3);
}

Books Books::read(const std::string& root) {
  const auto texts = there(archive::read_texts(root + "/data"), "data/ cannot be read");
  std::vector<std::pair<std::string, std::string>> words;
  std::vector<mandate::DataFile> files;
  for (const auto& [path, text] : texts) {
    if (path.starts_with("languages/")) words.emplace_back(path, text);
    files.push_back({path, text});
  }
  Books books;
  books.law = std::make_shared<const mandate::Law>(there(mandate::read_law(files), "no law"));
  books.words = std::make_shared<const publication::Catalogues>(
      there(publication::Catalogues::read(words), "no words"));
  return books;
}

void NamedEntropy::fill(std::span<std::uint8_t> bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const Digest block = sha256(seed_, "\n" + name_ + "\n", std::to_string(drawn_++));
    for (std::size_t i = 0; i < block.bytes.size() && at < bytes.size(); ++i) {
      bytes[at++] = block.bytes[i];
    }
  }
}

World::World(const Books& books, office::Typesetter& typesetter, std::uint64_t seed)
    : entropy_(seed) {
  archive_ =
      there(archive::MemoryArchive::open(disk_, "register", archive::Mode::create), "no archive");
  notary_ = std::make_unique<NotaryHere>();
  office_ =
      there(office::Office::open({*archive_, *notary_, calendar_, entropy_}, books.law, origin),
            "no office");
  people_ = std::make_unique<office::people::People>(
      office::people::People::World{*office_, archive_->housekeeping(), entropy_, clock_});
  filings_ = std::make_unique<office::people::Filings>(*people_);
  passkeys_ = std::make_unique<office::people::Passkeys>(*people_, "https://register.example");
  site_ = std::make_unique<web::Site>(web::SiteParts{.office = *office_,
                                                     .words = *books.words,
                                                     .typesetter = typesetter,
                                                     .people = *people_,
                                                     .filings = *filings_,
                                                     .passkeys = *passkeys_,
                                                     .register_name = origin,
                                                     .openapi = R"({"openapi":"3.1.0"})",
                                                     .demonstration = true});
}

office::Outcome World::enter(const std::string& name, Date day, office::Submission submission) {
  set_day(day);
  entropy_.begin(name);
  submission.hands = office::Hands::two;
  return office_->submit(std::move(submission));
}

procedure::Attachment World::attach(const mandate::StateCode& sender, const std::string& name,
                                    const std::string& bytes) {
  auto intake =
      there(office::AttachmentIntake::begin(*archive_, sender, name), "no attachment can be taken");
  if (!intake.add(bytes)) give_up("an attachment is refused");
  return there(there(intake.finish(), "an attachment fails"), "an attachment is refused");
}

std::string World::key_of(const Viewer& viewer) {
  if (viewer.kind == Viewer::Kind::everyone) return {};
  std::string& key = keys_[viewer];
  if (key.empty()) {
    entropy_.begin("key of " + viewer.state.value());
    key = there(office::make_key(*archive_, entropy_, viewer), "no key can be made");
  }
  return key;
}

web::Response World::ask(const Viewer& viewer, web::Request request) {
  if (const std::string key = key_of(viewer); !key.empty()) {
    request.headers.emplace_back("authorization", "Bearer " + key);
  }
  return put(std::move(request));
}

void World::open_missions(const std::vector<mandate::StateCode>& states, Date day) {
  namespace people = office::people;
  for (const mandate::StateCode& state : states) {
    const auto given =
        enter("powers of " + state.value(), day,
              {std::nullopt, std::nullopt,
               procedure::FullPowersRecorded{state, "head-of-mission", "Signer", day, {}}});
    if (!given) give_up("full powers are refused");
    people::Person person;
    person.id = "signer-" + state.value();
    person.user_name = person.name = person.id;
    person.language = "en";
    person.powers = given->entered->act.reference.value();
    const people::SignIn sign_in{person.id, clock_.now(), clock_.now(), {}, {}};
    const std::string secret = "secret-of-" + state.value();
    const office::PaperChange changes[] = {
        {people::papers::person, person.id, people::written(person), 0},
        {people::papers::sign_in, person.id + "/" + people::digest_of(secret),
         people::written(sign_in), 0}};
    if (!archive_->housekeeping().change(changes).value_or(false)) give_up("nobody signs in");
    sign_ins_[state] = person.id + "." + secret;
  }
}

web::Response World::ask_as_mission(const mandate::StateCode& state, web::Request request) {
  const std::string& cookie = sign_ins_.at(state);
  request.headers.emplace_back("cookie", "inviola-sign-in=" + cookie);
  if (request.method == web::Method::post) {
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    request.body += "&token=" + office::people::digest_of("form " + cookie);
  }
  return put(std::move(request));
}

web::Response World::put(web::Request request) {
  // References are drawn for what is refused too; each time others, but the same in both worlds.
  entropy_.begin("ask " + std::to_string(asked_++));
  auto admission = site_->admit(request);
  if (auto* refused = std::get_if<web::Response>(&admission)) return std::move(*refused);
  auto answered = std::make_shared<std::promise<web::Response>>();
  auto answer = [answered](web::Response response) { answered->set_value(std::move(response)); };
  if (auto* streamed = std::get_if<web::Streamed>(&admission)) {
    if (auto ended = streamed->sink->add(request.body)) return std::move(*ended);
    streamed->sink->finish(answer);
  } else {
    site_->answer(std::move(request), answer);
  }
  return answered->get_future().get();
}

}  // namespace inviola::worlds
