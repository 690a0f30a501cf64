#pragma once

#include <string>

#include "publication/document.h"

/// The parts of the package that do not hold the text.
namespace inviola::press::docx_detail {

inline constexpr const char* word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* relations_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The tag that word processors know the language by: "ar-SA", "zh-CN", "en-GB", …
std::string language_tag(Language language);

std::string content_types();
std::string package_relations();
std::string core_properties(const publication::Document& document);
std::string styles(const publication::Document& document);
std::string numbering(const publication::Document& document);
std::string settings();
std::string custom_xml_relations();
std::string custom_xml_properties();
/// What stands at the head of each page: that it is a demonstration, and the symbol.
std::string header(const publication::Document& document);
/// The number of the page, of how many.
std::string footer(const publication::Document& document);

}  // namespace inviola::press::docx_detail
