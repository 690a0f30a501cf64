// What is to be read for what in a document that was issued.
#include <map>

#include "base/text.h"
#include "publication/detail/cycle_facts.h"
#include "publication/report.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

/// The words of each numbered paragraph, with what belongs to it: what follows without a number, up
/// to the next heading or numbered paragraph.
struct ByParagraph {
  std::map<std::string, std::string> words;
  std::string current;

  void add(const Line& line) {
    if (!current.empty()) words[current] += words_of(line) + '\n';
  }
  void operator()(const Heading&) { current.clear(); }
  void operator()(const Paragraph& paragraph) {
    // "(a)" is a part of the paragraph before it.
    if (!paragraph.number.empty() && paragraph.indent == 0) current = paragraph.number;
    add(paragraph.line);
  }
  void operator()(const Quotation& quotation) {
    for (const Line& line : quotation.paragraphs) add(line);
    add(quotation.attribution);
  }
  void operator()(const List& list) {
    for (const Item& item : list.items) add(item.line);
  }
  void operator()(const Table& table) {
    add(table.caption);
    for (const Column& column : table.columns) add(column.heading);
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) add(cell.line);
    }
  }
  void operator()(const Facts& facts) {
    for (const Facts::Fact& fact : facts.facts) {
      add(fact.term);
      for (const Line& value : fact.values) add(value);
    }
  }
  void operator()(const Timeline&) {}
  void operator()(const SideBySide&) {}
  void operator()(const Notice&) {}
  void operator()(const Figures&) {}
  void operator()(const Chart&) {}
  void operator()(const TileMap&) {}
  void operator()(const Filter&) {}
  void operator()(const Closing&) {}
  void operator()(const PageBreak&) {}
};

}  // namespace

std::string corrigendum_symbol(const Materials& from, const Correcting& correcting) {
  const mandate::Mandate* mandate = from.law.chain.for_report_to(correcting.session);
  if (!mandate || !mandate->cycle) return {};
  const detail::CycleFacts facts(from, *mandate);
  const std::string corrected = facts.symbol(correcting.part);
  if (corrected.empty()) return {};
  const std::string beginning = corrected + "/Corr.";
  return beginning + std::to_string(facts.issued("corrigendum", beginning) + 1);
}

std::optional<Document> corrigendum(const Materials& from, const Correcting& correcting) {
  const std::string symbol = corrigendum_symbol(from, correcting);
  if (symbol.empty() || correcting.corrections.empty()) return std::nullopt;
  const mandate::Mandate& mandate = *from.law.chain.for_report_to(correcting.session);
  const Catalogue& words = from.words;
  Document document;
  document.kind = DocumentKind::report;
  document.language = words.language();
  document.title = title_of(words, mandate);
  document.subtitle = words.say(correcting.part == "addendum" ? "corrigendum.subtitle-addendum"
                                                              : "corrigendum.subtitle");
  document.day = correcting.on.iso();
  document.identity = "corrigendum/" + correcting.part + "/" +
                      std::to_string(correcting.session.value()) + "/" +
                      symbol.substr(symbol.rfind('.') + 1);
  document.masthead = detail::CycleFacts(from, mandate).masthead(correcting.part, correcting.on);
  document.masthead.symbol = correcting.demonstration ? words.say("demonstration.symbol") : symbol;
  if (correcting.demonstration) document.demonstration = words.say("demonstration.document");
  if (correcting.this_language_only) {
    document.masthead.version.clear();
    document.masthead.original = capitalized(
        words, words.say("corrigendum.only",
                         {{"language", word_for(words, "language-name", tag(words.language()))}}));
  }
  std::string under;
  for (const Correction& one : correcting.corrections) {
    if (one.paragraph != under) {
      put(document.blocks,
          Heading{.level = 1,
                  .number = {},
                  .line = sentence(words, "corrigendum.paragraph", {{"number", one.paragraph}}),
                  .anchor = "paragraph-" + one.paragraph});
      under = one.paragraph;
    }
    Paragraph paragraph;
    paragraph.line = sentence(
        words, one.read.empty() ? "corrigendum.delete" : "corrigendum.read",
        {{"old", reveal_hidden_controls(one.old)}, {"new", reveal_hidden_controls(one.read)}},
        {{"old", {Tone::emphasis, {}, {}}}, {"new", {Tone::emphasis, {}, {}}}});
    put(document.blocks, std::move(paragraph));
  }
  return document;
}

std::vector<std::size_t> misplaced(const Document& issued,
                                   const std::vector<Correction>& corrections) {
  ByParagraph text{{}, {}};
  for (const Block& block : issued.blocks) std::visit(text, block.value);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    const auto found = text.words.find(corrections[i].paragraph);
    if (corrections[i].old.empty() || found == text.words.end() ||
        found->second.find(corrections[i].old) == std::string::npos) {
      out.push_back(i);
    }
  }
  return out;
}

}  // namespace inviola::publication
