#include <algorithm>

#include "mandate/detail/toml_table.h"
#include "mandate/reader.h"

namespace inviola::mandate {
namespace {

using detail::TomlTable;

std::optional<PartialDate> maybe_partial(TomlTable& table, std::string_view key) {
  const auto text = table.maybe_text(key);
  if (!text) return std::nullopt;
  const auto date = PartialDate::parse(*text);
  if (!date) {
    table.fail(key, "\"" + std::string(key) + "\" is \"" + *text +
                        "\": write a year, a month or a day, as \"2014\", \"2014-04\", "
                        "\"2014-04-15\"");
  }
  return date;
}

std::vector<StateCode> states(TomlTable& table, std::string_view key) {
  std::vector<StateCode> out;
  for (auto& code : table.texts(key)) out.emplace_back(std::move(code));
  return out;
}

KnownEvent read_event(TomlTable& table) {
  KnownEvent out;
  out.id = table.text("id");
  if (const auto date = maybe_partial(table, "date")) {
    out.date = *date;
  } else {
    table.fail("date", "\"date\" is missing");
  }
  out.date_is_bound = table.flag("date_is_bound");
  out.host_states = states(table, "host_states");
  out.several_hosts = table.flag("several_hosts");
  if (out.host_states.empty() && !out.several_hosts) {
    table.fail("host_states",
               "\"host_states\" is missing: if several, unnamed, write "
               "several_hosts = true");
  }
  out.place = table.text_or_empty("place");
  out.sending_states = states(table, "sending_states");
  out.target = table.text("target");
  out.nature = table.texts("nature");
  out.killed = table.maybe_number("killed");
  out.injured = table.maybe_number("injured");
  out.abducted = table.maybe_number("abducted");
  out.actor = table.text("actor");
  out.channels = table.texts("channels");
  out.reported_under_procedure = table.flag("reported_under_procedure");
  if (auto code = table.maybe_text("reporting_state")) out.reporting_state = StateCode{*code};
  out.reported_on = maybe_partial(table, "reported_on");
  out.is_abuse_of_privileges = table.flag("is_abuse_of_privileges");
  out.verified_in_general_only = table.flag("verified_in_general_only");
  out.sources = table.texts("sources");
  if (out.sources.empty()) table.fail("sources", "an event needs at least one source");
  table.no_others();
  return out;
}

}  // namespace

Result<std::vector<KnownEvent>, ReadError> read_record(const DataFile& file) {
  const auto parsed = detail::parse_toml(file);
  if (!parsed) return failure(parsed.error());
  detail::Reading reading{file.path, {}};
  TomlTable table(*parsed, reading);
  std::vector<KnownEvent> out;
  for (auto& one : table.tables("event")) {
    KnownEvent event = read_event(one);
    if (std::any_of(out.begin(), out.end(), [&](const auto& e) { return e.id == event.id; })) {
      one.fail("id", "the id \"" + event.id + "\" is given twice");
    }
    out.push_back(std::move(event));
  }
  table.no_others();
  if (reading.error) return failure(*reading.error);
  return out;
}

}  // namespace inviola::mandate
