#include "press/docx/docx.h"

#include <map>

#include "base/text.h"
#include "base/xml.h"
#include "press/detail/composition.h"
#include "press/docx/numbers.h"
#include "press/docx/package.h"
#include "press/docx/parts.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"

namespace inviola::press {
namespace {

using namespace docx_detail;
using namespace publication;

constexpr int text_width = 9638;  ///< twentieths of a point: A4 less its margins
constexpr int narrow_column = 2600;

/// The text of the document: word/document.xml, its footnotes and the links out of it.
class Body {
 public:
  explicit Body(const Document& document)
      : document_(document), right_to_left_(inviola::right_to_left(document.language)) {}

  std::string text() {
    begin(xml_, "w:document");
    xml_.open("w:body").new_line();
    masthead();
    paragraph("Title", plain(document_.title));
    if (!document_.subtitle.empty()) paragraph("Subtitle", plain(document_.subtitle));
    summary();
    blocks(document_.blocks);
    end();
    return xml_.close().close().take();
  }

  std::string footnotes() {
    XmlWriter notes;
    begin(notes, "w:footnotes");
    // The two that every document has: the rule above the notes.
    for (const auto& [id, kind] :
         {std::pair("-1", "separator"), std::pair("0", "continuationSeparator")}) {
      notes.open("w:footnote").attribute("w:type", kind).attribute("w:id", id);
      notes.open("w:p").open("w:r").open(std::string("w:") + kind).close().close().close().close();
    }
    for (std::size_t i = 0; i < document_.footnotes.size(); ++i) {
      notes.open("w:footnote").attribute("w:id", std::to_string(i + 1));
      notes.open("w:p").open("w:pPr");
      value(notes, "w:pStyle", "FootnoteText");
      notes.close().open("w:r").open("w:rPr");
      value(notes, "w:rStyle", "FootnoteReference");
      notes.close().open("w:footnoteRef").close().close();
      notes.open("w:r").open("w:t").attribute("xml:space", "preserve").text(" ").close().close();
      for (const Run& one : document_.footnotes[i]) run(notes, one);
      notes.close().close();
    }
    return notes.close().take();
  }

  std::string relations() const {
    XmlWriter xml;
    xml.open("Relationships")
        .attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    const auto part = [&](const char* id, const char* type, const char* target) {
      xml.open("Relationship").attribute("Id", id);
      xml.attribute("Type", std::string(relations_namespace) + "/" + type);
      xml.attribute("Target", target).close();
    };
    part("styles", "styles", "styles.xml");
    part("numbering", "numbering", "numbering.xml");
    part("settings", "settings", "settings.xml");
    part("footnotes", "footnotes", "footnotes.xml");
    part("header", "header", "header1.xml");
    part("footer", "footer", "footer1.xml");
    part("source", "customXml", "../customXml/item1.xml");
    return xml.close().take();
  }

  // Each kind of block; a new kind stops this from compiling.
  void operator()(const Heading& heading) {
    const auto level = counter_.follows(Counting::headings, heading.number);
    begin_paragraph("Heading" + std::to_string(heading.level));
    if (level) count(Counting::headings, *level);
    end_properties();
    if (!level) literal(heading.number);
    end_paragraph(heading.line);
  }
  void operator()(const Paragraph& one) {
    const auto level = counter_.follows(Counting::paragraphs, one.number);
    begin_paragraph(one.number.empty() ? "Normal" : "NumberedParagraph");
    if (level) {
      count(Counting::paragraphs, *level);
    } else {
      // As the counted ones hang: 720 before the words, and 567 more for each part.
      const int start = 720 + 567 * one.indent;
      indent(start, one.number.empty() ? 0 : one.indent == 0 ? 720 : 567);
    }
    end_properties();
    if (!level) literal(one.number);
    end_paragraph(one.line);
  }
  void operator()(const Quotation& quotation) {
    for (const Line& line : quotation.paragraphs) {
      paragraph("Quotation", as_meant(line, quotation), quotation.language);
    }
    if (!quotation.attribution.empty()) paragraph("Attribution", quotation.attribution);
  }
  void operator()(const List& list) {
    for (const Item& item : list.items) {
      begin_paragraph("ListItem");
      end_properties();
      if (item.number.empty()) {
        hang("•");
      } else {
        literal(item.number);
      }
      end_paragraph(item.line);
    }
  }
  void operator()(const Table& table) {
    if (!table.caption.empty()) paragraph("Caption", table.caption);
    std::vector<int> widths = widths_of(table);
    begin_table(widths);
    bool headed = false;
    for (const Column& column : table.columns) headed = headed || !column.heading.empty();
    if (headed) {
      xml_.open("w:tr").open("w:trPr").open("w:tblHeader").close().close();
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        cell(widths[i], true, {&table.columns[i].heading}, "Cell", false);
      }
      xml_.close().new_line();
    }
    for (const auto& row : table.rows) {
      xml_.open("w:tr").open("w:trPr").open("w:cantSplit").close().close();
      for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
        cell(widths[i], row[i].header, {&row[i].line}, "Cell", row[i].number);
      }
      xml_.close().new_line();
    }
    end_table();
  }
  void operator()(const Facts& facts) {
    begin_table({narrow_column, text_width - narrow_column});
    for (const Facts::Fact& fact : facts.facts) {
      std::vector<const Line*> values;
      for (const Line& one : fact.values) values.push_back(&one);
      two_cells({&fact.term}, values);
    }
    if (facts.facts.empty()) two_cells({}, {});
    end_table();
  }
  void operator()(const Timeline& timeline) {
    begin_table({narrow_column, text_width - narrow_column});
    for (const Timeline::Event& event : timeline.events) {
      std::vector<const Line*> told{&event.what};
      for (const Line& one : event.details) told.push_back(&one);
      two_cells({&event.when}, told);
    }
    if (timeline.events.empty()) two_cells({}, {});
    end_table();
  }
  void operator()(const SideBySide& accounts) {
    // One after the other: two columns of an editor's page are too narrow for both.
    for (const SideBySide::Account& account : accounts.accounts) {
      paragraph("Heading3", account.heading);
      blocks(account.blocks);
    }
  }
  void operator()(const Notice& notice) { paragraph("Notice", notice.line); }
  void operator()(const Figures& figures) {
    for (const Figures::Figure& figure : figures.figures) {
      begin_paragraph("Normal");
      end_properties();
      run(xml_, toned(figure.number + " ", Tone::strong));
      end_paragraph(figure.counts);
    }
  }
  void operator()(const Chart& chart) { (*this)(table_of(chart)); }
  void operator()(const TileMap& map) { (*this)(table_of(map)); }
  void operator()(const Filter&) {}
  void operator()(const Closing& closing) {
    for (const Line& line : closing.lines) paragraph("Closing", line);
  }
  void operator()(const PageBreak&) {
    xml_.open("w:p").open("w:r").open("w:br").attribute("w:type", "page").close().close().close();
  }

 private:
  static void begin(XmlWriter& xml, const char* root) {
    xml.open(root).attribute("xmlns:w", word_namespace).attribute("xmlns:r", relations_namespace);
  }
  static void value(XmlWriter& xml, const char* element, const std::string& given) {
    xml.open(element).attribute("w:val", given).close();
  }

  void blocks(const std::vector<Block>& list) {
    for (const Block& block : list) std::visit(*this, block.value);
  }

  /// The body and the symbol; under them session and item, and across what becomes of the document.
  void masthead() {
    const Masthead& head = document_.masthead;
    const std::vector<Line> about = lines({&head.session, &head.item, &head.item_title});
    const std::vector<Line> handling =
        lines({&head.distribution, &head.date, &head.version, &head.original});
    const std::vector<Line> body = lines({&head.body}), symbol = lines({&head.symbol});
    if (about.empty() && handling.empty() && body.empty() && symbol.empty()) return;
    begin_table({text_width * 3 / 5, text_width - text_width * 3 / 5});
    masthead_row(body, "MastheadBody", symbol);
    masthead_row(about, "MastheadLine", handling);
    end_table();
  }
  static std::vector<Line> lines(std::initializer_list<const std::string*> all) {
    std::vector<Line> out;
    for (const std::string* words : all) {
      if (!words->empty()) out.push_back(plain(*words));
    }
    return out;
  }
  void masthead_row(const std::vector<Line>& start, const char* style,
                    const std::vector<Line>& end) {
    if (start.empty() && end.empty()) return;
    const auto pointers = [](const std::vector<Line>& all) {
      std::vector<const Line*> out;
      for (const Line& one : all) out.push_back(&one);
      return out;
    };
    xml_.open("w:tr");
    cell(text_width * 3 / 5, false, pointers(start), style, false);
    cell(text_width - text_width * 3 / 5, false, pointers(end), "MastheadLine", true);
    xml_.close();
  }

  void summary() {
    if (!document_.summary_title.empty()) {
      paragraph("SummaryTitle", plain(document_.summary_title));
    }
    for (const Line& line : document_.summary) paragraph("Summary", line);
  }

  /// The page: A4, with its head and foot.
  void end() {
    xml_.open("w:sectPr");
    for (const auto& [element, id] :
         {std::pair("w:headerReference", "header"), std::pair("w:footerReference", "footer")}) {
      xml_.open(element).attribute("w:type", "default").attribute("r:id", id).close();
    }
    xml_.open("w:pgSz").attribute("w:w", "11906").attribute("w:h", "16838").close();
    xml_.open("w:pgMar").attribute("w:top", "1417").attribute("w:bottom", "1417");
    xml_.attribute("w:left", "1134").attribute("w:right", "1134").attribute("w:header", "567");
    xml_.attribute("w:footer", "567").attribute("w:gutter", "0").close();
    if (right_to_left_) xml_.open("w:bidi").close();
    xml_.close();
  }

  // ── Paragraphs ──────────────────────────────────────────────────────────────────────────────

  void begin_paragraph(const std::string& style) {
    xml_.open("w:p").open("w:pPr");
    value(xml_, "w:pStyle", style);
  }
  void count(Counting counting, int level) {
    xml_.open("w:numPr");
    value(xml_, "w:ilvl", std::to_string(level));
    value(xml_, "w:numId", std::to_string(static_cast<int>(counting)));
    xml_.close();
  }
  void indent(int start, int hanging) {
    xml_.open("w:ind").attribute("w:left", std::to_string(start));
    xml_.attribute("w:hanging", std::to_string(hanging)).close();
  }
  void end_properties() { xml_.close(); }
  void end_paragraph(const Line& line) {
    for (const Run& one : line) run(xml_, one);
    xml_.close().new_line();
  }
  void paragraph(const std::string& style, const Line& line,
                 std::optional<Language> language = std::nullopt) {
    begin_paragraph(style);
    if (language && inviola::right_to_left(*language) != right_to_left_) {
      value(xml_, "w:bidi", right_to_left_ ? "0" : "1");
    }
    end_properties();
    for (Run one : line) {
      if (!one.language) one.language = language;
      run(xml_, one);
    }
    xml_.close().new_line();
  }
  /// A number as it stands, before the words.
  void literal(const std::string& number) {
    if (!number.empty()) hang(detail::printed_number(number, document_.language));
  }
  /// What stands before the words, and the way to them.
  void hang(std::string words) {
    run(xml_, plain(std::move(words)).front());
    xml_.open("w:r").open("w:tab").close().close();
  }

  /// Words of the other direction end with their own mark and the document's: else their full stop,
  /// or the figure after them, would be drawn on the wrong side (UAX #9).
  std::string kept_in_order(const Run& one, Language language) const {
    const bool leftward = inviola::right_to_left(language) && one.tone != Tone::reference;
    if (leftward == right_to_left_ || one.words.empty()) return one.words;
    return one.words + (right_to_left_ ? "\u200E\u200F" : "\u200F\u200E");
  }

  void run(XmlWriter& xml, const Run& one) {
    xml.open("w:r").open("w:rPr");
    switch (one.tone) {
      case Tone::plain:
        break;
      case Tone::emphasis:
        xml.open("w:i").close().open("w:iCs").close();
        break;
      case Tone::strong:
        xml.open("w:b").close().open("w:bCs").close();
        break;
      case Tone::reference:
        value(xml, "w:rStyle", "Reference");
        break;
      case Tone::unconfirmed:
        value(xml, "w:rStyle", "Unconfirmed");
        break;
      case Tone::missing:
        value(xml, "w:rStyle", "Missing");
        break;
      case Tone::translation:
        value(xml, "w:rStyle", "Translation");
        break;
    }
    const Language language = one.language.value_or(document_.language);
    if (inviola::right_to_left(language)) xml.open("w:rtl").close();
    if (one.language) {
      xml.open("w:lang").attribute("w:val", language_tag(language));
      xml.attribute("w:eastAsia", language == Language::zh ? "zh-CN" : "");
      xml.attribute("w:bidi", inviola::right_to_left(language) ? language_tag(language) : "");
      xml.close();
    }
    xml.close();
    xml.open("w:t")
        .attribute("xml:space", "preserve")
        .text(kept_in_order(one, language))
        .close()
        .close();
    if (one.footnote > 0 && static_cast<std::size_t>(one.footnote) <= document_.footnotes.size()) {
      xml.open("w:r").open("w:rPr");
      value(xml, "w:rStyle", "FootnoteReference");
      xml.close().open("w:footnoteReference");
      xml.attribute("w:id", std::to_string(one.footnote)).close().close();
    }
  }

  // ── Tables ──────────────────────────────────────────────────────────────────────────────────

  static std::vector<int> widths_of(const Table& table) {
    int whole = 0;
    for (const Column& column : table.columns) whole += std::max(1, column.weight);
    std::vector<int> widths;
    for (const Column& column : table.columns) {
      widths.push_back(text_width * std::max(1, column.weight) / whole);
    }
    return widths;
  }
  void begin_table(const std::vector<int>& widths) {
    xml_.open("w:tbl").open("w:tblPr");
    if (right_to_left_) xml_.open("w:bidiVisual").close();
    xml_.open("w:tblW").attribute("w:w", std::to_string(text_width));
    xml_.attribute("w:type", "dxa").close();
    xml_.open("w:tblBorders");
    for (const char* edge : {"w:top", "w:bottom", "w:insideH"}) {
      xml_.open(edge).attribute("w:val", "single").attribute("w:sz", "4");
      xml_.attribute("w:color", "808080").close();
    }
    xml_.close();
    xml_.open("w:tblLayout").attribute("w:type", "fixed").close();
    xml_.close();
    xml_.open("w:tblGrid");
    for (const int width : widths) {
      xml_.open("w:gridCol").attribute("w:w", std::to_string(width)).close();
    }
    xml_.close().new_line();
  }
  /// A paragraph must follow: two tables that touch become one.
  void end_table() {
    xml_.close().new_line();
    xml_.open("w:p").close().new_line();
  }
  void cell(int width, bool bold, const std::vector<const Line*>& lines, const char* style,
            bool at_end) {
    xml_.open("w:tc").open("w:tcPr").open("w:tcW").attribute("w:w", std::to_string(width));
    xml_.attribute("w:type", "dxa").close().close();
    for (const Line* line : lines) {
      begin_paragraph(style);
      if (at_end) value(xml_, "w:jc", "end");
      end_properties();
      for (Run one : *line) {
        if (bold && one.tone == Tone::plain) one.tone = Tone::strong;
        run(xml_, one);
      }
      xml_.close();
    }
    if (lines.empty()) xml_.open("w:p").close();
    xml_.close();
  }
  void two_cells(const std::vector<const Line*>& first, const std::vector<const Line*>& second) {
    xml_.open("w:tr").open("w:trPr").open("w:cantSplit").close().close();
    cell(narrow_column, false, first, "Term", false);
    cell(text_width - narrow_column, false, second, "Cell", false);
    xml_.close().new_line();
  }

  const Document& document_;
  const bool right_to_left_;
  XmlWriter xml_;
  Counter counter_;
};

}  // namespace

Result<std::string> docx(const Document& document) {
  const std::string doing = "write \"" + document.identity + "\" as DOCX";
  auto source = print_akoma_ntoso(document);
  if (!source) return failure(within(doing, source.error()));
  Body body(document);
  const std::vector<std::pair<std::string, std::string>> files{
      {"[Content_Types].xml", content_types()},
      {"_rels/.rels", package_relations()},
      {"docProps/core.xml", core_properties(document)},
      {"word/document.xml", body.text()},
      {"word/styles.xml", styles(document)},
      {"word/numbering.xml", numbering(document)},
      {"word/settings.xml", settings()},
      {"word/footnotes.xml", body.footnotes()},
      {"word/header1.xml", header(document)},
      {"word/footer1.xml", footer(document)},
      {"word/_rels/document.xml.rels", body.relations()},
      {"customXml/item1.xml", std::move(*source)},
      {"customXml/itemProps1.xml", custom_xml_properties()},
      {"customXml/_rels/item1.xml.rels", custom_xml_relations()}};
  auto bytes = zip(files);
  if (!bytes) return failure(within(doing, bytes.error()));
  return bytes;
}

}  // namespace inviola::press
