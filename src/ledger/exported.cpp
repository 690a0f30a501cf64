#include "ledger/exported.h"

#include <boost/json/object.hpp>

#include "base/json.h"
#include "ledger/detail/members.h"

namespace inviola::ledger {

std::string print_exported_entry(const ExportedEntry& entry) {
  boost::json::object line{{"number", entry.number.value()}, {"salt", entry.salt.hex()}};
  if (entry.commitment) line["commitment"] = entry.commitment->hex();
  line["entry"] = entry.bytes;
  return print_json(line) + '\n';
}

Result<ExportedEntry> parse_exported_entry(std::string_view line) {
  const auto refuse = [](std::string cause) {
    return failure(Fault{"read an exported entry", std::move(cause)});
  };
  if (line.size() > entry_line_bytes_max) return refuse("the line is too long");
  const auto value = parse_json(line);
  if (!value)
    return refuse("byte " + std::to_string(value.error().byte) + ": " + value.error().why);
  detail::Members members(*value);
  const auto number = members.number("number");
  if (!number || *number >= register_size_max) return refuse("\"number\" is no entry number");
  const auto salt = Salt::from_hex(members.text("salt").value_or(""));
  if (!salt) return refuse("\"salt\" is not 64 hexadecimal digits");
  std::optional<Digest> commitment;
  if (members.has("commitment")) {
    commitment = Digest::from_hex(members.text("commitment").value_or(""));
    if (!commitment) return refuse("\"commitment\" is not 64 hexadecimal digits");
  }
  const auto bytes = members.text("entry");
  if (!bytes) return refuse("\"entry\" is not a text");
  if (bytes->size() > limits::act_bytes_max) return refuse("\"entry\" is too long");
  if (!members.all_taken()) return refuse("it has a member that no entry has");
  return ExportedEntry{EntryNumber{*number}, *salt, std::string(*bytes), commitment};
}

}  // namespace inviola::ledger
