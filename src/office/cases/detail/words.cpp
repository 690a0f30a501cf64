#include "office/cases/detail/words.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace inviola::office::cases::detail {
namespace {

constexpr std::size_t words_of_a_name_max = 12;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_mark(char c) { return c == ',' || c == ';' || c == ':'; }

}  // namespace

Words::Words(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (is_space(line[at])) {
      ++at;
    } else if (line[at] == '"') {
      const std::size_t end = line.find('"', at + 1);
      if (end == std::string_view::npos) throw NotUnderstood{"a quotation mark is not closed"};
      words_.push_back({std::string(line.substr(at + 1, end - at - 1)), true});
      at = end + 1;
    } else if (is_mark(line[at])) {
      words_.push_back({",", false});
      ++at;
    } else {
      std::size_t end = at;
      while (end < line.size() && !is_space(line[end]) && line[end] != '"' && !is_mark(line[end])) {
        ++end;
      }
      words_.push_back({std::string(line.substr(at, end - at)), false});
      at = end;
    }
  }
}

std::string Words::rest() const {
  std::vector<std::string> left;
  for (std::size_t i = at_; i < words_.size(); ++i) {
    left.push_back(words_[i].quoted ? '"' + words_[i].text + '"' : words_[i].text);
  }
  return join(left, " ");
}

void Words::missing(std::string_view what) const {
  const std::string found = ended() ? "the line ends" : "\"" + rest() + "\" stands there";
  throw NotUnderstood{"here must stand " + std::string(what) + "; " + found};
}

bool Words::take(std::string_view phrase) {
  std::size_t at = at_;
  for (const std::string_view part : split(phrase, ' ')) {
    if (at == words_.size() || words_[at].quoted || words_[at].text != part) return false;
    ++at;
  }
  at_ = at;
  return true;
}

bool Words::at_comma() const {
  const Word* next = peek();
  return next && !next->quoted && (next->text == "," || next->text == "and");
}

void Words::pass_commas() {
  while (at_comma()) ++at_;
}

std::string Words::word(std::string_view what) {
  if (ended() || peek()->quoted || at_comma()) missing(what);
  return words_[at_++].text;
}

std::string Words::quoted(std::string_view what) {
  if (ended() || !peek()->quoted) missing(std::string(what) + " in quotation marks");
  return words_[at_++].text;
}

Date Words::date(std::string_view what) {
  const auto read = ended() ? std::nullopt : Date::parse(peek()->text);
  if (!read) missing(std::string(what) + " as YYYY-MM-DD");
  ++at_;
  return *read;
}

std::int32_t Words::number(std::string_view what) {
  std::int32_t read = 0;
  if (ended()) missing(what);
  const std::string& text = peek()->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (error != std::errc() || end != text.data() + text.size()) missing(what);
  ++at_;
  return read;
}

std::optional<mandate::StateCode> Words::try_state(const mandate::States& states) {
  std::string name;
  std::optional<mandate::StateCode> found;
  std::size_t after = at_;
  for (std::size_t i = at_; i < words_.size() && i < at_ + words_of_a_name_max; ++i) {
    if (words_[i].quoted || words_[i].text == ",") break;
    name += (name.empty() ? "" : " ") + words_[i].text;
    const mandate::StateCode code{name};
    const auto known = states.find(code) ? std::optional(code) : states.recognise(name);
    if (!known) continue;
    found = known;
    after = i + 1;
  }
  at_ = after;
  return found;
}

mandate::StateCode Words::state(const mandate::States& states) {
  if (auto found = try_state(states)) return *found;
  missing("a State, by a name of the United Nations or of the exercise, or by its code");
}

std::vector<mandate::StateCode> Words::state_list(const mandate::States& states) {
  std::vector<mandate::StateCode> out{state(states)};
  for (;;) {
    const std::size_t before = at_;
    pass_commas();
    auto next = before == at_ ? std::nullopt : try_state(states);
    if (!next) {
      at_ = before;
      return out;
    }
    out.push_back(std::move(*next));
  }
}

std::vector<std::string> Words::word_list(std::string_view what) {
  std::vector<std::string> out{word(what)};
  // A list of terms goes on after "and" alone: a comma ends it, as it parts what a line says.
  while (take("and")) out.push_back(word(what));
  return out;
}

std::optional<Words> Words::split_off(std::string_view word) {
  const auto found = std::find_if(words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end(),
                                  [&](const Word& one) { return !one.quoted && one.text == word; });
  if (found == words_.end()) return std::nullopt;
  Words other;
  other.words_.assign(found + 1, words_.end());
  words_.erase(found, words_.end());
  return other;
}

std::vector<std::string> Words::phrases() {
  std::vector<std::string> out;
  std::string phrase;
  const auto end_phrase = [&] {
    if (phrase.empty()) throw NotUnderstood{"nothing stands before a comma or the end"};
    out.push_back(std::move(phrase));
    phrase.clear();
  };
  for (; at_ < words_.size(); ++at_) {
    if (!words_[at_].quoted && words_[at_].text == ",") {
      end_phrase();
    } else {
      phrase += (phrase.empty() ? "" : " ") + words_[at_].text;
    }
  }
  end_phrase();
  return out;
}

}  // namespace inviola::office::cases::detail
