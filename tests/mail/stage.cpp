#include "mail/stage.h"

#include <doctest/doctest.h>
#include <shipped.h>

#include "procedure/dispatch.h"

namespace inviola::mail_tests {
namespace {

office::MailManner manner() {
  return {.origin = "test", .from = "desk@un.example", .site = "https://register.example"};
}

}  // namespace

/// The law as shipped, among six invented States alone: what goes to all of them is soon sent.
std::shared_ptr<const mandate::Law> small_law() {
  static const auto law = [] {
    mandate::Law small = *shipped::law();
    mandate::States states;
    int taken = 0;
    for (const auto& state : small.states.all()) {
      if (state.status == mandate::UnStatus::invented && taken++ < 6) states.add(state);
    }
    small.states = std::move(states);
    return std::make_shared<const mandate::Law>(std::move(small));
  }();
  return law;
}

const publication::Catalogues& words() {
  static const auto read = [] {
    auto catalogues = publication::Catalogues::read(shipped::words());
    REQUIRE(catalogues.has_value());
    return std::move(*catalogues);
  }();
  return read;
}

Result<bool> FrailPapers::change(std::span<const office::PaperChange> changes) {
  const int fated = fate();
  if (fated == 1) throw Crash{};
  auto changed = inner_.change(changes);
  if (fated == 2) throw Crash{};
  return changed;
}

FrailArchive::FrailArchive(office::Housekeeping* papers) {
  auto opened = archive::MemoryArchive::open(disk_, "register", archive::Mode::create);
  REQUIRE(opened.has_value());
  inner_ = std::move(*opened);
  papers_ = std::make_unique<FrailPapers>(papers ? *papers : inner_->housekeeping());
}

Result<office::CarriedLetter> ToldCourier::carry(const office::Letter& letter) {
  tried.push_back(letter);
  const Word word = judge(letter);
  if (word.takes) arrived.push_back(letter);
  switch (word.says) {
    case Word::taken:
      return office::CarriedLetter{office::Carried::taken, "250 OK"};
    case Word::not_now:
      return office::CarriedLetter{office::Carried::not_now, "451 later"};
    case Word::not_at_all:
      return office::CarriedLetter{office::Carried::not_at_all, "550 no such mailbox"};
    case Word::closed:
      return failure(Fault{"send by mail", "no connection"});
    case Word::crash:
      break;
  }
  throw Crash{};
}

/// Nothing is published, and nothing here asks for it.
class Stage::SilentNotary final : public office::Notary {
 public:
  Result<std::string> verifier_key() override { return std::string("silent"); }
  Result<ledger::Checkpoint> last() override { return failure(Fault{"sign", "silent"}); }
  Result<std::string> sign(const ledger::Checkpoint&, const std::vector<Digest>&) override {
    return failure(Fault{"sign", "silent"});
  }
};

Stage::Stage(std::uint64_t seed, office::Housekeeping* papers)
    : calendar(*Date::parse("2018-02-01")),
      archive_(papers),
      notary_(std::make_unique<SilentNotary>()),
      entropy_(std::to_string(seed)) {
  auto opened = office::Office::open({archive_, *notary_, calendar, entropy_}, small_law(), "test");
  REQUIRE(opened.has_value());
  office_ = std::move(*opened);
}

procedure::Reference Stage::enter(const char* author, procedure::Body body) {
  office::Submission submission{.body = std::move(body), .hands = office::Hands::two};
  if (*author != '\0') submission.author = mandate::StateCode{author};
  const auto outcome = office_->submit(std::move(submission));
  if (!outcome) {
    const auto* refusal = std::get_if<procedure::Refusal>(&outcome.error());
    FAIL((refusal ? refusal->code + " " + refusal->field
                  : to_string(std::get<Fault>(outcome.error()))));
  }
  return outcome->entered->act.reference;
}

procedure::Reference Stage::report(const char* author, const char* host, const char* sending,
                                   procedure::Audience audience) {
  procedure::Occurrence occurrence;
  occurrence.date = PartialDate::parse("2018-01-15");
  occurrence.place = canary;
  occurrence.host = mandate::StateCode{host};
  occurrence.sending_states = {mandate::StateCode{sending}};
  return enter(author, procedure::Reported{.occurrences = {occurrence},
                                           .statement = {Language::en, canary},
                                           .restriction = {audience, {}}});
}

void Stage::contact(const char* state, const char* which, const std::string& address) {
  const auto set = office::set_contact_point(archive_.housekeeping(), mandate::StateCode{state},
                                             {which, address}, calendar.today());
  REQUIRE(set.has_value());
}

Result<office::MailRoundReport> Stage::round() {
  return office::MailRound({*office_, courier, clock, words()}, manner()).run();
}

void Stage::rounds_until_settled(int at_most) {
  for (int i = 0; i < at_most; ++i) {
    const auto report = round();
    if (!report) FAIL(to_string(report.error()));
    const bool idle = !report->closed && report->dispatched + report->postponed +
                                                 report->not_delivered + report->waiting +
                                                 report->rounds_entered ==
                                             0;
    if (idle) return;
    clock.seconds += 3600;
  }
  FAIL("it never ends");
}

std::set<std::string> Stage::outcomes(const procedure::Reference& act) {
  std::set<std::string> out;
  const auto desk = office_->seen_by(disclosure::Viewer::the_desk());
  for (const auto& [state, last] : procedure::deliveries_of(*desk, act)) {
    out.insert(state.value() + ' ' + last.outcome +
               (last.times == 1 ? "" : " " + std::to_string(last.times)));
  }
  return out;
}

procedure::Reference Stage::occurrence_of(const procedure::Reference& report) {
  const auto desk = office_->seen_by(disclosure::Viewer::the_desk());
  return desk->communication(report)->occurrences().front().reference;
}

std::string Stage::message_id(const procedure::Reference& act, const char* state) const {
  return office::message_id(manner().origin, act, mandate::StateCode{state}, manner().from);
}

}  // namespace inviola::mail_tests
