// Whole histories by seed, with a courier that fails and a program that stops anywhere: every
// addressee gets its letter, nobody else any, and the register says what became of it, once.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "mail/stage.h"
#include "procedure/dispatch.h"

namespace inviola::mail_tests {
namespace {

using namespace procedure;
using mandate::StateCode;
using Word = ToldCourier::Word;

constexpr const char* all[] = {"XBL", "XCO", "XGR", "XLA", "XLI", "XRU"};
constexpr std::uint64_t seeds = 2000;

enum class Mailbox { good, greylisting, gone, erratic };

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed) : random_(seed), stage_(seed) {}

  /// What came out wrong; empty if nothing did.
  std::string run() {
    for (const char* state : all) {
      for (const char* which : {"mission", "capital"}) {
        if (one_in(which[0] == 'm' ? 8 : 2)) continue;
        const std::string to = std::string(which) + '@' + lower(state) + ".example";
        stage_.contact(state, which, to);
        mailboxes_[to] = static_cast<Mailbox>(random_() % 4);
        owner_[to] = state;
      }
    }
    stage_.courier.judge = [this](const office::Letter& letter) { return judge(letter); };
    stage_.papers().fate = [this] { return calm_ || !one_in(25) ? 0 : one_in(2) ? 1 : 2; };
    round();
    for (int step = 0; step < 14; ++step) {
      if (one_in(2)) act();
      stage_.clock.seconds += static_cast<std::int64_t>(random_() % 20'000);
      round();
    }
    calm_ = true;
    stage_.papers().fate = [] { return 0; };
    for (int i = 0; i < 300 && !idle_; ++i) {
      stage_.clock.seconds += 4 * 3600;
      round();
    }
    return idle_ ? wrong() : "it never ends";
  }
  int crashes = 0;

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  static std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return text;
  }
  const char* any_state() { return all[random_() % std::size(all)]; }

  void act() {
    const char* host = any_state();
    const char* author = any_state();
    const Audience audience = static_cast<Audience>(random_() % 5);
    if (audience == Audience::listed) return;
    switch (random_() % 5) {
      case 0:
        if (!noted_) stage_.enter("", CircularNoteSent{73, canary, *Date::parse("2018-05-15")});
        noted_ = true;
        return;
      case 1:
        stage_.enter("", DrillHeld{"drill", {StateCode{host}}});
        return;
      case 2:
        if (reports_.empty()) return;
        stage_.office().submit(
            {.body = AttentionDrawn{stage_.occurrence_of(reports_.back()), StateCode{host}}});
        return;
      case 3:
        if (!reports_.empty() && one_in(2)) {  // its author thinks again
          const auto desk = stage_.office().seen_by(disclosure::Viewer::the_desk());
          const auto known = desk->communication(reports_.back());
          Body change = one_in(2) ? Body{Withdrawn{reports_.back(), {}}}
                                  : Body{Withheld{reports_.back(), {audience, {}}}};
          stage_.office().submit({.author = known->filed->act.author,
                                  .body = std::move(change),
                                  .hands = office::Hands::two});
          return;
        }
        [[fallthrough]];
      default:
        reports_.push_back(stage_.report(author, host, author, audience));
        if (one_in(4)) return;
        stage_.office().submit({.body = Circulated{reports_.back()}});
    }
  }

  Word judge(const office::Letter& letter) {
    if (!may_be_told(letter)) trespass_ = letter.to + ": " + letter.subject;
    if ((letter.subject + letter.body).find(canary) != std::string::npos) trespass_ = "a canary";
    Word word = fate(letter);
    if (word.says == Word::taken) ++confirmed_[{letter.to, letter.message_id}];
    if (word.takes && word.says != Word::taken) ++unconfirmed_[{letter.to, letter.message_id}];
    return word;
  }

  Word fate(const office::Letter& letter) {
    if (!calm_ && one_in(40)) return {one_in(2), Word::crash};
    if (!calm_ && one_in(30)) return {false, Word::closed};
    switch (mailboxes_.at(letter.to)) {
      case Mailbox::good:
        return {};
      case Mailbox::gone:
        return {false, Word::not_at_all};
      case Mailbox::greylisting:
        return ++greeted_[letter.to + letter.message_id] > 2 ? Word{} : Word{false, Word::not_now};
      case Mailbox::erratic:
        // It may have taken the letter, and the answer was lost.
        return one_in(3) ? Word{} : Word{one_in(2), Word::not_now};
    }
    return {};
  }

  /// Whether the addressee may see, now, an act whose letter to it has that identifier.
  bool may_be_told(const office::Letter& letter) {
    const StateCode state{owner_.at(letter.to)};
    const auto seen = stage_.office().seen_by(disclosure::Viewer::of(state));
    for (const auto& [reference, id] : identifiers(state)) {
      if (id == letter.message_id) return seen->act(reference) != nullptr;
    }
    return false;
  }

  std::vector<std::pair<Reference, std::string>> identifiers(const StateCode& state) {
    std::vector<std::pair<Reference, std::string>> out;
    const auto desk = stage_.office().seen_by(disclosure::Viewer::the_desk());
    const auto sendings = undispatched(*desk, *small_law(), Date(), *Date::parse("2030-01-01"));
    for (const Sending& one : sendings) {
      const auto& reference = one.act->act.reference;
      out.emplace_back(reference, stage_.message_id(reference, state.value().c_str()));
    }
    return out;
  }

  void round() {
    idle_ = false;
    try {
      const auto report = stage_.round();
      if (!report) {
        trespass_ = to_string(report.error());
        return;
      }
      idle_ = !report->closed && report->dispatched + report->postponed + report->not_delivered +
                                         report->waiting + report->rounds_entered ==
                                     0;
    } catch (const Crash&) {
      ++crashes;
    }
  }

  std::string wrong() {
    if (!trespass_.empty()) return "told who may not know, or failed: " + trespass_;
    const auto desk = stage_.office().seen_by(disclosure::Viewer::the_desk());
    const auto left = office::still_to_send(stage_.office(), *Date::parse("2018-02-01"));
    if (!left.empty()) return "not sent: " + left.front().act->act.reference.value();
    for (const auto& [key, count] : confirmed_) {
      if (count > 1 && crashes == 0) return "twice to " + key.first;
    }
    for (const EnteredActPointer& entered : desk->other_acts()) {
      const auto* dispatched = std::get_if<Dispatched>(&entered->act.body);
      if (!dispatched) continue;
      for (const Delivery& delivery : dispatched->deliveries) {
        if (std::string bad = wrong_of(dispatched->about, delivery); !bad.empty()) return bad;
      }
    }
    return {};
  }

  std::string wrong_of(const Reference& act, const Delivery& delivery) {
    const std::string who = act.value() + " to " + delivery.state.value() + ": ";
    const auto desk = stage_.office().seen_by(disclosure::Viewer::the_desk());
    if (deliveries_of(*desk, act).at(delivery.state).times != 1) return who + "entered twice";
    const std::string id = stage_.message_id(act, delivery.state.value().c_str());
    bool any = false, arrived = false;
    for (const auto& [to, state] : owner_) {
      if (state != delivery.state.value()) continue;
      any = any || confirmed_.contains({to, id});
      arrived = arrived || confirmed_.contains({to, id}) || unconfirmed_.contains({to, id});
    }
    if (delivery.outcome == "dispatched" && !any) return who + "said to be dispatched, and was not";
    if (delivery.outcome == "not-delivered" && any && crashes == 0) {
      return who + "said not to be delivered, and was";
    }
    return {};
  }

  std::mt19937_64 random_;
  Stage stage_;
  std::map<std::string, Mailbox> mailboxes_;
  std::map<std::string, std::string> owner_;
  std::map<std::string, int> greeted_;
  std::map<std::pair<std::string, std::string>, int> confirmed_, unconfirmed_;
  std::vector<Reference> reports_;
  std::string trespass_;
  bool noted_ = false;
  bool calm_ = false;
  bool idle_ = false;
};

}  // namespace

TEST_CASE("whatever fails, each addressee is written to, nobody else is, and it is told once") {
  int crashes = 0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Simulation simulation(seed);
    const std::string wrong = simulation.run();
    if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong);
    crashes += simulation.crashes;
  }
  MESSAGE(seeds << " seeds, " << crashes << " crashes");
  CHECK(crashes > 500);
}

}  // namespace inviola::mail_tests
