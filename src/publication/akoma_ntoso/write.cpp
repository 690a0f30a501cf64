#include <map>

#include "base/text.h"
#include "base/xml.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"
#include "publication/akoma_ntoso/names.h"

namespace inviola::publication {
namespace {

using namespace akoma_ntoso;

/// ISO 639-2, as FRBRlanguage has it.
std::string_view alpha3(Language language) {
  switch (language) {
    case Language::ar:
      return "ara";
    case Language::zh:
      return "zho";
    case Language::en:
      return "eng";
    case Language::fr:
      return "fra";
    case Language::ru:
      return "rus";
    case Language::es:
      return "spa";
  }
  return {};
}

std::string_view tag_of(const std::optional<Language>& language) {
  return language ? tag(*language) : std::string_view();
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  /// The first footnote that hangs on nothing, once all is written.
  std::optional<int> loose_note() {
    for (int number = 1; number <= static_cast<int>(document_.footnotes.size()); ++number) {
      if (!used_["note_" + std::to_string(number)]) return number;
    }
    return std::nullopt;
  }

  std::string write() {
    xml_.open("akomaNtoso").attribute("xmlns", akn).attribute("xmlns:i", own).new_line();
    xml_.open("statement").attribute("name", name_of(kinds, document_.kind));
    xml_.attribute("contains", "originalVersion");
    xml_.new_line();
    meta();
    preface();
    xml_.open("mainBody").attribute("eId", "body");
    xml_.attribute("xml:lang", tag(document_.language)).new_line();
    blocks(document_.blocks, "body");
    // The schema wants something in a body.
    if (document_.blocks.empty()) xml_.open("p").close().new_line();
    xml_.close().new_line().close().new_line().close().new_line();
    return xml_.take();
  }

  // Each kind of block; a new kind stops this from compiling. Headings are handled by `blocks`.
  void operator()(const Heading&) {}
  void operator()(const Paragraph& paragraph) {
    begin("paragraph", "para", paragraph.number);
    if (paragraph.indent > 0) xml_.attribute("i:indent", std::to_string(paragraph.indent));
    refer_to(paragraph.sources);
    number(paragraph.number);
    xml_.open("content").attribute("eId", id_ + "__content");
    line("p", paragraph.line);
    end_content();
  }
  void operator()(const Quotation& quotation) {
    begin_container(quotation.translation ? "translation" : "quotation");
    xml_.attribute("xml:lang", tag_of(quotation.language));
    content();
    for (const Line& one : quotation.paragraphs) line("p", one);
    if (!quotation.attribution.empty()) line("p", quotation.attribution, "attribution");
    end_content();
  }
  void operator()(const List& list) {
    begin_container("list");
    content();
    begin_list(list.items.empty());
    for (const Item& item : list.items) {
      begin_item();
      number(item.number);
      line("p", item.line);
      xml_.close().new_line();
    }
    end_list(list.items.empty());
    end_content();
  }
  void operator()(const Table& table) {
    begin_container("table");
    content();
    xml_.open("table").attribute("eId", id_ + "__table").new_line();
    if (!table.caption.empty()) line("caption", table.caption);
    xml_.open("tr").attribute("class", "head");
    for (const Column& column : table.columns) {
      xml_.open("th");
      if (column.weight != 1) xml_.attribute("i:weight", std::to_string(column.weight));
      line("p", column.heading);
      xml_.close();
    }
    xml_.close().new_line();
    for (const auto& row : table.rows) {
      xml_.open("tr");
      for (const Cell& cell : row) {
        xml_.open(cell.header ? "th" : "td").attribute("class", cell.number ? "number" : "");
        refer_to(cell.sources);
        line("p", cell.line);
        xml_.close();
      }
      xml_.close().new_line();
    }
    xml_.close();
    end_content();
  }
  void operator()(const Facts& facts) {
    begin_container("facts");
    content();
    begin_list(facts.facts.empty());
    for (const Facts::Fact& fact : facts.facts) {
      begin_item();
      line("heading", fact.term);
      for (const Line& value : fact.values) line("p", value);
      if (fact.values.empty()) xml_.open("p").attribute("class", "none").close();
      xml_.close().new_line();
    }
    end_list(facts.facts.empty());
    end_content();
  }
  void operator()(const Timeline& timeline) {
    begin_container("timeline");
    content();
    begin_list(timeline.events.empty());
    for (const Timeline::Event& event : timeline.events) {
      begin_item();
      xml_.attribute("i:date", event.date);
      line("num", event.when);
      line("p", event.what);
      for (const Line& detail : event.details) line("p", detail);
      xml_.close().new_line();
    }
    end_list(timeline.events.empty());
    end_content();
  }
  void operator()(const SideBySide& accounts) {
    begin_container("accounts");
    xml_.new_line();
    const std::string outer = id_;
    for (const SideBySide::Account& account : accounts.accounts) {
      const std::string before = parent_;
      parent_ = outer;
      begin_container("account");
      line("heading", account.heading);
      xml_.new_line();
      const std::string inner = id_;
      blocks(account.blocks, inner);
      parent_ = before;
      xml_.close().new_line();
    }
    xml_.close().new_line();
  }
  void operator()(const Notice& notice) {
    begin_container("notice");
    xml_.attribute("class", name_of(notices, notice.kind));
    content();
    line("p", notice.line);
    end_content();
  }
  void operator()(const Figures& figures) {
    begin_container("figures");
    content();
    begin_list(figures.figures.empty());
    for (const Figures::Figure& figure : figures.figures) {
      begin_item();
      xml_.attribute("i:link", figure.link);
      number(figure.number);
      line("p", figure.counts);
      xml_.close().new_line();
    }
    end_list(figures.figures.empty());
    end_content();
  }
  void operator()(const Chart& chart) { (*this)(table_of(chart)); }
  void operator()(const TileMap& map) { (*this)(table_of(map)); }
  void operator()(const Filter&) {}
  void operator()(const Closing& closing) {
    begin_container("closing");
    content();
    for (const Line& one : closing.lines) line("p", one);
    end_content();
  }
  void operator()(const PageBreak&) {
    begin_container("pageBreak");
    content();
    xml_.open("p").open("eop").close().close();
    end_content();
  }

 private:
  // ── Around the body ─────────────────────────────────────────────────────────────────────────

  void level(const char* element, const std::string& uri, const char* date_name) {
    xml_.open(element);
    xml_.open("FRBRthis").attribute("value", uri + "/!main").close();
    xml_.open("FRBRuri").attribute("value", uri).close();
    xml_.open("FRBRdate").attribute("date", document_.day.empty() ? "0001-01-01" : document_.day);
    xml_.attribute("name", date_name).close();
    xml_.open("FRBRauthor").attribute("href", "#register").close();
  }

  void meta() {
    const std::string kind(name_of(kinds, document_.kind));
    const std::string work = "/akn/un/statement/" + kind + "/" +
                             (document_.day.empty() ? "undated" : document_.day) + "/" +
                             segment(document_.identity);
    const std::string expression = work + "/" + std::string(alpha3(document_.language)) + "@";
    xml_.open("meta").new_line();
    xml_.open("identification").attribute("source", "#register").new_line();
    level("FRBRWork", work, "document");
    xml_.open("FRBRcountry").attribute("value", "un").close();
    if (!document_.masthead.symbol.empty()) {
      xml_.open("FRBRnumber").attribute("value", document_.masthead.symbol).close();
    }
    if (!document_.identity.empty()) {
      xml_.open("FRBRname").attribute("value", document_.identity).close();
    }
    xml_.close().new_line();
    level("FRBRExpression", expression, "document");
    xml_.open("FRBRlanguage").attribute("language", alpha3(document_.language)).close();
    xml_.close().new_line();
    level("FRBRManifestation", expression + ".akn", "document");
    xml_.open("FRBRformat").attribute("value", "application/akn+xml").close();
    xml_.close().new_line().close().new_line();
    references();
    xml_.close().new_line();
  }

  /// The register, and each communication that a paragraph rests on.
  void references() {
    xml_.open("references").attribute("source", "#register").new_line();
    xml_.open("TLCOrganization").attribute("eId", "register").attribute("href", "/about");
    xml_.attribute("showAs", "Inviola").close().new_line();
    std::map<std::string, bool> named;
    for (const Sources& sources : document_.summary_sources) name_all(sources, named);
    for (const Block& block : document_.blocks) name_sources(block, named);
    for (const auto& [source, unused] : named) {
      xml_.open("TLCObject").attribute("eId", "source_" + source);
      xml_.attribute("href", address_of(source)).attribute("showAs", source).close();
      xml_.new_line();
    }
    xml_.close().new_line();
  }

  static void name_all(const Sources& sources, std::map<std::string, bool>& named) {
    for (const std::string& source : sources) named[source] = true;
  }
  void name_sources(const Block& block, std::map<std::string, bool>& named) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      name_all(paragraph->sources, named);
    }
    if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const auto& row : table->rows) {
        for (const Cell& cell : row) name_all(cell.sources, named);
      }
    }
    if (const auto* accounts = std::get_if<SideBySide>(&block.value)) {
      for (const SideBySide::Account& account : accounts->accounts) {
        for (const Block& inner : account.blocks) name_sources(inner, named);
      }
    }
  }

  void preface() {
    xml_.open("preface").attribute("xml:lang", tag(document_.language)).new_line();
    xml_.open("container").attribute("name", "masthead").attribute("eId", "masthead");
    xml_.new_line();
    bool any = false;
    for (const MastheadLine& one : masthead_lines) {
      const std::string& words = document_.masthead.*one.member;
      if (words.empty()) continue;
      any = true;
      xml_.open("p").attribute("class", one.name);
      one.inline_.empty() ? xml_.text(words) : xml_.element(one.inline_, words);
      xml_.close().new_line();
    }
    if (!any) xml_.open("p").attribute("class", "none").close().new_line();
    xml_.close().new_line();
    phrase("title", "docTitle", document_.title);
    phrase("subtitle", "docType", document_.subtitle);
    phrase("demonstration", "docStatus", document_.demonstration);
    if (!document_.summary_title.empty() || !document_.summary.empty()) {
      xml_.open("container").attribute("name", "summary").attribute("eId", "summary").new_line();
      xml_.open("p").attribute("class", "title").text(document_.summary_title).close().new_line();
      for (std::size_t i = 0; i < document_.summary.size(); ++i) {
        const bool known = i < document_.summary_sources.size();
        line("p", document_.summary[i], {}, known ? document_.summary_sources[i] : Sources());
      }
      xml_.close().new_line();
    }
    xml_.close().new_line();
  }

  void phrase(std::string_view name, std::string_view element, const std::string& words) {
    if (words.empty()) return;
    xml_.open("p").attribute("class", name).element(element, words).close().new_line();
  }

  // ── The body ────────────────────────────────────────────────────────────────────────────────

  /// What stands under a heading stands in its element.
  void blocks(const std::vector<Block>& list, const std::string& parent) {
    const std::string before = parent_;
    parent_ = parent;
    std::vector<std::pair<int, std::string>> open;
    for (const Block& block : list) {
      const auto* heading = std::get_if<Heading>(&block.value);
      if (!heading) {
        std::visit(*this, block.value);
        continue;
      }
      while (!open.empty() && open.back().first >= heading->level) {
        xml_.close().new_line();
        parent_ = open.back().second;
        open.pop_back();
      }
      open.emplace_back(heading->level, parent_);
      section(*heading);
      parent_ = id_;
    }
    for (std::size_t i = 0; i < open.size(); ++i) xml_.close().new_line();
    parent_ = before;
  }

  void section(const Heading& heading) {
    const std::string_view element = sections[static_cast<std::size_t>(heading.level - 1)];
    begin(element,
          element == "section"      ? "sec"
          : element == "subsection" ? "subsec"
                                    : "level",
          heading.number);
    xml_.attribute("i:anchor", heading.anchor);
    number(heading.number);
    line("heading", heading.line);
    xml_.new_line();
  }

  /// Opens an element under the present parent with an identifier of its own: after its number
  /// where that is free, else after its place among its like.
  void begin(std::string_view element, std::string_view abbreviation, const std::string& number) {
    const std::string prefix =
        (parent_ == "body" ? "" : parent_ + "__") + std::string(abbreviation) + "_";
    std::string id = prefix + segment(number);
    if (number.empty() || used_[id]) {
      int place = ++places_[prefix];
      while (used_[prefix + "n" + std::to_string(place)]) place = ++places_[prefix];
      id = prefix + "n" + std::to_string(place);
    }
    used_[id] = true;
    id_ = id;
    xml_.open(element).attribute("eId", id);
  }
  void begin_container(std::string_view name) {
    begin("hcontainer", name, {});
    xml_.attribute("name", name);
  }
  void content() { xml_.open("content").attribute("eId", id_ + "__content"); }
  void end_content() { xml_.close().close().new_line(); }
  void begin_list(bool empty) {
    if (empty) return void(xml_.open("p").attribute("class", "none").close());
    items_ = 0;
    xml_.open("blockList").attribute("eId", id_ + "__list").new_line();
  }
  void end_list(bool empty) {
    if (!empty) xml_.close();
  }
  void begin_item() {
    xml_.open("item").attribute("eId", id_ + "__list__item_" + std::to_string(++items_));
  }
  void number(const std::string& number) {
    if (!number.empty()) xml_.element("num", number);
  }
  void refer_to(const std::vector<std::string>& sources) {
    std::string list;
    for (const std::string& source : sources) {
      list += (list.empty() ? "#source_" : " #source_") + source;
    }
    xml_.attribute("refersTo", list);
  }

  void line(std::string_view element, const Line& runs, std::string_view name = {},
            const Sources& sources = {}) {
    xml_.open(element).attribute("class", name);
    refer_to(sources);
    bool bare_before = false;
    for (const Run& one : runs) bare_before = run(one, bare_before);
    xml_.close();
  }

  /// Whether the run was written as bare text. Two of these would be read as one, so the second is
  /// not.
  bool run(const Run& run, bool bare_before) {
    const bool bare = run.tone == Tone::plain && !run.language && run.link.empty() &&
                      !run.words.empty() && !bare_before;
    if (bare) {
      xml_.text(run.words);
    } else {
      if (!run.link.empty()) xml_.open("a").attribute("href", run.link);
      xml_.open("inline").attribute("name", name_of(tones, run.tone));
      xml_.attribute("xml:lang", tag_of(run.language)).text(run.words).close();
      if (!run.link.empty()) xml_.close();
    }
    if (run.footnote > 0) note(run.footnote);
    return bare && run.footnote == 0;
  }

  /// A footnote stands where it is first hung on; later marks point at it.
  void note(int number) {
    const std::string marker = std::to_string(number);
    const auto index = static_cast<std::size_t>(number - 1);
    if (used_["note_" + marker] || index >= document_.footnotes.size()) {
      xml_.open("noteRef").attribute("href", "#note_" + marker).attribute("marker", marker);
      xml_.close();
      return;
    }
    used_["note_" + marker] = true;
    xml_.open("authorialNote").attribute("eId", "note_" + marker).attribute("marker", marker);
    xml_.attribute("placement", "bottom");
    line("p", document_.footnotes[index]);
    xml_.close();
  }

  /// As part of an identifier or an address: letters, digits and hyphens.
  static std::string segment(std::string_view text) {
    std::string out;
    for (const char sign : text) {
      const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                         (sign >= '0' && sign <= '9');
      if (plain) {
        out += sign;
      } else if (!out.empty() && out.back() != '-') {
        out += '-';
      }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "0" : out;
  }

  const Document& document_;
  XmlWriter xml_;
  std::string parent_ = "body";
  std::string id_;  ///< of the element begun last
  int items_ = 0;
  std::map<std::string, bool> used_;
  std::map<std::string, int> places_;
};

}  // namespace

Result<std::string> print_akoma_ntoso(const Document& document) {
  Writer writer(document);
  std::string xml = writer.write();
  const Fault fault{"write \"" + document.identity + "\" as Akoma Ntoso", ""};
  if (const auto loose = writer.loose_note()) {
    return failure(Fault{fault.doing, "footnote " + std::to_string(*loose) + " hangs on nothing"});
  }
  if (const auto byte = first_invalid_utf8(xml)) {
    return failure(
        Fault{fault.doing, "words that are not UTF-8, at byte " + std::to_string(*byte)});
  }
  if (!is_xml_text(xml)) {
    return failure(Fault{fault.doing, "a control character in the words: XML allows none"});
  }
  return xml;
}

}  // namespace inviola::publication
