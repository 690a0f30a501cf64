#pragma once

#include <string>

#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

/// The permanent address of what a page shows, and how one cites it: "address-of" and "cite-as" of
/// the page, the second with {address}, {date} and `more`.
Facts address_and_citation(const Page& page, const std::string& address, const Arguments& more);

/// How often a State was reminded in a dossier, and when last.
Line reminders_line(const Page& page, const procedure::Obligor& obligor);

}  // namespace inviola::publication::pages::detail
