#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "office/office.h"

/// What programs hand in and are handed: JSON, as docs and the OpenAPI description have it.
namespace inviola::office {

/// Reads {"done": "2018-03-03", "act": {"kind": "reported", …}}; `done` may be absent. Occurrences
/// carry no references: the office draws them. Refuses what is malformed, with the path of it.
procedure::Ruling<Submission> read_submission(std::string_view json, const Viewer& author);
/// The same for the act alone: {"kind": "reported", …}.
procedure::Ruling<Submission> read_submission(const boost::json::value& act, const Viewer& author);

/// What one gets for an act that was entered: its reference, those of its occurrences, its entry
/// bytes and the receipt.
boost::json::object print_filed(const Filed& filed);
/// What one gets for an act that takes two and was laid out: {"waits": {"for", "message"}}.
boost::json::object print_waits(std::string_view message);
/// The bytes that were entered: what a receipt proves. As its author sees the act, whole.
std::string entry_bytes(const procedure::EnteredAct& entered);
/// {"code", "paragraph", "mandate", "field", "message"}.
boost::json::object print_refusal(const procedure::Refusal& refusal, std::string_view message);

}  // namespace inviola::office
