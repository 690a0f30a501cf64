#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inviola {

/// The first byte that is not part of well-formed UTF-8, or nothing if all is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Normalization Form C. `text` must be well-formed UTF-8.
std::string to_nfc(std::string_view text);

/// Whether the text holds controls that change the direction of what follows (U+202A to U+202E,
/// U+2066 to U+2069), or other invisible controls than tab and line feed.
bool has_hidden_controls(std::string_view text);

/// The text with each hidden control shown as "[U+202E]" instead of obeyed.
std::string reveal_hidden_controls(std::string_view text);

/// At most the first `bytes_max` bytes, and no half of a character. `text` must be well-formed
/// UTF-8.
std::string_view beginning(std::string_view text, std::size_t bytes_max);

/// The number of words a reader of any script would count (ICU word boundaries).
std::size_t count_words(std::string_view text);

/// The text as names are compared: letter case, accents and other marks, and the kind of spaces and
/// punctuation aside; words separated by one space. `text` must be well-formed UTF-8.
std::string fold_name(std::string_view text);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string lower_ascii(std::string_view text);

}  // namespace inviola
