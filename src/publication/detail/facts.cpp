#include "publication/detail/facts.h"

#include <charconv>

namespace inviola::publication::detail {
namespace {

Argument argument_from(const Catalogue& words, const mandate::Law& law, const std::string& fact,
                       Date on) {
  if (const auto date = Date::parse(fact)) return *date;
  const mandate::StateCode state{fact};
  if (law.states.find(state)) return std::string(law.states.name(state, words.language(), on));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(fact.data(), fact.data() + fact.size(), number);
  // A reference such as "00123456" is no number: only what prints back the same is one.
  if (error == std::errc() && end == fact.data() + fact.size() && std::to_string(number) == fact) {
    return number;
  }
  return fact;
}

}  // namespace

Arguments arguments_from(const Catalogue& words, const mandate::Law& law,
                         const std::map<std::string, std::string>& facts, Date on) {
  Arguments out;
  for (const auto& [name, fact] : facts) out[name] = argument_from(words, law, fact, on);
  return out;
}

void complete(const Catalogue& words, std::string_view key, Arguments& arguments) {
  for (const std::string& name : words.arguments_of(key)) arguments.try_emplace(name, "_");
}

}  // namespace inviola::publication::detail
