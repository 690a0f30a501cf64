#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "mandate/reader.h"

/// TOML, read strictly: every key is known, every value of its kind, the first error kept.
namespace inviola::mandate::detail {

/// The text as a table, or why not: too large, not UTF-8, not TOML.
Result<toml::table, ReadError> parse_toml(const DataFile& file);

/// What all tables of one file share.
struct Reading {
  std::string file;
  std::optional<ReadError> error;
  void fail(const toml::source_region& at, std::string why);
};

/// One table. A getter whose key is missing or of the wrong kind notes the error and gives an empty
/// value; a reader looks once, at the end.
class TomlTable {
 public:
  TomlTable(const toml::table& table, Reading& reading) : table_(table), reading_(reading) {}

  bool has(std::string_view key) const { return table_.contains(key); }
  std::string text(std::string_view key);  ///< must be there, and not be empty
  std::string text_or_empty(std::string_view key);
  std::optional<std::string> maybe_text(std::string_view key);
  std::optional<Date> maybe_date(std::string_view key);
  int number(std::string_view key);  ///< 0 to 1,000,000; must be there
  std::optional<int> maybe_number(std::string_view key);
  bool flag(std::string_view key);  ///< false if not there
  std::vector<std::string> texts(std::string_view key);
  std::vector<TomlTable> tables(std::string_view key);
  std::optional<TomlTable> maybe_table(std::string_view key);
  /// All keys with their texts, in the order of the file.
  std::vector<std::pair<std::string, std::string>> all_texts();

  /// Notes an error at the key, or at the table if it has no such key.
  void fail(std::string_view key, std::string why);
  /// Refuses keys that no getter has asked for.
  void no_others();

 private:
  const toml::node* node(std::string_view key);
  const toml::node* required(std::string_view key);

  const toml::table& table_;
  Reading& reading_;
  std::set<std::string, std::less<>> asked_;
};

/// The value that a word stands for. If the word is not known, notes the words that are.
template <class Parse>
auto word_of(TomlTable& table, std::string_view key, Parse parse, const std::string& known) {
  const std::string word = table.text(key);
  const auto value = parse(word);
  if (!word.empty() && !value) {
    table.fail(key, "unknown " + std::string(key) + " \"" + word + "\": known are " + known);
  }
  using Value = typename decltype(parse(word))::value_type;
  return value ? *value : Value{};
}

}  // namespace inviola::mandate::detail
