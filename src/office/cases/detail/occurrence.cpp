// The clauses of an occurrence: when, where, against whom, what, by whom.
#include "office/cases/detail/acts.h"

namespace inviola::office::cases::detail {
namespace {

using procedure::Occurrence;

Change when(Words& words) {
  if (words.take("no date")) return [](Occurrence& o) { o.date.reset(); };
  const std::string text = words.word("a date: YYYY, YYYY-MM or YYYY-MM-DD");
  const auto date = PartialDate::parse(text);
  if (!date) throw NotUnderstood{text + " is no date; write YYYY, YYYY-MM or YYYY-MM-DD"};
  return [date](Occurrence& o) { o.date = date; };
}

Change until(Words& words) {
  const std::string text = words.word("a date: YYYY, YYYY-MM or YYYY-MM-DD");
  const auto date = PartialDate::parse(text);
  if (!date) throw NotUnderstood{text + " is no date; write YYYY, YYYY-MM or YYYY-MM-DD"};
  return [date](Occurrence& o) {
    o.until = date;
    o.continuing = true;
  };
}

}  // namespace

bool read_change(Words& words, const Ground& ground, std::vector<Change>& changes) {
  const auto& states = ground.law.states;
  const auto text = [&](std::string Occurrence::* member, std::string_view what) {
    const std::string said = words.quoted(what);
    changes.push_back([=](Occurrence& o) { o.*member = said; });
  };
  const auto figure = [&](std::optional<std::int32_t> Occurrence::* member) {
    const std::int32_t said = words.number("a number");
    changes.push_back([=](Occurrence& o) { o.*member = said; });
  };
  const auto terms = [&](std::vector<std::string> Occurrence::* member) {
    const auto said = words.word_list("a term of the working form");
    changes.push_back([=](Occurrence& o) { o.*member = said; });
  };
  if (words.take("on")) {
    changes.push_back(when(words));
  } else if (words.take("until")) {
    changes.push_back(until(words));
  } else if (words.take("continuing")) {
    changes.push_back([](Occurrence& o) { o.continuing = true; });
  } else if (words.take("at")) {
    text(&Occurrence::place, "the place");
  } else if (words.take("against nobody")) {
    changes.push_back([](Occurrence& o) { o.sending_states.clear(); });
  } else if (words.take("against")) {
    const auto said = words.state_list(states);
    changes.push_back([=](Occurrence& o) { o.sending_states = said; });
  } else if (words.take("mission to")) {
    text(&Occurrence::organization, "the organization");
  } else if (words.take("target")) {
    terms(&Occurrence::target);
  } else if (words.take("nature")) {
    terms(&Occurrence::nature);
  } else if (words.take("killed")) {
    figure(&Occurrence::killed);
  } else if (words.take("injured")) {
    figure(&Occurrence::injured);
  } else if (words.take("abducted")) {
    figure(&Occurrence::abducted);
  } else if (words.take("offender in")) {
    const auto said = words.state(states);
    changes.push_back([=](Occurrence& o) { o.offender_state = said; });
  } else if (words.take("by")) {
    const std::string said = words.word("an offender of the working form");
    changes.push_back([=](Occurrence& o) { o.offender = said; });
  } else if (words.take("armed conflict")) {
    changes.push_back([](Occurrence& o) { o.armed_conflict = true; });
  } else {
    return false;
  }
  return true;
}

}  // namespace inviola::office::cases::detail
