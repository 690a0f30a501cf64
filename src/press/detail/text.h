#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "press/detail/manner.h"
#include "press/detail/structure.h"
#include "publication/document.h"

namespace inviola::press::detail {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Kept = std::unique_ptr<T, Unref>;

/// The installed fonts, measured in points and without hinting, so that a line is as long on paper
/// as it was in the reckoning.
class FontSource {
 public:
  FontSource();
  PangoContext* context() const { return context_.get(); }

 private:
  Kept<PangoFontMap> map_;
  Kept<PangoContext> context_;
};

/// Words to be set, and where they stand in the structure.
struct Span {
  std::string words;
  Language language = Language::en;
  publication::Tone tone = publication::Tone::plain;
  SlotId slot = layout_artifact;
  std::optional<ElementId> link;  ///< the link they are part of
  int note = 0;                   ///< they are the mark of this footnote
  bool control = false;           ///< no words: keeps those around from being drawn out of order
};

/// A stretch of one line that belongs to one span.
struct Piece {
  PangoGlyphItem* glyphs = nullptr;  ///< owned by the layout of its text
  const Span* span = nullptr;
  double left = 0;  ///< points from the left edge of the text
  double width = 0;
  double baseline = 0;  ///< points below the top of the line
  int offset = 0;       ///< of its first byte: pieces are in reading order
};

struct SetLine {
  double height = 0;
  double baseline = 0;
  std::vector<Piece> pieces;
  std::vector<int> notes;
};

/// A paragraph broken into lines.
struct SetText {
  std::vector<Span> spans;
  std::string words;
  Kept<PangoLayout> layout;
  double width = 0;
  double natural_width = 0;  ///< of its longest line
  double shade = 0;
  std::vector<SetLine> lines;
  /// The first sign that no font has.
  std::optional<std::uint32_t> missing;
};

/// Sets spans in lines of at most `width` points; `language` gives the direction of the whole.
std::unique_ptr<SetText> set_text(const FontSource& fonts, std::vector<Span> spans,
                                  const Face& face, double width, Language language);

}  // namespace inviola::press::detail
