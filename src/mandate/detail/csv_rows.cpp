#include "mandate/detail/csv_rows.h"

#include <algorithm>

namespace inviola::mandate::detail {

Result<CsvRows, ReadError> CsvRows::parse(const DataFile& file,
                                          const std::vector<std::string_view>& columns) {
  auto table = parse_csv(file.text);
  if (!table) return failure(ReadError{file.path, table.error().line, table.error().why});
  for (const auto column : columns) {
    if (!table->column(column)) {
      return failure(
          ReadError{file.path, 1, "the column \"" + std::string(column) + "\" is missing"});
    }
  }
  for (const auto& column : table->columns) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
      return failure(ReadError{file.path, 1, "unknown column \"" + column + "\""});
    }
  }
  CsvRows rows;
  rows.file_ = file.path;
  rows.table_ = std::move(*table);
  return rows;
}

bool CsvRows::next() {
  if (error_ || record_ == table_.records.size()) return false;
  ++record_;
  return true;
}

void CsvRows::fail(std::string why) {
  if (!error_) error_ = ReadError{file_, table_.records[record_ - 1].line, std::move(why)};
}

std::string CsvRows::text_or_empty(std::string_view column) const {
  return table_.records[record_ - 1].fields[*table_.column(column)];
}

std::string CsvRows::text(std::string_view column) {
  std::string value = text_or_empty(column);
  if (value.empty()) fail("\"" + std::string(column) + "\" is empty");
  return value;
}

std::optional<Date> CsvRows::maybe_date(std::string_view column) {
  const std::string value = text_or_empty(column);
  if (value.empty()) return std::nullopt;
  const auto date = Date::parse(value);
  if (!date) {
    fail("\"" + std::string(column) + "\" is \"" + value +
         "\": write a day that exists as YYYY-MM-DD");
  }
  return date;
}

Date CsvRows::date(std::string_view column) {
  if (text(column).empty()) return {};
  return maybe_date(column).value_or(Date());
}

bool CsvRows::yes(std::string_view column) {
  const std::string value = text_or_empty(column);
  if (value != "yes" && value != "no") {
    fail("\"" + std::string(column) + "\" is \"" + value + "\": write yes or no");
  }
  return value == "yes";
}

}  // namespace inviola::mandate::detail
