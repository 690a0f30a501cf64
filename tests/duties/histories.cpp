#include "duties/histories.h"

#include <random>

#include "procedure/codec.h"

namespace inviola::plain {
namespace {

using namespace procedure;

const std::vector<StateCode> states{StateCode{"XRU"}, StateCode{"XGR"}, StateCode{"XLA"},
                                    StateCode{"XCO"}};

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  std::vector<EnteredAct> history() {
    const std::size_t count = 2 + below(12);
    report();
    while (acts_.size() < count) act();
    return std::move(acts_);
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& any(const std::vector<T>& list) {
    return list[below(list.size())];
  }

  void enter(std::optional<StateCode> author, Body body) {
    // Many on one day, some after weeks: on both sides of every period.
    if (!one_in(4)) day_ = day_ + static_cast<std::int32_t>(below(one_in(3) ? 90 : 15));
    const std::uint64_t position = acts_.size();
    const Reference reference{"A" + std::to_string(position)};
    references_.push_back(reference);
    acts_.push_back(
        {position, day_, {reference, std::move(author), day_, "A/RES/71/145", "", body}});
  }

  std::optional<StateCode> maybe_state(std::size_t absent_one_in) {
    return one_in(absent_one_in) ? std::nullopt : std::optional(any(states));
  }

  Occurrence occurrence(Reference reference) {
    Occurrence out;
    out.reference = std::move(reference);
    out.date = PartialDate::parse("2016");
    out.place = "the capital";
    out.host = maybe_state(8);
    if (one_in(3)) out.offender_state = any(states);
    return out;
  }

  void report() {
    Reported body{.statement = {Language::en, "x"}};
    for (std::size_t i = 1 + (one_in(3) ? below(3) : 0); i > 0; --i) {
      const Reference reference{"O" + std::to_string(occurrences_.size())};
      occurrences_.push_back(reference);
      body.occurrences.push_back(occurrence(reference));
    }
    if (!reports_.empty() && one_in(4)) body.completes = acts_[any(reports_)].act.reference;
    reports_.push_back(acts_.size());
    enter(any(states), std::move(body));
  }

  Answer answer() {
    constexpr std::array answers{Answer::open,          Answer::reported,    Answer::under_inquiry,
                                 Answer::barred_by_law, Answer::nothing_new, Answer::declined};
    return answers[below(answers.size())];
  }

  void follow_up() {
    FollowedUp body{.about = any(occurrences_)};
    if (one_in(20)) body.about = Reference{"NONE"};
    for (const Element element : all_elements) {
      if (!one_in(3)) body.elements.push_back({element, answer(), {}, {}});
    }
    follow_ups_.push_back(acts_.size());
    enter(any(states), std::move(body));
  }

  /// A report or a follow-up, and mostly by its own author.
  std::pair<Reference, StateCode> someones() {
    const bool of_report = follow_ups_.empty() || one_in(2);
    const Act& act = acts_[any(of_report ? reports_ : follow_ups_)].act;
    return {act.reference, one_in(8) ? any(states) : *act.author};
  }

  void correction() {
    const EnteredAct& report = acts_[any(reports_)];
    const auto& told = std::get<Reported>(report.act.body).occurrences;
    Corrected body{.about = report.act.reference, .occurrence = occurrence(any(told).reference)};
    const StateCode author = one_in(8) ? any(states) : *report.act.author;
    enter(author, std::move(body));
  }

  void dispatch() {
    const std::vector<std::string> outcomes{"dispatched", "received", "not-delivered",
                                            "address-unknown"};
    Dispatched body{.about = one_in(3) ? any(occurrences_) : any(references_)};
    for (std::size_t i = below(3); i < 3; ++i) {
      body.deliveries.push_back({any(states), any(outcomes)});
    }
    enter({}, std::move(body));
  }

  void act() {
    switch (below(14)) {
      case 0:
        return report();
      case 1:
      case 2:
      case 3:
        return follow_up();
      case 4:
      case 5:
        return enter({}, Reminded{.to = any(states), .about = any(occurrences_)});
      case 6:
        return enter({}, AttentionDrawn{.about = any(occurrences_), .to = any(states)});
      case 7:
        return enter(any(states), Acknowledged{one_in(4) ? any(occurrences_) : any(references_)});
      case 8:
        return enter({}, Joined{any(occurrences_), any(occurrences_)});
      case 9:
        return enter({}, Separated{any(occurrences_)});
      case 10: {
        const auto [about, author] = someones();
        return enter(author, Withdrawn{.about = about});
      }
      case 11:
        return correction();
      case 12:
        return dispatch();
      default: {
        const auto [about, author] = someones();
        if (one_in(3)) return enter({}, Circulated{about});
        if (one_in(2)) return enter(author, Released{about, {}});
        return enter(author, Withheld{about, {Audience::secretary_general, {}}});
      }
    }
  }

  std::mt19937_64 random_;
  Date day_ = *Date::from_ymd(2016, 1, 10);
  std::vector<EnteredAct> acts_;
  std::vector<Reference> references_;
  std::vector<Reference> occurrences_;
  std::vector<std::size_t> reports_;
  std::vector<std::size_t> follow_ups_;
};

mandate::Obligation owed(const char* id, mandate::Performance owes, std::int32_t days,
                         std::optional<mandate::ReminderRule> remind) {
  mandate::Obligation out;
  out.id = id;
  out.source = mandate::ParagraphNumber{"10 (b)"};
  out.owes = owes;
  out.deadline = mandate::ReasonablePeriod{days};
  out.remind = std::move(remind);
  return out;
}

mandate::Mandate mandate_of(const char* symbol, const char* from) {
  mandate::Mandate out;
  out.symbol = mandate::MandateSymbol{symbol};
  out.in_force_from = *Date::parse(from);
  return out;
}

}  // namespace

std::vector<EnteredAct> draw_history(std::uint64_t seed) { return Draw(seed).history(); }

mandate::Law law_of_differences() {
  using mandate::Performance;
  using mandate::ReminderRule;
  const mandate::ParagraphNumber source{"11 (d)"};
  mandate::Mandate first = mandate_of("A/RES/99/1", "2016-01-01");
  first.obligations = {
      owed("follow-up-justice", Performance::follow_up_justice, 30, ReminderRule{source, 20, 2}),
      owed("follow-up-outcome", Performance::follow_up_outcome, 50, ReminderRule{source, 35, 3}),
      owed("follow-up-prevention", Performance::follow_up_prevention, 40, {})};
  mandate::Mandate second = mandate_of("A/RES/99/2", "2016-03-01");
  second.worked_as = first.symbol;
  mandate::Mandate third = mandate_of("A/RES/99/3", "2016-05-01");
  third.obligations = {
      owed("follow-up-justice", Performance::follow_up_justice, 60, {}),
      owed("follow-up-outcome", Performance::follow_up_outcome, 25, ReminderRule{source, 15, 1}),
      owed("follow-up-prevention", Performance::follow_up_prevention, 25,
           ReminderRule{source, 10, 4})};
  mandate::Law law;
  law.chain = mandate::Chain({first, second, third});
  return law;
}

std::string told(const EnteredAct& act) { return act.entered.iso() + ' ' + encode(act); }

}  // namespace inviola::plain
