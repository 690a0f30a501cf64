#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"
#include "mandate/mandate.h"

/// Every sentence shown to a person, by key, in the reader's language. None stands in C++.
namespace inviola::publication {

/// What a sentence is filled with. Dates and numbers of paragraphs are printed in the language's
/// own form.
using Argument =
    std::variant<std::string, std::int64_t, Date, PartialDate, mandate::ParagraphNumber>;
using Arguments = std::map<std::string, Argument, std::less<>>;

/// The sentences of one language: ICU MessageFormat patterns, parsed once. Safe to read from many
/// threads: nothing changes after `read`.
///
/// Of the format: plain arguments `{name}`, `{n, plural, …}`, `{n, selectordinal, …}`,
/// `{word, select, …}`, nested as one likes. Numbers and dates are printed as the language prints
/// them, so `{n, number}` and `{d, date}` are refused. The "#" of a plural is in the
/// manner of running text: the word of the key numbers.<n> where the language has one ("seven");
/// `{n}` is always in figures.
class Catalogue {
 public:
  /// From TOML texts ({file name, text}); tables nest into dotted keys. Refuses a pattern that ICU
  /// refuses and a key given twice, naming file and key.
  static Result<Catalogue> read(Language language,
                                const std::vector<std::pair<std::string, std::string>>& files);

  Language language() const { return language_; }
  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;
  /// The sentence, filled. A key that is not there yields the key in square brackets, so that it is
  /// seen and no page fails; the tests ask for every key. An argument that is not given stands as
  /// its name in braces.
  std::string say(std::string_view key, const Arguments& arguments = {}) const;

  /// A stretch of a filled sentence: the pattern's own words (no `argument`), or one argument's.
  struct Piece {
    std::string words;
    std::string argument;
  };
  /// The sentence in its stretches, so that an argument can be set apart (a link, a symbol) while
  /// the language keeps its order of words. Together they read as `say` does.
  std::vector<Piece> pieces(std::string_view key, const Arguments& arguments = {}) const;
  /// The arguments that the sentence can take, in the order of their names.
  std::vector<std::string> arguments_of(std::string_view key) const;

  /// What keeps this catalogue from standing for `other`, key by key, each with the file: a key
  /// that is missing, an argument that `other` does not have or has alone, a category of a plural
  /// that the language needs (Unicode CLDR) and a whole number reaches. Empty: nothing.
  std::vector<std::string> wants_of(const Catalogue& other) const;

  /// "13 December 2016"; a partial date no more exactly than it is. From the keys
  /// date.day {day, month, year}, date.month {month, year}, date.year {year}, date.months.1 to .12.
  std::string date(Date date) const;
  std::string date(const PartialDate& date) const;
  /// "10 (b)" as the language cites it: "10 b)", "10 (ب)", "10(b)", in one piece that no line's end
  /// parts. From the keys citing.part {part}, citing.within {whole, part} and citing.letters, the
  /// letters that count parts, in their order.
  std::string paragraph(const mandate::ParagraphNumber& number) const;
  /// A count as the language prints it: "8,500".
  std::string number(std::int64_t number) const;

 private:
  struct Patterns;
  Language language_ = Language::en;
  std::shared_ptr<const Patterns> patterns_;
};

}  // namespace inviola::publication
