#pragma once

#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

/// The day of adoption, or that no source for it was seen.
Line adopted_line(const Page& page, const mandate::Mandate& mandate);
/// From which day it is in force; where the day is only the latest possible, said so.
Line in_force_line(const Page& page, const mandate::Mandate& mandate);
/// "“within a reasonable period of time”; in the office's practice 180 days (practice, not law)".
Line deadline_line(const Page& page, const mandate::Deadline& deadline);
/// A reference from a data file: an https address leads there; of "press: 2011-05" the kind is told
/// in the page's language; else it is a name, as the source has it.
Line source_line(const Page& page, const std::string& source);
/// The same without links.
std::string source_words(const Catalogue& words, const std::string& source);
/// The sources of something as a list under a heading; nothing for none.
void put_sources(Page& page, const std::vector<std::string>& sources);

}  // namespace inviola::publication::pages::detail
