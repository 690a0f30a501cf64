#include "publication/detail/report_entries.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "procedure/compile.h"
#include "publication/report.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication::detail {
namespace {

using procedure::Communication;
using procedure::CommunicationPointer;
using procedure::publishable;

constexpr Language original = report_original;

std::string kind_of_entry(const Communication& communication) {
  if (communication.report()) return "report";
  return communication.follow_up() ? "follow_up" : "views";
}

}  // namespace

std::vector<CommunicationPointer> entries_in_order(
    const Materials& from, const std::vector<CommunicationPointer>& communications, Date on) {
  std::vector<mandate::StateCode> states;
  for (const CommunicationPointer& one : communications) {
    if (publishable(*one)) states.push_back(*one->filed->act.author);
  }
  std::vector<CommunicationPointer> out;
  for (const mandate::StateCode& state : in_order(original, from.law.states, states, on)) {
    for (const CommunicationPointer& one : communications) {
      if (publishable(*one) && one->filed->act.author == state) out.push_back(one);
    }
  }
  return out;
}

void Entries::plan(const std::vector<CommunicationPointer>& entries, Numbering& numbering) {
  std::vector<Planned> section;
  std::set<procedure::Reference> own;
  for (const CommunicationPointer& one : entries) own.insert(one->reference());
  for (const CommunicationPointer& one : entries) {
    const mandate::StateCode& state = *one->filed->act.author;
    numbering.next();
    section.push_back({one, numbering.last(), state});
    // That a restricted one is about the same incident as another is not told.
    if (one->withheld()) continue;
    numbers_[one->reference()] = numbering.last();
    for (const CommunicationPointer& other : other_accounts(*from_.seen, *one)) {
      const procedure::Reference& reference = other->reference();
      if (!publishable(*other) || other->withheld()) continue;
      if (own.contains(reference) || numbers_.contains(reference)) continue;
      numbering.next();
      section.push_back({other, numbering.last(), state, true});
      numbers_[reference] = numbering.last();
    }
  }
  arrange(section);
  sections_.push_back(std::move(section));
  after_.push_back(numbering);
}

void Entries::arrange(std::vector<Planned>& section) const {
  std::vector<mandate::StateCode> states;
  for (const Planned& entry : section) states.push_back(entry.under);
  states = in_order(from_.words, from_.law.states, states, on_);
  const auto place = [&](const Planned& entry) {
    return std::find(states.begin(), states.end(), entry.under);
  };
  std::stable_sort(section.begin(), section.end(),
                   [&](const Planned& a, const Planned& b) { return place(a) < place(b); });
}

bool Entries::reordered() const {
  const std::vector<Planned>& section = sections_.at(written_);
  return !std::is_sorted(section.begin(), section.end(),
                         [](const Planned& a, const Planned& b) { return a.number < b.number; });
}

void Entries::write(std::vector<Block>& blocks) {
  for (const Planned& entry : sections_.at(written_)) write(entry, blocks);
  ++written_;
}

void Entries::write(const Planned& entry, std::vector<Block>& blocks) const {
  tell(*entry.communication, entry.number, entry.outside, blocks);
  // Of a restricted one nothing but a person's summary is told, not even what it is about.
  if (!entry.communication->withheld()) refer(*entry.communication, blocks);
}

void Entries::write_alone(const Communication& communication, int number,
                          std::vector<Block>& blocks) const {
  tell(communication, number, false, blocks);
}

void Entries::tell(const Communication& communication, int number, bool outside,
                   std::vector<Block>& blocks) const {
  const procedure::EnteredAct& filed = *communication.filed;
  const bool summarized = !communication.summary.empty();
  const bool foreign = from_.words.language() != original;
  Paragraph paragraph;
  paragraph.number = std::to_string(number);
  paragraph.line = sentence(
      from_.words, outside ? "report.entry.outside" : "report.entry.own",
      {{"kind", kind_of_entry(communication)},
       {"state", telling_.author(communication)},
       {"date", filed.act.done},
       {"entered", filed.entered},
       {"late", filed.entered == filed.act.done ? "no" : "yes"},
       {"paragraph", mandate::ParagraphNumber{filed.act.paragraph}},
       {"summary", summarized ? reveal_hidden_controls(communication.summary) : std::string("_")}},
      {{"state", {Tone::strong, {}, {}}},
       // Written by people, in the language of the original.
       {"summary", {Tone::plain, {}, foreign ? std::optional(original) : std::nullopt}}});
  paragraph.sources = {communication.reference().value()};
  put(blocks, std::move(paragraph));
  if (!summarized) write_words(communication, blocks);
  if (communication.withheld()) return;
  const auto occurrences = communication.occurrences();
  if (!occurrences.empty()) {
    List list;
    for (const auto& one : occurrences)
      list.items.push_back({{}, telling_.in_brief(one, statement_of(communication).language)});
    put(blocks, std::move(list));
  }
}

void Entries::write_words(const Communication& communication, std::vector<Block>& blocks) const {
  if (const auto* follow_up = communication.follow_up();
      follow_up && !follow_up->elements.empty()) {
    put(blocks, telling_.elements(communication));
  }
  telling_.quote(communication, blocks);
  if (auto* quotation = std::get_if<Quotation>(&blocks.back().value)) {
    // The entry has just named the State and the day.
    quotation->attribution.clear();
    if (quotation->language) {
      quotation->attribution = sentence(
          from_.words, "report.entry.original",
          {{"language", word_for(from_.words, "language-name", tag(*quotation->language))}});
    }
  }
  telling_.translation(communication, communication.reference(), blocks);
}

void Entries::refer(const Communication& communication, std::vector<Block>& blocks) const {
  std::set<int> paragraphs;
  Sources sources;
  for (const CommunicationPointer& other : other_accounts(*from_.seen, communication)) {
    const auto found = numbers_.find(other->reference());
    if (found == numbers_.end()) continue;
    paragraphs.insert(found->second);
    sources.push_back(other->reference().value());
  }
  if (paragraphs.empty()) return;
  const std::vector<int> numbers(paragraphs.begin(), paragraphs.end());
  put(blocks, Paragraph{.number = {},
                        .line = sentence(from_.words, "report.entry.see",
                                         {{"number", static_cast<std::int64_t>(numbers.size())},
                                          {"paragraphs", list_of_numbers(from_.words, numbers)}}),
                        .sources = std::move(sources)});
}

}  // namespace inviola::publication::detail
