#include "publication/catalogue.h"

#include <toml++/toml.h>
#include <unicode/locid.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "base/text.h"
#include "publication/detail/patterns.h"

namespace inviola::publication {
namespace {

using detail::Message;

constexpr std::size_t file_bytes_max = 1u << 20;
// The reader and we follow dotted keys by recursion; no sentence has as many full stops in a line.
constexpr std::ptrdiff_t full_stops_per_line_max = 64;

/// Western digits in every language: the numbers of paragraphs, symbols and dates must be the same
/// in all six versions of a document.
icu::Locale locale_of(Language language) {
  return icu::Locale::createFromName((std::string(tag(language)) + "@numbers=latn").c_str());
}

}  // namespace

namespace {

/// Fills one pattern; what it finds is handed out stretch by stretch.
class Filling {
 public:
  Filling(const Catalogue& catalogue, const icu::PluralRules& cardinal,
          const icu::PluralRules& ordinal, const Arguments& arguments)
      : catalogue_(catalogue), cardinal_(cardinal), ordinal_(ordinal), arguments_(arguments) {}

  void fill(const Message& message) {
    for (const detail::Node& node : message) std::visit(*this, node.value);
  }
  void operator()(const detail::Literal& literal) { add(literal.words, {}); }
  void operator()(const detail::Plain& plain) { add(words(plain.argument), plain.argument); }
  void operator()(const detail::Number& number) {
    const std::optional<double> value = numeric(number.argument);
    add(value ? in_prose(static_cast<std::int64_t>(*value - number.offset))
              : words(number.argument),
        number.argument);
  }
  void operator()(const detail::Plural& plural) {
    const std::optional<double> value = numeric(plural.argument);
    if (value) {
      for (const auto& [exact, message] : plural.exact) {
        if (exact == *value) return fill(message);
      }
    }
    std::string category = "other";
    if (value) {
      category.clear();
      (plural.ordinal ? ordinal_ : cardinal_).select(*value - plural.offset).toUTF8String(category);
    }
    if (const Message* message = detail::choose(plural.categories, category)) fill(*message);
  }
  void operator()(const detail::Select& select) {
    if (const Message* message = detail::choose(select.choices, words(select.argument))) {
      fill(*message);
    }
  }

  std::vector<Catalogue::Piece> pieces;

 private:
  void add(const std::string& words, const std::string& argument) {
    if (argument.empty() && !pieces.empty() && pieces.back().argument.empty()) {
      pieces.back().words += words;
    } else {
      pieces.push_back({words, argument});
    }
  }

  std::string in_prose(std::int64_t number) const {
    const std::string key = "numbers." + std::to_string(number);
    return catalogue_.has(key) ? catalogue_.say(key) : catalogue_.number(number);
  }

  std::string words(const std::string& name) const {
    struct Print {
      const Catalogue& catalogue;
      std::string operator()(const std::string& text) const { return text; }
      std::string operator()(std::int64_t number) const { return catalogue.number(number); }
      std::string operator()(Date date) const { return catalogue.date(date); }
      std::string operator()(const PartialDate& date) const { return catalogue.date(date); }
      std::string operator()(const mandate::ParagraphNumber& number) const {
        return catalogue.paragraph(number);
      }
    };
    const auto found = arguments_.find(name);
    if (found == arguments_.end()) return "{" + name + "}";
    return std::visit(Print{catalogue_}, found->second);
  }

  std::optional<double> numeric(const std::string& name) const {
    const auto found = arguments_.find(name);
    if (found == arguments_.end()) return std::nullopt;
    if (const auto* number = std::get_if<std::int64_t>(&found->second)) {
      return static_cast<double>(*number);
    }
    const auto* text = std::get_if<std::string>(&found->second);
    std::int64_t number = 0;
    if (text == nullptr) return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return static_cast<double>(number);
  }

  const Catalogue& catalogue_;
  const icu::PluralRules& cardinal_;
  const icu::PluralRules& ordinal_;
  const Arguments& arguments_;
};

/// Gathers the names of the arguments of a pattern, of all its branches.
struct Names {
  std::set<std::string>& names;

  void gather(const Message& message) const {
    for (const detail::Node& node : message) std::visit(*this, node.value);
  }
  void operator()(const detail::Literal&) const {}
  void operator()(const detail::Plain& plain) const { names.insert(plain.argument); }
  void operator()(const detail::Number& number) const { names.insert(number.argument); }
  void operator()(const detail::Plural& plural) const {
    names.insert(plural.argument);
    for (const auto& [value, message] : plural.exact) gather(message);
    for (const auto& [category, message] : plural.categories) gather(message);
  }
  void operator()(const detail::Select& select) const {
    names.insert(select.argument);
    for (const auto& [choice, message] : select.choices) gather(message);
  }
};

/// The strings of a table under dotted keys, or what is wrong and where.
struct Flattening {
  std::vector<std::pair<std::string, std::string>> sentences;
  std::string complaint;

  void flatten(const toml::table& table, const std::string& prefix) {
    for (const auto& [name, node] : table) {
      const std::string key = prefix + std::string(name.str());
      if (const toml::table* inner = node.as_table()) {
        flatten(*inner, key + ".");
      } else if (const auto* words = node.as_string()) {
        sentences.emplace_back(key, words->get());
      } else if (complaint.empty()) {
        complaint = "line " + std::to_string(node.source().begin.line) + ": " + key +
                    " is not a text; put it in quotation marks";
      }
    }
  }
};

/// "line 3, byte 14".
std::string place_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto feed = before.rfind('\n');
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  return "line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ", byte " +
         std::to_string(at - begin + 1);
}

Result<Flattening> read_file(const std::string& name, const std::string& text) {
  const std::string doing = "read the catalogue " + name;
  if (text.size() > file_bytes_max) {
    return failure(Fault{doing, "it is longer than " + std::to_string(file_bytes_max) + " bytes"});
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return failure(Fault{doing, place_of(text, *bad) + ": not UTF-8; save the file as UTF-8"});
  }
  std::size_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (std::count(line.begin(), line.end(), '.') > full_stops_per_line_max) {
      return failure(Fault{doing, "line " + std::to_string(number) + ": more than " +
                                      std::to_string(full_stops_per_line_max) + " full stops"});
    }
  }
  Flattening out;
  try {
    out.flatten(toml::parse(std::string_view(text), std::string_view(name)), "");
  } catch (const toml::parse_error& error) {
    return failure(Fault{doing, "line " + std::to_string(error.source().begin.line) + ": " +
                                    std::string(error.description())});
  }
  if (!out.complaint.empty()) return failure(Fault{doing, out.complaint});
  return out;
}

}  // namespace

Result<Catalogue> Catalogue::read(Language language,
                                  const std::vector<std::pair<std::string, std::string>>& files) {
  auto patterns = std::make_shared<Patterns>();
  const icu::Locale locale = locale_of(language);
  UErrorCode status = U_ZERO_ERROR;
  patterns->cardinal.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_CARDINAL, status));
  patterns->ordinal.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_ORDINAL, status));
  patterns->numbers = icu::number::NumberFormatter::withLocale(locale);
  if (U_FAILURE(status)) {
    return failure(Fault{"read the catalogues of language " + std::string(tag(language)),
                         std::string("no plural rules: ") + u_errorName(status)});
  }
  for (const auto& [name, text] : files) {
    auto read = read_file(name, text);
    if (!read) return failure(read.error());
    for (const auto& [key, words] : read->sentences) {
      const Fault place{"read the catalogue " + name + ": " + key, {}};
      auto message = detail::parse(to_nfc(words));
      if (!message) return failure(Fault{place.doing, message.error()});
      const auto [at, fresh] = patterns->by_key.try_emplace(key);
      if (!fresh) return failure(Fault{place.doing, "already given in " + at->second.file});
      at->second = {std::move(*message), name};
    }
  }
  Catalogue out;
  out.language_ = language;
  out.patterns_ = std::move(patterns);
  return out;
}

bool Catalogue::has(std::string_view key) const {
  return patterns_ && patterns_->by_key.contains(key);
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> out;
  if (!patterns_) return out;
  for (const auto& [key, pattern] : patterns_->by_key) out.push_back(key);
  return out;
}

std::vector<Catalogue::Piece> Catalogue::pieces(std::string_view key,
                                                const Arguments& arguments) const {
  if (!has(key)) return {{"[" + std::string(key) + "]", {}}};
  Filling filling(*this, *patterns_->cardinal, *patterns_->ordinal, arguments);
  filling.fill(patterns_->by_key.find(key)->second.message);
  return std::move(filling.pieces);
}

std::string Catalogue::say(std::string_view key, const Arguments& arguments) const {
  std::string out;
  for (const Piece& piece : pieces(key, arguments)) out += piece.words;
  return out;
}

std::vector<std::string> Catalogue::arguments_of(std::string_view key) const {
  std::set<std::string> names;
  if (has(key)) Names{names}.gather(patterns_->by_key.find(key)->second.message);
  return {names.begin(), names.end()};
}

std::string Catalogue::date(Date day) const { return date(PartialDate::of(day)); }

std::string Catalogue::date(const PartialDate& partial) const {
  const Date first = partial.earliest();
  const std::string year = std::to_string(first.year());
  if (!partial.has_month()) return say("date.year", {{"year", year}});
  const std::string month = say("date.months." + std::to_string(first.month()));
  if (!partial.is_day()) return say("date.month", {{"month", month}, {"year", year}});
  return say("date.day", {{"day", std::to_string(first.day())}, {"month", month}, {"year", year}});
}

namespace {

/// "b", of "(b)": as the data names a part of a paragraph. Empty if it names none.
std::string_view part_named(std::string_view word) {
  if (word.size() < 3 || word.front() != '(' || word.back() != ')') return {};
  return word.substr(1, word.size() - 2);
}

/// The letter of an alphabet that stands where `letter` stands in ours.
std::string counterpart(std::string_view letter, std::string_view alphabet) {
  const auto letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(alphabet.data(), static_cast<std::int32_t>(alphabet.size())));
  const std::int32_t place = letter.size() == 1 ? letter.front() - 'a' : -1;
  if (place < 0 || place >= letters.countChar32()) return std::string(letter);
  std::string out;
  icu::UnicodeString(letters.char32At(letters.moveIndex32(0, place))).toUTF8String(out);
  return out;
}

}  // namespace

std::string Catalogue::paragraph(const mandate::ParagraphNumber& number) const {
  std::string out;
  for (const std::string_view word : split(number.value(), ' ')) {
    const std::string_view part = part_named(word);
    std::string named = std::string(word);
    if (!part.empty()) {
      named = say("citing.part", {{"part", counterpart(part, say("citing.letters"))}});
    }
    out = out.empty() ? named : say("citing.within", {{"whole", out}, {"part", named}});
  }
  return out;
}

std::string Catalogue::number(std::int64_t number) const {
  if (!patterns_) return std::to_string(number);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString printed = patterns_->numbers.formatInt(number, status).toString(status);
  if (U_FAILURE(status)) return std::to_string(number);
  std::string out;
  printed.toUTF8String(out);
  return out;
}

}  // namespace inviola::publication
