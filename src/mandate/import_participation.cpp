#include "mandate/import_participation.h"

#include <algorithm>

#include "base/csv.h"
#include "base/limits.h"
#include "base/text.h"
#include "mandate/detail/status_table.h"
#include "mandate/words.h"

namespace inviola::mandate {
namespace {

/// Actions of one sort stand for one another: a State signs once and becomes bound once.
enum class Sort { signing, binding, leaving };

Sort sort_of(ParticipationKind kind) {
  if (binds(kind)) return Sort::binding;
  return kind == ParticipationKind::withdrawal ? Sort::leaving : Sort::signing;
}

bool same_fact(const TreatyAction& a, const TreatyAction& b) {
  return a.instrument == b.instrument && a.state == b.state && a.kind == b.kind && a.date == b.date;
}

/// What a predecessor did is no row of the depositary's table.
bool comparable(const TreatyAction& action) { return !action.counted_until; }

class Previewing {
 public:
  explicit Previewing(const Participation& present) : present_(present) {}

  void take(const TreatyAction& action, std::size_t line) {
    const auto already = [&](const auto& list) {
      return std::any_of(list.begin(), list.end(),
                         [&](const TreatyAction& a) { return same_fact(a, action); });
    };
    if (already(out.added) || already(out.same) ||
        std::any_of(out.changed.begin(), out.changed.end(),
                    [&](const ChangedAction& c) { return same_fact(c.after, action); })) {
      out.unrecognised.push_back({line, action.state.value() + " " + action.date.iso(),
                                  "the same action stands in the table twice"});
      return;
    }
    const TreatyAction* other = nullptr;
    for (const auto& known : present_.actions()) {
      if (!comparable(known) || known.instrument != action.instrument ||
          known.state != action.state || sort_of(known.kind) != sort_of(action.kind)) {
        continue;
      }
      if (same_fact(known, action)) {
        out.same.push_back(known);
        return;
      }
      if (!left_between(action, known.date, action.date)) other = &known;
    }
    if (other != nullptr) {
      out.changed.push_back({*other, action});
    } else {
      out.added.push_back(action);
    }
  }

  /// Whether the State withdrew in between: what came before is then a participation of its own.
  bool left_between(const TreatyAction& action, Date from, Date until) const {
    return std::any_of(
        present_.actions().begin(), present_.actions().end(), [&](const TreatyAction& a) {
          return a.instrument == action.instrument && a.state == action.state &&
                 a.kind == ParticipationKind::withdrawal && from < a.date && a.date <= until;
        });
  }

  /// What the whole table of an instrument does not hold. A withdrawal is never in it.
  void find_removed(const InstrumentId& instrument) {
    for (const auto& known : present_.actions()) {
      if (known.instrument != instrument || !comparable(known) ||
          known.kind == ParticipationKind::withdrawal) {
        continue;
      }
      const auto is_known = [&](const TreatyAction& a) { return same_fact(a, known); };
      const bool there = std::any_of(out.same.begin(), out.same.end(), is_known) ||
                         std::any_of(out.changed.begin(), out.changed.end(),
                                     [&](const ChangedAction& c) { return is_known(c.before); });
      if (!there) out.removed.push_back(known);
    }
  }

  bool has_withdrawal(const InstrumentId& instrument, const StateCode& state) const {
    return std::any_of(present_.actions().begin(), present_.actions().end(), [&](const auto& a) {
      return a.instrument == instrument && a.state == state &&
             a.kind == ParticipationKind::withdrawal;
    });
  }

  ParticipationPreview out;

 private:
  const Participation& present_;
};

struct RowColumns {
  std::size_t instrument, state, action, date, confidence, source, remark;
};

Result<RowColumns, ReadError> columns_of(const CsvTable& table, const std::string& path) {
  std::optional<ReadError> error;
  const auto place = [&](std::string_view name) {
    const auto at = table.column(name);
    if (!at && !error)
      error = ReadError{path, 1, "the column \"" + std::string(name) + "\" is missing"};
    return at.value_or(0);
  };
  const RowColumns out{place("instrument"), place("state"),  place("action"), place("date"),
                       place("confidence"), place("source"), place("remark")};
  if (error) return failure(*error);
  return out;
}

/// The State by its code, or else by its name.
std::optional<StateCode> state_in(const States& states, const std::string& field) {
  if (states.find(StateCode{field}) != nullptr) return StateCode{field};
  return states.recognise(field);
}

/// The row as an action, or why it is none.
Result<TreatyAction, std::string> action_in(const CsvRecord& record, const RowColumns& columns,
                                            const States& states, const Participation& present) {
  const auto& fields = record.fields;
  TreatyAction out;
  out.instrument = InstrumentId{fields[columns.instrument]};
  if (present.find(out.instrument) == nullptr) {
    return failure("there is no instrument \"" + out.instrument.value() + "\"");
  }
  const auto state = state_in(states, fields[columns.state]);
  if (!state) return failure("no State is called \"" + fields[columns.state] + "\"");
  out.state = *state;
  const auto kind = participation_kind(fields[columns.action]);
  if (!kind) {
    return failure("unknown action \"" + fields[columns.action] + "\": known are " +
                   known_participation_kinds());
  }
  out.kind = *kind;
  const auto date = Date::parse(fields[columns.date]);
  if (!date) {
    return failure("\"" + fields[columns.date] + "\" is no day that exists, as YYYY-MM-DD");
  }
  out.date = *date;
  const auto sure = confidence(fields[columns.confidence]);
  if (!sure) {
    return failure("unknown confidence \"" + fields[columns.confidence] + "\": known are " +
                   known_confidences());
  }
  out.confidence = *sure;
  out.source = fields[columns.source];
  if (out.source.empty()) return failure(std::string("the source is missing"));
  out.remark = fields[columns.remark];
  return out;
}

std::string joined(const std::vector<std::string>& fields) {
  std::string out;
  for (const auto& field : fields) out += (out.empty() ? "" : ",") + csv_field(field);
  return out;
}

}  // namespace

Result<ParticipationPreview, ReadError> preview_rows(const DataFile& file, const States& states,
                                                     const Participation& present) {
  const auto table = parse_csv(file.text);
  if (!table) return failure(ReadError{file.path, table.error().line, table.error().why});
  const auto columns = columns_of(*table, file.path);
  if (!columns) return failure(columns.error());
  if (table->records.size() > limits::import_records_max) {
    return failure(ReadError{
        file.path, 0,
        "more than " + std::to_string(limits::import_records_max) + " rows: split the table"});
  }
  Previewing previewing(present);
  for (const auto& record : table->records) {
    const auto action = action_in(record, *columns, states, present);
    if (action) {
      previewing.take(*action, record.line);
    } else {
      previewing.out.unrecognised.push_back({record.line, joined(record.fields), action.error()});
    }
  }
  return std::move(previewing.out);
}

Result<ParticipationPreview, ReadError> preview_status_table(const DataFile& file,
                                                             const InstrumentId& instrument,
                                                             const std::string& source,
                                                             const States& states,
                                                             const Participation& present) {
  if (present.find(instrument) == nullptr) {
    return failure(
        ReadError{file.path, 0, "there is no instrument \"" + instrument.value() + "\""});
  }
  if (file.text.size() > limits::data_file_bytes_max) {
    return failure(ReadError{file.path, 0, "the table is too large to be a status table"});
  }
  if (first_invalid_utf8(file.text)) {
    return failure(ReadError{file.path, 0, "the text is not UTF-8: save it as UTF-8"});
  }
  auto table = detail::read_status_table(file.text, states);
  Previewing previewing(present);
  previewing.out.unrecognised = std::move(table.unrecognised);
  for (const auto& one : table.actions) {
    TreatyAction action;
    action.instrument = instrument;
    action.state = one.state;
    action.kind = one.kind;
    action.date = one.date;
    action.source = source;
    previewing.take(action, one.line);
  }
  for (const auto& [line, state] : table.withdrawn) {
    previewing.out.withdrawn.push_back(
        {line, instrument, state, previewing.has_withdrawal(instrument, state)});
  }
  previewing.find_removed(instrument);
  return std::move(previewing.out);
}

Participation apply(const Participation& present, const ParticipationPreview& preview) {
  std::vector<TreatyAction> actions;
  for (const auto& action : present.actions()) {
    const auto replaced = std::find_if(preview.changed.begin(), preview.changed.end(),
                                       [&](const ChangedAction& c) { return c.before == action; });
    actions.push_back(replaced == preview.changed.end() ? action : replaced->after);
  }
  actions.insert(actions.end(), preview.added.begin(), preview.added.end());
  return {present.instruments(), std::move(actions), present.gaps()};
}

}  // namespace inviola::mandate
