#include "layers/source.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace inviola::layers {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Walks once through a file and blanks out what is not code, line ends kept.
class Blanker {
 public:
  explicit Blanker(std::string_view text)
      : text_(text), without_comments_(text), without_literals_(text) {}

  void walk() {
    while (at_ < text_.size()) step();
  }
  /// Comments are blank; literals stand, since an include is one.
  const std::string& without_comments() const { return without_comments_; }
  /// Comments and literals are blank.
  const std::string& without_literals() const { return without_literals_; }

 private:
  void step() {
    if (here("//")) return comment(end_of_line());
    if (here("/*")) return comment(after("*/", at_ + 2));
    if (text_[at_] == '"') return literal(is_raw() ? end_of_raw() : end_of_quoted('"'));
    if (text_[at_] == '\'' && !separates_digits()) return literal(end_of_quoted('\''));
    ++at_;
  }

  bool here(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  std::size_t after(std::string_view what, std::size_t from) const {
    const std::size_t found = text_.find(what, from);
    return found == std::string_view::npos ? text_.size() : found + what.size();
  }

  /// A backslash at its end continues even a comment.
  std::size_t end_of_line() const {
    std::size_t end = at_;
    while (end < text_.size() && (text_[end] != '\n' || text_[end - 1] == '\\')) ++end;
    return end;
  }

  std::size_t end_of_quoted(char quote) const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    return std::min(end + 1, text_.size());
  }

  /// The letters and digits that end just before here: a literal's prefix, or a number.
  std::string_view word_before() const {
    std::size_t start = at_;
    while (start > 0 && (is_name(text_[start - 1]) || text_[start - 1] == '\'')) --start;
    return text_.substr(start, at_ - start);
  }

  bool separates_digits() const {
    const std::string_view word = word_before();
    return !word.empty() && is_digit(word.front());
  }

  bool is_raw() const {
    const std::string_view word = word_before();
    return word == "R" || word == "u8R" || word == "uR" || word == "UR" || word == "LR";
  }

  std::size_t end_of_raw() const {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return text_.size();
    const std::string mark(text_.substr(at_ + 1, open - at_ - 1));
    return after(")" + mark + "\"", open);
  }

  void comment(std::size_t end) {
    blank(without_comments_, end);
    blank(without_literals_, end);
    at_ = end;
  }

  void literal(std::size_t end) {
    blank(without_literals_, end);
    at_ = end;
  }

  void blank(std::string& copy, std::size_t end) const {
    for (std::size_t i = at_; i < end; ++i) {
      if (copy[i] != '\n') copy[i] = ' ';
    }
  }

  std::string_view text_;
  std::string without_comments_;
  std::string without_literals_;
  std::size_t at_ = 0;
};

/// Drops each blank that does not part two names.
std::string without_blanks(std::string_view line) {
  std::string kept;
  bool blank = false;
  for (const char c : line) {
    if (c == ' ' || c == '\t' || c == '\r') {
      blank = true;
      continue;
    }
    if (blank && !kept.empty() && is_name(kept.back()) && is_name(c)) kept.push_back(' ');
    kept.push_back(c);
    blank = false;
  }
  return kept;
}

/// What follows `#include`, if the line is one.
std::optional<std::string_view> include_of(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('#')) return std::nullopt;
  line = trim(line.substr(1));
  if (!line.starts_with("include")) return std::nullopt;
  line.remove_prefix(std::string_view("include").size());
  if (!line.empty() && is_name(line.front())) return std::nullopt;
  return trim(line);
}

Include read_include(std::size_t number, std::string_view target) {
  if (target.empty()) return Include{number, {}, false};
  const bool in_quotes = target.front() == '"';
  const std::size_t end = target.find(in_quotes ? '"' : '>', 1);
  if ((!in_quotes && target.front() != '<') || end == std::string_view::npos) {
    return Include{number, {}, false};
  }
  return Include{number, std::string(target.substr(1, end - 1)), in_quotes};
}

}  // namespace

Source read_source(std::string_view text) {
  Blanker blanker(text);
  blanker.walk();
  Source source;
  std::size_t number = 0;
  for (const std::string_view line : split(blanker.without_comments(), '\n')) {
    ++number;
    if (const auto target = include_of(line))
      source.includes.push_back(read_include(number, *target));
  }
  for (const std::string_view line : split(blanker.without_literals(), '\n')) {
    source.code.push_back(without_blanks(line));
  }
  return source;
}

}  // namespace inviola::layers
