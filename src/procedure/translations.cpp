#include "procedure/translations.h"

#include <algorithm>

namespace inviola::procedure {
namespace {

constexpr std::string_view statement_field = "statement";

const Statement& statement_in(const Communication& communication) {
  static const Statement none;
  if (const auto* report = communication.report()) return report->statement;
  if (const auto* follow_up = communication.follow_up()) return follow_up->statement;
  if (const auto* views = communication.views()) return views->statement;
  return none;
}

std::optional<Statement> if_any(Statement statement) {
  if (statement.words.empty()) return std::nullopt;
  return statement;
}

}  // namespace

CommunicationPointer whose_words(const Standing& seen, const Reference& about) {
  const EnteredActPointer known = seen.act(about);
  if (!known) return nullptr;
  const auto* corrected = std::get_if<Corrected>(&known->act.body);
  return seen.communication(corrected ? corrected->about : about);
}

bool holds_words(const std::string& field) {
  return field == statement_field ||
         std::ranges::any_of(all_elements, [&](Element one) { return field == word(one); });
}

std::optional<Statement> words_at(const Communication& communication, const Reference& about,
                                  const std::string& field) {
  if (about != communication.reference()) {
    for (const EnteredActPointer& correction : communication.corrections) {
      if (correction->act.reference != about || field != statement_field) continue;
      return if_any(std::get<Corrected>(correction->act.body).statement);
    }
    return std::nullopt;
  }
  if (field == statement_field) return if_any(statement_in(communication));
  const FollowedUp* follow_up = communication.follow_up();
  if (!follow_up) return std::nullopt;
  for (const ElementAnswer& said : follow_up->elements) {
    if (word(said.element) == field) {
      return if_any({follow_up->statement.language, said.words});
    }
  }
  return std::nullopt;
}

std::vector<Wording> wordings(const Communication& communication) {
  std::vector<Wording> out;
  const auto add = [&](const Reference& about, std::string field) {
    if (auto words = words_at(communication, about, field)) {
      out.push_back({about, std::move(field), std::move(*words)});
    }
  };
  for (const Element one : all_elements) add(communication.reference(), std::string(word(one)));
  add(communication.reference(), std::string(statement_field));
  for (const EnteredActPointer& correction : communication.corrections) {
    add(correction->act.reference, std::string(statement_field));
  }
  return out;
}

EnteredActPointer translation_of(const Communication& communication, const Reference& about,
                                 const std::string& field, Language into) {
  EnteredActPointer found;
  for (const EnteredActPointer& one : communication.translations) {
    const auto& act = std::get<Translated>(one->act.body);
    if (act.about != about || act.field != field || act.translation.language != into) continue;
    if (!found || one->act.author) found = one;
  }
  return found;
}

}  // namespace inviola::procedure
