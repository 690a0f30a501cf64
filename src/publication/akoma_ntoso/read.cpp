#include <charconv>
#include <pugixml.hpp>

#include "base/limits.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"
#include "publication/akoma_ntoso/names.h"

namespace inviola::publication {
namespace {

using namespace akoma_ntoso;
using pugi::xml_node;

constexpr int depth_max = 16;  // headings and accounts within accounts

/// Thrown within this file alone, and caught at its edge.
struct Unknown {
  std::string what;
};

std::string_view name(const xml_node& node) { return node.name(); }
std::string_view attribute(const xml_node& node, const char* which) {
  return node.attribute(which).value();
}

[[noreturn]] void refuse(const xml_node& node, std::string_view why) {
  throw Unknown{"<" + std::string(name(node)) + "> at byte " + std::to_string(node.offset_debug()) +
                ": " + std::string(why)};
}

bool is_space(const xml_node& node) {
  return node.type() == pugi::node_pcdata &&
         std::string_view(node.value()).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The element children; between them nothing but space may stand.
std::vector<xml_node> elements(const xml_node& parent) {
  std::vector<xml_node> out;
  for (const xml_node& child : parent.children()) {
    if (child.type() == pugi::node_element) {
      out.push_back(child);
    } else if (!is_space(child)) {
      refuse(parent, "words where only elements may stand");
    }
  }
  return out;
}

int number_of(const xml_node& node, const char* which, int absent) {
  const std::string_view text = attribute(node, which);
  if (text.empty()) return absent;
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    refuse(node, std::string(which) + " is no number");
  }
  return value;
}

std::optional<Language> language_at(const xml_node& node) {
  const std::string_view text = attribute(node, "xml:lang");
  if (text.empty()) return std::nullopt;
  const auto language = language_of(text);
  if (!language) refuse(node, "xml:lang is none of the six languages");
  return language;
}

class Reader {
 public:
  Document read(const xml_node& root) {
    const xml_node statement = root.child("statement");
    if (!statement) refuse(root, "no <statement>");
    const auto kind = value_of(kinds, attribute(statement, "name"));
    if (!kind) refuse(statement, "unknown name");
    document_.kind = *kind;
    const auto language = language_at(statement.child("mainBody"));
    if (!language) refuse(statement, "no <mainBody> with an xml:lang");
    document_.language = *language;
    for (const xml_node& part : elements(statement)) {
      if (name(part) == "meta") {
        meta(part);
      } else if (name(part) == "preface") {
        preface(part);
      } else if (name(part) == "mainBody") {
        blocks(part, document_.blocks, 0);
      } else {
        refuse(part, "not known here");
      }
    }
    return std::move(document_);
  }

 private:
  void meta(const xml_node& meta) {
    const xml_node work = meta.child("identification").child("FRBRWork");
    const std::string_view day = attribute(work.child("FRBRdate"), "date");
    if (day != "0001-01-01") document_.day = day;
    document_.identity = attribute(work.child("FRBRname"), "value");
  }

  void preface(const xml_node& preface) {
    for (const xml_node& part : elements(preface)) {
      const std::string_view which =
          name(part) == "container" ? attribute(part, "name") : attribute(part, "class");
      if (which == "masthead") {
        masthead(part);
      } else if (which == "summary") {
        summary(part);
      } else if (which == "title") {
        document_.title = words(part);
      } else if (which == "subtitle") {
        document_.subtitle = words(part);
      } else if (which == "demonstration") {
        document_.demonstration = words(part);
      } else {
        refuse(part, "not known in a preface");
      }
    }
  }

  void masthead(const xml_node& container) {
    for (const xml_node& part : elements(container)) {
      if (attribute(part, "class") == "none") continue;
      bool known = false;
      for (const MastheadLine& one : masthead_lines) {
        if (one.name != attribute(part, "class")) continue;
        document_.masthead.*one.member = words(part);
        known = true;
      }
      if (!known) refuse(part, "not known in a masthead");
    }
  }

  void summary(const xml_node& container) {
    for (const xml_node& part : elements(container)) {
      if (attribute(part, "class") == "title") {
        document_.summary_title = words(part);
      } else {
        document_.summary.push_back(line(part));
        document_.summary_sources.push_back(sources(part));
      }
    }
    forget_if_none(document_.summary_sources);
  }

  void forget_if_none(std::vector<Sources>& all) {
    for (const Sources& one : all) {
      if (!one.empty()) return;
    }
    all.clear();
  }

  /// All text within, whatever stands around it.
  static std::string words(const xml_node& node) {
    if (node.type() == pugi::node_pcdata) return node.value();
    std::string out;
    for (const xml_node& child : node.children()) out += words(child);
    return out;
  }

  // ── Blocks ──────────────────────────────────────────────────────────────────────────────────

  void blocks(const xml_node& parent, std::vector<Block>& out, int depth) {
    if (depth > depth_max) refuse(parent, "too deep");
    for (const xml_node& child : elements(parent)) {
      const std::string_view element = name(child);
      if (element == "num" || element == "heading" || element == "p") continue;
      if (element == "paragraph") {
        put(out, paragraph(child));
      } else if (element == "hcontainer") {
        container(child, out, depth);
      } else {
        section(child, out, depth);
      }
    }
  }

  void section(const xml_node& node, std::vector<Block>& out, int depth) {
    Heading heading;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i] == name(node)) heading.level = static_cast<int>(i) + 1;
    }
    if (name(node) != sections[static_cast<std::size_t>(heading.level - 1)]) {
      refuse(node, "not known in a body");
    }
    heading.number = words(node.child("num"));
    heading.anchor = attribute(node, "i:anchor");
    heading.line = line(node.child("heading"));
    put(out, std::move(heading));
    blocks(node, out, depth + 1);
  }

  Paragraph paragraph(const xml_node& node) {
    Paragraph out;
    out.number = words(node.child("num"));
    out.indent = number_of(node, "i:indent", 0);
    out.line = line(node.child("content").child("p"));
    out.sources = sources(node);
    return out;
  }

  static Sources sources(const xml_node& node) {
    Sources out;
    constexpr std::string_view prefix = "#source_";
    std::string_view rest = attribute(node, "refersTo");
    while (!rest.empty()) {
      const std::string_view one = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      if (!one.starts_with(prefix)) refuse(node, "refersTo names no source");
      out.emplace_back(one.substr(prefix.size()));
    }
    return out;
  }

  void container(const xml_node& node, std::vector<Block>& out, int depth) {
    const std::string_view which = attribute(node, "name");
    const xml_node content = node.child("content");
    if (which == "quotation") return put(out, quotation(node, content));
    if (which == "translation") {
      Quotation translated = quotation(node, content);
      translated.translation = true;
      return put(out, std::move(translated));
    }
    if (which == "list") return put(out, list(content));
    if (which == "table") return put(out, table(content.child("table")));
    if (which == "facts") return put(out, facts(content));
    if (which == "timeline") return put(out, timeline(content));
    if (which == "accounts") return put(out, accounts(node, depth));
    if (which == "notice") return put(out, notice(node, content));
    if (which == "figures") return put(out, figures(content));
    if (which == "closing") return put(out, Closing{.lines = lines(content)});
    if (which == "pageBreak") return put(out, PageBreak{});
    refuse(node, "a container of unknown name");
  }

  std::vector<Line> lines(const xml_node& parent) {
    std::vector<Line> out;
    for (const xml_node& one : elements(parent)) {
      if (name(one) == "p" && attribute(one, "class") != "none") out.push_back(line(one));
    }
    return out;
  }

  Quotation quotation(const xml_node& node, const xml_node& content) {
    Quotation out;
    out.language = language_at(node);
    for (const xml_node& one : elements(content)) {
      if (attribute(one, "class") == "attribution") {
        out.attribution = line(one);
      } else {
        out.paragraphs.push_back(line(one));
      }
    }
    return out;
  }

  List list(const xml_node& content) {
    List out;
    for (const xml_node& item : content.child("blockList").children("item")) {
      out.items.push_back({.number = words(item.child("num")), .line = line(item.child("p"))});
    }
    return out;
  }

  Table table(const xml_node& node) {
    Table out;
    if (const xml_node caption = node.child("caption")) out.caption = line(caption);
    for (const xml_node& row : node.children("tr")) {
      if (attribute(row, "class") == "head") {
        for (const xml_node& cell : elements(row)) {
          out.columns.push_back(
              {.heading = line(cell.child("p")), .weight = number_of(cell, "i:weight", 1)});
        }
        continue;
      }
      std::vector<Cell>& cells = out.rows.emplace_back();
      for (const xml_node& cell : elements(row)) {
        cells.push_back({.line = line(cell.child("p")),
                         .header = name(cell) == "th",
                         .number = attribute(cell, "class") == "number",
                         .sources = sources(cell)});
      }
    }
    return out;
  }

  Facts facts(const xml_node& content) {
    Facts out;
    for (const xml_node& item : content.child("blockList").children("item")) {
      out.facts.push_back({.term = line(item.child("heading")), .values = lines(item)});
    }
    return out;
  }

  Timeline timeline(const xml_node& content) {
    Timeline out;
    for (const xml_node& item : content.child("blockList").children("item")) {
      std::vector<Line> told = lines(item);
      if (told.empty()) refuse(item, "nothing is told");
      Timeline::Event event{.date = std::string(attribute(item, "i:date")),
                            .when = line(item.child("num")),
                            .what = std::move(told.front()),
                            .details = {}};
      event.details.assign(std::make_move_iterator(told.begin() + 1),
                           std::make_move_iterator(told.end()));
      out.events.push_back(std::move(event));
    }
    return out;
  }

  SideBySide accounts(const xml_node& node, int depth) {
    SideBySide out;
    for (const xml_node& one : elements(node)) {
      SideBySide::Account& account = out.accounts.emplace_back();
      account.heading = line(one.child("heading"));
      blocks(one, account.blocks, depth + 1);
    }
    return out;
  }

  Notice notice(const xml_node& node, const xml_node& content) {
    const auto kind = value_of(notices, attribute(node, "class"));
    if (!kind) refuse(node, "a notice of unknown class");
    return {.kind = *kind, .line = line(content.child("p"))};
  }

  Figures figures(const xml_node& content) {
    Figures out;
    for (const xml_node& item : content.child("blockList").children("item")) {
      out.figures.push_back({.number = words(item.child("num")),
                             .counts = line(item.child("p")),
                             .link = std::string(attribute(item, "i:link"))});
    }
    return out;
  }

  // ── Lines ───────────────────────────────────────────────────────────────────────────────────

  Line line(const xml_node& node) {
    Line out;
    for (const xml_node& child : node.children()) run(child, out);
    return out;
  }

  void run(const xml_node& node, Line& out) {
    if (node.type() == pugi::node_pcdata) {
      out.push_back(Run{.words = node.value(), .language = {}, .link = {}});
      return;
    }
    if (name(node) == "a" || name(node) == "inline") {
      out.push_back(named_run(node));
      return;
    }
    if (out.empty()) refuse(node, "a note that hangs on nothing");
    if (name(node) == "noteRef") {
      out.back().footnote = number_of(node, "marker", 0);
    } else if (name(node) == "authorialNote") {
      const int marker = number_of(node, "marker", 0);
      out.back().footnote = marker;
      keep_note(node, marker);
    } else {
      refuse(node, "not known in a line");
    }
  }

  static Run named_run(const xml_node& node) {
    const xml_node inner = name(node) == "a" ? node.child("inline") : node;
    const auto tone = value_of(tones, attribute(inner, "name"));
    if (!tone) refuse(node, "an inline of unknown name");
    return {.words = words(inner),
            .tone = *tone,
            .language = language_at(inner),
            .link = std::string(attribute(node, "href"))};
  }

  void keep_note(const xml_node& node, int marker) {
    if (marker < 1 || static_cast<std::size_t>(marker) > limits::document_footnotes_max) {
      refuse(node, "a marker out of range");
    }
    const auto index = static_cast<std::size_t>(marker - 1);
    Line words = line(node.child("p"));
    if (document_.footnotes.size() <= index) document_.footnotes.resize(index + 1);
    document_.footnotes[index] = std::move(words);
  }

  Document document_;
};

}  // namespace

Result<Document> read_akoma_ntoso(std::string_view xml) {
  constexpr const char* doing = "read a document of Akoma Ntoso";
  if (xml.size() > limits::document_bytes_max) {
    return failure(
        Fault{doing, "longer than " + std::to_string(limits::document_bytes_max) + " bytes"});
  }
  pugi::xml_document parsed;
  // Spaces are words here; entities beyond the five of XML are not known to the parser.
  const auto outcome = parsed.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!outcome) {
    return failure(Fault{
        doing, std::string(outcome.description()) + " at byte " + std::to_string(outcome.offset)});
  }
  const xml_node root = parsed.document_element();
  if (name(root) != "akomaNtoso" || attribute(root, "xmlns") != akn) {
    return failure(Fault{doing, "it is no <akomaNtoso> of the namespace " + std::string(akn)});
  }
  try {
    return Reader().read(root);
  } catch (const Unknown& unknown) {
    return failure(Fault{doing, unknown.what});
  }
}

}  // namespace inviola::publication
