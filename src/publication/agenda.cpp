// The entry in the provisional agenda (paragraph 15), annotated.
#include "publication/detail/cycle_facts.h"
#include "publication/report.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using mandate::Performance;

void put_list(const Materials& from, const char* heading, std::vector<Line> lines,
              Document& document) {
  if (lines.empty()) return;
  put(document.blocks,
      Heading{.level = 2, .number = {}, .line = plain(from.words.say(heading)), .anchor = {}});
  List list;
  for (Line& line : lines) list.items.push_back({{}, std::move(line)});
  put(document.blocks, std::move(list));
}

std::vector<Line> documents(const Materials& from, const detail::CycleFacts& facts,
                            const mandate::ParagraphNumber& paragraph) {
  const Settings cited{{"symbol", {Tone::reference, {}, {}}}};
  std::vector<Line> out{
      sentence(from.words, "agenda.report",
               {{"symbol", facts.symbol_or_open("report")}, {"paragraph", paragraph}}, cited)};
  const std::string addendum = facts.symbol("addendum");
  if (!addendum.empty()) {
    out.push_back(sentence(from.words, "agenda.addendum", {{"symbol", addendum}}, cited));
  }
  return out;
}

/// What the Assembly had before it and adopted when it last took up the item.
std::vector<Line> references(const Materials& from, const mandate::Mandate& mandate) {
  std::vector<Line> out;
  const auto add = [&](const char* key, const std::string& symbol) {
    out.push_back(
        sentence(from.words, key, {{"symbol", symbol}}, {{"symbol", {Tone::reference, {}, {}}}}));
  };
  if (const mandate::Cycle* previous = detail::previous_cycle(from.law, mandate)) {
    for (const std::string& symbol : previous->report_symbols) {
      const bool addendum = symbol.find("/Add.") != std::string::npos;
      add(addendum ? "agenda.addendum" : "agenda.past-report", symbol);
    }
  }
  add("agenda.resolution", resolution_number(mandate.symbol.value()));
  return out;
}

}  // namespace

std::optional<Document> agenda_entry(const Materials& from, const Composing& composing) {
  const mandate::Mandate* mandate = from.law.chain.for_report_to(composing.session);
  if (!mandate || !mandate->cycle) return std::nullopt;
  const auto basis = detail::basis_of(from.law, mandate->symbol.value());
  if (!basis) return std::nullopt;
  const detail::CycleFacts facts(from, *mandate);
  const Catalogue& words = from.words;

  Document document;
  document.kind = DocumentKind::report;
  document.language = words.language();
  document.title = words.say("agenda.title");
  document.subtitle = session_title(words, composing.session);
  document.identity = "agenda/" + std::to_string(composing.session.value());
  document.masthead.body = words.say("report.body");
  document.masthead.date = words.date(composing.as_at);
  document.day = composing.as_at.iso();
  document.masthead.session = session_title(words, composing.session);
  if (composing.demonstration) document.demonstration = words.say("demonstration.document");

  put(document.blocks, Heading{.level = 1,
                               .number = facts.item_number(),
                               .line = plain(title_of(words, *mandate)),
                               .anchor = "item"});
  Arguments arguments = detail::resolution_arguments(words, *basis);
  const mandate::Mandate& first = from.law.chain.all().front();
  arguments["first"] = resolution_number(first.symbol.value());
  arguments["first_adopted"] =
      first.adopted ? Argument{*first.adopted} : Argument{std::string("_")};
  arguments["session"] = session_in_words(words, composing.session);
  arguments["adopted_at"] = session_in_words(words, mandate->adopted_at);
  const auto report = detail::paragraph_for(*basis, Performance::report_to_assembly);
  arguments["report_paragraph"] = report;
  arguments["item_paragraph"] = detail::paragraph_for(*basis, Performance::agenda_item);
  for (const char* key : {"agenda.history", "agenda.request"}) {
    Paragraph paragraph;
    paragraph.line = sentence(words, key, arguments);
    if (key == std::string_view("agenda.request")) {
      detail::footnote_if_inferred(words, *basis, document, paragraph.line);
    }
    put(document.blocks, std::move(paragraph));
  }
  put_list(from, "agenda.documents", documents(from, facts, report), document);
  put_list(from, "agenda.references", references(from, *mandate), document);
  return document;
}

}  // namespace inviola::publication
