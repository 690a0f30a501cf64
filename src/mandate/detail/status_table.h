#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mandate/import_text.h"
#include "mandate/instrument.h"
#include "mandate/state.h"

namespace inviola::mandate::detail {

/// One day of one participant, as the table gives it.
struct TableAction {
  std::size_t line = 0;
  StateCode state;
  ParticipationKind kind = ParticipationKind::ratification;
  Date date;
};

/// A status table, taken apart.
struct StatusTable {
  std::vector<TableAction> actions;
  std::vector<std::pair<std::size_t, StateCode>> withdrawn;  ///< line and State
  std::vector<UnrecognisedLine> unrecognised;
};

/// `text` must be well-formed UTF-8.
StatusTable read_status_table(std::string_view text, const States& states);

}  // namespace inviola::mandate::detail
