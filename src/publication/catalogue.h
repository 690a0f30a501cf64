#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"

/// Every sentence shown to a person, by key, in the reader's language. None stands in C++.
namespace inviola::publication {

/// What a sentence is filled with. Dates are printed in the language's own form.
using Argument = std::variant<std::string, std::int64_t, Date, PartialDate>;
using Arguments = std::map<std::string, Argument, std::less<>>;

/// The sentences of one language: ICU MessageFormat patterns, parsed once.
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
  /// seen and no page fails; the tests ask for every key.
  std::string say(std::string_view key, const Arguments& arguments = {}) const;
  /// "13 December 2016"; a partial date no more exactly than it is.
  std::string date(Date date) const;
  std::string date(const PartialDate& date) const;

 private:
  struct Patterns;
  Language language_ = Language::en;
  std::shared_ptr<const Patterns> patterns_;
};

}  // namespace inviola::publication
