// What a catalogue must have beside another's.
#include <algorithm>
#include <set>

#include "publication/detail/patterns.h"

namespace inviola::publication {
namespace {

// Every rule of Unicode CLDR for numbers that documents print repeats within a hundred; the
// categories that only millions or fractions reach are served by "other".
constexpr int numbers_tried = 200;

/// Whether a message is the number and nothing that could be declined.
bool is_number_alone(const detail::Message& message) {
  return message.size() == 1 && std::holds_alternative<detail::Number>(message.front().value);
}

/// Gathers the categories that plurals of a message lack.
struct Lacking {
  const icu::PluralRules& cardinal;
  const icu::PluralRules& ordinal;
  std::set<std::string>& lacking;

  void look(const detail::Message& message) const {
    for (const detail::Node& node : message) std::visit(*this, node.value);
  }
  void operator()(const detail::Literal&) const {}
  void operator()(const detail::Plain&) const {}
  void operator()(const detail::Number&) const {}
  void operator()(const detail::Select& select) const {
    for (const auto& [choice, message] : select.choices) look(message);
  }
  void operator()(const detail::Plural& plural) const {
    if (plural.categories.size() == 1 && is_number_alone(plural.categories.front().second)) return;
    for (int number = 0; number <= numbers_tried; ++number) {
      const auto is_it = [&](const auto& exact) { return exact.first == number; };
      if (std::any_of(plural.exact.begin(), plural.exact.end(), is_it)) continue;
      std::string category;
      (plural.ordinal ? ordinal : cardinal).select(number - plural.offset).toUTF8String(category);
      const auto has_it = [&](const auto& one) { return one.first == category; };
      if (std::none_of(plural.categories.begin(), plural.categories.end(), has_it)) {
        lacking.insert(plural.argument + ", " + (plural.ordinal ? "selectordinal" : "plural") +
                       ": " + category);
      }
    }
    for (const auto& [value, message] : plural.exact) look(message);
    for (const auto& [category, message] : plural.categories) look(message);
  }
};

/// "languages/fr/pages.toml", of "languages/en/pages.toml".
std::string file_for(const std::string& file, Language from, Language to) {
  const std::string theirs = "languages/" + std::string(tag(from)) + "/";
  if (!file.starts_with(theirs)) return file;
  return "languages/" + std::string(tag(to)) + "/" + file.substr(theirs.size());
}

std::string named(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "{" : ", {") + name + "}";
  return out.empty() ? "none" : out;
}

}  // namespace

std::vector<std::string> Catalogue::wants_of(const Catalogue& other) const {
  std::vector<std::string> wants;
  const std::string language(tag(language_));
  const std::string theirs(tag(other.language_));
  for (const auto& [key, pattern] : other.patterns_->by_key) {
    const auto own = patterns_->by_key.find(key);
    if (own == patterns_->by_key.end()) {
      wants.push_back(file_for(pattern.file, other.language_, language_) + ": " + key +
                      ": not given in " + language);
      continue;
    }
    const std::vector<std::string> mine = arguments_of(key);
    const std::vector<std::string> others = other.arguments_of(key);
    if (mine != others) {
      wants.push_back(own->second.file + ": " + key + ": takes " + named(mine) + " in " + language +
                      ", " + named(others) + " in " + theirs);
    }
  }
  for (const auto& [key, pattern] : patterns_->by_key) {
    std::set<std::string> lacking;
    Lacking{*patterns_->cardinal, *patterns_->ordinal, lacking}.look(pattern.message);
    for (const std::string& category : lacking) {
      wants.push_back(pattern.file + ": " + key + ": {" + category + "} is missing, which " +
                      language + " needs");
    }
  }
  return wants;
}

}  // namespace inviola::publication
