#pragma once

#include <string>

#include "publication/document.h"

/// For the tests of the pages: a document as plain text with everything in it, the links, anchors,
/// filters and details too. Implemented in printed_test.cpp; no part of the program.
namespace inviola::publication::pages::printed {

std::string print(const Document& document);

/// Compares with tests/golden/en/pages/<name>.txt. With INVIOLA_GOLDEN=write in the environment,
/// writes it instead. No key may be without its sentence, no argument without its value.
void check(const std::string& name, const Document& document);
void check_words(const std::string& printed);

}  // namespace inviola::publication::pages::printed
