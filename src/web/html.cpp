#include "web/html.h"

#include <algorithm>

namespace inviola::web {

std::optional<Url> Url::read(std::string_view text) {
  const bool plain = std::ranges::none_of(text, [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '"' || c == '\'' ||
           c == '<' || c == '>' || c == '\\' || c == '`';
  });
  constexpr std::string_view secure = "https://";
  const bool here = text.starts_with('/') && !text.starts_with("//");
  const bool there =
      text.starts_with(secure) && text.size() > secure.size() && text[secure.size()] != '/';
  const bool within = text.starts_with('#');
  if (!plain || !(here || there || within)) return std::nullopt;
  return Url(text);
}

void Html::escape(std::string_view words) {
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t special = std::min(words.find_first_of("&<>\"'", from), words.size());
    text_ += words.substr(from, special - from);
    if (special == words.size()) return;
    switch (words[special]) {
      case '&':
        text_ += "&amp;";
        break;
      case '<':
        text_ += "&lt;";
        break;
      case '>':
        text_ += "&gt;";
        break;
      case '"':
        text_ += "&quot;";
        break;
      default:
        text_ += "&#39;";
    }
    from = special + 1;
  }
}

}  // namespace inviola::web
