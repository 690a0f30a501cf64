#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/result.h"
#include "office/ports.h"
#include "publication/document.h"

/// Sets documents for print: tagged PDF, fonts embedded and subset, made in this process.
namespace inviola::press {

/// How much one document may ask for. What is beyond is refused by name, never cut.
struct Limits {
  std::size_t pages_max = 3'000;
  std::size_t blocks_max = 60'000;       ///< blocks within accounts are counted too
  std::size_t run_bytes_max = 1u << 20;  ///< the words of one run
  std::size_t columns_max = 24;          ///< of one table
};

/// Pango sets the lines, Cairo draws the pages, libqpdf writes the structure.
///
/// The same document gives the same bytes wherever the same fonts are installed: no clock, no
/// random identifier; /ID is drawn from the content. May be called from several threads; documents
/// are set one at a time.
class PangoTypesetter : public office::Typesetter {
 public:
  explicit PangoTypesetter(Limits limits = {});
  ~PangoTypesetter() override;
  PangoTypesetter(const PangoTypesetter&) = delete;
  PangoTypesetter& operator=(const PangoTypesetter&) = delete;

  /// A4, tagged after ISO 32000-1, 14.8, with outline, title and language. Refused, with the block
  /// named: words that are not UTF-8, a sign that no installed font has, a footnote mark without
  /// its footnote or the reverse, anything beyond the limits. Nothing is drawn in part.
  Result<std::string> pdf(const publication::Document& document) override;

  /// See press/docx/docx.h.
  Result<std::string> docx(const publication::Document& document) override;

  /// Lays the document out as `pdf` would and draws nothing: the fault that `pdf` would give for
  /// its words ("U+1234 in paragraph 12 …: no font has it"), or success.
  Result<void> check_fonts(const publication::Document& document);

 private:
  struct Workshop;
  std::unique_ptr<Workshop> workshop_;
};

}  // namespace inviola::press
