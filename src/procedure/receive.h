#pragma once

#include <optional>

#include "base/date.h"
#include "mandate/law.h"
#include "procedure/act.h"
#include "procedure/refusal.h"
#include "procedure/standing.h"

namespace inviola::procedure {

/// What somebody asks to have entered.
struct Filing {
  std::optional<StateCode> author;  ///< absent: the Secretariat
  Date done;                        ///< declared
  Reference reference;              ///< drawn by the office for this act
  Body body;                        ///< occurrences carry references drawn by the office
};

/// The act to enter, with the paragraph it is done under; or why the procedure refuses it.
///
/// Pure. `seen` is the standing as the author may see it: what he may not see does not exist for
/// him, and the refusal is the same as for what never was. `today` is the office's civil date.
Ruling<Act> receive(const Standing& seen, const mandate::Law& law, const Filing& filing,
                    Date today);

}  // namespace inviola::procedure
