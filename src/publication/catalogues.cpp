#include "publication/catalogues.h"

#include <map>

namespace inviola::publication {
namespace {

constexpr std::string_view folder = "languages/";
constexpr std::string_view ending = ".toml";
constexpr std::size_t wants_told_max = 20;

using Files = std::vector<std::pair<std::string, std::string>>;

std::size_t place(Language language) { return static_cast<std::size_t>(language); }

Fault incomplete(Language language, const std::vector<std::string>& wants) {
  std::string why;
  for (std::size_t i = 0; i < wants.size() && i < wants_told_max; ++i) why += "\n  " + wants[i];
  if (wants.size() > wants_told_max) {
    why += "\n  and " + std::to_string(wants.size() - wants_told_max) + " more";
  }
  return {"read the words of " + std::string(tag(language)), why};
}

}  // namespace

Result<Catalogues> Catalogues::read(const Files& files) {
  std::map<Language, Files> by_language;
  for (const auto& [path, text] : files) {
    if (!path.starts_with(folder) || !path.ends_with(ending)) continue;
    const std::string_view below = std::string_view(path).substr(folder.size());
    const auto slash = below.find('/');
    if (slash == std::string_view::npos) continue;
    const auto language = language_of(below.substr(0, slash));
    if (!language) {
      return failure(Fault{"read " + path, "its folder is none of ar, zh, en, fr, ru, es"});
    }
    by_language[*language].emplace_back(path, text);
  }
  if (!by_language.contains(Language::en)) {
    return failure(Fault{"read the words", "there is no file in languages/en"});
  }
  Catalogues out;
  for (const auto& [language, given] : by_language) {
    auto read = Catalogue::read(language, given);
    if (!read) return failure(read.error());
    out.by_language_[place(language)] = std::move(*read);
  }
  for (const Language language : out.offered()) {
    const auto wants = out.in(language).wants_of(out.english());
    if (!wants.empty()) return failure(incomplete(language, wants));
  }
  return out;
}

const Catalogue* Catalogues::find(Language language) const {
  const auto& found = by_language_[place(language)];
  return found ? &*found : nullptr;
}

const Catalogue& Catalogues::in(Language language) const {
  const Catalogue* found = find(language);
  return found != nullptr ? *found : english();
}

std::vector<Language> Catalogues::offered() const {
  std::vector<Language> out;
  for (const Language language : all_languages) {
    if (find(language) != nullptr) out.push_back(language);
  }
  return out;
}

}  // namespace inviola::publication
