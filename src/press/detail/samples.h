#pragma once

#include "publication/document.h"

/// Documents for the tests of this room: an exercise with States that do not exist.
namespace inviola::press::samples {

publication::Document report();
publication::Document note();
publication::Document page();
/// A short report from right to left, with words from left to right in it.
publication::Document arabic();
publication::Document chinese();
/// Numbered paragraphs, quotations and a table of many rows: about sixty pages.
publication::Document long_report();

}  // namespace inviola::press::samples
