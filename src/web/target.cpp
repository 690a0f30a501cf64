#include "web/target.h"

#include <algorithm>

#include "base/text.h"

namespace inviola::web {
namespace {

constexpr std::size_t pairs_max = 200;
constexpr char delete_control = 0x7f;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Undoes percent-escapes; nothing if one is incomplete.
std::optional<std::string> unescape(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (plus_is_space && text[i] == '+') {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == delete_control; }

bool is_graphic_ascii(char c) { return c > ' ' && c < delete_control; }

bool hostile_segment(std::string_view segment) {
  return segment == "." || segment == ".." || std::ranges::any_of(segment, [](char c) {
           return c == '/' || c == '\\' || is_control(c);
         });
}

std::optional<std::string> read_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::nullopt;
  std::string out;
  const auto segments = split(path.substr(1), '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto segment = unescape(segments[i], false);
    const bool last = i + 1 == segments.size();
    if (!segment || hostile_segment(*segment) || (segment->empty() && !last)) return std::nullopt;
    out += '/';
    out += *segment;
  }
  if (first_invalid_utf8(out)) return std::nullopt;
  return to_nfc(out);
}

std::optional<std::string> read_value(std::string_view text) {
  auto value = unescape(text, true);
  if (!value || value->find('\0') != std::string::npos || first_invalid_utf8(*value)) {
    return std::nullopt;
  }
  return to_nfc(*value);
}

std::string escape(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 0xf]};
    }
  }
  return out;
}

/// The path and query of "https://host/path?query".
std::string_view without_authority(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  return target;
}

}  // namespace

std::optional<Target> read_target(std::string_view target) {
  if (!std::ranges::all_of(target, is_graphic_ascii) || target.find('#') != target.npos) {
    return std::nullopt;
  }
  target = without_authority(target);
  const auto mark = target.find('?');
  auto path = read_path(target.substr(0, mark));
  auto query = mark == target.npos ? Pairs{} : read_pairs(target.substr(mark + 1));
  if (!path || !query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

std::optional<Pairs> read_pairs(std::string_view text) {
  Pairs pairs;
  for (const std::string_view part : split(text, '&')) {
    if (part.empty()) continue;
    if (pairs.size() == pairs_max) return std::nullopt;
    const auto equals = part.find('=');
    auto name = read_value(part.substr(0, equals));
    auto value = equals == part.npos ? std::string() : read_value(part.substr(equals + 1));
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

std::string write_segment(std::string_view segment) { return escape(segment); }

std::string write_target(std::string_view path, const Pairs& query) {
  std::string out;
  for (const std::string_view segment : split(path.substr(1), '/')) out += "/" + escape(segment);
  if (!query.empty()) out += "?" + write_pairs(query);
  return out;
}

std::string write_pairs(const Pairs& pairs) {
  std::string out;
  for (const auto& [name, value] : pairs) {
    if (!out.empty()) out += '&';
    out += escape(name) + '=' + escape(value);
  }
  return out;
}

}  // namespace inviola::web
