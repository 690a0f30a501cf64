#include "publication/detail/letter.h"

#include "publication/words.h"

namespace inviola::publication::detail {

Letter::Letter(const Materials& from, const Addressing& addressing, Basis basis, Date date,
               std::string identity)
    : from_(from), addressing_(addressing), basis_(basis), date_(date), telling_(from, date) {
  document_.kind = DocumentKind::note;
  document_.language = from.words.language();
  document_.title = from.words.say("note.title");
  document_.identity = std::move(identity);
  if (!addressing.to.value().empty()) document_.identity += "/" + addressing.to.value();
  document_.masthead.body = from.words.say("note.body");
  document_.masthead.symbol = addressing.number;
  document_.masthead.date = from.words.date(date);
  document_.day = date.iso();
  if (addressing.demonstration) {
    document_.demonstration = from.words.say("demonstration.document");
  }
}

std::string Letter::mission() const {
  if (addressing_.to.value().empty()) return from_.words.say("note.mission.all");
  const mandate::StateRecord* record = from_.law.states.find(addressing_.to);
  const Arguments state{{"of_state", of_state(from_.words, telling_.formal_name(addressing_.to))}};
  // Its rank follows from the State's own: an observer has an observer mission, a State outside the
  // United Nations is written to at its ministry.
  switch (record ? record->status : mandate::UnStatus::other) {
    case mandate::UnStatus::member:
    case mandate::UnStatus::former:
    case mandate::UnStatus::invented:
      return from_.words.say("note.mission.member", state);
    case mandate::UnStatus::observer:
      return from_.words.say("note.mission.observer", state);
    case mandate::UnStatus::other:
      return from_.words.say("note.mission.other", state);
  }
  return {};
}

Arguments Letter::arguments(Arguments more) const {
  Arguments out = resolution_arguments(from_.words, basis_);
  out["mission"] = mission();
  const std::string state = telling_.formal_name(addressing_.to);
  out["state"] = state;
  out["of_state"] = of_state(from_.words, state);
  for (auto& [name, argument] : more) out[name] = std::move(argument);
  return out;
}

void Letter::say(const char* key, Arguments more, const Settings& settings) {
  Paragraph paragraph;
  paragraph.line = sentence(from_.words, key, arguments(std::move(more)), settings);
  if (!footnoted_) footnote_if_inferred(from_.words, basis_, document_, paragraph.line);
  footnoted_ = true;
  put(std::move(paragraph));
}

void Letter::recall(const char* key, const mandate::ParagraphNumber& whole) {
  Recalled recalled = detail::recall(from_.words, basis_, whole);
  if (recalled.paragraphs.empty()) return;
  say(key, {{"paragraph", whole}, {"authentic", recalled.authentic ? "yes" : "no"}});
  for (Paragraph& paragraph : recalled.paragraphs) put(std::move(paragraph));
}

void Letter::heading(const char* key) {
  put(Heading{.level = 1, .number = {}, .line = plain(from_.words.say(key)), .anchor = {}});
}

Document Letter::close() {
  say("note.closing");
  put(Closing{{plain(from_.words.date(date_))}});
  return std::move(document_);
}

}  // namespace inviola::publication::detail
