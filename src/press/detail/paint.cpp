#include "press/detail/paint.h"

#include <cairo-pdf.h>

#include <limits>
#include <memory>

#include "press/detail/glyphs.h"

namespace inviola::press::detail {
namespace {

using publication::Tone;

struct CairoDelete {
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t take_bytes(void* to, const unsigned char* bytes, unsigned int size) noexcept {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

/// Any structure tag will do: what a piece is, and where it belongs, is written afterwards.
constexpr const char* mark_tag = "P";
constexpr SlotId nothing_open = std::numeric_limits<SlotId>::min();

class Painter {
 public:
  explicit Painter(Composition& composition)
      : composition_(composition), mirrored_(right_to_left(composition.document.language)) {
    surface_.reset(
        cairo_pdf_surface_create_for_stream(take_bytes, &drawing_.pdf, page_width, page_height));
    cairo_.reset(cairo_create(surface_.get()));
  }

  void page(const Page& page, std::size_t number, std::size_t count, const Furniture& furniture) {
    drawing_.marked.emplace_back();
    page_ = number - 1;
    const double head_top = composition_.manner.head_top;
    stack(number == 1 ? furniture.first_head : furniture.next_head, head_top);
    for (const Placed& placed : page.body) put(placed);
    for (const RuleMark& rule : page.rules) draw(rule, 0, 0);
    put_notes(page);
    stack(furniture.imprint, composition_.manner.foot_top);
    put_folio(number, count);
    close();
    cairo_show_page(cairo_.get());
  }

  Result<Drawing> finish() {
    cairo_.reset();
    cairo_surface_finish(surface_.get());
    const cairo_status_t status = cairo_surface_status(surface_.get());
    surface_.reset();
    if (status != CAIRO_STATUS_SUCCESS) {
      return failure(Fault{"draw pages", cairo_status_to_string(status)});
    }
    return std::move(drawing_);
  }

 private:
  void stack(const std::vector<Strip>& strips, double top) {
    for (const Strip& strip : strips) {
      top += strip.gap_before;
      put(Placed{.strip = &strip, .top = top, .gap = strip.gap_before});
      top += strip.height;
    }
  }

  void put_notes(const Page& page) {
    if (page.notes.empty()) return;
    draw(RuleMark{.start = composition_.manner.margin, .width = 84, .height = 0.5},
         page.notes_top - notes_space / 2, 0);
    for (const Placed& placed : page.notes) put(placed);
  }

  void put_folio(std::size_t number, std::size_t count) {
    const Manner& manner = composition_.manner;
    stack(composition_.artifact(composition_.whole_measure(), footer_artifact,
                                std::to_string(number) + "/" + std::to_string(count), manner.folio),
          manner.foot_top);
  }

  void put(const Placed& placed) {
    repeated_ = placed.repeated;
    if (placed.strip->outline && !placed.repeated) {
      OutlineEntry& entry = composition_.outline[*placed.strip->outline];
      entry.page = page_;
      entry.top = placed.top;
    }
    for (const Mark& mark : placed.strip->marks) {
      if (const auto* rule = std::get_if<RuleMark>(&mark)) draw(*rule, placed.top, placed.gap);
      if (const auto* text = std::get_if<TextMark>(&mark)) draw(*text, placed.top);
    }
    repeated_ = false;
  }

  double left_of(double start, double width) const {
    return mirrored_ ? page_width - start - width : start;
  }

  void draw(const RuleMark& rule, double top, double gap) {
    open(layout_artifact);
    const double reach = rule.through_gap ? gap : 0;
    shade(rule.shade);
    cairo_rectangle(cairo_.get(), left_of(rule.start, rule.width), top + rule.top - reach,
                    rule.width, rule.height + reach);
    cairo_fill(cairo_.get());
  }

  void draw(const TextMark& mark, double top) {
    const SetLine& line = mark.text->lines[mark.line];
    const double left = left_of(mark.start, mark.text->width);
    for (const Piece& piece : line.pieces) {
      open(repeated_ ? layout_artifact : piece.span->slot);
      draw(piece, *mark.text, left + piece.left, top + mark.top + piece.baseline);
      if (piece.span->link && !repeated_) {
        composition_.structure.at(*piece.span->link)
            .areas.push_back(LinkArea{.page = page_,
                                      .left = left + piece.left,
                                      .top = top + mark.top,
                                      .width = piece.width,
                                      .height = line.height});
      }
    }
  }

  void draw(const Piece& piece, const SetText& text, double x, double y) {
    const Tone tone = piece.span->tone;
    const bool weak =
        tone == Tone::missing || tone == Tone::unconfirmed || tone == Tone::translation;
    shade(weak ? std::max(text.shade, 0.34) : text.shade);
    show_glyphs(cairo_.get(), text.words, piece.glyphs, x, y);
    if (piece.span->link) underline(x, y + 1.7, piece.width, false);
    if (tone == Tone::unconfirmed) underline(x, y + 2, piece.width, true);
  }

  void underline(double x, double y, double width, bool dotted) {
    const double dots[] = {0.8, 1.6};
    cairo_set_line_width(cairo_.get(), dotted ? 0.7 : 0.4);
    cairo_set_dash(cairo_.get(), dots, dotted ? 2 : 0, 0);
    cairo_move_to(cairo_.get(), x, y);
    cairo_line_to(cairo_.get(), x + width, y);
    cairo_stroke(cairo_.get());
    cairo_set_dash(cairo_.get(), dots, 0, 0);
  }

  void shade(double value) { cairo_set_source_rgb(cairo_.get(), value, value, value); }

  /// From here on content fills `slot`. Neighbours that fill the same one are one piece.
  void open(SlotId slot) {
    if (slot == open_) return;
    close();
    cairo_tag_begin(cairo_.get(), mark_tag, nullptr);
    auto& marked = drawing_.marked.back();
    if (slot >= 0) {
      composition_.structure.fill(slot, {.page = page_, .mark = static_cast<int>(marked.size())});
    }
    marked.push_back(slot);
    open_ = slot;
  }

  void close() {
    if (open_ == nothing_open) return;
    cairo_tag_end(cairo_.get(), mark_tag);
    open_ = nothing_open;
  }

  Composition& composition_;
  const bool mirrored_;
  Drawing drawing_;
  std::unique_ptr<cairo_surface_t, CairoDelete> surface_;
  std::unique_ptr<cairo_t, CairoDelete> cairo_;
  std::size_t page_ = 0;
  SlotId open_ = nothing_open;
  bool repeated_ = false;
};

}  // namespace

Result<Drawing> paint(Composition& composition, const std::vector<Page>& pages,
                      const Furniture& furniture) {
  // Its strings must stay where they are while Cairo writes into them.
  auto painter = std::make_unique<Painter>(composition);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    painter->page(pages[i], i + 1, pages.size(), furniture);
  }
  return painter->finish();
}

}  // namespace inviola::press::detail
