#pragma once

#include <cstdint>
#include <string>

#include "office/ports.h"

/// Letters as bytes: RFC 5322 with MIME (RFC 2045, 2047).
namespace inviola::courier {

/// Lines end with CRLF, hold ASCII only and at most 78 characters where the addresses allow it.
/// Nothing that is given can add a line to the head.
std::string print_message(const office::Letter& letter);

/// "Thu, 26 Nov 2026 22:49:27 +0000".
std::string message_date(std::int64_t seconds);

}  // namespace inviola::courier
