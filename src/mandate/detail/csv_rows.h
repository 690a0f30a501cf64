#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/date.h"
#include "mandate/reader.h"

namespace inviola::mandate::detail {

/// A CSV data file whose columns are exactly those expected, in any order. Getters note the first
/// error and give an empty value; a reader looks once, at the end.
class CsvRows {
 public:
  static Result<CsvRows, ReadError> parse(const DataFile& file,
                                          const std::vector<std::string_view>& columns);

  /// Steps to the next record; false after the last, or after an error.
  bool next();
  std::string text(std::string_view column);  ///< must not be empty
  std::string text_or_empty(std::string_view column) const;
  Date date(std::string_view column);  ///< must be there
  std::optional<Date> maybe_date(std::string_view column);
  bool yes(std::string_view column);  ///< "yes" or "no"
  void fail(std::string why);
  const std::optional<ReadError>& error() const { return error_; }

 private:
  std::string file_;
  CsvTable table_;
  std::size_t record_ = 0;  ///< 1 + the place of the one in hand
  std::optional<ReadError> error_;
};

/// The value that a word stands for. If the word is not known, notes the words that are.
template <class Parse>
auto word_of(CsvRows& rows, std::string_view column, Parse parse, const std::string& known) {
  const std::string word = rows.text_or_empty(column);
  const auto value = parse(word);
  if (!value) {
    rows.fail("unknown " + std::string(column) + " \"" + word + "\": known are " + known);
  }
  using Value = typename decltype(parse(word))::value_type;
  return value ? *value : Value{};
}

}  // namespace inviola::mandate::detail
