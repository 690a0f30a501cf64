// Words of two directions in one line.
#include "press/detail/text.h"

#include <doctest/doctest.h>
#include <shipped.h>

#include "publication/catalogues.h"

namespace inviola::press::detail {
namespace {

using publication::Tone;

Span span(const char* words, Language language, Tone tone = Tone::plain) {
  Span out;
  out.words = words;
  out.language = language;
  out.tone = tone;
  return out;
}

/// The left edge of the piece in which the words stand.
double left_of(const SetText& text, const std::string& words) {
  const auto at = static_cast<int>(text.words.find(words));
  double left = -1;
  for (const SetLine& line : text.lines) {
    for (const Piece& piece : line.pieces) {
      if (piece.offset <= at) left = piece.left;
    }
  }
  return left;
}

TEST_CASE("in an Arabic line a reference does not draw the date after it to its side") {
  const FontSource fonts;
  const auto text = set_text(
      fonts, {span("S1DK-NTG8", Language::ar, Tone::reference), span(": 27 شباط", Language::ar)},
      Face{}, 400, Language::ar);
  REQUIRE(text->lines.size() == 1);
  CHECK(left_of(*text, "S1DK") > left_of(*text, "27"));
  CHECK(left_of(*text, "27") > left_of(*text, "شباط"));
  CHECK_FALSE(text->missing);
}

TEST_CASE("words in another direction keep their full stop") {
  const FontSource fonts;
  const auto text = set_text(
      fonts, {span("”", Language::ar), span("It ended.", Language::en), span("“", Language::ar)},
      Face{}, 400, Language::ar);
  REQUIRE(text->lines.size() == 1);
  // One run from left to right, and not the stop by itself on its left.
  int pieces = 0;
  for (const Piece& piece : text->lines[0].pieces)
    pieces += piece.span->words == "It ended." ? 1 : 0;
  CHECK(pieces == 1);
}

/// A paragraph and its part again and again, among words of the language.
std::string citing(const publication::Catalogue& words, const std::string& cited) {
  const bool spaced = words.language() != Language::zh;
  const std::string around = words.say("page.language." + std::string(tag(words.language())));
  std::string out;
  for (int i = 0; i < 40; ++i) {
    for (int n = 0; n <= i % 3; ++n) out += around + (spaced ? " " : "");
    out += cited + (spaced ? " " : "");
  }
  return out;
}

TEST_CASE("in every language a paragraph and its part stay on one line, however wide it is") {
  const auto catalogues = publication::Catalogues::read(shipped::words());
  REQUIRE(catalogues);
  const FontSource fonts;
  for (const Language language : catalogues->offered()) {
    const publication::Catalogue& words = catalogues->in(language);
    const std::string cited = words.paragraph(mandate::ParagraphNumber{"11 (b)"});
    const std::string all = citing(words, cited);
    for (int width = 90; width < 300; width += 7) {
      const auto text = set_text(fonts, {span(all.c_str(), language)}, Face{}, width, language);
      REQUIRE(text->lines.size() > 5);
      for (const SetLine& line : text->lines) {
        if (line.pieces.empty()) continue;
        const auto begins = static_cast<std::size_t>(line.pieces.front().offset);
        const std::size_t before = text->words.rfind(cited, begins);
        const bool parted =
            before != std::string::npos && before < begins && begins < before + cited.size();
        CHECK_MESSAGE(!parted, tag(language), ", ", width, " points: ", cited);
      }
    }
  }
}

}  // namespace
}  // namespace inviola::press::detail
