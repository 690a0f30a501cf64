#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mandate/record.h"
#include "mandate/state.h"
#include "procedure/act.h"
#include "publication/pages/ground.h"
#include "publication/search/forms.h"

namespace inviola::publication::search {

/// What a question found, the best first.
struct Findings {
  std::vector<procedure::Reference> dossiers;
  std::vector<const mandate::KnownEvent*> events;  ///< of the public record
  std::vector<mandate::StateCode> states;
};

/// Where each word stands, for one reader and one language: made from what was disclosed to that
/// reader, hence tells of nothing else. A cache: to be thrown away when anything is entered. What
/// was withdrawn is not in it. Safe to read from many threads.
class Index {
 public:
  /// The index of a ground's own standing, record and States. Points into its law.
  explicit Index(const pages::Ground& ground);

  /// Where every word of the question stands. Nothing for a question without a word.
  Findings find(std::string_view question) const;
  /// The first sentence that answers to a word of the question; else the first. In the text's own
  /// spelling, at most about `limits::excerpt_bytes_max`.
  std::string excerpt(std::string_view text, Language language, std::string_view question) const;

 private:
  class Builder;
  struct Place {
    std::uint32_t document = 0;
    std::uint32_t weight = 0;
  };
  using Scores = std::map<std::uint32_t, double>;

  const std::vector<Place>* places(const std::string& form) const;
  void score(const std::vector<Place>& places, Scores& scores) const;
  Scores of_word(const Sought& word) const;

  std::unordered_map<std::string, std::vector<Place>> places_;
  std::vector<procedure::Reference> dossiers_;  ///< documents 0 to n - 1; newest last
  std::vector<const mandate::KnownEvent*> events_;
  std::vector<mandate::StateCode> states_;
  std::set<std::string> passed_over_;
};

}  // namespace inviola::publication::search
