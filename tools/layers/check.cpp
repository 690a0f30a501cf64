#include "layers/check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "layers/source.h"

namespace inviola::layers {
namespace {

// Names that say nothing, so that anything may be put under them.
constexpr std::array<std::string_view, 13> empty_names = {
    "util",     "utils",   "utility",  "utilities", "common",  "core", "manager",
    "managers", "service", "services", "helper",    "helpers", "misc"};

// Written in two halves, so that this file does not break its own rule.
constexpr std::array<std::string_view, 3> put_off_words = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Whether `word` stands in `text` with no letter, digit or underscore beside it.
bool has_word(std::string_view text, std::string_view word) {
  const auto part_of_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool free_before = at == 0 || !part_of_name(text[at - 1]);
    if (free_before && (end == text.size() || !part_of_name(text[end]))) return true;
  }
  return false;
}

class Checker {
 public:
  Checker(const Rules& rules, const File& file)
      : rules_(rules),
        file_(file),
        source_(read_source(file.text)),
        parts_(split(file.path, '/')) {}

  std::vector<Finding> findings() {
    check_name();
    check_pragma();
    check_put_off();
    if (parts_.front() == "src") check_room();
    std::ranges::stable_sort(findings_, {}, &Finding::line);
    return std::move(findings_);
  }

 private:
  void say(std::size_t line, std::string says) {
    findings_.push_back(Finding{file_.path, line, std::move(says)});
  }

  void check_name() {
    for (const std::string_view part : parts_) {
      const std::string stem = lower_ascii(part.substr(0, part.find('.')));
      for (const std::string_view word : split(stem, '_')) {
        if (std::ranges::find(empty_names, word) == empty_names.end()) continue;
        say(0, "the name \"" + std::string(part) + "\" says nothing: name what the file holds");
      }
    }
  }

  void check_pragma() {
    if (!file_.path.ends_with(".h")) return;
    if (std::ranges::find(source_.code, "#pragma once") != source_.code.end()) return;
    say(1, "a header without #pragma once");
  }

  void check_put_off() {
    std::size_t number = 0;
    for (const std::string_view line : split(file_.text, '\n')) {
      ++number;
      for (const std::string_view word : put_off_words) {
        if (has_word(line, word)) say(number, std::string(word) + ": do it, or write an issue");
      }
    }
  }

  void check_room() {
    if (parts_.size() < 3) return say(0, "stands in no room: put it into a folder under src/");
    room_ = rules_.find(parts_[1]);
    if (room_ == nullptr) return say(0, std::string(parts_[1]) + " is not a room of layers.txt");
    for (const Include& include : source_.includes) check_include(include);
    if (room_->pure && !file_.path.ends_with("_test.cpp")) check_bans();
  }

  void check_include(const Include& include) {
    const std::string quoted = "\"" + include.path + "\"";
    if (include.path.empty())
      return say(include.line, "an include that cannot be read: name the file");
    const std::vector<std::string_view> steps = split(include.path, '/');
    const Room* other = rules_.find(steps.front());
    if (other == nullptr && !include.in_quotes) return;  // a library's
    if (std::ranges::find(steps, "..") != steps.end() ||
        std::ranges::find(steps, ".") != steps.end()) {
      return say(include.line, quoted + " goes round about: write \"room/file.h\"");
    }
    if (other == nullptr) {
      return say(include.line, quoted +
                                   " names no room of layers.txt: write \"room/file.h\", and <…> "
                                   "for a library");
    }
    check_arrow(include, quoted, *other, steps);
  }

  void check_arrow(const Include& include, const std::string& quoted, const Room& other,
                   const std::vector<std::string_view>& steps) {
    if (other.name == room_->name) return;
    const auto& allowed = room_->may_include;
    if (std::ranges::find(allowed, other.name) == allowed.end()) {
      say(include.line, room_->name + " -> " + other.name + " (" + quoted +
                            ") is no arrow of layers.txt; " + room_->name + " may include: " +
                            (allowed.empty() ? "no other room" : joined(allowed)));
    }
    if (std::ranges::find(steps, "detail") != steps.end()) {
      say(include.line,
          quoted + " is private to " + other.name + ": use a header at the top of the room");
    }
  }

  void check_bans() {
    std::size_t number = 0;
    for (const std::string& line : source_.code) {
      ++number;
      for (const Ban& ban : rules_.bans) {
        if (line.find(ban.word) == std::string::npos) continue;
        say(number, room_->name + " is pure and may not name " + ban.word + ": " + ban.instead);
      }
    }
  }

  const Rules& rules_;
  const File& file_;
  Source source_;
  std::vector<std::string_view> parts_;
  const Room* room_ = nullptr;
  std::vector<Finding> findings_;
};

}  // namespace

std::string to_string(const Finding& finding) {
  const std::string place = finding.line == 0 ? "" : ":" + std::to_string(finding.line);
  return finding.path + place + ": " + finding.says;
}

std::vector<Finding> check(const Rules& rules, const File& file) {
  return Checker(rules, file).findings();
}

}  // namespace inviola::layers
