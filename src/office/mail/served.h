#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "office/contacts.h"
#include "office/office.h"
#include "procedure/dispatch.h"

/// The evidence of equal service, and what is left for people to do.
namespace inviola::office {

/// A day, and the moment where the office's own papers have it.
struct Moment {
  Date day;
  std::optional<std::int64_t> seconds;  ///< since 1970, Coordinated Universal Time
};

/// How far the document of an act has come with one State. Each step has its own moment; none is
/// concluded from another.
struct ServedState {
  mandate::StateCode state;
  std::optional<Moment> accepted;       ///< the office took it up for sending
  std::optional<Moment> available;      ///< somebody acting for the State can read it here
  std::optional<Moment> dispatched;     ///< the next server, or the pouch, took the first letter;
                                        ///< or it was handed over
  std::optional<Moment> fetched;        ///< somebody acting for the State opened it
  std::optional<Moment> acknowledged;   ///< by an act of the State
  std::optional<Moment> not_delivered;  ///< nothing reached it, and nothing is tried any more
  /// The furthest of these: a code of the working form, "accepted", …, "address-unknown";
  /// "received" where it was handed over.
  std::string outcome;

  // Where the gate shows all.
  struct Tried {
    std::string to;
    int tries = 0;
    std::int64_t next = 0;  ///< 0: not tried again
    bool taken = false;
    std::string answer;
  };
  std::vector<Tried> letters;
};

struct Service {
  procedure::EnteredActPointer act;
  bool drill = false;
  std::vector<ServedState> states;             ///< in the order of their codes
  int dispatched = 0;                          ///< to so many of them
  std::optional<std::int64_t> spread_seconds;  ///< from the first dispatched to the last
  std::optional<int> spread_days;              ///< the same by days, where no moments are known
};

/// The evidence of one act's document: of each addressee so much as the gate shows the viewer.
/// Nothing where that is nothing of any, where there is no such act for the viewer, or it sends no
/// document.
Result<std::optional<Service>> service_of(Office& office, const procedure::Reference& act,
                                          const Viewer& viewer);

/// Notes that somebody acting for the State opened the document of an act, the first time alone.
/// False if the State is no addressee of it.
Result<bool> note_fetched(Office& office, const procedure::Reference& act,
                          const mandate::StateCode& state, std::int64_t now);

/// What the desk has to look after. Codes: "not-delivered", "address-unknown" (nothing reached the
/// State), "address-refused" (one of its addresses failed, another did not), "way-closed",
/// "confirmation-due", "drill-due". In words: the catalogues' "task.<code>".
struct Task {
  std::string code;
  std::optional<mandate::StateCode> state;
  std::optional<procedure::Reference> about;
  std::string detail;  ///< an address, an answer of a server; may be empty
  std::optional<Date> since;
};
/// Which of them. A register that ages holds ever more letters that did not reach a State; they are
/// told the latest first, of so many letters at a time, and no more of what is kept is read than
/// that takes. All else that waits is told before the first of them.
struct TasksAsked {
  std::optional<mandate::StateCode> of = {};         ///< of one State alone
  std::optional<procedure::Reference> earlier = {};  ///< letters entered before it, nothing else
};
struct TaskPage {
  std::vector<Task> tasks;
  std::optional<procedure::Reference> next;  ///< the rest are earlier than it; nothing: that is all
};
inline constexpr std::size_t letters_a_page = 12;
/// Empty for whom the gate shows none.
Result<TaskPage> mail_tasks(Office& office, const Viewer& viewer, const TasksAsked& asked = {});

/// The contact of a State and when it is to be confirmed; nothing for whom it is not to be seen.
struct ContactStanding {
  Contact contact;
  procedure::Confirmation confirmation;
};
Result<std::optional<ContactStanding>> contact_standing(Office& office,
                                                        const mandate::StateCode& state,
                                                        const Viewer& viewer);
/// The same of all States given that the viewer may see, in their order.
Result<std::vector<ContactStanding>> contact_standings(
    Office& office, const std::vector<mandate::StateCode>& states, const Viewer& viewer);

/// When the last drill was held, and when the next is due: absent while this register sends no
/// letters. Nothing for whom it is not to be seen.
Result<std::optional<procedure::Confirmation>> drill_standing(Office& office, const Viewer& viewer);

}  // namespace inviola::office
