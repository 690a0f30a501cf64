#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mandate/import_text.h"
#include "mandate/instrument.h"
#include "mandate/reader.h"
#include "mandate/state.h"

namespace inviola::mandate {

/// An action that the table gives otherwise than we have it.
struct ChangedAction {
  TreatyAction before;
  TreatyAction after;
};

/// A participant that the table shows in brackets. The day of its withdrawal is not in the table.
struct WithdrawnParticipant {
  std::size_t line = 0;
  InstrumentId instrument;
  StateCode state;
  bool known = false;  ///< we have its withdrawal, with a day
};

/// What an import would change. Nothing is changed by making one.
struct ParticipationPreview {
  std::vector<TreatyAction> added;
  std::vector<ChangedAction> changed;
  std::vector<TreatyAction>
      removed;  ///< we have it and a whole table has not: found out by a person
  std::vector<TreatyAction> same;
  std::vector<WithdrawnParticipant> withdrawn;
  std::vector<UnrecognisedLine> unrecognised;
};

/// Reads a table of our own form, the columns of instruments/actions.csv. It may hold a few rows
/// only: what it does not name stays, so `removed` is empty.
/// Refuses a table that is no CSV or lacks a column; a row that cannot be used is named.
Result<ParticipationPreview, ReadError> preview_rows(const DataFile& file, const States& states,
                                                     const Participation& present);

/// Reads the status table of one instrument as the United Nations Treaty Collection publishes it:
/// one participant a line; cells parted by tabs, by semicolons, or by two or more spaces;
/// participant, signature, then a day marked a (accession), A (acceptance), AA (approval),
/// d (succession), or unmarked (ratification, or what the head of the column names first);
/// a `d` in the column of signatures is a succession to the signature; figures after a name are
/// footnotes; brackets stand around one that has withdrawn.
/// The new actions cite `source` and are of high confidence: it is the depositary's table.
/// Refuses an instrument that we do not have, and a text too large or not UTF-8.
Result<ParticipationPreview, ReadError> preview_status_table(const DataFile& file,
                                                             const InstrumentId& instrument,
                                                             const std::string& source,
                                                             const States& states,
                                                             const Participation& present);

/// The participation with `added` and `changed` taken over. `removed` stays as it is.
Participation apply(const Participation& present, const ParticipationPreview& preview);

}  // namespace inviola::mandate
