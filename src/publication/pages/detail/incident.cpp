#include "publication/pages/detail/incident.h"

#include <algorithm>

#include "publication/pages/detail/found.h"
#include "publication/words.h"

namespace inviola::publication::pages::detail {

using mandate::StateCode;
using procedure::Account;
using procedure::Answer;
using procedure::Occurrence;

Incident::Incident(const Page& page, const procedure::Dossier& dossier)
    : page_(page),
      dossier_(dossier),
      accounts_(standing_accounts(dossier)),
      authors_(accounting_states(dossier)) {
  // A first alert that its author has since filled out says nothing more of its own.
  const std::vector<const Account*> all = accounts_;
  std::erase_if(accounts_, [&](const Account* alert) {
    return std::any_of(all.begin(), all.end(), [&](const Account* full) {
      return full->communication->report()->completes == alert->communication->reference();
    });
  });
}

std::vector<Line> Incident::values(const Value& value) const {
  struct Said {
    Line line;
    std::vector<StateCode> by;
  };
  std::vector<Said> said;
  for (const Account* account : accounts_) {
    const Language written = account->communication->report()->statement.language;
    Line line = value(*account->occurrence, written);
    if (line.empty()) continue;
    const std::string words = words_of(line);
    auto found = std::find_if(said.begin(), said.end(),
                              [&](const Said& one) { return words_of(one.line) == words; });
    if (found == said.end()) found = said.insert(said.end(), Said{std::move(line), {}});
    const auto& author = account->communication->filed->act.author;
    if (author && std::find(found->by.begin(), found->by.end(), *author) == found->by.end()) {
      found->by.push_back(*author);
    }
  }
  std::vector<Line> out;
  for (Said& one : said) {
    const bool all_agree = said.size() == 1 && one.by.size() == authors_.size();
    if (all_agree) {
      out.push_back(std::move(one.line));
    } else {
      out.push_back(page_.filled(
          "according-to", {{"value", std::move(one.line)}, {"states", page_.states(one.by)}}));
    }
  }
  return out;
}

Line Incident::together(const Value& value) const {
  const Line line = page_.series(values(value));
  return line.empty() ? page_.not_stated() : line;
}

Line Incident::dates() const {
  return together([&](const Occurrence& o, Language) -> Line {
    if (!o.date) return {};
    if (o.until) return page_.line("from-until", {{"from", *o.date}, {"until", *o.until}});
    return page_.line(o.continuing ? "from-on" : "on", {{"from", *o.date}});
  });
}

Incident::Value Incident::as_written(std::string Occurrence::* field) const {
  return [this, field](const Occurrence& o, Language written) {
    return (o.*field).empty() ? Line{} : page_.written_in(written, o.*field);
  };
}

Line Incident::places() const { return together(as_written(&Occurrence::place)); }

Line Incident::hosts() const {
  return together(
      [&](const Occurrence& o, Language) { return o.host ? page_.state(*o.host) : Line{}; });
}

Line Incident::sending_states() const {
  return together([&](const Occurrence& o, Language) { return page_.states(o.sending_states); });
}

Line Incident::natures() const {
  return together([&](const Occurrence& o, Language) -> Line {
    if (o.nature.empty()) return {};
    return plain(words_for(page_.words(), "nature", o.nature));
  });
}

void Incident::add(Facts& facts, const char* field, const Value& value, bool required) const {
  std::vector<Line> lines = values(value);
  if (lines.empty() && !required) return;
  if (lines.empty()) lines.push_back(page_.not_stated());
  facts.facts.push_back(
      {plain(page_.words().say(std::string("field.") + field)), std::move(lines)});
}

Facts Incident::facts() const {
  const Catalogue& words = page_.words();
  Facts facts;
  const auto whole = [&](const char* field, const Line& line) {
    facts.facts.push_back({plain(words.say(std::string("field.") + field)), {line}});
  };
  whole("date", dates());
  whole("place", places());
  whole("host", hosts());
  whole("sending_states", sending_states());
  add(facts, "organization", as_written(&Occurrence::organization));
  add_act(facts);
  add_persons(facts);
  return facts;
}

void Incident::add_act(Facts& facts) const {
  const Catalogue& words = page_.words();
  const auto terms = [&](const char* set, const std::vector<std::string>& codes) {
    return codes.empty() ? Line{} : plain(words_for(words, set, codes));
  };
  add(facts, "target", [&](const Occurrence& o, Language) { return terms("target", o.target); });
  add(facts, "nature", [&](const Occurrence& o, Language) { return terms("nature", o.nature); });
  add(facts, "armed_conflict", [&](const Occurrence& o, Language) -> Line {
    if (!o.armed_conflict) return {};
    return plain(words.say(*o.armed_conflict ? "words.yes" : "words.no"));
  });
}

void Incident::add_persons(Facts& facts) const {
  const Catalogue& words = page_.words();
  const auto count = [&](const char* field, std::optional<std::int32_t> Occurrence::* figure) {
    add(facts, field, [&](const Occurrence& o, Language) {
      return o.*figure ? plain(words.number(*(o.*figure))) : Line{};
    });
  };
  count("killed", &Occurrence::killed);
  count("injured", &Occurrence::injured);
  count("abducted", &Occurrence::abducted);
  add(facts, "offender_described", [&](const Occurrence& o, Language) {
    return o.offender.empty() ? Line{} : plain(word_for(words, "offender", o.offender));
  });
  add(facts, "offender_state", [&](const Occurrence& o, Language) {
    return o.offender_state ? page_.state(*o.offender_state) : Line{};
  });
}

template <class Tell>
Line Incident::of_each_obligor(Tell tell) const {
  if (dossier_.obligors.empty()) return page_.missing("words.none");
  std::vector<Line> items;
  for (const procedure::Obligor& obligor : dossier_.obligors) {
    Line told = tell(obligor);
    if (dossier_.obligors.size() == 1) return told;
    items.push_back(page_.filled(
        "state-says", {{"state", page_.state(obligor.state)}, {"what", std::move(told)}}));
  }
  return page_.series(items);
}

Line Incident::element(procedure::Element element) const {
  return of_each_obligor([&](const procedure::Obligor& obligor) {
    const auto& standing = obligor.elements[static_cast<std::size_t>(element)];
    // What nobody asks any more is not open.
    if (obligor.reports_withdrawn && !standing.on) return Line{};
    return answer_line(page_, standing);
  });
}

Line Incident::silences() const {
  return of_each_obligor([&](const procedure::Obligor& obligor) {
    if (obligor.reports_withdrawn) return page_.line("asked-no-more");
    return plain(in_words(page_.words(), silence_of(obligor, page_.law(), page_.today())));
  });
}

void put_marks(Page& page, const procedure::Dossier& dossier) {
  if (is_exercise(page.law(), dossier)) {
    page.put(
        Notice{Notice::Kind::demonstration, plain(page.words().say("demonstration.exercise"))});
  }
  std::vector<std::string> sources;
  for (const Account* account : standing_accounts(dossier)) {
    const std::string& source = account->communication->report()->source;
    if (!source.empty() && std::find(sources.begin(), sources.end(), source) == sources.end()) {
      sources.push_back(source);
    }
  }
  for (const std::string& source : sources) {
    page.put(Notice{
        Notice::Kind::demonstration,
        page.filled("from-record", {{"sentence", plain(page.words().say("demonstration.record"))},
                                    {"source", page.in_english(source)}})});
  }
}

Tone tone_of(Answer answer) {
  switch (answer) {
    case Answer::open:
      return Tone::missing;
    case Answer::reported:
    case Answer::under_inquiry:
    case Answer::barred_by_law:
    case Answer::nothing_new:
    case Answer::declined:
      return Tone::plain;
  }
  return Tone::plain;
}

Line answer_line(const Page& page, const procedure::ElementStanding& standing) {
  const std::string answer = in_words(page.words(), standing.answer);
  if (!standing.on) return {toned(answer, tone_of(standing.answer))};
  return page.line("answered-on", {{"answer", answer}, {"date", *standing.on}},
                   {{"answer", {tone_of(standing.answer), {}, {}}}});
}

}  // namespace inviola::publication::pages::detail
