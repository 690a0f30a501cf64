#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "mandate/law.h"
#include "procedure/act.h"
#include "procedure/refusal.h"

namespace inviola::procedure::detail {

/// Nothing, or why not.
using Verdict = std::optional<Refusal>;

/// What every filing is held against: the working form, the States, the limits.
class Checks {
 public:
  Checks(const mandate::Law& law, Date today, std::string mandate, std::string paragraph)
      : law_(law), today_(today), mandate_(std::move(mandate)), paragraph_(std::move(paragraph)) {}

  const mandate::Law& law() const { return law_; }

  Verdict refuse(std::string code, std::string field, std::string value = {}) const;
  Verdict future(std::string field, std::string date) const;
  /// Before any report could be: a slip of the pen.
  static bool too_early(const PartialDate& date);

  /// A State that exists on the day.
  Verdict state(const StateCode& code, Date on, const std::string& field) const;
  Verdict states(const std::vector<StateCode>& codes, Date on, const std::string& field) const;
  /// One line that must not be empty.
  Verdict line(const std::string& text, const std::string& field) const;
  /// Text within a limit, without control characters; directional ones are kept, and shown as what
  /// they are when printed.
  Verdict words(const std::string& text, std::size_t most, const std::string& field) const;
  Verdict statement(const Statement& statement, const std::string& field) const;
  Verdict optional_statement(const Statement& statement, const std::string& field) const;
  /// Codes of any of the vocabularies named.
  Verdict terms(const std::vector<std::string>& codes,
                std::initializer_list<std::string_view> vocabularies,
                const std::string& field) const;
  Verdict attachments(const std::vector<Attachment>& attachments) const;
  Verdict restriction(const Restriction& restriction, const std::string& field) const;
  Verdict occurrence(const Occurrence& occurrence, const std::string& path) const;
  Verdict session(std::int32_t session, const std::string& field) const;
  /// An event of the public record that took place in the State.
  Verdict known_event(const std::string& id, const StateCode& host) const;

 private:
  Verdict period(const Occurrence& occurrence, const std::string& path) const;

  const mandate::Law& law_;
  Date today_;
  std::string mandate_;
  std::string paragraph_;
};

}  // namespace inviola::procedure::detail
