#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "mandate/law.h"
#include "procedure/standing.h"

/// What is to be sent, asked of the standing: no list of it is kept, so none can drift.
namespace inviola::procedure {

/// An act whose document goes to States.
struct Sending {
  EnteredActPointer act;
  std::vector<StateCode> to;  ///< in the order of their codes
};

/// Those to whom the document of an act goes by the procedure: all States for a circular note and a
/// circulation, one State for an attention, a reminder, an acknowledgement and the answer to a
/// comment, those named for a drill and an invitation to comment. Empty where an act has no
/// document, or where it can no longer be made: what was withdrawn before it was sent is not sent.
/// Whether an addressee may see it, the gate says.
std::vector<StateCode> addressees(const EnteredAct& act, const Standing& seen,
                                  const mandate::Law& law, Date today);

/// What became of the document of an act for one State, as last entered.
struct Delivered {
  std::string outcome;  ///< code of the working form
  Date entered;
  int times = 0;  ///< how often an outcome was entered
};
std::map<StateCode, Delivered> deliveries_of(const Standing& seen, const Reference& act);
/// Of an outcome: nothing reached the State.
bool was_not_delivered(std::string_view outcome);
/// Whether a sending can end so. What comes after it, that the State can read the document, opened
/// or acknowledged it, is told in the same words, and is no outcome to be entered.
bool is_outcome_of_sending(std::string_view code);

/// Acts entered on or after `since`, in the order of entry, with the addressees for whom no outcome
/// was entered yet. `since`: the day from which this register sends; what is older went out by
/// other ways.
std::vector<Sending> undispatched(const Standing& seen, const mandate::Law& law, Date since,
                                  Date today);
/// Acts with the States to which they could not be delivered: each is a task for the desk, until
/// another outcome is entered. The latest entered first, and no more than asked for: there are more
/// of them each year.
struct UndeliveredAsked {
  std::optional<StateCode> to;       ///< to that State alone
  std::optional<Reference> earlier;  ///< entered before that act; not known: as if not given
  std::size_t at_most = 0;
};
std::vector<Sending> undelivered(const Standing& seen, const UndeliveredAsked& asked);

/// The yearly confirmation of a contact point, or the drill of twice a year. Practice, not law.
struct Confirmation {
  std::optional<Date> last;
  std::optional<Date> due;  ///< absent: nothing to confirm yet
  bool overdue = false;
};
/// By State, the last time that each confirmed.
std::map<StateCode, Date> contacts_confirmed(const Standing& seen);
/// `last`: see there. `known_since`: the day on which the State's address was entered in the
/// directory; absent: it has none.
Confirmation confirmation_of(std::optional<Date> last, const mandate::Law& law,
                             std::optional<Date> known_since, Date today);
/// `since`: see `undispatched`; absent: no letters are sent, and none is due. `seen`: the desk's.
Confirmation drill(const Standing& seen, const mandate::Law& law, std::optional<Date> since,
                   Date today);

}  // namespace inviola::procedure
