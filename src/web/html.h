#pragma once

#include <cassert>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// HTML in which only what stands in this program's own text is markup. Everything else is escaped,
/// because its type says so: there is no way to pass a std::string off as markup.
namespace inviola::web {

/// A piece of markup from the program's text. Checked while compiling: no value can come to stand
/// within an attribute or a script, for every quote opened is closed in the same literal and there
/// are no scripts, styles or handlers.
class Literal {
 public:
  consteval Literal(const char* text, std::size_t size) : text_(text, size) {
    std::size_t quotes = 0;
    for (const char c : text_) {
      if (c == '"') ++quotes;
      if (c == '\'') throw "quote attributes with \"";
      if (quotes % 2 != 0) continue;
      if (c == '<') ++opened_;
      if (c == '>') --opened_;
    }
    if (quotes % 2 != 0) throw "a value goes into an attribute by attr(), href() or action()";
    if (text_.ends_with('=')) throw "a value goes into an attribute by attr(), href() or action()";
    for (const std::string_view never : {"<script", "<style", "style=", " on", "javascript:"}) {
      if (text_.find(never) != text_.npos)
        throw "no scripts and styles within a page: see bring_script()";
    }
  }
  constexpr std::string_view text() const { return text_; }
  /// Tags it opens less those it closes: 1 after `<p`, -1 after `>`.
  constexpr int opened() const { return opened_; }

 private:
  std::string_view text_;
  int opened_ = 0;
};

namespace literals {
consteval Literal operator""_html(const char* text, std::size_t size) { return {text, size}; }
}  // namespace literals

/// The name of an attribute that may hold any text.
class AttrName {
 public:
  consteval AttrName(const char* name) : name_(name) {
    for (const std::string_view never : {"href", "src", "srcset", "srcdoc", "action", "formaction",
                                         "style", "data", "poster", "ping", "http-equiv"}) {
      if (name_ == never) throw "an address goes by href() or action(), a style into a sheet";
    }
    if (name_.empty() || name_.starts_with("on")) throw "no handlers";
    for (const char c : name_) {
      if (!(c >= 'a' && c <= 'z') && c != '-') throw "a name is of lower-case letters and hyphens";
    }
  }
  constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// An address that leads nowhere but to this site or to an https site.
class Url {
 public:
  /// "/path" (not "//"), "#anchor" or "https://…", without white space, quotes or controls; nothing
  /// else is an address.
  static std::optional<Url> read(std::string_view text);
  std::string_view text() const { return text_; }

 private:
  explicit Url(std::string_view text) : text_(text) {}
  std::string text_;
};

/// ` name="value"`, escaped.
struct Attr {
  std::string_view name;
  std::string value;
};
inline Attr attr(AttrName name, std::string_view value) {
  return {name.name(), std::string(value)};
}
inline Attr href(const Url& url) { return {"href", std::string(url.text())}; }
inline Attr action(const Url& url) { return {"action", std::string(url.text())}; }

/// Markup that grows.
class Html {
 public:
  Html& operator<<(Literal literal) {
    text_ += literal.text();
    opened_ += literal.opened();
    return *this;
  }
  /// Text, escaped. Only between tags.
  Html& operator<<(std::string_view words) {
    assert(opened_ == 0);
    escape(words);
    return *this;
  }
  Html& operator<<(std::integral auto number)
    requires(!std::same_as<decltype(number), char> && !std::same_as<decltype(number), bool>)
  {
    return *this << std::string_view(std::to_string(number));
  }
  /// Only within a tag.
  Html& operator<<(const Attr& attribute) {
    assert(opened_ == 1);
    text_.append(" ").append(attribute.name).append("=\"");
    escape(attribute.value);
    text_ += '"';
    return *this;
  }
  Html& operator<<(const Html& other) {
    assert(opened_ == 0 && other.opened_ == 0);
    text_ += other.text_;
    return *this;
  }
  /// The only script that a page can bring: a file of ours, whose page then says `scripted`.
  void bring_script(const Url& file) {
    assert(opened_ == 0 && file.text().starts_with("/assets/"));
    text_.append("<script src=\"");
    escape(file.text());
    text_ += "\"></script>\n";
  }
  bool empty() const { return text_.empty(); }
  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  void escape(std::string_view words);

  std::string text_;
  int opened_ = 0;  ///< 1 within a tag
};

}  // namespace inviola::web
