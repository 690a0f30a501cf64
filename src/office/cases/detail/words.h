#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "mandate/state.h"

namespace inviola::office::cases::detail {

/// What is wrong with a line. Thrown and caught within the reading of a story.
struct NotUnderstood {
  std::string why;
};

/// "a, b, c": for errors that say what is known.
template <class List>
std::string join(const List& list, std::string_view between = ", ") {
  std::string out;
  for (const auto& one : list) {
    if (!out.empty()) out += between;
    out += one;
  }
  return out;
}

/// A line as words, read from the left. A comma, a semicolon and a colon are words of their own;
/// what stands in quotation marks is one.
class Words {
 public:
  Words() = default;
  explicit Words(std::string_view line);

  bool ended() const { return at_ == words_.size(); }
  /// The words not yet read; for errors.
  std::string rest() const;

  /// Takes the phrase, word by word, or nothing.
  bool take(std::string_view phrase);
  /// Passes over commas and "and".
  void pass_commas();
  bool at_comma() const;

  std::string word(std::string_view what);
  std::string quoted(std::string_view what);
  Date date(std::string_view what);
  std::int32_t number(std::string_view what);
  /// A State by any of its names, or by its code: as many words as make one.
  std::optional<mandate::StateCode> try_state(const mandate::States& states);
  mandate::StateCode state(const mandate::States& states);
  /// One or several, parted by commas or "and".
  std::vector<mandate::StateCode> state_list(const mandate::States& states);
  std::vector<std::string> word_list(std::string_view what);

  /// What follows, and is taken from here, after the word: the other half of a line.
  std::optional<Words> split_off(std::string_view word);
  /// All that is left, cut at the commas, each joined by single spaces.
  std::vector<std::string> phrases();

 private:
  struct Word {
    std::string text;
    bool quoted = false;
  };
  const Word* peek() const { return ended() ? nullptr : &words_[at_]; }
  [[noreturn]] void missing(std::string_view what) const;

  std::vector<Word> words_;
  std::size_t at_ = 0;
};

}  // namespace inviola::office::cases::detail
