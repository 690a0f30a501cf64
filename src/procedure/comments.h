#pragma once

#include <vector>

#include "mandate/law.h"
#include "procedure/compile.h"
#include "procedure/standing.h"

/// Before a part of the report is issued, each State that it quotes is asked to read its own
/// paragraphs, and may comment until a day. Practice, not law; silence is noted and stops nothing.
namespace inviola::procedure {

/// Whether that part was issued.
bool is_issued(const Standing& seen, mandate::AssemblySession session, ReportPart part);

/// The States whose own contributions to the part stand in it, in the order of their codes.
std::vector<StateCode> quoted(const Standing& seen, const CycleDays& days, ReportPart part);

/// The contributions of a State whose paragraphs were put before it by an invitation, as they stood
/// when that was entered: what came later (a correction, a summary, a withdrawal) changes nothing,
/// so that what was shown can be shown again for ever. Reports and follow-ups, then views. Rests on
/// nothing but what the State itself sees; `seen` is its standing, or the desk's.
std::vector<CommunicationPointer> paragraphs_put_to(const Standing& seen, const mandate::Law& law,
                                                    const EnteredAct& invitation,
                                                    const StateCode& state);

/// The invitations to comment on parts of the report to a session, in the order of entry.
std::vector<EnteredActPointer> invitations(const Standing& seen, mandate::AssemblySession session);

struct Comment {
  EnteredActPointer made;
  EnteredActPointer answer;  ///< of the Secretariat; null where there is none yet
};
/// In the order of entry.
std::vector<Comment> comments_on(const Standing& seen, const Reference& invitation);

}  // namespace inviola::procedure
