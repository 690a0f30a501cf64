#include "publication/sentence.h"

#include "base/text.h"

namespace inviola::publication {

Line sentence(const Catalogue& words, std::string_view key, const Arguments& arguments,
              const Settings& settings) {
  Line line;
  bool apart = true;  // what comes next is not joined to what stands there
  for (Catalogue::Piece& piece : words.pieces(key, arguments)) {
    Run run{.words = std::move(piece.words), .language = {}, .link = {}};
    const auto setting = settings.find(piece.argument);
    if (setting != settings.end()) {
      run.tone = setting->second.tone;
      run.link = setting->second.link;
      run.language = setting->second.language;
    } else if (!apart && piece.argument.empty()) {
      line.back().words += run.words;
      continue;
    }
    apart = !piece.argument.empty();
    line.push_back(std::move(run));
  }
  return line;
}

Line filled(const Catalogue& words, std::string_view key, const Lines& lines, Arguments arguments) {
  for (const auto& [argument, line] : lines) arguments[argument] = words_of(line);
  Line out;
  for (Catalogue::Piece& piece : words.pieces(key, arguments)) {
    if (const auto found = lines.find(piece.argument); found != lines.end()) {
      out.insert(out.end(), found->second.begin(), found->second.end());
    } else {
      out.push_back({.words = std::move(piece.words), .language = {}, .link = {}});
    }
  }
  return out;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) out.push_back(plain(reveal_hidden_controls(trim(line))));
  }
  return out;
}

}  // namespace inviola::publication
