#pragma once

#include <optional>
#include <string>

#include "procedure/compile.h"
#include "publication/detail/citing.h"
#include "publication/document.h"
#include "publication/materials.h"
#include "publication/report.h"

namespace inviola::publication::detail {

/// What the register and the sources say of the documents of a cycle; the register goes first.
class CycleFacts {
 public:
  CycleFacts(const Materials& from, const mandate::Mandate& mandate)
      : from_(from), mandate_(mandate) {}

  /// Of the report (part "report") or of its first addendum ("addendum"); empty if not known.
  std::string symbol(const std::string& part) const;
  /// How many documents of that part have been issued whose symbol begins so.
  std::size_t issued(const std::string& part, const std::string& beginning) const;
  /// "A/73/189", or that it is still to be assigned.
  std::string symbol_or_open(const std::string& part) const;
  /// Of the report before this one; empty if not known.
  std::string previous_report() const;
  /// The number and day of the circular note, as entered.
  struct Note {
    std::string number;
    std::optional<Date> sent;
    Sources act;  ///< that entered it
  };
  Note circular_note() const;
  /// "Item 84 of the provisional agenda", "Agenda item 84", or that it is still to be assigned.
  std::string item() const;
  std::string item_number() const;

  /// The head of a document of the Assembly.
  Masthead masthead(const std::string& part, Date date) const;

 private:
  const mandate::Cycle& cycle() const { return *mandate_.cycle; }
  std::optional<int> provisional_item() const;
  std::optional<int> final_item() const;

  const Materials& from_;
  const mandate::Mandate& mandate_;
};

/// The cycle before that of the mandate; null if there is none.
const mandate::Cycle* previous_cycle(const mandate::Law& law, const mandate::Mandate& mandate);

}  // namespace inviola::publication::detail
