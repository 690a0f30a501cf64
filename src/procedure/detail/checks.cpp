#include "procedure/detail/checks.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace inviola::procedure::detail {

Verdict Checks::refuse(std::string code, std::string field, std::string value) const {
  Refusal refusal{.code = std::move(code),
                  .mandate = mandate_,
                  .paragraph = paragraph_,
                  .field = field,
                  .facts = {{"field", field}, {"today", today_.iso()}}};
  if (!value.empty()) refusal.facts["value"] = reveal_hidden_controls(beginning(value, 100));
  return refusal;
}

bool Checks::too_early(const PartialDate& date) { return date.latest().year() < limits::year_min; }

Verdict Checks::future(std::string field, std::string date) const {
  return refuse("date-in-future", std::move(field), std::move(date));
}

Verdict Checks::state(const StateCode& code, Date on, const std::string& field) const {
  if (code.value().empty()) return refuse("missing-field", field);
  if (!law_.states.find(code)) return refuse("unknown-state", field, code.value());
  if (!law_.states.exists(code, on)) {
    Verdict bad = refuse("state-did-not-exist", field, code.value());
    bad->facts["date"] = on.iso();
    return bad;
  }
  return {};
}

Verdict Checks::states(const std::vector<StateCode>& codes, Date on,
                       const std::string& field) const {
  if (codes.size() > limits::states_per_list_max) return refuse("too-many", field);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (Verdict bad = state(codes[i], on, field + "[" + std::to_string(i) + "]")) return bad;
  }
  return {};
}

Verdict Checks::line(const std::string& text, const std::string& field) const {
  if (trim(text).empty()) return refuse("missing-field", field);
  return words(text, limits::line_bytes_max, field);
}

Verdict Checks::words(const std::string& text, std::size_t most, const std::string& field) const {
  if (text.size() > most) return refuse("too-long", field);
  if (first_invalid_utf8(text)) return refuse("not-utf8", field);
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  return control ? refuse("hidden-controls", field) : Verdict{};
}

Verdict Checks::statement(const Statement& statement, const std::string& field) const {
  if (trim(statement.words).empty()) return refuse("missing-field", field + ".words");
  return optional_statement(statement, field);
}

Verdict Checks::optional_statement(const Statement& statement, const std::string& field) const {
  return words(statement.words, limits::statement_bytes_max, field + ".words");
}

Verdict Checks::terms(const std::vector<std::string>& codes,
                      std::initializer_list<std::string_view> vocabularies,
                      const std::string& field) const {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool known =
        std::any_of(vocabularies.begin(), vocabularies.end(), [&](std::string_view name) {
          const mandate::Vocabulary* vocabulary = law_.form.find(name);
          return vocabulary && vocabulary->holds(codes[i]);
        });
    if (!known) return refuse("unknown-term", field + "[" + std::to_string(i) + "]", codes[i]);
  }
  return {};
}

Verdict Checks::attachments(const std::vector<Attachment>& attachments) const {
  if (attachments.size() > limits::attachments_per_filing_max) {
    return refuse("too-many", "attachments");
  }
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const std::string path = "attachments[" + std::to_string(i) + "]";
    const Attachment& one = attachments[i];
    if (!Digest::from_hex(one.digest)) return refuse("malformed", path + ".digest", one.digest);
    if (Verdict bad = line(one.name, path + ".name")) return bad;
    if (one.size > limits::attachment_bytes_max) return refuse("attachment-too-large", path);
  }
  return {};
}

Verdict Checks::restriction(const Restriction& restriction, const std::string& field) const {
  const bool names = restriction.audience == Audience::listed;
  if (names && restriction.listed.empty()) return refuse("missing-field", field + ".listed");
  if (!names && !restriction.listed.empty()) return refuse("malformed", field + ".listed");
  return states(restriction.listed, today_, field + ".listed");
}

Verdict Checks::period(const Occurrence& occurrence, const std::string& path) const {
  if (!occurrence.date) return refuse("missing-field", path + ".date");
  if (occurrence.date->earliest() > today_) {
    return future(path + ".date", occurrence.date->iso());
  }
  if (too_early(*occurrence.date)) {
    return refuse("date-before-1900", path + ".date", occurrence.date->iso());
  }
  if (!occurrence.until) return {};
  if (!occurrence.continuing) return refuse("malformed", path + ".until");
  if (occurrence.until->latest() < occurrence.date->earliest()) {
    return refuse("out-of-range", path + ".until", occurrence.until->iso());
  }
  if (occurrence.until->earliest() > today_)
    return future(path + ".until", occurrence.until->iso());
  return {};
}

Verdict Checks::occurrence(const Occurrence& occurrence, const std::string& path) const {
  if (occurrence.reference.value().empty()) return refuse("missing-field", path + ".reference");
  if (Verdict bad = period(occurrence, path)) return bad;
  if (Verdict bad = line(occurrence.place, path + ".place")) return bad;
  // A State that came to be later in the same month or year may have been meant.
  const Date then = std::min(occurrence.date->latest(), today_);
  if (occurrence.host) {
    if (Verdict bad = state(*occurrence.host, then, path + ".host")) return bad;
  }
  if (occurrence.offender_state) {
    if (Verdict bad = state(*occurrence.offender_state, today_, path + ".offender_state"))
      return bad;
  }
  if (Verdict bad = states(occurrence.sending_states, then, path + ".sending_states")) return bad;
  if (Verdict bad =
          words(occurrence.organization, limits::line_bytes_max, path + ".organization")) {
    return bad;
  }
  if (Verdict bad = terms(occurrence.target, {"target"}, path + ".target")) return bad;
  if (Verdict bad = terms(occurrence.nature, {"nature"}, path + ".nature")) return bad;
  if (!occurrence.offender.empty()) {
    if (Verdict bad = terms({occurrence.offender}, {"offender"}, path + ".offender")) return bad;
  }
  for (std::size_t i = 0; i < occurrence.particulars.size(); ++i) {
    const Particular& particular = occurrence.particulars[i];
    const std::string field = path + ".particulars[" + std::to_string(i) + "]";
    const auto& fields = law_.form.report;
    const bool known = std::any_of(fields.begin(), fields.end(), [&](const mandate::Field& f) {
      return f.name == particular.field;
    });
    if (!known) return refuse("unknown-term", field + ".field", particular.field);
    if (Verdict bad = words(particular.value, limits::statement_bytes_max, field + ".value")) {
      return bad;
    }
  }
  return {};
}

Verdict Checks::session(std::int32_t session, const std::string& field) const {
  if (!law_.chain.for_report_to(mandate::AssemblySession{session})) {
    return refuse("no-cycle", field, std::to_string(session));
  }
  return {};
}

Verdict Checks::known_event(const std::string& id, const StateCode& host) const {
  for (const mandate::KnownEvent& event : law_.record) {
    if (event.id != id) continue;
    const auto& hosts = event.host_states;
    if (std::find(hosts.begin(), hosts.end(), host) != hosts.end()) return {};
    return refuse("not-concerned", "to", host.value());
  }
  return refuse("unknown-event", "event", id);
}

}  // namespace inviola::procedure::detail
