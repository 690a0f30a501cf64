#include "publication/pages/detail/found.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages::detail {
namespace {

using mandate::StateCode;
using Choices = std::vector<std::pair<std::string, std::string>>;

/// The choices of one filter: those that would find something, and the one that is chosen.
class Choosing {
 public:
  Choosing(const Page& page, const Wanted& wanted, const Found& found)
      : page_(page), wanted_(wanted), found_(found) {}

  Choices states(Found::Counts<StateCode> counts, const std::optional<StateCode>& chosen) const {
    if (chosen) counts.try_emplace(*chosen, 0);
    std::vector<StateCode> codes;
    for (const auto& [code, number] : counts) codes.push_back(code);
    Choices out;
    for (const auto& code : in_order(page_.words(), page_.law().states, codes, page_.today())) {
      out.emplace_back(code.value(), counted(page_.name(code), counts.at(code)));
    }
    return out;
  }

  Choices years() const {
    auto counts = found_.years;
    if (wanted_.year) counts.try_emplace(*wanted_.year, 0);
    Choices out;
    for (auto one = counts.rbegin(); one != counts.rend(); ++one) {
      const std::string year = std::to_string(one->first);
      out.emplace_back(year, counted(year, one->second));
    }
    return out;
  }

  Choices natures() const {
    Choices out;
    const mandate::Vocabulary* vocabulary = page_.law().form.find("nature");
    if (!vocabulary) return out;
    for (const mandate::Term& term : vocabulary->terms) {
      const auto found = found_.natures.find(term.code);
      const std::size_t number = found == found_.natures.end() ? 0 : found->second;
      if (number == 0 && wanted_.nature != term.code) continue;
      out.emplace_back(term.code, counted(word_for(page_.words(), "nature", term.code), number));
    }
    return out;
  }

  Choices silences() const {
    Choices out;
    for (const procedure::Silence silence : all_silences) {
      const auto found = found_.silences.find(silence);
      const std::size_t number = found == found_.silences.end() ? 0 : found->second;
      if (number == 0 && wanted_.silence != silence) continue;
      out.emplace_back(word(silence), counted(in_words(page_.words(), silence), number));
    }
    return out;
  }

  Filter::Field field(const char* name, std::string value, Choices choices) const {
    choices.insert(choices.begin(), {"", page_.say("all")});
    return {Filter::Field::Kind::choice, name, page_.say(std::string("filter.") + name),
            std::move(value), std::move(choices)};
  }

 private:
  std::string counted(const std::string& choice, std::size_t number) const {
    return page_.say("choice", {{"choice", choice}, {"number", static_cast<std::int64_t>(number)}});
  }

  const Page& page_;
  const Wanted& wanted_;
  const Found& found_;
};

}  // namespace

Query asked_for(const Query& query) {
  Query out;
  for (const char* name : filter_names) out[name] = asked(query, name);
  return out;
}

Filter filter_of(const Page& page, std::string action, const Wanted& wanted, const Found& found) {
  const Choosing choosing(page, wanted, found);
  const auto code = [](const std::optional<StateCode>& state) {
    return state ? state->value() : std::string();
  };
  return {
      std::move(action),
      {{Filter::Field::Kind::text, "q", page.say("filter.q"), wanted.question, {}},
       choosing.field("host", code(wanted.host), choosing.states(found.hosts, wanted.host)),
       choosing.field("sending", code(wanted.sending),
                      choosing.states(found.sending, wanted.sending)),
       choosing.field("year", wanted.year ? std::to_string(*wanted.year) : "", choosing.years()),
       choosing.field("nature", wanted.nature, choosing.natures()),
       choosing.field("silence", wanted.silence ? std::string(word(*wanted.silence)) : "",
                      choosing.silences())},
      page.say("filter.button")};
}

}  // namespace inviola::publication::pages::detail
