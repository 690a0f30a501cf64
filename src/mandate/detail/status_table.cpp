#include "mandate/detail/status_table.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "mandate/detail/written_date.h"

namespace inviola::mandate::detail {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

std::string with_plain_spaces(std::string_view line) {
  std::string out(line);
  for (auto at = out.find(no_break_space); at != std::string::npos; at = out.find(no_break_space)) {
    out.replace(at, no_break_space.size(), " ");
  }
  return out;
}

/// The cells of a line. Tabs and semicolons part cells that may be empty, spaces do not.
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  for (const char separator : {'\t', ';'}) {
    if (line.find(separator) == std::string_view::npos) continue;
    for (const auto cell : split(line, separator)) out.emplace_back(trim(cell));
    return out;
  }
  while (!(line = trim(line)).empty()) {
    const auto gap = line.find("  ");
    out.emplace_back(trim(line.substr(0, gap)));
    line = gap == std::string_view::npos ? std::string_view{} : line.substr(gap);
  }
  return out;
}

/// Takes "[" and "]" away; whether there were any.
bool unbracket(std::string& cell) {
  const std::size_t before = cell.size();
  std::erase_if(cell, [](char c) { return c == '[' || c == ']'; });
  const bool had = cell.size() != before;
  cell = std::string(trim(cell));
  return had;
}

/// "China 3,4" and "Bahrain<sup>2</sup>" as copied, "Bahrain2": the figures at the end go.
std::string without_footnotes(std::string_view name) {
  const auto last = name.find_last_not_of("0123456789, ");
  return std::string(last == std::string_view::npos ? std::string_view{}
                                                    : name.substr(0, last + 1));
}

struct MarkedDate {
  Date date;
  std::string mark;  ///< "", "a", "A", "AA", "d"
};

std::optional<MarkedDate> marked_date(std::string_view cell) {
  if (const auto plain = written_date(cell)) return MarkedDate{*plain, ""};
  const auto space = cell.find_last_of(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto mark = cell.substr(space + 1);
  if (mark != "a" && mark != "A" && mark != "AA" && mark != "d") return std::nullopt;
  const auto date = written_date(cell.substr(0, space));
  if (!date) return std::nullopt;
  return MarkedDate{*date, std::string(mark)};
}

constexpr std::array<std::pair<std::string_view, ParticipationKind>, 6> headings{{
    {"signature", ParticipationKind::signature},
    {"ratification", ParticipationKind::ratification},
    {"accession", ParticipationKind::accession},
    {"acceptance", ParticipationKind::acceptance},
    {"approval", ParticipationKind::approval},
    {"succession", ParticipationKind::succession},
}};

/// What an unmarked day means in a column: what its head names first.
std::optional<ParticipationKind> kind_of_column(std::string_view head) {
  const std::string text = lower_ascii(head);
  std::size_t first = std::string::npos;
  std::optional<ParticipationKind> kind;
  for (const auto& [word, its_kind] : headings) {
    if (const auto at = text.find(word); at < first) {
      first = at;
      kind = its_kind;
    }
  }
  return kind;
}

class TableReader {
 public:
  explicit TableReader(const States& states) : states_(states) {}

  StatusTable read(std::string_view text) {
    for (const auto whole : split(text, '\n')) {
      ++line_;
      const std::string line = with_plain_spaces(whole);
      if (trim(line).empty()) continue;
      if (!head(line)) row(line);
    }
    return std::move(out_);
  }

 private:
  void unrecognised(std::string_view line, std::string why) {
    out_.unrecognised.push_back({line_, std::string(trim(line)), std::move(why)});
  }

  /// "Participant	Signature	Ratification, Accession(a)": may stand again on each page.
  bool head(std::string_view line) {
    if (!lower_ascii(trim(line)).starts_with("participant")) return false;
    const auto names = cells(line);
    columns_.clear();
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (const auto kind = kind_of_column(names[i])) {
        columns_.push_back(*kind);
      } else {
        unrecognised(line, "the column \"" + names[i] + "\" names no kind of action");
        columns_.push_back(ParticipationKind::ratification);
      }
    }
    return true;
  }

  void row(std::string_view line) {
    auto parts = cells(line);
    bool withdrawn = unbracket(parts[0]);
    const auto state = states_.recognise(parts[0]).has_value()
                           ? states_.recognise(parts[0])
                           : states_.recognise(without_footnotes(parts[0]));
    if (!state) {
      return unrecognised(line, parts.size() < 2
                                    ? "neither a participant with a day nor the head of a table"
                                    : "no State is called \"" + without_footnotes(parts[0]) + "\"");
    }
    std::vector<std::pair<std::size_t, MarkedDate>> dates;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      withdrawn |= unbracket(parts[i]);
      if (parts[i].empty()) continue;
      const auto date = marked_date(parts[i]);
      if (!date) {
        return unrecognised(
            line, "\"" + parts[i] + "\" is no day, as \"24 Apr 1963\" or \"24 Apr 1963 a\"");
      }
      dates.emplace_back(i - 1, *date);
    }
    if (dates.empty()) return unrecognised(line, "no day stands beside the participant");
    if (dates.size() > columns()) return unrecognised(line, "more days than columns");
    if (withdrawn) out_.withdrawn.emplace_back(line_, *state);
    const bool cells_may_be_empty = line.find_first_of("\t;") != std::string_view::npos;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const std::size_t column =
          cells_may_be_empty ? dates[i].first : column_by_sense(dates.size(), i, dates[i].second);
      if (column >= columns()) return unrecognised(line, "more cells than columns");
      out_.actions.push_back({line_, *state, kind(column, dates[i].second), dates[i].second.date});
    }
  }

  std::size_t columns() const { return columns_.empty() ? 2 : columns_.size(); }

  /// Where spaces part the cells, an empty one leaves no trace: a lone marked day is an action that
  /// binds, a lone unmarked one stands in the first column.
  std::size_t column_by_sense(std::size_t count, std::size_t place, const MarkedDate& date) const {
    if (count == columns()) return place;
    return date.mark.empty() ? 0 : columns() - 1;
  }

  ParticipationKind kind(std::size_t column, const MarkedDate& date) const {
    const ParticipationKind usual = !columns_.empty() ? columns_[column]
                                    : column == 0     ? ParticipationKind::signature
                                                      : ParticipationKind::ratification;
    if (date.mark == "d") {
      return usual == ParticipationKind::signature ? ParticipationKind::succession_to_signature
                                                   : ParticipationKind::succession;
    }
    if (date.mark == "a") return ParticipationKind::accession;
    if (date.mark == "A") return ParticipationKind::acceptance;
    if (date.mark == "AA") return ParticipationKind::approval;
    return usual;
  }

  const States& states_;
  StatusTable out_;
  std::vector<ParticipationKind> columns_;
  std::size_t line_ = 0;
};

}  // namespace

StatusTable read_status_table(std::string_view text, const States& states) {
  return TableReader(states).read(text);
}

}  // namespace inviola::mandate::detail
