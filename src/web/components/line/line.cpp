#include <unicode/utf8.h>

#include <algorithm>

#include "base/text.h"
#include "web/components/components.h"
#include "web/languages.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Run;
using publication::Tone;

struct Range {
  UChar32 from;
  UChar32 to;
};
/// Hebrew to Arabic Extended-A, and the presentation forms of both.
constexpr Range leftward[] = {{0x0590, 0x08ff}, {0xfb1d, 0xfdff}, {0xfe70, 0xfeff}};

bool is_leftward(UChar32 c) {
  return std::ranges::any_of(leftward,
                             [c](Range range) { return c >= range.from && c <= range.to; });
}

bool is_rightward(UChar32 c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c > 0x00bf && c < 0x0590);
}

// Longer than any reference of a dossier or a document: a key, a checkpoint, a digest.
constexpr std::size_t reference_kept_together_max = 24;

void open_tone(Html& html, const Run& run) {
  switch (run.tone) {
    case Tone::plain:
      return;
    case Tone::emphasis:
      html << "<em>"_html;
      return;
    case Tone::strong:
      html << "<strong>"_html;
      return;
    case Tone::reference:
      html << (run.words.size() > reference_kept_together_max
                   ? "<bdi class=\"reference long\" dir=\"ltr\">"_html
                   : "<bdi class=\"reference\" dir=\"ltr\">"_html);
      return;
    case Tone::unconfirmed:
      html << "<span class=\"unconfirmed\">"_html;
      return;
    case Tone::missing:
      html << "<span class=\"missing\">"_html;
      return;
    case Tone::translation:
      html << "<span class=\"translation\">"_html;
      return;
  }
}

void close_tone(Html& html, Tone tone) {
  switch (tone) {
    case Tone::plain:
      return;
    case Tone::emphasis:
      html << "</em>"_html;
      return;
    case Tone::strong:
      html << "</strong>"_html;
      return;
    case Tone::reference:
      html << "</bdi>"_html;
      return;
    case Tone::unconfirmed:
    case Tone::missing:
    case Tone::translation:
      html << "</span>"_html;
      return;
  }
}

void draw_footnote_mark(Pen& pen, int number) {
  const std::string words = std::to_string(number);
  Html& html = pen.html;
  if (number < 1 || static_cast<std::size_t>(number) > pen.footnotes) {
    html << "<sup>"_html << words << "</sup>"_html;
    return;
  }
  html << "<sup class=\"mark\"><a"_html;
  const std::string mark = "_mark-" + words;
  if (pen.take_anchor(mark)) html << attr("id", mark);
  html << href(*Url::read("#_note-" + words)) << ">"_html << words << "</a></sup>"_html;
}

void draw_run(Pen& pen, const Run& run) {
  Html& html = pen.html;
  const auto target = pen.address(run.link);
  const bool foreign = run.language && *run.language != pen.language;
  const bool apart = foreign || (run.tone != Tone::reference && against(run.words, pen.language));
  if (target) html << "<a"_html << href(*target) << ">"_html;
  open_tone(html, run);
  if (apart) html << "<bdi"_html;
  if (foreign) put_language(html, *run.language);
  if (apart) html << ">"_html;
  pen.words(run.words);
  if (apart) html << "</bdi>"_html;
  close_tone(html, run.tone);
  if (target) html << "</a>"_html;
  if (run.footnote != 0) draw_footnote_mark(pen, run.footnote);
}

}  // namespace

void Pen::words(std::string_view text) { html << reveal_hidden_controls(text); }

std::optional<Url> Pen::address(std::string_view link) const {
  return Url::read(in_language(chrome.language, link));
}

bool Pen::take_anchor(const std::string& anchor) { return anchors.insert(anchor).second; }

std::string Pen::new_name(std::string_view kind) {
  // Begins with a mark that no anchor of a document can have.
  return "_" + std::string(kind) + "-" + std::to_string(++parts);
}

void put_language(Html& html, Language language) {
  html << attr("lang", tag(language)) << attr("dir", right_to_left(language) ? "rtl" : "ltr");
}

bool against(std::string_view text, Language around) {
  const bool leftward_around = right_to_left(around);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (leftward_around ? is_rightward(c) : is_leftward(c)) return true;
  }
  return false;
}

void draw(Pen& pen, const Line& line) {
  for (const Run& run : line) draw_run(pen, run);
}

void draw(Pen& pen, const std::vector<Line>& lines) {
  for (const Line& line : lines) {
    pen.html << "<p>"_html;
    draw(pen, line);
    pen.html << "</p>\n"_html;
  }
}

}  // namespace inviola::web::components
