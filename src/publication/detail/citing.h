#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mandate/law.h"
#include "publication/catalogue.h"
#include "publication/document.h"

namespace inviola::publication::detail {

/// The resolution that a document rests on, and the one whose paragraphs are worked: itself, or the
/// one it is worked like.
struct Basis {
  const mandate::Mandate* mandate = nullptr;
  const mandate::Mandate* worked = nullptr;
  bool inferred() const { return mandate != worked; }
};

/// Nothing if the law holds no resolution of that symbol.
std::optional<Basis> basis_of(const mandate::Law& law, std::string_view symbol);

/// "11 (a)"; empty if the resolution knows no such performance.
mandate::ParagraphNumber paragraph_for(const Basis& basis, mandate::Performance performance);
/// "10", of "10 (a)".
mandate::ParagraphNumber whole_paragraph(const mandate::ParagraphNumber& number);

/// For sentences that name the resolution: resolution, adopted ("_" where no source gives it),
/// title.
Arguments resolution_arguments(const Catalogue& words, const Basis& basis);

/// What a paragraph and its sub-paragraphs ask: the official text where it was imported and the
/// document is in its language, else our own wording.
struct Recalled {
  bool authentic = false;
  std::vector<Paragraph>
      paragraphs;  ///< "(a)" or "a)", indented; a paragraph without parts has no number
};
Recalled recall(const Catalogue& words, const Basis& basis, const mandate::ParagraphNumber& whole);

/// Hangs a footnote on the end of a line.
void footnote(Document& document, Line& line, Line note);
/// Where the paragraphs are another resolution's: a footnote that says so.
void footnote_if_inferred(const Catalogue& words, const Basis& basis, Document& document,
                          Line& line);

}  // namespace inviola::publication::detail
