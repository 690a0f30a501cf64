#include "base/csv.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace inviola {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t line_of(std::string_view text, std::size_t byte) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n'));
}

/// Walks over the text once; `line_` is the line of the next byte.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  bool at_end() const { return at_ >= text_.size(); }

  Result<CsvRecord, CsvError> record() {
    CsvRecord out{line_, {}};
    const std::size_t start = at_;
    for (;;) {
      auto field = !at_end() && text_[at_] == '"' ? quoted(start) : plain(start);
      if (!field) return failure(field.error());
      out.fields.push_back(std::move(*field));
      if (at_end()) return out;
      const char next = text_[at_++];
      if (next == ',') continue;
      if (next == '\r') ++at_;  // plain() and quoted() stop at CR only before LF
      ++line_;
      return out;
    }
  }

 private:
  bool ends_line(std::size_t at) const {
    return text_[at] == '\n' ||
           (text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n');
  }
  bool too_long(std::size_t start) const { return at_ - start > limits::csv_record_bytes_max; }
  CsvError error(std::string why) const { return {line_, std::move(why)}; }
  CsvError error_too_long() const {
    return error("a record is longer than " + std::to_string(limits::csv_record_bytes_max) +
                 " bytes: is a closing quote missing?");
  }

  Result<std::string, CsvError> plain(std::size_t start) {
    const std::size_t from = at_;
    while (!at_end() && text_[at_] != ',' && !ends_line(at_)) {
      if (text_[at_] == '"') {
        return failure(
            error("a quote inside a field that is not quoted: put the whole field in "
                  "quotes and double the quotes in it"));
      }
      ++at_;
      if (too_long(start)) return failure(error_too_long());
    }
    return std::string(text_.substr(from, at_ - from));
  }

  Result<std::string, CsvError> quoted(std::size_t start) {
    std::string out;
    const std::size_t opened = line_;
    for (++at_; !at_end(); ++at_) {
      if (too_long(start)) return failure(error_too_long());
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        out += c;
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        out += '"';
        ++at_;
      } else {
        ++at_;
        if (!at_end() && text_[at_] != ',' && !ends_line(at_)) {
          return failure(
              error("something stands after a closing quote: a quoted field ends at a "
                    "comma or at the end of the line"));
        }
        return out;
      }
    }
    return failure(CsvError{opened, "a quoted field begins here and never ends: close the quote"});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

std::optional<CsvError> fault_of_header(const CsvRecord& header) {
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const std::string& name = header.fields[i];
    if (trim(name).empty()) {
      return CsvError{header.line, "column " + std::to_string(i + 1) + " has no name"};
    }
    if (std::count(header.fields.begin(), header.fields.end(), name) > 1) {
      return CsvError{header.line, "the column \"" + name + "\" is named twice"};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Result<CsvTable, CsvError> parse_csv(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (text.size() > limits::csv_bytes_max) {
    return failure(CsvError{0, "the table is larger than " + std::to_string(limits::csv_bytes_max) +
                                   " bytes: split it"});
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return failure(CsvError{line_of(text, *bad), "the text is not UTF-8: save it as UTF-8"});
  }
  if (text.empty())
    return failure(CsvError{1, "the table is empty: its first line names the columns"});
  CsvTable table;
  Scanner scanner(text);
  auto header = scanner.record();
  if (!header) return failure(header.error());
  if (auto fault = fault_of_header(*header)) return failure(*fault);
  table.columns = std::move(header->fields);
  while (!scanner.at_end()) {
    auto record = scanner.record();
    if (!record) return failure(record.error());
    if (record->fields.size() != table.columns.size()) {
      return failure(CsvError{record->line, std::to_string(record->fields.size()) +
                                                " fields where the header names " +
                                                std::to_string(table.columns.size()) + " columns"});
    }
    if (table.records.size() == limits::csv_records_max) {
      return failure(CsvError{record->line, "more than " + std::to_string(limits::csv_records_max) +
                                                " records: split the table"});
    }
    table.records.push_back(std::move(*record));
  }
  return table;
}

std::string csv_field(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string out = "\"";
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace inviola
