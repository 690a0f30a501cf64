#include "courier/message.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/bytes.h"
#include "base/date.h"

namespace inviola::courier {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t line_max = 76;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// One line, whatever was given.
std::string flat(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return out;
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// As encoded words of RFC 2047, one a line, none cutting a character in two.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t bytes_a_word = 39;
  std::string out;
  while (!text.empty()) {
    std::size_t taken = std::min(bytes_a_word, text.size());
    while (taken > 1 && taken < text.size() && continues_a_character(text[taken])) --taken;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + to_base64(text.substr(0, taken)) + "?=";
    text.remove_prefix(taken);
  }
  return out;
}

/// Folded before a word that would pass the end of the line.
std::string folded(std::string_view text, std::size_t column) {
  std::string out;
  while (!text.empty()) {
    const std::size_t next = text.find(' ', text.find_first_not_of(' '));
    const std::string_view word = text.substr(0, next);
    if (!out.empty() && word.front() == ' ' && column + word.size() > line_max) {
      out += line_end;
      column = 0;
    }
    out += word;
    column += word.size();
    text.remove_prefix(word.size());
  }
  return out;
}

std::string field(std::string_view name, std::string_view value) {
  const std::string one_line = flat(value);
  const bool plain = is_ascii(one_line) && one_line.find("=?") == std::string::npos;
  return std::string(name) + ": " +
         (plain ? folded(one_line, name.size() + 2) : encoded_words(one_line)) +
         std::string(line_end);
}

/// Never folded and never encoded: an address, an identifier.
std::string bare_field(std::string_view name, std::string_view value) {
  return std::string(name) + ": " + flat(value) + std::string(line_end);
}

std::string quoted_printable(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  const auto put = [&](std::string_view unit) {
    if (column + unit.size() > line_max - 1) {
      out += "=\r\n";
      column = 0;
    }
    out += unit;
    column += unit.size();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') {
      out += line_end;
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    const bool plain = (c > 0x20 && c < 0x7f && c != '=') || (c == ' ' && !ends_line);
    if (plain) {
      put(text.substr(i, 1));
    } else {
      put(std::string{'=', digits[c >> 4], digits[c & 0xf]});
    }
  }
  return out;
}

std::string base64_lines(std::string_view text) {
  std::string with_line_ends;
  for (const char c : text) {
    if (c == '\n') with_line_ends += '\r';
    with_line_ends += c;
  }
  const std::string all = to_base64(with_line_ends);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += line_max) {
    out += all.substr(at, line_max);
    out += line_end;
  }
  return out;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string message_date(std::int64_t seconds) {
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::int64_t a_day = 86'400;
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - a_day + 1) / a_day;
  const std::int64_t rest = seconds - days * a_day;
  const Date date = Date::from_days(static_cast<std::int32_t>(days));
  const auto weekday = static_cast<std::size_t>(((days + 4) % 7 + 7) % 7);
  return std::string(weekdays[weekday]) + ", " + std::to_string(date.day()) + ' ' +
         months[date.month() - 1] + ' ' + std::to_string(date.year()) + ' ' + two(rest / 3600) +
         ':' + two(rest / 60 % 60) + ':' + two(rest % 60) + " +0000";
}

std::string print_message(const office::Letter& letter) {
  const auto foreign = std::count_if(letter.body.begin(), letter.body.end(),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  // A text that is mostly ASCII stays readable to one who looks at the bytes.
  const bool readable = static_cast<std::size_t>(foreign) * 6 < letter.body.size();
  std::string out =
      bare_field("Date", message_date(letter.written_at)) + bare_field("From", letter.from) +
      bare_field("To", letter.to) + bare_field("Message-ID", '<' + letter.message_id + '>') +
      field("Subject", letter.subject) + bare_field("MIME-Version", "1.0") +
      bare_field("Content-Type", "text/plain; charset=utf-8") +
      bare_field("Content-Transfer-Encoding", readable ? "quoted-printable" : "base64") +
      bare_field("Content-Language", tag(letter.language)) +
      // RFC 3834: no answering machine answers this.
      bare_field("Auto-Submitted", "auto-generated");
  out += line_end;
  out += readable ? quoted_printable(letter.body) : base64_lines(letter.body);
  if (!out.ends_with(line_end)) out += line_end;
  return out;
}

}  // namespace inviola::courier
