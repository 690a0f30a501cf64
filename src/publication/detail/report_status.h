#pragma once

#include "procedure/compile.h"
#include "publication/detail/numbering.h"
#include "publication/document.h"
#include "publication/materials.h"

namespace inviola::publication::detail {

/// The facts of participation that new participants are: "III-3.ATG".
Sources facts_of(const std::vector<mandate::NewParticipant>& participants);

/// Section IV: how many are bound by each instrument of the procedure on the day of the status, who
/// came since the previous report, and what is known to be missing.
void write_status(const Materials& from, const procedure::Compilation& compilation,
                  const std::string& previous_report, Numbering& numbering, Document& document);

}  // namespace inviola::publication::detail
