#include "press/detail/text.h"

#include <algorithm>

#include "press/detail/composition.h"

namespace inviola::press::detail {
namespace {

using publication::Tone;

/// Latin, Greek and Cyrillic first, then the scripts they lack, then signs.
const char* families(Family family) {
  switch (family) {
    case Family::serif:
      return "Noto Serif, Noto Naskh Arabic, Noto Serif CJK SC, Noto Sans, Noto Sans Symbols, "
             "Noto Sans Symbols2, Noto Sans Math, Symbola";
    case Family::sans:
      return "Noto Sans, Noto Naskh Arabic, Noto Sans CJK SC, Noto Sans Symbols, "
             "Noto Sans Symbols2, Noto Sans Math, Symbola";
  }
  return "Noto Serif";
}

bool slants(Language language) { return language != Language::ar && language != Language::zh; }

constexpr double mark_scale = 0.66;
constexpr double mark_rise = 0.36;
/// Naskh letters are small for their size.
constexpr double naskh_scale = 1.14;
/// A longer reference is a digest: set smaller, and broken where the line ends.
constexpr std::size_t unbroken_bytes_max = 40;
constexpr double digest_scale = 0.86;

int units(double points) { return pango_units_from_double(points); }

void put(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

void put_tone(PangoAttrList* list, const Span& span, const Face& face, std::size_t from,
              std::size_t to) {
  const auto slanted = [&] {
    if (slants(span.language)) {
      put(list, pango_attr_style_new(face.italic ? PANGO_STYLE_NORMAL : PANGO_STYLE_ITALIC), from,
          to);
    } else {
      put(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    }
  };
  switch (span.tone) {
    case Tone::plain:
      return;
    case Tone::emphasis:
      return slanted();
    case Tone::strong:
      return put(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    case Tone::reference:
      // Joined letters and inserted hyphens would not come back as they were cited.
      put(list, pango_attr_font_features_new("liga=0, clig=0"), from, to);
      if (to - from <= unbroken_bytes_max) {
        return put(list, pango_attr_allow_breaks_new(FALSE), from, to);
      }
      return put(list, pango_attr_scale_new(digest_scale), from, to);
    case Tone::unconfirmed:
    case Tone::missing:
    case Tone::translation:
      if (slants(span.language)) {
        put(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
      }
      return;
  }
}

/// The first byte of the last character before `end`.
std::size_t last_character(std::string_view text, std::size_t end) {
  if (end == 0) return 0;
  std::size_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

PangoAttrList* attributes_of(const SetText& text, const Face& face) {
  PangoAttrList* list = pango_attr_list_new();
  put(list, pango_attr_insert_hyphens_new(FALSE), 0, text.words.size());
  std::size_t from = 0;
  guint16 colour = 0;
  for (const Span& span : text.spans) {
    const std::size_t to = from + span.words.size();
    put(list, pango_attr_language_new(pango_language_from_string(tag(span.language).data())), from,
        to);
    put_tone(list, span, face, from, to);
    if (span.note == 0 && span.tone != Tone::reference && holds_right_to_left(span.words)) {
      put(list, pango_attr_scale_new(naskh_scale), from, to);
    }
    if (span.note != 0) {
      put(list, pango_attr_size_new_absolute(units(face.size * mark_scale)), from, to);
      put(list, pango_attr_rise_new(units(face.size * mark_rise)), from, to);
      put(list, pango_attr_allow_breaks_new(FALSE), last_character(text.words, from), to);
    }
    // Never drawn: two neighbours that differ in colour are never set as one run of glyphs.
    put(list, pango_attr_foreground_new(++colour, 0, 0), from, to);
    from = to;
  }
  return list;
}

void describe(PangoLayout* layout, const Face& face, Language language) {
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, families(face.family));
  pango_font_description_set_absolute_size(font, units(face.size));
  pango_font_description_set_weight(font, face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  const bool italic = face.italic && slants(language);
  pango_font_description_set_style(font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
}

/// Pango's alignment is a side of the paper when the direction is given from outside.
PangoAlignment side(Align align, Language language) {
  switch (align) {
    case Align::start:
    case Align::justified:
      return right_to_left(language) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    case Align::end:
      return right_to_left(language) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    case Align::centre:
      return PANGO_ALIGN_CENTER;
  }
  return PANGO_ALIGN_LEFT;
}

/// Whether words set among others of that language must not take part in their order: a reference,
/// words in a language written the other way.
bool stands_apart(const Span& span, Language around) {
  if (span.note != 0) return false;
  const bool reference = span.tone == Tone::reference && right_to_left(around);
  return reference || right_to_left(span.language) != right_to_left(around);
}

/// The spans, each that stands apart within an isolate (Unicode Bidirectional Algorithm, UAX #9).
std::vector<Span> isolated(std::vector<Span> spans, Language around) {
  if (spans.size() < 2) return spans;
  const auto control = [&](const char* sign) {
    Span out;
    out.words = sign;
    out.language = around;
    out.control = true;
    return out;
  };
  std::vector<Span> out;
  for (Span& span : spans) {
    const bool apart = stands_apart(span, around);
    const bool leftward = right_to_left(span.language) && span.tone != Tone::reference;
    if (apart) out.push_back(control(leftward ? "\u2067" : "\u2066"));
    out.push_back(std::move(span));
    if (apart) out.push_back(control("\u2069"));
  }
  return out;
}

const Span* span_at(const SetText& text, int offset) {
  std::size_t from = 0;
  for (const Span& span : text.spans) {
    from += span.words.size();
    if (static_cast<std::size_t>(offset) < from) return &span;
  }
  return text.spans.empty() ? nullptr : &text.spans.back();
}

void look_for_missing(SetText& text, const PangoGlyphString* glyphs) {
  for (int i = 0; i < glyphs->num_glyphs && !text.missing; ++i) {
    const PangoGlyph glyph = glyphs->glyphs[i].glyph;
    if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) text.missing = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
  }
}

Piece piece_at(PangoLayoutIter* iter, PangoLayoutRun* run, double line_top) {
  PangoRectangle area;
  pango_layout_iter_get_run_extents(iter, nullptr, &area);
  Piece piece;
  piece.glyphs = run;
  piece.left = pango_units_to_double(area.x);
  piece.width = pango_units_to_double(area.width);
  piece.baseline = pango_units_to_double(pango_layout_iter_get_run_baseline(iter)) - line_top;
  piece.offset = run->item->offset;
  return piece;
}

void finish_line(SetLine& line) {
  std::stable_sort(line.pieces.begin(), line.pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.offset < b.offset; });
  for (const Piece& piece : line.pieces) {
    const int note = piece.span == nullptr ? 0 : piece.span->note;
    if (note != 0 && (line.notes.empty() || line.notes.back() != note)) line.notes.push_back(note);
  }
}

/// A line of its own height, with the words in the middle of it.
SetLine line_at(PangoLayoutIter* iter, double leading, double& line_top) {
  PangoRectangle area;
  pango_layout_iter_get_line_extents(iter, nullptr, &area);
  const double natural = pango_units_to_double(area.height);
  SetLine line;
  line.height = std::max(leading, natural);
  line_top = pango_units_to_double(area.y) - (line.height - natural) / 2;
  line.baseline = pango_units_to_double(pango_layout_iter_get_baseline(iter)) - line_top;
  return line;
}

void read_lines(SetText& text, double leading) {
  PangoLayoutIter* iter = pango_layout_get_iter(text.layout.get());
  const PangoLayoutLine* seen = nullptr;
  double line_top = 0;
  do {
    const PangoLayoutLine* at = pango_layout_iter_get_line_readonly(iter);
    if (at != seen) text.lines.push_back(line_at(iter, leading, line_top));
    seen = at;
    PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iter);
    if (run == nullptr) continue;  // the end of a line
    look_for_missing(text, run->glyphs);
    Piece piece = piece_at(iter, run, line_top);
    piece.span = span_at(text, piece.offset);
    if (piece.span != nullptr && piece.span->control) continue;
    text.lines.back().pieces.push_back(piece);
  } while (pango_layout_iter_next_run(iter));
  pango_layout_iter_free(iter);
  for (SetLine& line : text.lines) {
    finish_line(line);
    double from = text.width, to = 0;
    for (const Piece& piece : line.pieces) {
      from = std::min(from, piece.left);
      to = std::max(to, piece.left + piece.width);
    }
    text.natural_width = std::max(text.natural_width, to - from);
  }
}

}  // namespace

FontSource::FontSource() : map_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_.get()), 72);
  context_.reset(pango_font_map_create_context(map_.get()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

std::unique_ptr<SetText> set_text(const FontSource& fonts, std::vector<Span> spans,
                                  const Face& face, double width, Language language) {
  auto text = std::make_unique<SetText>();
  text->spans = isolated(std::move(spans), language);
  text->width = width;
  text->shade = face.shade;
  for (const Span& span : text->spans) text->words += span.words;

  PangoContext* context = fonts.context();
  pango_context_set_language(context, pango_language_from_string(tag(language).data()));
  pango_context_set_base_dir(context,
                             right_to_left(language) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  text->layout.reset(pango_layout_new(context));
  PangoLayout* layout = text->layout.get();
  describe(layout, face, language);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_alignment(layout, side(face.align, language));
  pango_layout_set_justify(layout, face.align == Align::justified);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout, units(width));
  pango_layout_set_text(layout, text->words.c_str(), static_cast<int>(text->words.size()));
  PangoAttrList* attributes = attributes_of(*text, face);
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  read_lines(*text, face.leading);
  return text;
}

}  // namespace inviola::press::detail
