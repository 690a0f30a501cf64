#include "publication/detail/citing.h"

#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication::detail {
namespace {

using mandate::Mandate;
using mandate::ParagraphNumber;

/// "(a)" of "10 (a)"; empty for a paragraph without parts.
std::string part_of(std::string_view number) {
  const auto space = number.find(' ');
  return space == std::string_view::npos ? std::string() : std::string(number.substr(space + 1));
}

Run run_of(const mandate::Paragraph& paragraph, bool authentic, Language language) {
  Run run{.words = {}, .language = {}, .link = {}};
  if (authentic) {
    run.words = paragraph.authentic;
    return run;
  }
  run.words = paragraph.wording[static_cast<std::size_t>(language)];
  if (run.words.empty()) {
    run.words = paragraph.wording[static_cast<std::size_t>(Language::en)];
    run.language = Language::en;
  }
  return run;
}

}  // namespace

std::optional<Basis> basis_of(const mandate::Law& law, std::string_view symbol) {
  Basis out;
  out.mandate = law.chain.find(mandate::MandateSymbol{std::string(symbol)});
  if (out.mandate == nullptr) return std::nullopt;
  out.worked = out.mandate;
  if (out.mandate->worked_as) {
    if (const Mandate* worked = law.chain.find(*out.mandate->worked_as)) out.worked = worked;
  }
  return out;
}

ParagraphNumber paragraph_for(const Basis& basis, mandate::Performance performance) {
  const mandate::Obligation* obligation = basis.worked->find(performance);
  return obligation ? obligation->source : ParagraphNumber();
}

ParagraphNumber whole_paragraph(const ParagraphNumber& number) {
  return ParagraphNumber{number.value().substr(0, number.value().find(' '))};
}

Arguments resolution_arguments(const Catalogue& words, const Basis& basis) {
  Arguments out{{"resolution", resolution_number(basis.mandate->symbol.value())},
                {"title", title_of(words, *basis.mandate)},
                {"adopted", "_"}};
  if (basis.mandate->adopted) out["adopted"] = *basis.mandate->adopted;
  return out;
}

Recalled recall(const Catalogue& words, const Basis& basis, const ParagraphNumber& whole) {
  Recalled out;
  std::vector<const mandate::Paragraph*> parts;
  const mandate::Paragraph* head = nullptr;
  for (const mandate::Paragraph& one : basis.worked->paragraphs) {
    if (whole_paragraph(one.number) != whole) continue;
    if (part_of(one.number.value()).empty()) {
      head = &one;
    } else {
      parts.push_back(&one);
    }
  }
  // A paragraph with parts says nothing that the parts do not say; without, it is all there is.
  if (parts.empty() && head != nullptr) parts.push_back(head);
  // The official text is in English, and is that of the resolution worked, not of one like it.
  out.authentic = words.language() == Language::en && !parts.empty() && !basis.inferred();
  for (const auto* part : parts) out.authentic = out.authentic && !part->authentic.empty();
  for (const auto* part : parts) {
    const ParagraphNumber number{part_of(part->number.value())};
    out.paragraphs.push_back({.number = words.paragraph(number),
                              .indent = 1,
                              .line = {run_of(*part, out.authentic, words.language())},
                              .sources = {}});
  }
  return out;
}

void footnote(Document& document, Line& line, Line note) {
  document.footnotes.push_back(std::move(note));
  if (line.empty()) line = plain({});
  line.back().footnote = static_cast<int>(document.footnotes.size());
}

void footnote_if_inferred(const Catalogue& words, const Basis& basis, Document& document,
                          Line& line) {
  if (!basis.inferred()) return;
  footnote(document, line,
           sentence(words, "citing.inferred",
                    {{"resolution", resolution_number(basis.mandate->symbol.value())},
                     {"worked_as", resolution_number(basis.worked->symbol.value())}}));
}

}  // namespace inviola::publication::detail
