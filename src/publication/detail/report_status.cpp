#include "publication/detail/report_status.h"

#include <algorithm>
#include <map>

#include "publication/detail/citing.h"
#include "publication/gap_words.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication::detail {
namespace {

using mandate::Confidence;
using mandate::Instrument;
using mandate::NewParticipant;

class Status {
 public:
  Status(const Materials& from, const procedure::Compilation& compilation, Document& document)
      : from_(from),
        compilation_(compilation),
        on_(compilation.participation_until),
        document_(document) {}

  void put_paragraph(Numbering& numbering, const char* key, const Arguments& arguments,
                     Sources sources = {}) {
    put(document_.blocks, Paragraph{.number = numbering.next(),
                                    .line = sentence(from_.words, key, arguments),
                                    .sources = std::move(sources)});
  }

  void put_table() {
    const Catalogue& words = from_.words;
    Table table;
    table.caption = sentence(words, "report.status.caption", {{"date", on_}});
    table.columns = {{plain(words.say("report.status.instrument")), 6},
                     {plain(words.say("report.status.participants")), 2},
                     {plain(words.say("report.status.additional")), 2}};
    for (const Instrument& one : from_.law.participation.instruments()) {
      if (one.of_the_procedure) table.rows.push_back(row(one));
    }
    put(document_.blocks, std::move(table));
  }

  /// By instrument in the order of the depositary's numbers as the data has them, then by State.
  void put_additional() {
    const Catalogue& words = from_.words;
    Table table;
    table.caption = sentence(words, "report.status.additional-caption", {});
    table.columns = {{plain(words.say("report.status.instrument")), 5},
                     {plain(words.say("report.status.state")), 3},
                     {plain(words.say("report.status.action")), 2},
                     {plain(words.say("report.status.date")), 3}};
    for (const Instrument& one : from_.law.participation.instruments()) {
      for (const NewParticipant* participant : of(one)) {
        table.rows.push_back(row(one, *participant));
      }
    }
    put(document_.blocks, std::move(table));
  }

  /// What is known to have happened and has no date: a count can be too low because of it.
  std::vector<const mandate::TreatyGap*> gaps() const {
    std::vector<const mandate::TreatyGap*> out;
    for (const mandate::TreatyGap& gap : from_.law.participation.gaps()) {
      const Instrument* instrument = instrument_of(gap);
      const bool begun = !gap.not_before || *gap.not_before <= on_;
      const bool of_one = instrument && instrument->of_the_procedure && begun;
      const bool of_all = !gap.instrument && begun && gap.not_after && on_ <= *gap.not_after;
      if (of_one || of_all) out.push_back(&gap);
    }
    return out;
  }

  void put_gap(const mandate::TreatyGap& gap) {
    const Instrument* instrument = instrument_of(gap);
    const GapWords said = gap_words(from_.words, from_.law.states, gap, on_);
    Arguments arguments{
        {"instrument", instrument ? title_of(from_.words, *instrument) : std::string("_")},
        {"missing", said.missing},
        {"candidates", said.candidates.empty() ? std::string("_") : said.candidates},
        {"after", "_"},
        {"before", "_"}};
    if (gap.not_before) arguments["after"] = *gap.not_before;
    if (gap.not_after) arguments["before"] = *gap.not_after;
    gaps_.items.push_back({{}, sentence(from_.words, "report.status.gap", arguments)});
  }
  void put_gaps() { put(document_.blocks, std::move(gaps_)); }

 private:
  const Instrument* instrument_of(const mandate::TreatyGap& gap) const {
    return gap.instrument ? from_.law.participation.find(*gap.instrument) : nullptr;
  }
  std::vector<Cell> row(const Instrument& instrument) {
    const auto& participation = from_.law.participation;
    const auto participants = participation.participants(instrument.id, on_);
    const auto weak = std::count_if(
        participants.begin(), participants.end(),
        [](const mandate::TreatyAction& a) { return a.confidence != Confidence::high; });
    Line count = plain(
        from_.words.number(static_cast<std::int64_t>(participation.count(instrument.id, on_))));
    if (weak > 0) {
      footnote(document_, count,
               sentence(from_.words, "report.status.unconfirmed",
                        {{"number", static_cast<std::int64_t>(weak)}}));
    }
    std::vector<NewParticipant> added;
    for (const NewParticipant* one : of(instrument)) added.push_back(*one);
    const auto additional = static_cast<std::int64_t>(added.size());
    // The figure opens the list that it counts.
    const std::string& id = instrument.id.value();
    count.front().link = "/instruments/" + id + "?on=" + on_.iso();
    return {{.line = plain(title_of(from_.words, instrument)), .header = true},
            {.line = std::move(count), .number = true, .sources = {id + ".on." + on_.iso()}},
            {.line = plain(from_.words.number(additional)),
             .number = true,
             .sources = facts_of(added)}};
  }

  std::vector<Cell> row(const Instrument& instrument, const NewParticipant& participant) const {
    const Catalogue& words = from_.words;
    const bool weak = participant.action.confidence != Confidence::high;
    Line date = plain(words.date(participant.action.date));
    if (weak) {
      date = sentence(words, "report.status.weak-date", {{"date", participant.action.date}},
                      {{"date", {Tone::unconfirmed, {}, {}}}});
    }
    return {
        {.line = plain(short_title_of(words, instrument))},
        {.line = {link(std::string(from_.law.states.name(participant.state, words.language(), on_)),
                       "/states/" + participant.state.value())},
         .header = true,
         .sources = facts_of({participant})},
        {.line = plain(in_words(words, participant.action.kind))},
        {.line = std::move(date)}};
  }

  std::vector<const NewParticipant*> of(const Instrument& instrument) const {
    std::vector<mandate::StateCode> states;
    for (const NewParticipant& one : compilation_.new_participants) {
      if (one.instrument == instrument.id) states.push_back(one.state);
    }
    std::vector<const NewParticipant*> out;
    for (const auto& state : in_order(from_.words, from_.law.states, states, on_)) {
      for (const NewParticipant& one : compilation_.new_participants) {
        if (one.instrument == instrument.id && one.state == state) out.push_back(&one);
      }
    }
    return out;
  }

  const Materials& from_;
  const procedure::Compilation& compilation_;
  Date on_;
  Document& document_;
  List gaps_;
};

}  // namespace

Sources facts_of(const std::vector<mandate::NewParticipant>& participants) {
  Sources out;
  for (const mandate::NewParticipant& one : participants)
    out.push_back(one.instrument.value() + "." + one.state.value());
  return out;
}

void write_status(const Materials& from, const procedure::Compilation& compilation,
                  const std::string& previous_report, Numbering& numbering, Document& document) {
  Status status(from, compilation, document);
  status.put_paragraph(numbering, "report.status.introduction",
                       {{"date", compilation.participation_until}});
  status.put_table();
  const auto added = static_cast<std::int64_t>(compilation.new_participants.size());
  status.put_paragraph(numbering, "report.status.additional-sentence",
                       {{"number", added},
                        {"previous", previous_report.empty() ? "_" : previous_report},
                        {"since", compilation.participation_since},
                        {"until", compilation.participation_until}},
                       facts_of(compilation.new_participants));
  if (added > 0) status.put_additional();
  const auto gaps = status.gaps();
  if (gaps.empty()) return;
  status.put_paragraph(numbering, "report.status.gaps",
                       {{"number", static_cast<std::int64_t>(gaps.size())}});
  for (const mandate::TreatyGap* gap : gaps) status.put_gap(*gap);
  status.put_gaps();
}

}  // namespace inviola::publication::detail
