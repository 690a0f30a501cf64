#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace inviola {

/// Where a text stops being the CSV we accept, and why.
struct CsvError {
  std::size_t line = 0;  ///< from 1
  std::string why;
};

/// One record, with the line on which it begins.
struct CsvRecord {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

/// A table whose first record names its columns.
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<CsvRecord> records;
  /// The place of a column, or nothing.
  std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads RFC 4180, strictly: UTF-8 (a byte order mark is passed over), every record as long as the
/// header, column names not empty and not repeated, quotes only around a whole field, lines ended
/// by CR LF or LF. At most `limits::csv_bytes_max` bytes, `limits::csv_records_max` records and
/// `limits::csv_record_bytes_max` bytes a record.
Result<CsvTable, CsvError> parse_csv(std::string_view text);

/// The field as CSV writes it: quoted if it has to be.
std::string csv_field(std::string_view field);

}  // namespace inviola
