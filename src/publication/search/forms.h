#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

/// Words as they are searched for: in whatever form, in each of the six languages.
namespace inviola::publication::search {

/// A word of a question. It is found where any of `forms` stands, or all of `parts` (for Chinese,
/// whose words nobody has parted); each part stands under any of its spellings.
struct Sought {
  std::vector<std::string> forms;
  std::vector<std::string> inner;   ///< pairs of signs, as they stand within one word
  std::vector<std::string> across;  ///< the same pairs, across the bounds of words
};

/// Takes words apart: Unicode's compatibility form and case folding, marks stripped, Arabic letters
/// and digits made alike, words as ICU bounds them, stems by Snowball. Not for two threads at once.
class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(const Analyser&) = delete;
  Analyser& operator=(const Analyser&) = delete;

  /// Every form under which a text in that language is found; a form may stand twice.
  std::vector<std::string> forms(std::string_view text, Language language);
  /// The words of a question. Its language is not known: a word is tried in every language of its
  /// script. Words to be passed over (see `plain_words`) are left out, unless there are no others.
  std::vector<Sought> question(std::string_view text, const std::set<std::string>& passed_over);
  /// The words as written but for case and marks.
  std::set<std::string> plain_words(std::string_view text);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace inviola::publication::search
