#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mandate/mandate.h"
#include "mandate/reader.h"

namespace inviola::mandate {

/// A piece of a text that was not taken for anything, and why.
struct UnrecognisedLine {
  std::size_t line = 0;  ///< from 1
  std::string text;
  std::string why;
};

struct ImportedParagraph {
  ParagraphNumber number;  ///< as ours: "preamble 6", "10 (b)"
  std::size_t line = 0;    ///< where it begins
  std::string text;        ///< in one line, without marks of emphasis and of footnotes
};

/// The official text of a resolution, taken apart.
struct ImportedText {
  MandateSymbol symbol;
  std::string title;
  std::optional<Date> adopted;
  std::vector<ImportedParagraph> paragraphs;
  std::vector<std::string> footnotes;
  std::vector<UnrecognisedLine> unrecognised;
};

/// Takes apart the text of a resolution as the United Nations prints it, saved as plain text:
/// masthead; "71/145. Title"; "The General Assembly,"; preambular paragraphs, each closed by a
/// comma; "1. …;" and "(a) …;"; footnotes begun by a raised figure, wherever the page ended; the
/// meeting and the day. Marks of emphasis and of links are dropped. Refuses a text that is too
/// large, not UTF-8, or has no line with the number of the resolution. Every other line that is not
/// understood is named in `unrecognised`.
Result<ImportedText, ReadError> import_text(const DataFile& file);

/// How the imported paragraphs meet those of a mandate.
struct TextMatch {
  std::vector<ParagraphNumber> both;
  std::vector<ParagraphNumber> only_in_text;
  std::vector<ParagraphNumber> only_in_mandate;
  bool same_symbol = false;
};
TextMatch match(const ImportedText& text, const Mandate& mandate);

/// The mandate with the official text beside our wording, where the numbers meet.
Mandate with_authentic_text(Mandate mandate, const ImportedText& text);

}  // namespace inviola::mandate
