#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace inviola {

/// The official languages of the General Assembly, in the order of their English names.
enum class Language : std::uint8_t { ar, zh, en, fr, ru, es };

inline constexpr std::array all_languages{Language::ar, Language::zh, Language::en,
                                          Language::fr, Language::ru, Language::es};

/// The BCP 47 tag: "ar", "zh", "en", "fr", "ru", "es".
std::string_view tag(Language language);
std::optional<Language> language_of(std::string_view tag);
/// Whether the language is written from right to left.
bool right_to_left(Language language);

}  // namespace inviola
