#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "publication/document.h"

/// The words of the form, once for the writer and the reader.
namespace inviola::publication::akoma_ntoso {

inline constexpr std::string_view akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
inline constexpr std::string_view own = "urn:x-inviola:document:1";

template <class Value, std::size_t size>
using Pairs = std::array<std::pair<Value, std::string_view>, size>;

inline constexpr Pairs<DocumentKind, 3> kinds{{{DocumentKind::page, "page"},
                                               {DocumentKind::report, "report"},
                                               {DocumentKind::note, "noteVerbale"}}};

/// Where a source of a document is told of on the site.
inline std::string address_of(std::string_view source) {
  const auto point = source.find('.');
  if (point == source.npos) return "/communications/" + std::string(source);
  const std::string instrument(source.substr(0, point));
  const std::string_view rest = source.substr(point + 1);
  if (rest.starts_with("on.")) {
    return "/instruments/" + instrument + "?on=" + std::string(rest.substr(3));
  }
  return "/states/" + std::string(rest);
}

/// The class of an inline; plain words need none.
inline constexpr Pairs<Tone, 7> tones{{{Tone::plain, "plain"},
                                       {Tone::emphasis, "emphasis"},
                                       {Tone::strong, "strong"},
                                       {Tone::reference, "reference"},
                                       {Tone::unconfirmed, "unconfirmed"},
                                       {Tone::missing, "missing"},
                                       {Tone::translation, "translation"}}};

inline constexpr Pairs<Notice::Kind, 3> notices{{{Notice::Kind::information, "information"},
                                                 {Notice::Kind::caution, "caution"},
                                                 {Notice::Kind::demonstration, "demonstration"}}};

/// Headings by level: each holds what stands under it.
inline constexpr std::array<std::string_view, 3> sections{"section", "subsection", "level"};

/// The lines of the masthead, in their order, each with the inline that says what it is.
struct MastheadLine {
  std::string Masthead::* member;
  std::string_view name;     ///< class of the paragraph
  std::string_view inline_;  ///< element around its words; empty: none
};
inline constexpr std::array<MastheadLine, 9> masthead_lines{
    {{&Masthead::body, "body", "docProponent"},
     {&Masthead::symbol, "symbol", "docNumber"},
     {&Masthead::distribution, "distribution", ""},
     {&Masthead::date, "date", ""},
     {&Masthead::version, "version", ""},
     {&Masthead::original, "original", ""},
     {&Masthead::session, "session", ""},
     {&Masthead::item, "item", ""},
     {&Masthead::item_title, "itemTitle", ""}}};

template <class Value, std::size_t size>
std::string_view name_of(const Pairs<Value, size>& pairs, Value value) {
  for (const auto& [known, name] : pairs) {
    if (known == value) return name;
  }
  return {};
}
template <class Value, std::size_t size>
std::optional<Value> value_of(const Pairs<Value, size>& pairs, std::string_view name) {
  for (const auto& [value, known] : pairs) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace inviola::publication::akoma_ntoso
