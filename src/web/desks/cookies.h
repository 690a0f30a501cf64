#pragma once

#include <string>
#include <string_view>

#include "web/message.h"

/// What a browser keeps for us: nothing but drawn tokens.
namespace inviola::web::desks::cookies {

enum class Name { sign_in, device, visitor };

/// The value of a cookie of ours, or empty.
std::string value_of(const Request& request, Name name, bool encrypted);
/// "Set-Cookie". With `encrypted` it is bound to this host and to TLS ("__Host-"); without, for
/// plain loopback, only to this host. Never for scripts, never sent along from other sites' forms.
/// `seconds`: how long it is kept; 0: until the browser closes; below: it is taken away.
std::pair<std::string, std::string> set(Name name, std::string_view value, bool encrypted,
                                        long seconds = 0);

}  // namespace inviola::web::desks::cookies
