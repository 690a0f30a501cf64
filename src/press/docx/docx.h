#pragma once

#include <string>

#include "base/result.h"
#include "publication/document.h"

namespace inviola::press {

/// The document for editors: Office Open XML (ISO/IEC 29500, transitional), with named styles,
/// footnotes that are footnotes and numbers that count by themselves. A number that does not follow
/// from the one before it is written as it stands.
///
/// The same document gives the same bytes, on any day and machine. The source of the document, as
/// Akoma Ntoso, travels inside (customXml/item1.xml). Refuses what cannot be written as XML.
Result<std::string> docx(const publication::Document& document);

}  // namespace inviola::press
