#include "mandate/detail/toml_table.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace inviola::mandate::detail {

Result<toml::table, ReadError> parse_toml(const DataFile& file) {
  if (file.text.size() > limits::data_file_bytes_max) {
    return failure(ReadError{file.path, 0,
                             "the file is larger than " +
                                 std::to_string(limits::data_file_bytes_max) + " bytes: split it"});
  }
  if (const auto bad = first_invalid_utf8(file.text)) {
    const auto line = 1 + std::count(file.text.begin(),
                                     file.text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    return failure(ReadError{file.path, static_cast<std::size_t>(line),
                             "the text is not UTF-8: save it as UTF-8"});
  }
  try {
    return toml::parse(std::string_view(file.text), std::string_view(file.path));
  } catch (const toml::parse_error& error) {
    return failure(
        ReadError{file.path, error.source().begin.line, std::string(error.description())});
  }
}

void Reading::fail(const toml::source_region& at, std::string why) {
  if (!error) error = ReadError{file, at.begin.line, std::move(why)};
}

const toml::node* TomlTable::node(std::string_view key) {
  asked_.emplace(key);
  return table_.get(key);
}

const toml::node* TomlTable::required(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) reading_.fail(table_.source(), "\"" + std::string(key) + "\" is missing");
  return found;
}

void TomlTable::fail(std::string_view key, std::string why) {
  const toml::node* found = table_.get(key);
  reading_.fail(found != nullptr ? found->source() : table_.source(), std::move(why));
}

std::string TomlTable::text(std::string_view key) {
  if (required(key) == nullptr) return {};
  std::string value = text_or_empty(key);
  if (value.empty()) fail(key, "\"" + std::string(key) + "\" must be a text that is not empty");
  return value;
}

std::string TomlTable::text_or_empty(std::string_view key) {
  return maybe_text(key).value_or(std::string());
}

std::optional<std::string> TomlTable::maybe_text(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_string()) {
    fail(key, "\"" + std::string(key) + "\" must be a text in quotes");
    return std::nullopt;
  }
  return found->as_string()->get();
}

std::optional<Date> TomlTable::maybe_date(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_date()) {
    fail(key, "\"" + std::string(key) + "\" must be a date without quotes, as 2016-12-13");
    return std::nullopt;
  }
  const toml::date date = found->as_date()->get();
  return Date::from_ymd(date.year, date.month, date.day);
}

int TomlTable::number(std::string_view key) {
  return required(key) == nullptr ? 0 : maybe_number(key).value_or(0);
}

std::optional<int> TomlTable::maybe_number(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const std::int64_t value = found->is_integer() ? found->as_integer()->get() : -1;
  if (value < 0 || value > 1'000'000) {
    fail(key, "\"" + std::string(key) + "\" must be a whole number from 0 to 1000000");
    return std::nullopt;
  }
  return static_cast<int>(value);
}

bool TomlTable::flag(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return false;
  if (!found->is_boolean()) {
    fail(key, "\"" + std::string(key) + "\" must be true or false");
    return false;
  }
  return found->as_boolean()->get();
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> out;
  const toml::node* found = node(key);
  if (found == nullptr) return out;
  if (!found->is_array()) {
    fail(key, "\"" + std::string(key) + "\" must be a list of texts");
    return out;
  }
  for (const toml::node& item : *found->as_array()) {
    if (item.is_string() && !item.as_string()->get().empty()) {
      out.push_back(item.as_string()->get());
    } else {
      reading_.fail(item.source(), "\"" + std::string(key) + "\" must hold texts, none empty");
    }
  }
  return out;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> out;
  const toml::node* found = node(key);
  if (found == nullptr) return out;
  if (!found->is_array_of_tables()) {
    fail(key,
         "\"" + std::string(key) + "\" must be tables, each begun by [[" + std::string(key) + "]]");
    return out;
  }
  for (const toml::node& item : *found->as_array()) out.emplace_back(*item.as_table(), reading_);
  return out;
}

std::optional<TomlTable> TomlTable::maybe_table(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_table()) {
    fail(key, "\"" + std::string(key) + "\" must be a table");
    return std::nullopt;
  }
  return TomlTable(*found->as_table(), reading_);
}

std::vector<std::pair<std::string, std::string>> TomlTable::all_texts() {
  std::vector<std::pair<std::size_t, std::pair<std::string, std::string>>> found;
  for (const auto& [key, value] : table_) {
    asked_.emplace(key.str());
    if (value.is_string()) {
      found.push_back(
          {key.source().begin.line, {std::string(key.str()), value.as_string()->get()}});
    } else {
      fail(key.str(), "\"" + std::string(key.str()) + "\" must be a text in quotes");
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<std::string, std::string>> out;
  for (auto& [line, pair] : found) out.push_back(std::move(pair));
  return out;
}

void TomlTable::no_others() {
  for (const auto& [key, value] : table_) {
    if (asked_.contains(key.str())) continue;
    std::string known;
    for (const auto& name : asked_) known += (known.empty() ? "" : ", ") + name;
    reading_.fail(value.source(),
                  "unknown key \"" + std::string(key.str()) + "\": known here are " + known);
    return;
  }
}

}  // namespace inviola::mandate::detail
