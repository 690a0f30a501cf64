#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "mandate/law.h"

/// Readers of the data files: text in, law out. They touch no file; the caller reads the bytes.
/// The formats are described in data/README.md.
namespace inviola::mandate {

struct DataFile {
  std::string path;  ///< below the data folder, with '/': "mandates/A-RES-71-145/mandate.toml"
  std::string text;
};

/// Why a data file is refused, where, and what would mend it.
struct ReadError {
  std::string file;
  std::size_t line = 0;  ///< from 1; 0: the file as a whole
  std::string why;
};
/// "mandates/…/mandate.toml:12: why".
std::string to_string(const ReadError& error);

/// Settings of the office: practice, not law.
struct Practice {
  struct MonthAndDay {
    unsigned month = 0;
    unsigned day = 0;
  };
  MonthAndDay cut_off;
  MonthAndDay addendum_closes;
  Correspondence correspondence;
};

/// All of it. Paths that are not of the law (languages, offices' own notes, README) are passed
/// over. `exercise/` is read where it is given: leave it out for a register that is no exercise.
/// Refuses a file that cannot be read, and what `check` finds.
Result<Law, std::vector<ReadError>> read_law(const std::vector<DataFile>& files);

Result<Practice, ReadError> read_practice(const DataFile& file);
/// One mandate.toml. Where it gives no cut-off, that of the practice is taken and marked so.
Result<Mandate, ReadError> read_mandate(const DataFile& file, const Practice& practice);
/// Our wording in one language, into the mandate's paragraphs. After a failure the mandate is as it
/// was.
Result<void, ReadError> read_wording(const DataFile& file, Language language, Mandate& mandate);

Result<std::vector<StateRecord>, ReadError> read_states(const DataFile& file);
/// Former States and former names, into the States. After a failure some may have been taken.
Result<void, ReadError> read_former(const DataFile& file, States& states);
Result<void, ReadError> read_spellings(const DataFile& file, States& states);
Result<std::vector<StateRecord>, ReadError> read_exercise_states(const DataFile& file);
/// The places of the tiles. Refuses a State that is not known, one given twice, two in one place,
/// and a present State without a tile.
Result<std::map<StateCode, Tile>, ReadError> read_tiles(const DataFile& file, const States& states);

Result<std::vector<Instrument>, ReadError> read_instruments(const DataFile& file);
Result<std::vector<TreatyAction>, ReadError> read_actions(const DataFile& file);
Result<std::vector<TreatyAction>, ReadError> read_predecessors(const DataFile& file);
Result<std::vector<TreatyGap>, ReadError> read_gaps(const DataFile& file);

Result<WorkingForm, ReadError> read_form(const DataFile& file);
Result<std::vector<KnownEvent>, ReadError> read_record(const DataFile& file);
/// The cities with an office of the United Nations, each once, in the order of the file.
Result<std::vector<std::string>, ReadError> read_offices(const DataFile& file);

}  // namespace inviola::mandate
