#include "press/docx/parts.h"

#include <array>

#include "base/xml.h"
#include "press/docx/numbers.h"

namespace inviola::press::docx_detail {
namespace {

using publication::Document;

constexpr const char* package_types =
    "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr const char* package_relations_namespace =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* office = "http://schemas.openxmlformats.org/officeDocument/2006/";
constexpr const char* word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

void relation(XmlWriter& xml, const char* id, const std::string& type, const char* target) {
  xml.open("Relationship").attribute("Id", id).attribute("Type", type);
  xml.attribute("Target", target).close();
}

/// How a named style looks: sizes in half points, spaces in twentieths of a point.
struct Look {
  const char* id;
  const char* name;
  const char* based_on = "Normal";
  int size = 0;
  bool bold = false;
  bool italic = false;
  bool keep_with_next = false;
  int before = 0;
  int after = 120;
  int start = 0;
  int outline = -1;  ///< level in the outline; -1: none
};

constexpr std::array looks{
    Look{.id = "Title",
         .name = "Title",
         .size = 30,
         .bold = true,
         .before = 240,
         .after = 160,
         .start = 720},
    Look{
        .id = "Subtitle", .name = "Subtitle", .size = 22, .bold = true, .after = 240, .start = 720},
    Look{.id = "MastheadBody", .name = "Masthead body", .size = 34, .bold = true, .after = 60},
    Look{.id = "MastheadLine", .name = "Masthead line", .after = 0},
    Look{.id = "SummaryTitle", .name = "Summary title", .italic = true, .keep_with_next = true},
    Look{.id = "Summary", .name = "Summary", .start = 720},
    Look{.id = "Heading1",
         .name = "heading 1",
         .size = 28,
         .bold = true,
         .keep_with_next = true,
         .before = 320,
         .after = 160,
         .outline = 0},
    Look{.id = "Heading2",
         .name = "heading 2",
         .size = 24,
         .bold = true,
         .keep_with_next = true,
         .before = 240,
         .outline = 1},
    Look{.id = "Heading3",
         .name = "heading 3",
         .bold = true,
         .keep_with_next = true,
         .before = 200,
         .outline = 2},
    Look{.id = "NumberedParagraph", .name = "Numbered paragraph"},
    Look{.id = "Quotation", .name = "Quote", .start = 1134},
    Look{.id = "Attribution", .name = "Attribution", .size = 17, .start = 1134},
    Look{.id = "ListItem", .name = "List Bullet", .after = 60, .start = 1134},
    Look{.id = "Notice", .name = "Notice", .bold = true, .start = 360},
    Look{.id = "Term", .name = "Term", .size = 18, .after = 40},
    Look{.id = "Cell", .name = "Cell", .size = 18, .after = 40},
    Look{.id = "Caption", .name = "caption", .bold = true, .keep_with_next = true, .before = 120},
    Look{.id = "Closing", .name = "Closing", .before = 240, .start = 4320},
    Look{.id = "Header", .name = "header", .size = 17},
    Look{.id = "Footer", .name = "footer", .size = 17},
    Look{.id = "FootnoteText", .name = "footnote text", .size = 17, .after = 40},
};

void value(XmlWriter& xml, const char* element, const std::string& given) {
  xml.open(element).attribute("w:val", given).close();
}
void value(XmlWriter& xml, const char* element, int given) {
  value(xml, element, std::to_string(given));
}

void size_of(XmlWriter& xml, int half_points) {
  if (half_points == 0) return;
  value(xml, "w:sz", half_points);
  value(xml, "w:szCs", half_points);
}

void style(XmlWriter& xml, const Look& look, bool right_to_left) {
  xml.open("w:style").attribute("w:type", "paragraph").attribute("w:styleId", look.id);
  value(xml, "w:name", look.name);
  value(xml, "w:basedOn", look.based_on);
  xml.open("w:qFormat").close();
  xml.open("w:pPr");
  if (look.keep_with_next) xml.open("w:keepNext").close();
  if (right_to_left) xml.open("w:bidi").close();
  xml.open("w:spacing").attribute("w:before", std::to_string(look.before));
  xml.attribute("w:after", std::to_string(look.after)).attribute("w:line", "264");
  xml.attribute("w:lineRule", "auto").close();
  if (look.start > 0) {
    xml.open("w:ind").attribute("w:left", std::to_string(look.start)).close();
  }
  if (look.outline >= 0) value(xml, "w:outlineLvl", look.outline);
  xml.close();
  xml.open("w:rPr");
  if (look.bold) xml.open("w:b").close().open("w:bCs").close();
  if (look.italic) xml.open("w:i").close().open("w:iCs").close();
  size_of(xml, look.size);
  xml.close().close().new_line();
}

void character_style(XmlWriter& xml, const char* id, const char* name, const char* what,
                     const char* how) {
  xml.open("w:style").attribute("w:type", "character").attribute("w:styleId", id);
  value(xml, "w:name", name);
  xml.open("w:rPr").open(what).attribute("w:val", how).close().close().close().new_line();
}

void abstract_list(XmlWriter& xml, Counting counting, Language language) {
  const bool headings = counting == Counting::headings;
  static constexpr std::array heading_formats{"upperRoman", "upperLetter", ""};
  static constexpr std::array paragraph_formats{"decimal", "lowerLetter", "lowerRoman"};
  const int levels = headings ? heading_levels : paragraph_levels;
  xml.open("w:abstractNum");
  xml.attribute("w:abstractNumId", std::to_string(static_cast<int>(counting)));
  value(xml, "w:multiLevelType", "multilevel");
  for (int level = 0; level < levels; ++level) {
    const auto index = static_cast<std::size_t>(level);
    xml.open("w:lvl").attribute("w:ilvl", std::to_string(level));
    value(xml, "w:start", 1);
    value(xml, "w:numFmt", headings ? heading_formats[index] : paragraph_formats[index]);
    value(xml, "w:suff", "tab");
    value(xml, "w:lvlText", level_pattern(counting, level, language));
    value(xml, "w:lvlJc", "left");
    const int start = headings ? 720 : 720 + 567 * level;
    xml.open("w:pPr").open("w:ind").attribute("w:left", std::to_string(start));
    xml.attribute("w:hanging", headings || level == 0 ? "720" : "567").close().close();
    xml.close();
  }
  xml.close().new_line();
}

void field(XmlWriter& xml, const char* instruction) {
  xml.open("w:fldSimple").attribute("w:instr", instruction);
  xml.open("w:r").element("w:t", "1").close().close();
}

}  // namespace

std::string language_tag(Language language) {
  switch (language) {
    case Language::ar:
      return "ar-SA";
    case Language::zh:
      return "zh-CN";
    case Language::en:
      return "en-GB";
    case Language::fr:
      return "fr-FR";
    case Language::ru:
      return "ru-RU";
    case Language::es:
      return "es-ES";
  }
  return {};
}

std::string content_types() {
  XmlWriter xml;
  xml.open("Types").attribute("xmlns", package_types);
  const auto by_ending = [&](const char* ending, const char* type) {
    xml.open("Default").attribute("Extension", ending).attribute("ContentType", type).close();
  };
  by_ending("rels", "application/vnd.openxmlformats-package.relationships+xml");
  by_ending("xml", "application/xml");
  const auto part = [&](const char* name, const std::string& type) {
    xml.open("Override").attribute("PartName", name).attribute("ContentType", type).close();
  };
  part("/word/document.xml", std::string(word_type) + "document.main+xml");
  for (const char* one : {"styles", "numbering", "settings", "footnotes"}) {
    part((std::string("/word/") + one + ".xml").c_str(), std::string(word_type) + one + "+xml");
  }
  part("/word/header1.xml", std::string(word_type) + "header+xml");
  part("/word/footer1.xml", std::string(word_type) + "footer+xml");
  part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
  part("/customXml/itemProps1.xml",
       "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  return xml.close().take();
}

std::string package_relations() {
  XmlWriter xml;
  xml.open("Relationships").attribute("xmlns", package_relations_namespace);
  relation(xml, "rId1", std::string(office) + "relationships/officeDocument", "word/document.xml");
  relation(xml, "rId2",
           "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
           "docProps/core.xml");
  return xml.close().take();
}

std::string core_properties(const Document& document) {
  XmlWriter xml;
  xml.open("cp:coreProperties")
      .attribute("xmlns:cp",
                 "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
      .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
      .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
      .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  xml.element("dc:title", document.title);
  xml.element("dc:creator", "Inviola");
  if (!document.demonstration.empty()) xml.element("dc:description", document.demonstration);
  if (!document.identity.empty()) xml.element("dc:identifier", document.identity);
  xml.element("dc:language", tag(document.language));
  // The day of the document, never that of its making.
  if (!document.day.empty()) {
    xml.open("dcterms:created").attribute("xsi:type", "dcterms:W3CDTF");
    xml.text(document.day + "T00:00:00Z").close();
  }
  return xml.close().take();
}

std::string styles(const Document& document) {
  const bool rtl = right_to_left(document.language);
  XmlWriter xml;
  xml.open("w:styles").attribute("xmlns:w", word_namespace).new_line();
  xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
  xml.open("w:rFonts").attribute("w:ascii", "Times New Roman");
  xml.attribute("w:hAnsi", "Times New Roman").attribute("w:cs", "Times New Roman");
  xml.attribute("w:eastAsia", "SimSun").close();
  size_of(xml, 20);
  xml.open("w:lang").attribute("w:val", language_tag(rtl ? Language::en : document.language));
  xml.attribute("w:eastAsia", "zh-CN").attribute("w:bidi", "ar-SA").close();
  xml.close().close().close().new_line();
  xml.open("w:style").attribute("w:type", "paragraph").attribute("w:default", "1");
  xml.attribute("w:styleId", "Normal");
  value(xml, "w:name", "Normal");
  xml.open("w:pPr");
  if (rtl) xml.open("w:bidi").close();
  xml.open("w:spacing").attribute("w:after", "120").attribute("w:line", "264");
  xml.attribute("w:lineRule", "auto").close();
  xml.close().close().new_line();
  for (const Look& look : looks) style(xml, look, rtl);
  character_style(xml, "FootnoteReference", "footnote reference", "w:vertAlign", "superscript");
  character_style(xml, "Unconfirmed", "Unconfirmed", "w:u", "dotted");
  character_style(xml, "Missing", "Missing", "w:color", "5A5A5A");
  character_style(xml, "Translation", "Translation", "w:color", "5A5A5A");
  character_style(xml, "Reference", "Reference", "w:color", "303030");
  return xml.close().take();
}

std::string numbering(const Document& document) {
  XmlWriter xml;
  xml.open("w:numbering").attribute("xmlns:w", word_namespace).new_line();
  abstract_list(xml, Counting::headings, document.language);
  abstract_list(xml, Counting::paragraphs, document.language);
  for (const Counting counting : {Counting::headings, Counting::paragraphs}) {
    const std::string id = std::to_string(static_cast<int>(counting));
    xml.open("w:num").attribute("w:numId", id);
    value(xml, "w:abstractNumId", id);
    xml.close().new_line();
  }
  return xml.close().take();
}

std::string settings() {
  XmlWriter xml;
  xml.open("w:settings").attribute("xmlns:w", word_namespace);
  xml.open("w:footnotePr");
  for (const char* id : {"-1", "0"}) xml.open("w:footnote").attribute("w:id", id).close();
  xml.close();
  xml.open("w:compat").open("w:compatSetting").attribute("w:name", "compatibilityMode");
  xml.attribute("w:uri", "http://schemas.microsoft.com/office/word").attribute("w:val", "15");
  return xml.close().close().close().take();
}

std::string custom_xml_relations() {
  XmlWriter xml;
  xml.open("Relationships").attribute("xmlns", package_relations_namespace);
  relation(xml, "rId1", std::string(office) + "relationships/customXmlProps", "itemProps1.xml");
  return xml.close().take();
}

std::string custom_xml_properties() {
  XmlWriter xml;
  xml.open("ds:datastoreItem").attribute("ds:itemID", "{6B1F4F6C-6E76-496F-8C61-000000000001}");
  xml.attribute("xmlns:ds", std::string(office) + "customXml").open("ds:schemaRefs");
  xml.open("ds:schemaRef")
      .attribute("ds:uri", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")
      .close();
  return xml.close().close().take();
}

std::string header(const Document& document) {
  XmlWriter xml;
  xml.open("w:hdr").attribute("xmlns:w", word_namespace);
  const auto line = [&](const std::string& words) {
    xml.open("w:p").open("w:pPr");
    value(xml, "w:pStyle", "Header");
    xml.close().open("w:r").open("w:t").attribute("xml:space", "preserve").text(words);
    xml.close().close().close();
  };
  line(document.demonstration);
  if (!document.masthead.symbol.empty()) line(document.masthead.symbol);
  return xml.close().take();
}

std::string footer(const Document& document) {
  XmlWriter xml;
  xml.open("w:ftr").attribute("xmlns:w", word_namespace).open("w:p").open("w:pPr");
  value(xml, "w:pStyle", "Footer");
  if (right_to_left(document.language)) {
    // "1/6" is read from the left in every language.
    value(xml, "w:bidi", "0");
    value(xml, "w:jc", "right");
  }
  xml.close();
  field(xml, " PAGE ");
  xml.open("w:r").element("w:t", "/").close();
  field(xml, " NUMPAGES ");
  return xml.close().close().take();
}

}  // namespace inviola::press::docx_detail
