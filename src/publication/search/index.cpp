#include "publication/search/index.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "base/text.h"
#include "publication/detail/telling.h"
#include "publication/pages/detail/found.h"
#include "publication/words.h"

namespace inviola::publication::search {

using mandate::KnownEvent;
using mandate::StateCode;
using procedure::Communication;
using procedure::Dossier;
using procedure::Occurrence;

namespace {

// What a word weighs where it stands: a name or number weighs more than a word among many.
constexpr std::uint32_t weight_of_reference = 12;
constexpr std::uint32_t weight_of_state = 6;
constexpr std::uint32_t weight_of_place = 5;
constexpr std::uint32_t weight_of_fact = 3;
constexpr std::uint32_t weight_of_words = 1;

}  // namespace

class Index::Builder {
 public:
  Builder(Index& index, const pages::Ground& ground)
      : index_(index), ground_(ground), words_(ground.catalogue) {}

  void build() {
    if (words_.has("search.passed-over")) {
      index_.passed_over_ = analyser_.plain_words(words_.say("search.passed-over"));
    }
    const auto all = ground_.standing->dossiers();
    const std::size_t from = all.size() - std::min(all.size(), limits::search_documents_max);
    for (std::size_t i = from; i < all.size(); ++i) {
      index_.dossiers_.push_back(all[i]->reference);
      add(*all[i]);
      close();
    }
    for (const KnownEvent& event : ground_.law.record) {
      index_.events_.push_back(&event);
      add(event);
      close();
    }
    for (const mandate::StateRecord& record : ground_.law.states.all()) {
      index_.states_.push_back(record.code);
      add_state(record.code);
      put(record.code.value(), Language::en, weight_of_reference);
      close();
    }
  }

 private:
  void put(std::string_view text, Language language, std::uint32_t weight) {
    if (text.empty()) return;
    for (std::string& form : analyser_.forms(text, language)) take(std::move(form), weight);
  }
  void take(std::string form, std::uint32_t weight) {
    std::uint32_t& known = document_[std::move(form)];
    // The best place counts, and a little that it stands there often.
    known = std::max(known, weight * 8) + (known != 0 ? 1 : 0);
  }
  /// What was gathered becomes the next document.
  void close() {
    for (auto& [form, weight] : document_) {
      index_.places_[form].push_back({number_, weight});
    }
    document_.clear();
    ++number_;
  }

  void put_word(std::string_view set, const std::string& code) {
    if (!code.empty()) put(word_for(words_, set, code), words_.language(), weight_of_fact);
  }

  /// Every name that the State has or had, in all languages.
  void add_state(const StateCode& code) {
    auto& forms = names_[code];
    if (forms.empty()) {
      if (const mandate::StateRecord* record = ground_.law.states.find(code)) {
        for (const mandate::StateName& name : record->names) {
          for (const Language language : all_languages) {
            for (const auto* list : {&name.short_form, &name.formal_form}) {
              const std::string& text = (*list)[static_cast<std::size_t>(language)];
              if (text.empty()) continue;
              for (auto& form : analyser_.forms(text, language)) forms.insert(std::move(form));
            }
          }
        }
      }
    }
    for (const std::string& form : forms) take(form, weight_of_state);
  }

  void add(const Dossier& dossier) {
    for (const auto& member : dossier.members) {
      put(member.value(), Language::en, weight_of_reference);
    }
    std::vector<const Communication*> told;
    for (const procedure::Account* account : pages::detail::standing_accounts(dossier)) {
      const Communication& report = *account->communication;
      add(*account->occurrence, report.report()->statement.language);
      if (std::find(told.begin(), told.end(), &report) == told.end()) add(report);
      told.push_back(&report);
    }
    for (const auto& one : dossier.follow_ups) {
      if (!one->withdrawn) add(*one);
    }
  }

  void add(const Communication& one) {
    put(one.reference().value(), Language::en, weight_of_reference);
    if (one.filed->act.author) add_state(*one.filed->act.author);
    const procedure::Statement& statement = publication::detail::statement_of(one);
    put(statement.words, statement.language, weight_of_words);
    for (const auto& correction : one.corrections) {
      const auto& corrected = std::get<procedure::Corrected>(correction->act.body);
      put(corrected.statement.words, corrected.statement.language, weight_of_words);
    }
    for (const auto& entered : one.translations) {
      const auto& translation = std::get<procedure::Translated>(entered->act.body).translation;
      put(translation.words, translation.language, weight_of_words);
    }
    for (const auto& attachment : publication::detail::attachments_of(one)) {
      put(attachment.name, statement.language, weight_of_words);
    }
    if (const procedure::FollowedUp* follow_up = one.follow_up()) {
      for (const procedure::ElementAnswer& element : follow_up->elements) {
        put(in_words(words_, element.element), words_.language(), weight_of_fact);
        put(in_words(words_, element.answer), words_.language(), weight_of_fact);
        for (const std::string& measure : element.measures) put_word("measure", measure);
        put(element.words, statement.language, weight_of_words);
      }
    }
  }

  void add(const Occurrence& one, Language written) {
    put(one.place, written, weight_of_place);
    put(one.organization, written, weight_of_fact);
    if (one.host) add_state(*one.host);
    for (const StateCode& state : one.sending_states) add_state(state);
    if (one.offender_state) add_state(*one.offender_state);
    if (one.date) {
      put(words_.date(*one.date), words_.language(), weight_of_words);
      put(one.date->iso(), words_.language(), weight_of_words);
    }
    for (const std::string& code : one.target) put_word("target", code);
    for (const std::string& code : one.nature) put_word("nature", code);
    put_word("offender", one.offender);
    for (const procedure::Particular& particular : one.particulars) {
      put(particular.value, written, weight_of_words);
    }
  }

  void add(const KnownEvent& event) {
    put(event.place, Language::en, weight_of_place);
    for (const StateCode& state : event.host_states) add_state(state);
    for (const StateCode& state : event.sending_states) add_state(state);
    put(words_.date(event.date), words_.language(), weight_of_words);
    put(event.date.iso(), words_.language(), weight_of_words);
    for (const std::string& code : event.nature) put_word("nature", code);
    for (const char* part : {"place", "target", "summary", "follow-up", "note"}) {
      const std::string key = "record." + event.id + "." + part;
      if (words_.has(key)) put(words_.say(key), words_.language(), weight_of_words);
    }
  }

  Index& index_;
  const pages::Ground& ground_;
  const Catalogue& words_;
  Analyser analyser_;
  std::map<StateCode, std::set<std::string>> names_;
  std::unordered_map<std::string, std::uint32_t> document_;
  std::uint32_t number_ = 0;
};

Index::Index(const pages::Ground& ground) { Builder(*this, ground).build(); }

const std::vector<Index::Place>* Index::places(const std::string& form) const {
  const auto found = places_.find(form);
  return found == places_.end() ? nullptr : &found->second;
}

/// A word counts for more the fewer documents hold it.
void Index::score(const std::vector<Place>& places, Scores& scores) const {
  const auto all = static_cast<double>(dossiers_.size() + events_.size() + states_.size());
  const double rarity = std::log(1.0 + all / static_cast<double>(places.size()));
  for (const Place& place : places) {
    double& known = scores[place.document];
    known = std::max(known, static_cast<double>(place.weight) * rarity);
  }
}

Index::Scores Index::of_word(const Sought& word) const {
  Scores out;
  for (const std::string& form : word.forms) {
    if (const auto* found = places(form)) score(*found, out);
  }
  const auto all_pairs = [&](bool also_across) {
    Scores held;
    for (std::size_t i = 0; i < word.inner.size(); ++i) {
      Scores of_pair;
      if (const auto* found = places(word.inner[i])) score(*found, of_pair);
      const auto* across = also_across ? places(word.across[i]) : nullptr;
      if (across) score(*across, of_pair);
      if (i == 0) {
        held = std::move(of_pair);
      } else {
        std::erase_if(held, [&](const auto& one) { return !of_pair.contains(one.first); });
      }
    }
    for (const auto& [document, points] : held) out.try_emplace(document, points);
  };
  all_pairs(false);
  // Only where nothing has the word as a word may it lie across what ICU takes for bounds.
  if (out.empty()) all_pairs(true);
  return out;
}

Findings Index::find(std::string_view question) const {
  Analyser analyser;
  std::vector<Sought> words = analyser.question(question, passed_over_);
  if (words.size() > limits::search_words_max) words.resize(limits::search_words_max);
  Scores scores;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Scores of_one = of_word(words[i]);
    if (i == 0) {
      scores = of_one;
      continue;
    }
    std::erase_if(scores, [&](const auto& one) { return !of_one.contains(one.first); });
    for (auto& [document, points] : scores) points += of_one.at(document);
  }
  std::vector<std::pair<std::uint32_t, double>> ranked(scores.begin(), scores.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first > b.first;
  });
  Findings out;
  for (const auto& [document, points] : ranked) {
    if (document < dossiers_.size()) {
      out.dossiers.push_back(dossiers_[document]);
    } else if (document < dossiers_.size() + events_.size()) {
      out.events.push_back(events_[document - dossiers_.size()]);
    } else {
      out.states.push_back(states_[document - dossiers_.size() - events_.size()]);
    }
  }
  return out;
}

std::string Index::excerpt(std::string_view text, Language language,
                           std::string_view question) const {
  if (text.size() > limits::excerpted_bytes_max) {
    text = text.substr(0, limits::excerpted_bytes_max);
    while (!text.empty() && first_invalid_utf8(text)) text.remove_suffix(1);
  }
  Analyser analyser;
  std::set<std::string> sought;
  for (const Sought& word : analyser.question(question, passed_over_)) {
    sought.insert(word.forms.begin(), word.forms.end());
    sought.insert(word.inner.begin(), word.inner.end());
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> bounds(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString all = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  bounds->setText(all);
  std::string first;
  std::int32_t from = bounds->first();
  for (std::int32_t to = bounds->next(); to != icu::BreakIterator::DONE;
       from = to, to = bounds->next()) {
    std::string sentence;
    const std::int32_t end =
        std::min(to, from + static_cast<std::int32_t>(limits::excerpt_signs_max));
    all.tempSubStringBetween(from, end).toUTF8String(sentence);
    if (end < to) sentence += "…";
    sentence = std::string(trim(sentence));
    if (first.empty()) first = sentence;
    for (const std::string& form : analyser.forms(sentence, language)) {
      if (sought.contains(form)) return sentence;
    }
  }
  return first;
}

}  // namespace inviola::publication::search
