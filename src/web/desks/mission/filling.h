#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "office/people/drafts.h"
#include "web/desks/asking.h"

/// What is filled in step by step: which pages a filing has, what each of them asks, and the act
/// that comes of the answers.
namespace inviola::web::desks::mission {

using people::Draft;

/// The kinds of filings that are drafted, as in their papers.
namespace kinds {
inline constexpr std::string_view alert = "alert";
inline constexpr std::string_view report = "report";
inline constexpr std::string_view follow_up = "follow-up";
inline constexpr std::string_view views = "views";
inline constexpr std::string_view correction = "correction";
inline constexpr std::string_view withdrawal = "withdrawal";
inline constexpr std::string_view restriction = "restriction";
}  // namespace kinds

/// A page of a draft. Its name is the last part of its address: "event-2" is the page "event" of
/// the second occurrence.
struct Step {
  std::string name;
  std::string page;         ///< "event"
  int occurrence = 0;       ///< from 1; 0: of the whole
  bool by_the_way = false;  ///< not on the way to the end: reached from the check page
};
std::vector<Step> steps_of(const mandate::WorkingForm& form, const Draft& draft);
const Step* find_step(const std::vector<Step>& steps, std::string_view name);
/// Where `then` is on the way after `step`.
std::string next_step(const std::vector<Step>& steps, const Step& step);

/// Occurrences that the draft holds; at least one for a report.
int occurrences_in(const Draft& draft);
/// The answers under which a draft keeps an occurrence: "2.place".
std::string answer_name(int occurrence, const std::string& field);
void put_occurrence(Draft& draft, int number, const procedure::Occurrence& occurrence);
void remove_occurrence(Draft& draft, int number);

/// The fields of a step, in order.
std::vector<const mandate::Field*> fields_of(const mandate::WorkingForm& form, const Draft& draft,
                                             const Step& step);
/// The names of all answers that a step asks for.
std::vector<std::string> names_of(const mandate::WorkingForm& form, const Draft& draft,
                                  const Step& step);

/// Something to be mended: on which step, at which answer.
struct Wrong {
  std::string step;
  std::string name;
  std::string words;
};
/// The act that the draft makes, and all that is wrong with the answers. With nothing wrong the
/// procedure may still refuse it.
struct Made {
  std::optional<procedure::Body> body;
  std::vector<Wrong> wrong;
};
Made made_of(const Asking& asking, const Draft& draft, const procedure::Standing& seen);
/// Where a refusal of the procedure is to be mended, in words of the form.
Wrong wrong_of(const Asking& asking, const Draft& draft, const procedure::Refusal& refusal);

}  // namespace inviola::web::desks::mission
