#include "mandate/import_text.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/limits.h"
#include "base/text.h"
#include "mandate/detail/written_date.h"

namespace inviola::mandate {
namespace {

constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// How many bytes of raised figures the text begins with.
std::size_t raised_at_start(std::string_view text) {
  std::size_t size = 0;
  for (bool more = true; more;) {
    more = false;
    for (const auto figure : raised) {
      if (text.substr(size).starts_with(figure)) {
        size += figure.size();
        more = true;
      }
    }
  }
  return size;
}

std::string without_raised(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t skip = raised_at_start(text);
    text.remove_prefix(skip);
    if (text.empty()) break;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

/// "[35/168](#)" becomes "35/168".
std::string without_links(std::string text) {
  for (auto middle = text.find("]("); middle != std::string::npos; middle = text.find("](")) {
    const auto open = text.rfind('[', middle);
    const auto close = text.find(')', middle);
    if (open == std::string::npos || close == std::string::npos) return text;
    text = text.substr(0, open) + text.substr(open + 1, middle - open - 1) + text.substr(close + 1);
  }
  return text;
}

/// Drops what a plain-text copy adds for emphasis, links and headings.
std::string plain(std::string_view line) {
  std::string out(trim(line));
  std::erase(out, '*');
  out = without_links(std::move(out));
  out.erase(0, out.find_first_not_of("# "));
  return std::string(trim(out));
}

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "71/145", and nothing else.
bool two_numbers(std::string_view text) {
  const auto slash = text.find('/');
  return slash != std::string_view::npos && digits(text.substr(0, slash)) &&
         digits(text.substr(slash + 1));
}

/// "10. Urges:" gives 10 and the rest.
std::optional<std::pair<int, std::string_view>> numbered(std::string_view line) {
  const auto dot = line.find(". ");
  if (dot == std::string_view::npos || dot > 3 || !digits(line.substr(0, dot))) return std::nullopt;
  int number = 0;
  for (const char c : line.substr(0, dot)) number = number * 10 + (c - '0');
  return std::pair(number, trim(line.substr(dot + 2)));
}

/// "(a) All States …" gives 'a' and the rest.
std::optional<std::pair<char, std::string_view>> lettered(std::string_view line) {
  if (line.size() < 5 || line[0] != '(' || line[2] != ')' || line[3] != ' ') return std::nullopt;
  if (line[1] < 'a' || line[1] > 'z') return std::nullopt;
  return std::pair(line[1], trim(line.substr(4)));
}

/// What every page of the printed text carries: the symbol, "2/4", the job number.
bool page_furniture(std::string_view line) {
  if (line.starts_with("A/RES/") && two_numbers(line.substr(6))) return true;
  if (two_numbers(line) && line.size() <= 5) return true;
  return line.size() >= 8 && line.size() <= 14 && line.ends_with(" (E)") && line[2] == '-' &&
         digits(line.substr(0, 2));
}

bool plenary_meeting(std::string_view line) {
  constexpr std::string_view ending = " plenary meeting";
  if (!line.ends_with(ending)) return false;
  const auto ordinal = line.substr(0, line.size() - ending.size());
  return ordinal.size() > 2 && digits(ordinal.substr(0, ordinal.size() - 2));
}

bool finished(std::string_view text) {
  if (text.ends_with("; and") || text.ends_with("; or")) return true;
  return !text.empty() && std::string_view(",;.:").find(text.back()) != std::string_view::npos;
}

class TextReader {
 public:
  ImportedText read(std::string_view text) {
    for (const auto whole : split(text, '\n')) {
      ++line_;
      const std::string line = plain(whole);
      if (line.empty()) {
        empty_line();
      } else {
        one(line);
      }
    }
    return std::move(out_);
  }

 private:
  enum class Part { masthead, title, preamble, operative, closing };

  void empty_line() {
    gap_ = true;
    in_footnote_ = false;
    if (part_ == Part::title && !out_.title.empty()) title_ended_ = true;
  }

  void one(const std::string& line) {
    const bool gap = gap_;
    gap_ = false;
    if (page_furniture(line)) return;
    if (const std::size_t mark = raised_at_start(line); mark != 0) {
      in_footnote_ = true;
      out_.footnotes.emplace_back(trim(std::string_view(line).substr(mark)));
      return;
    }
    if (in_footnote_ && !gap) {
      out_.footnotes.back() += ' ' + line;
      return;
    }
    switch (part_) {
      case Part::masthead:
        return masthead(line);
      case Part::title:
        return title(line);
      case Part::preamble:
        return preamble(line, gap);
      case Part::operative:
        return operative(line, gap);
      case Part::closing:
        return closing(line);
    }
  }

  void unrecognised(const std::string& line, std::string why) {
    out_.unrecognised.push_back({line_, line, std::move(why)});
  }

  void masthead(const std::string& line) {
    constexpr std::string_view adopting = "Resolution adopted by the General Assembly on ";
    const auto dot = line.find(". ");
    if (dot != std::string::npos && two_numbers(std::string_view(line).substr(0, dot))) {
      out_.symbol = MandateSymbol{"A/RES/" + line.substr(0, dot)};
      out_.title = trim(std::string_view(line).substr(dot + 2));
      part_ = Part::title;
    } else if (line.starts_with(adopting)) {
      out_.adopted = detail::written_date(std::string_view(line).substr(adopting.size()));
      if (!out_.adopted) unrecognised(line, "the day of adoption is no date");
    } else if (!known_in_masthead(line)) {
      unrecognised(line, "not a line that the masthead of a resolution has");
    }
  }

  static bool known_in_masthead(const std::string& line) {
    return line == "United Nations" || line == "General Assembly" || line.starts_with("Distr.: ") ||
           line.starts_with("Agenda item ") || line.ends_with(" session") ||
           (line.starts_with("[") && line.ends_with("]")) || detail::written_date(line).has_value();
  }

  void title(const std::string& line) {
    if (line == "The General Assembly,") {
      part_ = Part::preamble;
    } else if (!title_ended_) {
      out_.title += ' ' + line;
    } else {
      unrecognised(line, "between the title and \"The General Assembly,\"");
    }
  }

  bool last_is_open() const {
    return !out_.paragraphs.empty() && !finished(out_.paragraphs.back().text);
  }
  void begin(std::string number, std::string_view text) {
    out_.paragraphs.push_back({ParagraphNumber{std::move(number)}, line_, without_raised(text)});
  }
  void go_on(const std::string& line) { out_.paragraphs.back().text += ' ' + without_raised(line); }

  void preamble(const std::string& line, bool gap) {
    if (const auto first = numbered(line); first && first->first == 1) {
      part_ = Part::operative;
      return operative(line, gap);
    }
    if (!out_.paragraphs.empty() && (!gap || last_is_open())) return go_on(line);
    if (std::isupper(static_cast<unsigned char>(line.front())) == 0) {
      return unrecognised(line, "a preambular paragraph begins with a capital letter");
    }
    begin("preamble " + std::to_string(++preambular_), line);
  }

  void operative(const std::string& line, bool gap) {
    if (plenary_meeting(line)) {
      part_ = Part::closing;
    } else if (const auto item = numbered(line)) {
      if (item->first != number_ + 1) {
        return unrecognised(line, "paragraph " + std::to_string(number_ + 1) +
                                      " should come here: is one missing or misread?");
      }
      number_ = item->first;
      letter_ = 'a';
      begin(std::to_string(number_), item->second);
    } else if (const auto part = lettered(line)) {
      if (part->first != letter_) {
        return unrecognised(line, "paragraph " + std::to_string(number_) + " (" + letter_ +
                                      ") should come here: is one missing or misread?");
      }
      begin(std::to_string(number_) + " (" + letter_ + ")", part->second);
      ++letter_;
    } else if (!gap || last_is_open()) {
      go_on(line);
    } else {
      unrecognised(line, "neither a numbered paragraph nor the rest of one");
    }
  }

  void closing(const std::string& line) {
    const auto date = detail::written_date(line);
    if (!date) return unrecognised(line, "after the meeting and its day nothing is expected");
    if (out_.adopted && *out_.adopted != *date) {
      unrecognised(line, "the masthead gives " + out_.adopted->iso() + " as the day of adoption");
    }
    if (!out_.adopted) out_.adopted = date;
  }

  ImportedText out_;
  Part part_ = Part::masthead;
  std::size_t line_ = 0;
  int preambular_ = 0;
  int number_ = 0;
  char letter_ = 'a';
  bool gap_ = true;
  bool in_footnote_ = false;
  bool title_ended_ = false;
};

}  // namespace

Result<ImportedText, ReadError> import_text(const DataFile& file) {
  if (file.text.size() > limits::data_file_bytes_max) {
    return failure(ReadError{
        file.path, 0,
        "the text is larger than " + std::to_string(limits::data_file_bytes_max) + " bytes"});
  }
  if (first_invalid_utf8(file.text)) {
    return failure(ReadError{file.path, 0, "the text is not UTF-8: save it as UTF-8"});
  }
  ImportedText out = TextReader().read(file.text);
  if (out.symbol.value().empty()) {
    return failure(ReadError{file.path, 0,
                             "no line gives the number and the title of a resolution, as "
                             "\"71/145. Title\""});
  }
  return out;
}

TextMatch match(const ImportedText& text, const Mandate& mandate) {
  TextMatch out;
  out.same_symbol = text.symbol == mandate.symbol;
  for (const auto& paragraph : text.paragraphs) {
    (mandate.find(paragraph.number) != nullptr ? out.both : out.only_in_text)
        .push_back(paragraph.number);
  }
  for (const auto& paragraph : mandate.paragraphs) {
    const bool there = std::any_of(text.paragraphs.begin(), text.paragraphs.end(),
                                   [&](const auto& p) { return p.number == paragraph.number; });
    if (!there) out.only_in_mandate.push_back(paragraph.number);
  }
  return out;
}

Mandate with_authentic_text(Mandate mandate, const ImportedText& text) {
  for (auto& paragraph : mandate.paragraphs) {
    for (const auto& imported : text.paragraphs) {
      if (imported.number == paragraph.number) paragraph.authentic = imported.text;
    }
  }
  return mandate;
}

}  // namespace inviola::mandate
