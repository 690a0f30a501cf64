#include "publication/words.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace inviola::publication {
namespace {

std::string say_if_known(const Catalogue& words, const std::string& key, std::string_view other) {
  return words.has(key) ? words.say(key) : reveal_hidden_controls(other);
}

icu::Locale locale_of(Language language) { return icu::Locale(std::string(tag(language)).c_str()); }

}  // namespace

std::string key_of(std::string_view code) {
  std::string out;
  for (const char c : code) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (letter || capital) {
      out += capital ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string word_for(const Catalogue& words, std::string_view set, std::string_view code) {
  return say_if_known(words, std::string(set) + "." + key_of(code), code);
}

std::string words_for(const Catalogue& words, std::string_view set,
                      const std::vector<std::string>& codes) {
  std::vector<std::string> items;
  for (const std::string& code : codes) items.push_back(word_for(words, set, code));
  return list_of(words, items);
}

namespace {

std::string joined(const Catalogue& words, const std::vector<std::string>& items,
                   const std::string& manner) {
  if (items.empty()) return {};
  std::string out = items.back();
  for (std::size_t i = items.size() - 1; i-- > 0;) {
    const bool last = i + 2 == items.size();
    out = last ? words.say(manner + "two", {{"first", items[i]}, {"second", out}})
               : words.say(manner + "more", {{"first", items[i]}, {"rest", out}});
  }
  return out;
}

}  // namespace

std::string list_of(const Catalogue& words, const std::vector<std::string>& items) {
  return joined(words, items, "list.");
}

std::string list_of_numbers(const Catalogue& words, const std::vector<int>& numbers) {
  std::vector<std::string> items;
  for (const int number : numbers) items.push_back(std::to_string(number));
  return joined(words, items, "list.numbers.");
}

std::string of_state(const Catalogue& words, const std::string& name) {
  const auto end = name.find_first_of(" -");
  const bool one = end == std::string::npos;
  return words.say("naming.of", {{"article", name.substr(0, end)},
                                 {"rest", one ? std::string() : name.substr(end + 1)},
                                 {"name", name}});
}

std::string in_words(const Catalogue& words, procedure::Silence silence) {
  return word_for(words, "silence", word(silence));
}
std::string in_words(const Catalogue& words, procedure::Answer answer) {
  return word_for(words, "answer", word(answer));
}
std::string in_words(const Catalogue& words, procedure::Element element) {
  return word_for(words, "element", word(element));
}
std::string in_short(const Catalogue& words, procedure::Element element) {
  return word_for(words, "element-short", word(element));
}
std::string in_words(const Catalogue& words, procedure::Capacity capacity) {
  return word_for(words, "obligor", word(capacity));
}
std::string in_words(const Catalogue& words, procedure::Audience audience) {
  return word_for(words, "audience", word(audience));
}
std::string in_words(const Catalogue& words, procedure::Phase phase) {
  return word_for(words, "phase", word(phase));
}
std::string in_words(const Catalogue& words, procedure::Stage stage) {
  switch (stage) {
    case procedure::Stage::alert:
      return words.say("stage.alert");
    case procedure::Stage::full:
      return words.say("stage.full");
  }
  return {};
}
std::string in_words(const Catalogue& words, mandate::Performance performance) {
  return word_for(words, "performance", word(performance));
}
std::string in_words(const Catalogue& words, mandate::Role role) {
  return word_for(words, "role", word(role));
}
std::string in_words(const Catalogue& words, mandate::Force force) {
  return word_for(words, "force", word(force));
}
std::string in_words(const Catalogue& words, mandate::Trigger trigger) {
  return word_for(words, "trigger", word(trigger));
}
std::string in_words(const Catalogue& words, const mandate::Deadline& deadline) {
  return word_for(words, "deadline", word(deadline));
}
std::string in_words(const Catalogue& words, mandate::ParticipationKind kind) {
  return word_for(words, "treaty-action", word(kind));
}
std::string in_words(const Catalogue& words, mandate::Confidence confidence) {
  return word_for(words, "confidence", word(confidence));
}
std::string in_words(const Catalogue& words, mandate::UnStatus status) {
  switch (status) {
    case mandate::UnStatus::member:
      return words.say("un-status.member");
    case mandate::UnStatus::observer:
      return words.say("un-status.observer");
    case mandate::UnStatus::other:
      return words.say("un-status.other");
    case mandate::UnStatus::former:
      return words.say("un-status.former");
    case mandate::UnStatus::invented:
      return words.say("un-status.invented");
  }
  return {};
}
std::string in_words(const Catalogue& words, const procedure::Body& body) {
  return word_for(words, "act", procedure::kind_of(body));
}

std::string session_in_words(const Catalogue& words, mandate::AssemblySession session) {
  const std::string key = "session.in-words." + std::to_string(session.value());
  if (words.has(key)) return words.say(key);
  return words.say("session.other", {{"number", std::int64_t{session.value()}}});
}

std::string session_name(const Catalogue& words, mandate::AssemblySession session) {
  return words.say("session.title", {{"session", session_in_words(words, session)},
                                     {"number", std::int64_t{session.value()}}});
}

std::string session_title(const Catalogue& words, mandate::AssemblySession session) {
  return capitalized(words, session_name(words, session));
}

std::string capitalized(const Catalogue& words, const std::string& text) {
  icu::UnicodeString whole = icu::UnicodeString::fromUTF8(text);
  const int32_t rest = whole.moveIndex32(0, 1);
  icu::UnicodeString first = whole.tempSubString(0, rest);
  first.toUpper(locale_of(words.language()));
  std::string out;
  first.append(whole.tempSubString(rest)).toUTF8String(out);
  return out;
}

std::string resolution_number(std::string_view symbol) {
  constexpr std::string_view series = "A/RES/";
  if (symbol.substr(0, series.size()) == series) symbol.remove_prefix(series.size());
  return std::string(symbol);
}

std::string title_of(const Catalogue& words, const mandate::Mandate& mandate) {
  return say_if_known(words, "resolution-title." + key_of(mandate.title), mandate.title);
}

std::string title_of(const Catalogue& words, const mandate::Instrument& instrument) {
  return say_if_known(words, instrument.title_key, instrument.title);
}

std::string short_title_of(const Catalogue& words, const mandate::Instrument& instrument) {
  return say_if_known(words, "instrument-short." + instrument.id.value(), instrument.title);
}

std::vector<mandate::StateCode> in_order(const Catalogue& words, const mandate::States& states,
                                         std::vector<mandate::StateCode> codes, Date on) {
  return in_order(words.language(), states, std::move(codes), on);
}

std::vector<mandate::StateCode> in_order(Language version, const mandate::States& states,
                                         std::vector<mandate::StateCode> codes, Date on) {
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(locale_of(version), status));
  const auto name = [&](const mandate::StateCode& code) {
    return std::string(states.name(code, version, on));
  };
  std::stable_sort(codes.begin(), codes.end(), [&](const auto& a, const auto& b) {
    if (U_FAILURE(status) || !collator) return name(a) < name(b);
    UErrorCode fine = U_ZERO_ERROR;
    return collator->compareUTF8(name(a), name(b), fine) == UCOL_LESS;
  });
  return codes;
}

std::vector<std::string> names_in_order(const Catalogue& words, const mandate::States& states,
                                        const std::vector<mandate::StateCode>& codes, Date on) {
  std::vector<std::string> out;
  for (const mandate::StateCode& code : in_order(words, states, codes, on)) {
    out.emplace_back(states.name(code, words.language(), on));
  }
  return out;
}

}  // namespace inviola::publication
