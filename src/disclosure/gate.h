#pragma once

#include <optional>
#include <vector>

#include "base/persistent.h"
#include "disclosure/disclosed.h"
#include "disclosure/viewer.h"
#include "procedure/due.h"
#include "procedure/refusal.h"
#include "procedure/standing.h"

/// The one gate. A viewer's whole world is the fold of the acts that it may see: whatever is
/// derived from it (a duty, a date, a count, a hit, an order) cannot know of anything else.
namespace inviola::disclosure {

class Gate {
 public:
  /// The act as the viewer may see it: whole, with parts left out, or not at all. `standing` is the
  /// whole: the present restriction decides, not that of the day. `seen` is the viewer's own, of
  /// the acts before this one: what is about something that is not in it is not shown.
  static procedure::EnteredActPointer shown(const procedure::EnteredActPointer& act,
                                            const procedure::Standing& standing,
                                            const Viewer& viewer, const procedure::Standing& seen);

  /// Whether an act that goes to many States (a circular note, a circulation, a drill) is shown to
  /// the viewer, told without folding its standing; nothing for any other act. `standing`: the
  /// whole.
  static std::optional<bool> goes_to(const procedure::Act& act, const procedure::Standing& standing,
                                     const Viewer& viewer);

  /// The viewer's standing: the fold of what is shown to it of `acts`, in order.
  static Disclosed<procedure::Standing> disclose(const Series<procedure::EnteredActPointer>& acts,
                                                 const procedure::Standing& standing,
                                                 const Viewer& viewer);

  /// Whether the act changes what is shown of earlier acts, so that a viewer's standing must be
  /// folded anew.
  static bool reaches_back(const procedure::Act& act);

  /// The viewer's standing, extended by one act that does not reach back.
  static Disclosed<procedure::Standing> extend(const Disclosed<procedure::Standing>& before,
                                               const procedure::EnteredActPointer& act,
                                               const procedure::Standing& standing);

  /// Whether an act that is addressed to a State tells it of nothing that it may not see: a
  /// reminder, an attention or an offer that rests on a withheld report alone would. Refuses
  /// `withheld`.
  static procedure::Ruling<void> permits(const procedure::Act& act,
                                         const procedure::Standing& standing);

  /// The day's round, with what may not be told marked as such: such a duty is closed, not
  /// proposed.
  static std::vector<procedure::Duty> round(const Disclosed<procedure::Standing>& desk,
                                            const mandate::Law& law, Date today);

  /// What its author would see once an act of its own, or the circulation of what it filed, were
  /// entered: to be told beforehand what will follow. Knows nothing that its author does not.
  static Disclosed<procedure::Standing> if_entered(const Disclosed<procedure::Standing>& author,
                                                   procedure::EnteredActPointer act);
  /// Who may see a communication, as far as the standing tells: of the States given, but for its
  /// author, and whether everybody may.
  struct Readers {
    bool everybody = false;
    std::vector<mandate::StateCode> states;
    friend bool operator==(const Readers&, const Readers&) = default;
  };
  static Readers readers(const Disclosed<procedure::Standing>& author,
                         const procedure::Reference& communication,
                         const std::vector<mandate::StateCode>& of);

  /// One act of a viewer's standing, by itself; nothing where the viewer has no such act.
  static std::optional<Disclosed<procedure::EnteredAct>> act_of(
      const Disclosed<procedure::Standing>& seen, const procedure::Reference& reference);

  /// Whether a communication may be seen by the viewer now: the rule of 11 (b).
  static bool may_see(const procedure::Communication& communication,
                      const procedure::Standing& standing, const Viewer& viewer);

  /// A receipt opens the entry's salt: it is for the act's own author, and for the desk.
  static bool may_have_receipt(const procedure::Act& act, const Viewer& viewer);
};

}  // namespace inviola::disclosure
