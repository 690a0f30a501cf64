#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "publication/document.h"
#include "web/html.h"
#include "web/render.h"

/// The parts that pages are made of. Each has its folder: how it is drawn, how it looks, an
/// example.
namespace inviola::web::components {

/// What parts are drawn with, and where on the page we are.
struct Pen {
  const Chrome& chrome;
  Language language = Language::en;  ///< of the text around
  std::size_t footnotes = 0;         ///< that the document has
  Html html;
  int level = 1;                  ///< of the heading we are under; the title is 1
  std::string heading;            ///< its words
  std::set<std::string> anchors;  ///< taken
  int parts = 0;                  ///< counts what needs a name of its own

  /// Text as it is, but no control in it is obeyed.
  void words(std::string_view text);
  /// Where a link leads, in the page's language; nothing if it is no address.
  std::optional<Url> address(std::string_view link) const;
  /// True once for each name: an anchor stands once on a page.
  bool take_anchor(const std::string& anchor);
  /// A name that nobody else has, for links between elements.
  std::string new_name(std::string_view kind);
};

using publication::Line;

/// ` lang="ar" dir="rtl"`.
void put_language(Html& html, Language language);
/// Whether the text is written the other way than `around` and must be kept from disturbing it.
bool against(std::string_view text, Language around);

void draw(Pen& pen, const Line& line);
/// The lines as paragraphs.
void draw(Pen& pen, const std::vector<Line>& lines);
void draw(Pen& pen, const publication::Heading& heading);
void draw(Pen& pen, const publication::Paragraph& paragraph);
void draw(Pen& pen, const publication::Quotation& quotation);
void draw(Pen& pen, const publication::List& list);
void draw(Pen& pen, const publication::Table& table);
void draw(Pen& pen, const publication::Facts& facts);
void draw(Pen& pen, const publication::Timeline& timeline);
void draw(Pen& pen, const publication::SideBySide& accounts);
void draw(Pen& pen, const publication::Notice& notice);
void draw(Pen& pen, const publication::Figures& figures);
void draw(Pen& pen, const publication::Chart& chart);
void draw(Pen& pen, const publication::TileMap& map);
void draw(Pen& pen, const publication::Filter& filter);
void draw(Pen& pen, const publication::Closing& closing);
void draw(Pen& pen, const publication::PageBreak& page_break);
void draw(Pen& pen, const std::vector<publication::Block>& blocks);

/// The document itself: a page of the site, or a sheet as it would be printed.
void draw_sheet(Pen& pen, const publication::Document& document);
/// All before and after the document.
void open_frame(Pen& pen, const publication::Document& document);
void close_frame(Pen& pen);

/// Opens and closes `<h1>` to `<h6>`.
void open_heading(Html& html, int level);
void close_heading(Html& html, int level);

}  // namespace inviola::web::components
