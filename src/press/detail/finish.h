#pragma once

#include <string>

#include "base/result.h"
#include "press/detail/composition.h"
#include "press/detail/paint.h"

namespace inviola::press::detail {

/// Joins the drawn pages and the structure to the PDF that is handed out: structure tree, marks,
/// links, outline, language, title, metadata. The same input gives the same bytes.
Result<std::string> finish_pdf(const Composition& composition, const Drawing& drawing);

/// XMP for a document (ISO 16684-1). Claims no conformity: see docs/decisions/0007-pdf.md.
std::string metadata_packet(const publication::Document& document);

}  // namespace inviola::press::detail
