#include "mandate/state.h"

#include <algorithm>

#include "base/text.h"

namespace inviola::mandate {
namespace {

constexpr int present = 0;
constexpr int former = 1;
constexpr int spelling = 2;

bool covers(const StateName& name, Date on) {
  return (!name.from || *name.from <= on) && (!name.until || on <= *name.until);
}

/// The form in the language, else in English, else nothing.
std::string_view best(const std::array<std::string, all_languages.size()>& forms,
                      Language language) {
  const std::string& own = forms[static_cast<std::size_t>(language)];
  return !own.empty() ? own : forms[static_cast<std::size_t>(Language::en)];
}

}  // namespace

void States::add(StateRecord record) {
  const auto at =
      std::lower_bound(records_.begin(), records_.end(), record.code,
                       [](const StateRecord& r, const StateCode& code) { return r.code < code; });
  if (at != records_.end() && at->code == record.code) {
    for (auto& [folded, known] : known_) {
      std::erase_if(known, [&](const Known& k) { return k.code == record.code; });
    }
    *at = std::move(record);
    learn(*at);
  } else {
    learn(*records_.insert(at, std::move(record)));
  }
}

void States::learn(const StateRecord& record) {
  const auto remember = [&](std::string_view name, int rank) {
    const std::string folded = fold_name(name);
    if (folded.empty()) return;
    const Known known{record.code, rank};
    auto& all = known_[folded];
    if (std::find(all.begin(), all.end(), known) == all.end()) all.push_back(known);
  };
  for (std::size_t i = 0; i < record.names.size(); ++i) {
    const StateName& name = record.names[i];
    const bool is_present = i + 1 == record.names.size() && !name.until;
    for (const auto& form : name.short_form) remember(form, is_present ? present : former);
    for (const auto& form : name.formal_form) remember(form, is_present ? present : former);
  }
  for (const auto& other : record.spellings) remember(other, spelling);
}

const StateRecord* States::find(const StateCode& code) const {
  const auto at = std::lower_bound(
      records_.begin(), records_.end(), code,
      [](const StateRecord& r, const StateCode& wanted) { return r.code < wanted; });
  return at != records_.end() && at->code == code ? &*at : nullptr;
}

bool States::exists(const StateCode& code, Date on) const {
  const StateRecord* record = find(code);
  if (record == nullptr) return false;
  return (!record->began || *record->began <= on) && (!record->ceased || on <= *record->ceased);
}

const StateName* States::name_on(const StateCode& code, Date on) const {
  const StateRecord* record = find(code);
  if (record == nullptr || record->names.empty()) return nullptr;
  const auto found = std::find_if(record->names.begin(), record->names.end(),
                                  [&](const StateName& name) { return covers(name, on); });
  return found != record->names.end() ? &*found : &record->names.back();
}

std::string_view States::name(const StateCode& code, Language language, Date on) const {
  const StateName* found = name_on(code, on);
  const std::string_view text = found == nullptr ? "" : best(found->short_form, language);
  if (!text.empty()) return text;
  const StateRecord* record = find(code);
  return record == nullptr ? std::string_view(code.value()) : record->code.value();
}

std::string_view States::formal_name(const StateCode& code, Language language, Date on) const {
  const StateName* found = name_on(code, on);
  if (found != nullptr) {
    const std::string& own = found->formal_form[static_cast<std::size_t>(language)];
    if (!own.empty()) return own;
  }
  return name(code, language, on);
}

std::optional<StateCode> States::recognise(std::string_view name) const {
  if (first_invalid_utf8(name)) return std::nullopt;
  const auto found = known_.find(fold_name(name));
  if (found == known_.end() || found->second.empty()) return std::nullopt;
  const auto rank = [](const Known& a, const Known& b) { return a.rank < b.rank; };
  const Known& first = *std::min_element(found->second.begin(), found->second.end(), rank);
  for (const Known& other : found->second) {
    if (other.rank == first.rank && other.code != first.code) return std::nullopt;
  }
  return first.code;
}

}  // namespace inviola::mandate
