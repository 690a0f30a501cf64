#pragma once

#include <string>
#include <string_view>

#include "publication/pages/ground.h"

/// What readers subscribe to. `origin` names the register; with it every entry keeps its identity
/// for ever, whatever the address of the server, the language or the day.
namespace inviola::publication::pages {

/// Reports and follow-ups that were circulated, the newest first, at most a hundred: Atom (RFC
/// 4287), UTF-8. Links are paths of this site.
std::string circulated_atom(const Ground& ground, std::string_view origin);

/// The days of every cycle: iCalendar (RFC 5545), UTF-8, lines folded at 75 octets. A day that no
/// source gives says that it is practice and not law. Stamped with the day of the register.
std::string cycles_calendar(const Ground& ground, std::string_view origin);

}  // namespace inviola::publication::pages
