// Each statement and figure of the report knows what it rests on: what changes with a communication
// names it, and what does not name it stays as it was.
#include <doctest/doctest.h>

#include <map>

#include "publication/detail/golden.h"
#include "publication/report.h"

namespace inviola::publication {
namespace {

using golden::day;
using procedure::Reference;

/// The words of every kind of block.
std::string words_within(const Block& block) {
  Document alone;
  alone.blocks = {block};
  return golden::print(alone);
}

/// One numbered paragraph with what follows it without a number.
struct Part {
  Sources sources;
  std::string words;  ///< without its number: the numbers move when an entry goes
  bool entry = false;
};

std::vector<Part> parts_of(const Document& document) {
  std::vector<Part> out;
  for (Block block : document.blocks) {
    auto* paragraph = std::get_if<Paragraph>(&block.value);
    const bool begins = paragraph && !paragraph->number.empty() && paragraph->indent == 0;
    if (begins) {
      out.push_back({paragraph->sources, {}, paragraph->line.front().tone == Tone::strong});
      paragraph->number.clear();
    }
    if (std::holds_alternative<Heading>(block.value)) out.push_back({});
    if (!out.empty()) out.back().words += words_within(block);
  }
  for (std::size_t i = 0; i < document.summary.size(); ++i)
    out.push_back({document.summary_sources.at(i), words_of(document.summary[i])});
  return out;
}

bool names(const Part& part, const std::string& source) {
  return std::find(part.sources.begin(), part.sources.end(), source) != part.sources.end();
}

Document compiled(const golden::World& world) {
  const auto seen = world.seen_by(disclosure::Viewer::the_public());
  auto composed = report({seen, golden::law(), golden::english()},
                         {mandate::AssemblySession{73}, day("2018-07-20"), true});
  REQUIRE(composed.has_value());
  return std::move(composed->document);
}

/// The story with the acts changed by `change`, which says whether the act stands at all.
template <class Change>
golden::World told_again(const golden::World& story, const Change& change) {
  golden::World out;
  for (std::size_t i = 0; i < story.acts().size(); ++i) {
    procedure::EnteredAct act = *story.acts().at(i);
    if (!change(act)) continue;
    out.declared(act.act.done.iso().c_str())
        .enter(act.entered.iso().c_str(), act.act.reference.value().c_str(),
               act.act.author ? act.act.author->value().c_str() : nullptr,
               act.act.paragraph.c_str(), act.act.body);
  }
  return out;
}

void put_words(procedure::Body& body) {
  const char* other = "Other words than before.";
  if (auto* one = std::get_if<procedure::Reported>(&body)) one->statement.words = other;
  if (auto* one = std::get_if<procedure::FollowedUp>(&body)) one->statement.words = other;
  if (auto* one = std::get_if<procedure::ViewsSubmitted>(&body)) one->statement.words = other;
}

TEST_CASE("other words of one communication change exactly the entry that rests on it") {
  const golden::World story = golden::story();
  const auto before = parts_of(compiled(story));
  std::size_t changed = 0;
  for (const auto& communication : story.standing().communications()) {
    const std::string reference = communication->reference().value();
    CAPTURE(reference);
    const auto after = parts_of(compiled(told_again(story, [&](procedure::EnteredAct& act) {
      if (act.act.reference == communication->reference()) put_words(act.act.body);
      // What a person summarized is told in the summary's words.
      auto* summary = std::get_if<procedure::Summarized>(&act.act.body);
      if (summary && summary->about == communication->reference()) summary->words = "it said more.";
      return true;
    })));
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      CAPTURE(before[i].words);
      CHECK(after[i].sources == before[i].sources);
      const bool differs = after[i].words != before[i].words;
      CHECK(differs == (before[i].entry && before[i].sources == Sources{reference}));
      changed += differs ? 1 : 0;
    }
  }
  // As many as have an entry: those of a restricted and of a withdrawn report have none.
  CHECK(changed == 6);
}

TEST_CASE("without one communication, what counted it changes and nothing else") {
  const golden::World story = golden::story();
  const auto before = parts_of(compiled(story));
  for (const auto& communication : story.standing().communications()) {
    const std::string reference = communication->reference().value();
    // Others hang on the dossier of a first report; without it there is another story.
    if (communication->report() && reference == "REPT-0001") continue;
    CAPTURE(reference);
    const auto after = parts_of(compiled(told_again(story, [&](procedure::EnteredAct& act) {
      return act.act.reference != communication->reference();
    })));
    const auto figures = [](const std::vector<Part>& parts) {
      std::vector<Part> out;
      for (const Part& part : parts) {
        if (!part.entry) out.push_back(part);
      }
      return out;
    };
    const auto a = figures(before);
    const auto b = figures(after);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CAPTURE(a[i].words);
      if (!names(a[i], reference)) {
        CHECK(b[i].words == a[i].words);
        CHECK(b[i].sources == a[i].sources);
      } else {
        CHECK_FALSE(names(b[i], reference));
      }
    }
    for (const Part& part : after) CHECK_FALSE(names(part, reference));
  }
}

TEST_CASE("every figure of participation names its facts") {
  const Document document = compiled(golden::story());
  std::size_t pairs = 0;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block.value);
    if (!table) continue;
    for (const auto& row : table->rows) {
      if (table->columns.size() == 3) {
        REQUIRE(row[1].sources.size() == 1);
        CHECK(row[1].sources[0].find(".on.20") != std::string::npos);
        CHECK(std::to_string(row[2].sources.size()) == words_of(row[2].line));
        pairs += row[2].sources.size();
      } else {
        CHECK(row[1].sources.size() == 1);
      }
    }
  }
  REQUIRE(document.summary_sources.size() == 3);
  CHECK(document.summary_sources[2].size() == pairs);
  CHECK(pairs > 0);
}

TEST_CASE("no source of the public report is a communication that the public may not see") {
  for (const Part& part : parts_of(compiled(golden::story()))) {
    for (const char* hidden : {"REPT-0003", "REPT-0004"}) CHECK_FALSE(names(part, hidden));
  }
}

}  // namespace
}  // namespace inviola::publication
