#include "publication/why.h"

#include "publication/detail/facts.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

/// Facts that are codes of a closed set, and the words they are told in.
void put_codes_in_words(const Catalogue& words, const procedure::Reason& reason,
                        Arguments& arguments) {
  const auto fact = [&](const char* name) -> const std::string* {
    const auto found = reason.facts.find(name);
    return found == reason.facts.end() ? nullptr : &found->second;
  };
  if (const auto* kind = fact("kind")) arguments["kind"] = word_for(words, "deadline", *kind);
  if (const auto* answer = fact("answer")) arguments["answer"] = word_for(words, "answer", *answer);
  for (const char* name : {"symbol", "worked_as"}) {
    if (const auto* symbol = fact(name)) arguments[name] = resolution_number(*symbol);
  }
  const auto session = arguments.find("session");
  if (session == arguments.end()) return;
  if (const auto* number = std::get_if<std::int64_t>(&session->second)) {
    session->second = session_in_words(words, mandate::AssemblySession{static_cast<int>(*number)});
  }
}

}  // namespace

std::string explain(const Catalogue& words, const mandate::Law& law,
                    const procedure::Reason& reason, Date on) {
  Arguments arguments = detail::arguments_from(words, law, reason.facts, on);
  put_codes_in_words(words, reason, arguments);
  detail::complete(words, reason.key, arguments);
  return words.say(reason.key, arguments);
}

std::vector<std::string> explain(const Catalogue& words, const mandate::Law& law,
                                 const procedure::Duty& duty, Date on) {
  std::vector<std::string> out;
  for (const procedure::Reason& reason : duty.why) out.push_back(explain(words, law, reason, on));
  return out;
}

}  // namespace inviola::publication
