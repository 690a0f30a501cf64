#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"

namespace inviola::publication::pages::detail {

/// A table as RFC 4180 has it.
class CsvText {
 public:
  void record(const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text_ += ',';
      text_ += csv_field(harmless(fields[i]));
    }
    text_ += "\r\n";
  }
  std::string take() { return std::move(text_); }

 private:
  /// What a State wrote must not become a formula on the reader's machine.
  static std::string harmless(const std::string& field) {
    constexpr std::string_view beginnings = "=+-@\t\r";
    const bool formula = !field.empty() && beginnings.find(field.front()) != std::string_view::npos;
    return formula ? "'" + field : field;
  }

  std::string text_;
};

}  // namespace inviola::publication::pages::detail
