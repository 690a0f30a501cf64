#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "publication/catalogue.h"
#include "publication/document.h"

/// The forms in which a document leaves the program, all from the one source.
namespace inviola::apps {

inline constexpr std::array<std::string_view, 5> formats{"text", "html", "pdf", "docx", "xml"};

/// The document's bytes in one of `formats`. `words`: of the document's language.
Result<std::string> in_format(const publication::Document& document, std::string_view format,
                              const publication::Catalogue& words);

}  // namespace inviola::apps
