#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "procedure/act.h"
#include "procedure/refusal.h"

/// The format of acts: spec/act.md. Version 1 is never re-encoded.
namespace inviola::procedure {

/// The bytes that are entered: one JSON object, members in the order of the description, absent
/// values left out.
std::string encode(const EnteredAct& entered);

/// Reads what `encode` wrote, strictly: unknown members, wrong shapes and more than the limits are
/// refused with the path of the place. `position` is the entry's own.
Ruling<EnteredAct> decode(std::string_view bytes, std::uint64_t position);

/// Reads the body of an act as a program files it: {"kind": "reported", …}. The same strictness;
/// text is brought to NFC.
Ruling<Body> decode_body(const boost::json::value& value);
/// The body as JSON, "kind" first.
boost::json::value encode_body(const Body& body);

}  // namespace inviola::procedure
