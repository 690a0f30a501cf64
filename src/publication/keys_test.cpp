// Every key that the sources name has a sentence, and every code a word.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "publication/detail/golden.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

namespace files = std::filesystem;
using golden::english;

std::vector<std::string> sources_below(const char* folder) {
  std::vector<std::string> out;
  for (const auto& one : files::recursive_directory_iterator(files::path(INVIOLA_ROOT) / folder)) {
    const std::string name = one.path().filename().string();
    if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
    // Pages name their keys from below their own table; their tests ask for them.
    if (one.path().generic_string().find("/pages/") != std::string::npos) continue;
    std::ifstream in(one.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    out.push_back(text.str());
  }
  return out;
}

/// The first group of every match in the sources of a folder.
std::set<std::string> found_in(const char* folder, const char* pattern) {
  const std::regex expression(pattern);
  std::set<std::string> out;
  for (const std::string& text : sources_below(folder)) {
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
      out.insert((*at)[1]);
    }
  }
  return out;
}

void check_has(const std::string& key) {
  INFO(key);
  CHECK(english().has(key));
}

TEST_CASE("every key that notes and reports name has a sentence") {
  const auto keys = found_in("src/publication", "\"([a-z][a-z0-9-]*(?:\\.[a-z0-9_-]+)+)\"");
  CHECK(keys.size() > 100);
  for (const std::string& key : keys) check_has(key);
}

TEST_CASE("every step of a derivation has a sentence, every refusal one and its mend") {
  std::set<std::string> steps;
  std::set<std::string> codes;
  for (const char* folder : {"src/procedure", "src/disclosure"}) {
    steps.merge(found_in(folder, "\"(why\\.[a-z_.]+)\""));
    codes.merge(found_in(folder, "refuse\\(\\s*\"([a-z-]+)\""));
    codes.merge(found_in(folder, "\\.code = \"([a-z-]+)\""));
  }
  CHECK(steps.size() > 15);
  CHECK(codes.size() > 25);
  for (const std::string& key : steps) check_has(key);
  for (const std::string& code : codes) {
    check_has("refusal." + code);
    check_has("mend." + code);
  }
}

TEST_CASE("every event of the record is told, and nothing is told of one that is not there") {
  std::set<std::string> ids;
  for (const auto& event : golden::law().record) {
    ids.insert(event.id);
    check_has("record." + event.id + ".summary");
    check_has("record-target." + key_of(event.target));
    if (!event.place.empty()) check_has("record-place." + key_of(event.place));
  }
  for (const std::string& key : english().keys()) {
    if (key.rfind("record.", 0) != 0) continue;
    INFO(key);
    CHECK(ids.contains(key.substr(7, key.find('.', 7) - 7)));
  }
}

TEST_CASE("what is told of the making of a resolution and of its cycle has a sentence") {
  std::set<std::string> used;
  for (const mandate::Mandate& one : golden::law().chain.all()) {
    for (const std::string& key : one.novelties) used.insert("novelty." + key);
    for (const mandate::MandateFact& fact : one.notes) {
      used.insert(fact.remark.empty() ? "mandate-fact." + std::string(mandate::word(fact.kind))
                                      : "mandate-remark." + fact.remark);
    }
    if (!one.cycle) continue;
    for (const std::string& key : one.cycle->notes) used.insert("cycle-note." + key);
  }
  CHECK(used.size() > 30);
  for (const std::string& key : used) check_has(key);
  for (const std::string& key : english().keys()) {
    for (const char* set : {"novelty.", "mandate-fact.", "mandate-remark.", "cycle-note."}) {
      if (key.rfind(set, 0) != 0) continue;
      INFO(key);
      CHECK(used.contains(key));
    }
  }
}

TEST_CASE("every term, field and instrument of the data has a word") {
  const mandate::WorkingForm& form = golden::law().form;
  CHECK(form.vocabularies.size() > 10);
  for (const auto& vocabulary : form.vocabularies) {
    for (const auto& term : vocabulary.terms) check_has(term.key);
  }
  for (const auto& field : form.report) check_has(field.key);
  for (const auto& field : form.follow_up) check_has(field.key);
  for (const auto& instrument : golden::law().participation.instruments()) {
    check_has(instrument.title_key);
    check_has("instrument-short." + instrument.id.value());
  }
}

/// Every value of an enumeration that its room numbers from 0 without a gap.
template <class E>
void check_words(int count) {
  for (int i = 0; i < count; ++i) {
    const std::string word_of_it = in_words(english(), static_cast<E>(i));
    INFO(i);
    CHECK_FALSE(word_of_it.empty());
    CHECK(word_of_it.find('_') == std::string::npos);
    CHECK(word_of_it.find('[') == std::string::npos);
  }
}

TEST_CASE("every value of the closed sets has a word") {
  check_words<procedure::Silence>(9);
  check_words<procedure::Answer>(6);
  check_words<procedure::Element>(3);
  check_words<procedure::Capacity>(2);
  check_words<procedure::Audience>(5);
  check_words<procedure::Phase>(5);
  check_words<procedure::Stage>(2);
  check_words<mandate::Performance>(18);
  check_words<mandate::Role>(8);
  check_words<mandate::Force>(3);
  check_words<mandate::Trigger>(6);
  check_words<mandate::ParticipationKind>(8);
  check_words<mandate::Confidence>(3);
  check_words<mandate::UnStatus>(5);
  for (const char* set : {"performance", "role", "deadline"}) {
    for (const mandate::Mandate& one : golden::law().chain.all()) {
      for (const mandate::Obligation& obligation : one.obligations) {
        const std::string code(set == std::string("performance") ? word(obligation.owes)
                               : set == std::string("role")      ? word(obligation.owed_by)
                                                            : mandate::word(obligation.deadline));
        check_has(std::string(set) + "." + key_of(code));
      }
    }
  }
}

/// The kinds of acts, by making each alternative of the variant.
template <std::size_t... I>
void check_acts(std::index_sequence<I...>) {
  (check_has("act." + key_of(procedure::kind_of(procedure::Body(std::in_place_index<I>)))), ...);
}

TEST_CASE("every page of the working form has a title") {
  std::set<std::string> pages;
  for (const auto& field : golden::law().form.report) pages.insert(field.page);
  pages.erase("");
  CHECK(pages.size() > 3);
  for (const std::string& page : pages) check_has("mission.step." + page);
}

TEST_CASE("every kind of act has a word") {
  check_acts(std::make_index_sequence<std::variant_size_v<procedure::AnyBody>>());
}

TEST_CASE("the session of every cycle is spelt out") {
  for (const mandate::Mandate& one : golden::law().chain.all()) {
    check_has("session.in-words." + std::to_string(one.adopted_at.value()));
    if (one.cycle) check_has("session.in-words." + std::to_string(one.cycle->session.value()));
  }
}

}  // namespace
}  // namespace inviola::publication
