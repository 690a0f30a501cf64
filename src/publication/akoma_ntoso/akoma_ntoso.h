#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "publication/document.h"

/// A document as Akoma Ntoso (OASIS LegalDocML 1.0), in the manner of the United Nations' profile:
/// the form in which it is kept, handed on and issued. spec/akoma-ntoso.md says how each block is
/// written. What this gives back from the XML is the document that was written, so page, PDF and
/// DOCX of it are the same.
namespace inviola::publication {

/// The same document gives the same bytes. A page's filter is no part of it and is left out.
/// Refuses words that are not UTF-8, or that hold a sign which XML does not allow.
Result<std::string> print_akoma_ntoso(const Document& document);

/// Reads what `print_akoma_ntoso` writes. Refuses what is no XML, and any element or attribute
/// that the form does not know, by name.
Result<Document> read_akoma_ntoso(std::string_view xml);

}  // namespace inviola::publication
