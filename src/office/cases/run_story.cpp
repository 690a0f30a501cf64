#include <algorithm>

#include "office/cases/detail/outcomes.h"
#include "office/cases/detail/words.h"
#include "office/cases/run.h"

namespace inviola::office::cases {
namespace {

using detail::Bound;
using detail::CameOut;
using detail::join;

bool holds(const std::vector<std::string>& facts, const std::string& wish) {
  return std::find(facts.begin(), facts.end(), wish) != facts.end();
}

/// Whether a wish came true: "not …" is true where the thing did not come out.
bool came_true(const CameOut& one, const std::string& wish) {
  if (holds(one.facts, wish)) return true;
  return wish.starts_with("not ") && wish != "not yet due" && !holds(one.facts, wish.substr(4));
}

std::string tell(const std::vector<CameOut>& all) {
  std::vector<std::string> out;
  for (const CameOut& one : all) {
    out.push_back((one.of.empty() ? "" : one.of + ": ") + join(one.facts));
  }
  return join(out, "; ");
}

class Teller {
 public:
  Teller(Office& office, SetCalendar& calendar) : office_(office), calendar_(calendar) {}

  Result<void> tell_line(const StoryLine& line) {
    calendar_.set(line.day);
    std::vector<CameOut> all;
    if (const auto* entering = std::get_if<Entering>(&line.step)) {
      auto entered = enter(*entering);
      if (!entered) return failure(within("line " + std::to_string(line.number), entered.error()));
      all.push_back({"", std::move(*entered)});
    } else {
      all = detail::answer(line.step, office_, names_, line.day);
    }
    std::vector<std::string> missing;
    for (const std::string& wish : line.expected) {
      const bool all_true = std::all_of(all.begin(), all.end(),
                                        [&](const CameOut& one) { return came_true(one, wish); });
      if (!all_true) missing.push_back(wish);
    }
    if (!missing.empty()) {
      otherwise_.push_back({line.number, line.text, join(missing), cases::tell(all)});
    }
    return {};
  }

  std::vector<Otherwise> take_otherwise() { return std::move(otherwise_); }

 private:
  Result<std::vector<std::string>> enter(const Entering& line) {
    // A story tells what was done, not by how many.
    Submission submission{line.author, line.done, line.body, Hands::two};
    detail::resolve(submission.body, names_);
    if (!line.changes.empty()) change(line, std::get<procedure::Corrected>(submission.body));
    const Outcome outcome = office_.submit(std::move(submission));
    if (outcome) {
      names_.bind(line.name, outcome->entered->act);
      return detail::facts_of(*outcome);
    }
    if (const auto* fault = std::get_if<Fault>(&outcome.error())) return failure(*fault);
    return detail::facts_of(std::get<procedure::Refusal>(outcome.error()));
  }

  /// A correction is of the occurrence as its author sees it stand.
  void change(const Entering& line, procedure::Corrected& correction) {
    const auto seen = office_.seen_by(line.author ? Viewer::of(*line.author) : Viewer::the_desk());
    const auto known = seen->communication(correction.about);
    procedure::Occurrence occurrence;
    if (known) {
      for (const procedure::Occurrence& one : known->occurrences()) {
        if (one.reference == names_.occurrence(line.corrected)) occurrence = one;
      }
    }
    for (const Change& one : line.changes) one(occurrence);
    correction.occurrence = std::move(occurrence);
  }

  Office& office_;
  SetCalendar& calendar_;
  Bound names_;
  std::vector<Otherwise> otherwise_;
};

}  // namespace

Result<std::vector<Otherwise>> run_story(const Story& story, Office& office,
                                         SetCalendar& calendar) {
  Teller teller(office, calendar);
  for (const StoryLine& line : story.lines) {
    if (auto told = teller.tell_line(line); !told) {
      return failure(within("tell " + story.file, told.error()));
    }
  }
  return teller.take_otherwise();
}

std::shared_ptr<const mandate::Law> law_of(const Story& story,
                                           const std::shared_ptr<const mandate::Law>& law) {
  if (story.invented.empty()) return law;
  auto own = std::make_shared<mandate::Law>(*law);
  own->record.insert(own->record.end(), story.invented.begin(), story.invented.end());
  return own;
}

Date first_day(const Story& story) { return story.lines.front().day; }

}  // namespace inviola::office::cases
