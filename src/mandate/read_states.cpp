#include <algorithm>

#include "base/text.h"
#include "mandate/detail/csv_rows.h"
#include "mandate/detail/toml_table.h"
#include "mandate/reader.h"
#include "mandate/words.h"

namespace inviola::mandate {
namespace {

using detail::CsvRows;
using detail::TomlTable;

bool letters(std::string_view code, std::size_t size) {
  return code.size() == size &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<std::string_view> with_languages(std::vector<std::string_view> columns) {
  for (const Language language : all_languages) columns.push_back(tag(language));
  return columns;
}

void read_short_forms(const CsvRows& rows, StateName& name) {
  for (const Language language : all_languages) {
    name.short_form[static_cast<std::size_t>(language)] = rows.text_or_empty(tag(language));
  }
}

StateRecord read_state(CsvRows& rows) {
  StateRecord out;
  out.code = StateCode{rows.text("code")};
  if (!letters(out.code.value(), 3)) {
    rows.fail("\"" + out.code.value() + "\" is not a code of three capital letters (ISO 3166-1)");
  }
  out.status =
      word_of(rows, "status", [](const std::string& w) { return un_status(w); }, known_statuses());
  out.admitted = rows.maybe_date("admitted");
  out.began = rows.maybe_date("began");
  out.regional_group = rows.text_or_empty("regional_group");
  StateName name;
  read_short_forms(rows, name);
  for (const Language language : all_languages) {
    name.formal_form[static_cast<std::size_t>(language)] =
        rows.text_or_empty("formal_" + std::string(tag(language)));
  }
  if (name.short_form[static_cast<std::size_t>(Language::en)].empty()) {
    rows.fail(out.code.value() + " has no English short form");
  }
  name.source = rows.text("names_source");
  out.names.push_back(std::move(name));
  return out;
}

/// A former name goes before the present one, which then begins the day after the last of them.
void add_former_name(StateRecord& record, StateName name) {
  StateName& now = record.names.back();
  if (name.until && (!now.from || *now.from <= *name.until)) now.from = *name.until + 1;
  record.names.insert(std::prev(record.names.end()), std::move(name));
}

void read_former_row(CsvRows& rows, States& states) {
  const std::string kind = rows.text_or_empty("kind");
  const StateCode code{rows.text("code")};
  StateName name;
  read_short_forms(rows, name);
  name.from = rows.maybe_date("from");
  name.until = rows.date("until");
  if (name.from && *name.until < *name.from) rows.fail("\"until\" lies before \"from\"");
  name.source = rows.text("source");
  name.confirmed = rows.yes("confirmed");
  if (rows.error()) return;
  if (kind == "state") {
    if (!letters(code.value(), 4)) {
      return rows.fail("\"" + code.value() +
                       "\" is not a code of four capital letters (ISO 3166-3)");
    }
    if (states.find(code) != nullptr)
      return rows.fail("the code " + code.value() + " is given twice");
    StateRecord record;
    record.code = code;
    record.status = UnStatus::former;
    record.ceased = name.until;
    const std::string successors = rows.text_or_empty("successors");
    for (const auto successor : split(successors, ' ')) {
      if (!successor.empty()) record.successors.emplace_back(std::string(successor));
    }
    record.names.push_back(std::move(name));
    states.add(std::move(record));
  } else if (kind == "name") {
    const StateRecord* present = states.find(code);
    if (present == nullptr) return rows.fail("there is no State " + code.value());
    StateRecord record = *present;
    add_former_name(record, std::move(name));
    states.add(std::move(record));
  } else {
    rows.fail("unknown kind \"" + kind + "\": known are state, name");
  }
}

void read_forms(TomlTable& table, std::array<std::string, all_languages.size()>& forms) {
  for (const Language language : all_languages) {
    forms[static_cast<std::size_t>(language)] = table.text_or_empty(tag(language));
  }
  table.no_others();
}

StateRecord read_invented(TomlTable& table) {
  StateRecord out;
  out.status = UnStatus::invented;
  out.code = StateCode{table.text("code")};
  if (!letters(out.code.value(), 3) || out.code.value().front() != 'X') {
    table.fail("code", "the code of an invented State is one of XAA to XZZ");
  }
  StateName name;
  name.source = table.text("source");
  if (auto forms = table.maybe_table("short")) read_forms(*forms, name.short_form);
  if (auto forms = table.maybe_table("formal")) read_forms(*forms, name.formal_form);
  if (name.short_form[static_cast<std::size_t>(Language::en)].empty()) {
    table.fail("short", "\"short\" needs at least an English form: short = { en = \"…\" }");
  }
  out.names.push_back(std::move(name));
  table.no_others();
  return out;
}

bool holds(const std::vector<StateRecord>& records, const StateCode& code) {
  return std::any_of(records.begin(), records.end(),
                     [&](const StateRecord& r) { return r.code == code; });
}

}  // namespace

Result<std::vector<StateRecord>, ReadError> read_states(const DataFile& file) {
  auto columns = with_languages(
      {"code", "status", "admitted", "regional_group", "began", "began_source", "names_source"});
  for (const auto formal :
       {"formal_ar", "formal_zh", "formal_en", "formal_fr", "formal_ru", "formal_es"}) {
    columns.emplace_back(formal);
  }
  auto rows = CsvRows::parse(file, columns);
  if (!rows) return failure(rows.error());
  std::vector<StateRecord> out;
  while (rows->next()) {
    StateRecord record = read_state(*rows);
    if (holds(out, record.code)) rows->fail("the code " + record.code.value() + " is given twice");
    out.push_back(std::move(record));
  }
  if (rows->error()) return failure(*rows->error());
  return out;
}

Result<void, ReadError> read_former(const DataFile& file, States& states) {
  auto rows = CsvRows::parse(
      file, with_languages({"kind", "code", "from", "until", "confirmed", "successors", "source"}));
  if (!rows) return failure(rows.error());
  while (rows->next()) read_former_row(*rows, states);
  if (rows->error()) return failure(*rows->error());
  return {};
}

Result<void, ReadError> read_spellings(const DataFile& file, States& states) {
  auto rows = CsvRows::parse(file, {"code", "spelling", "source"});
  if (!rows) return failure(rows.error());
  while (rows->next()) {
    const StateCode code{rows->text("code")};
    const StateRecord* known = states.find(code);
    if (known == nullptr) {
      rows->fail("there is no State " + code.value());
      break;
    }
    StateRecord record = *known;
    record.spellings.push_back(rows->text("spelling"));
    rows->text("source");
    states.add(std::move(record));
  }
  if (rows->error()) return failure(*rows->error());
  return {};
}

Result<std::vector<StateRecord>, ReadError> read_exercise_states(const DataFile& file) {
  const auto parsed = detail::parse_toml(file);
  if (!parsed) return failure(parsed.error());
  detail::Reading reading{file.path, {}};
  TomlTable table(*parsed, reading);
  std::vector<StateRecord> out;
  for (auto& state : table.tables("state")) {
    StateRecord record = read_invented(state);
    if (holds(out, record.code)) {
      state.fail("code", "the code " + record.code.value() + " is given twice");
    }
    out.push_back(std::move(record));
  }
  table.no_others();
  if (reading.error) return failure(*reading.error);
  return out;
}

Result<std::map<StateCode, Tile>, ReadError> read_tiles(const DataFile& file,
                                                        const States& states) {
  auto rows = CsvRows::parse(file, {"code", "row", "column"});
  if (!rows) return failure(rows.error());
  const auto place = [&](std::string_view column) {
    const std::string text = rows->text(column);
    const bool good =
        !text.empty() && text.size() <= 2 && text != "0" &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!good) rows->fail("\"" + std::string(column) + "\" must be a number from 1 to 99");
    return good ? std::stoi(text) : 0;
  };
  std::map<StateCode, Tile> out;
  std::map<Tile, StateCode> taken;
  while (rows->next()) {
    const StateCode code{rows->text("code")};
    const StateRecord* record = states.find(code);
    if (!record || record->status == UnStatus::former) {
      rows->fail("no present State has the code \"" + code.value() + "\"");
    }
    const Tile tile{place("row"), place("column")};
    if (!out.emplace(code, tile).second) rows->fail(code.value() + " is given twice");
    const auto [other, is_free] = taken.emplace(tile, code);
    if (!is_free) {
      rows->fail(code.value() + " and " + other->second.value() + " lie in one place: move one");
    }
  }
  if (rows->error()) return failure(*rows->error());
  for (const StateRecord& record : states.all()) {
    const bool present = record.status == UnStatus::member || record.status == UnStatus::observer ||
                         record.status == UnStatus::other;
    if (present && !out.contains(record.code)) {
      return failure(
          ReadError{file.path, 0, record.code.value() + " has no tile: give it a place"});
    }
  }
  return out;
}

}  // namespace inviola::mandate
