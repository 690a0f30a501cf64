#pragma once

#include <string>
#include <utility>
#include <vector>

#include "office/mail/served.h"
#include "web/desks/asking.h"

/// What the desks draw of letters: how far a document has come, and what is left to do about it.
namespace inviola::web::desks {

/// The moment as far as it is known: with the time, or the day alone.
std::string moment(const Asking& asking, const office::Moment& moment);

/// Each step that was taken with its moment, of one State's line.
void draw_own_line(components::Pen& pen, const Asking& asking, const office::ServedState& line);
/// The same under its heading, for a State that looks at a letter to it; nothing if it was none.
void draw_own_service(components::Pen& pen, const Asking& asking, const procedure::Reference& act);

/// All States addressed: totals, then who was not reached and what to do, then who has not fetched
/// it, then everyone, by regional group.
void draw_service(components::Pen& pen, const Asking& asking, const office::Service& service);

/// Something of letters and addresses that waits for the desk, with its buttons. It leads to the
/// evidence of its letter and to the addresses of its State, but not from there to where one is.
enum class Within : std::uint8_t { tasks, evidence, addresses };
void draw_task(components::Pen& pen, const Asking& asking, const office::Task& task,
               Within where = Within::tasks);
/// Those of one kind that are about one letter, or about none, in the order of their telling.
using Alike = std::vector<const office::Task*>;
std::vector<Alike> alike_of(const std::vector<office::Task>& tasks, std::string_view code);
/// Each for itself where they are few; many together, with the way to each State.
void draw_alike(components::Pen& pen, const Asking& asking, const Alike& alike,
                Within where = Within::tasks);
/// What the address asks for of the tasks of letters: those before an act.
office::TasksAsked earlier_asked(const Asking& asking);
/// The ways from one page of tasks to the next, and back to the latest.
void draw_earlier(components::Pen& pen, const Asking& asking, const std::string& path,
                  const office::TasksAsked& asked, const std::optional<procedure::Reference>& next);
/// So many of each kind.
void draw_task_counts(components::Pen& pen, const Asking& asking,
                      const std::vector<office::Task>& tasks);

/// From what an address is known.
std::string source_words(const Asking& asking, const office::ContactPoint& point);
/// In which language a State wishes to be written to.
components::Choice language_choice(const Asking& asking, const char* label,
                                   const std::string& chosen);
/// Where the evidence of an act's document is.
std::string sent_address(const procedure::Reference& act);
std::string contact_address(const mandate::StateCode& state);

/// States by their regional groups, each in the order of the language; those in none last.
struct Group {
  std::string key;  ///< for addresses
  std::string name;
  std::vector<mandate::StateCode> states;
};
inline constexpr const char* no_group = "none";  ///< key of the last
std::vector<Group> by_group(const Asking& asking, const std::vector<mandate::StateCode>& states);
/// The groups, each leading to the page at `path` with that one open; gives the one that is. All at
/// once would be too heavy a page.
const Group* draw_groups(components::Pen& pen, const Asking& asking, const std::string& path,
                         const std::vector<Group>& groups);

}  // namespace inviola::web::desks
