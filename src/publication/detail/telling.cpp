#include "publication/detail/telling.h"

#include <algorithm>

#include "base/text.h"
#include "procedure/translations.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication::detail {

using procedure::Communication;
using procedure::CommunicationPointer;
using procedure::DossierPointer;
using procedure::FollowedUp;
using procedure::Occurrence;

std::string Telling::name(const mandate::StateCode& state) const {
  return std::string(from_.law.states.name(state, from_.words.language(), on_));
}

std::string Telling::formal_name(const mandate::StateCode& state) const {
  return std::string(from_.law.states.formal_name(state, from_.words.language(), on_));
}

std::string Telling::names(const std::vector<mandate::StateCode>& states) const {
  return list_of(from_.words, names_in_order(from_.words, from_.law.states, states, on_));
}

std::string Telling::author(const Communication& communication) const {
  const auto& author = communication.filed->act.author;
  return author ? name(*author) : from_.words.say("words.not-stated");
}

void Telling::add(Facts& facts, const char* field, std::string value, Tone tone) const {
  const std::string key = std::string("field.") + field;
  // A field that the form no longer has is named as the act names it.
  const bool known = from_.words.has(key);
  facts.facts.push_back({plain(known ? from_.words.say(key) : reveal_hidden_controls(field)),
                         {Line{toned(reveal_hidden_controls(value), tone)}}});
}

std::optional<Language> Telling::foreign(Language written) const {
  return written == from_.words.language() ? std::nullopt : std::optional(written);
}

void Telling::add_written(Facts& facts, const char* field, const std::string& value,
                          Language written) const {
  add(facts, field, value);
  facts.facts.back().values.front().front().language = foreign(written);
}

void Telling::add_terms(Facts& facts, const char* set,
                        const std::vector<std::string>& codes) const {
  if (!codes.empty()) add(facts, set, words_for(from_.words, set, codes));
}

void Telling::add_harm(Facts& facts, const Occurrence& occurrence) const {
  const auto count = [&](const char* field, const std::optional<std::int32_t>& figure) {
    if (figure) add(facts, field, from_.words.number(*figure));
  };
  count("killed", occurrence.killed);
  count("injured", occurrence.injured);
  count("abducted", occurrence.abducted);
}

Facts Telling::occurrence(const Occurrence& occurrence, Language written) const {
  const Catalogue& words = from_.words;
  Facts facts;
  const auto required = [&](const char* field, const std::string& value) {
    const bool missing = value.empty();
    add(facts, field, missing ? words.say("words.not-stated") : value,
        missing ? Tone::missing : Tone::plain);
  };
  facts.facts.push_back({plain(words.say("telling.dossier")),
                         {Line{toned(occurrence.reference.value(), Tone::reference)}}});
  required("date", occurrence.date ? words.date(*occurrence.date) : "");
  if (occurrence.until) add(facts, "until", words.date(*occurrence.until));
  if (occurrence.continuing && !occurrence.until) add(facts, "continuing", words.say("words.yes"));
  if (occurrence.place.empty()) {
    required("place", "");
  } else {
    add_written(facts, "place", occurrence.place, written);
  }
  required("host", occurrence.host ? name(*occurrence.host) : "");
  if (!occurrence.sending_states.empty()) {
    add(facts, "sending_states", names(occurrence.sending_states));
  }
  if (!occurrence.organization.empty()) {
    add_written(facts, "organization", occurrence.organization, written);
  }
  add_terms(facts, "target", occurrence.target);
  add_terms(facts, "nature", occurrence.nature);
  add_harm(facts, occurrence);
  if (!occurrence.offender.empty()) add_terms(facts, "offender", {occurrence.offender});
  if (occurrence.offender_state) add(facts, "offender_state", name(*occurrence.offender_state));
  if (occurrence.armed_conflict) {
    add(facts, "armed_conflict", words.say(*occurrence.armed_conflict ? "words.yes" : "words.no"));
  }
  for (const auto& particular : occurrence.particulars) {
    if (const std::string term = term_of(particular); !term.empty()) {
      add(facts, particular.field.c_str(), term);
    } else {
      add_written(facts, particular.field.c_str(), particular.value, written);
    }
  }
  return facts;
}

/// Words in another language keep their quotation marks with them, where they run over a line.
Line Telling::quoted(const Line& line, Language written) const {
  const auto other = foreign(written);
  const std::string words = from_.words.say(other ? "telling.quoted-foreign" : "telling.quoted",
                                            {{"words", words_of(line)}});
  return {Run{.words = words, .language = other, .link = {}}};
}

std::string Telling::term_of(const procedure::Particular& particular) const {
  const mandate::WorkingForm& form = from_.law.form;
  for (const mandate::Field& field : form.report) {
    if (field.name != particular.field) continue;
    const mandate::Vocabulary* known = form.find(field.vocabulary);
    if (!known) return {};
    for (const auto& term : known->terms) {
      if (term.code == particular.value) return from_.words.say(term.key);
    }
  }
  return {};
}

Line Telling::said(const procedure::ElementAnswer& answer) const {
  const Catalogue& words = from_.words;
  std::vector<std::string> measures;
  for (const std::string& code : answer.measures) {
    std::string word = code;
    for (const char* set : {"measure", "outcome", "prevention", "bar"}) {
      if (words.has(std::string(set) + "." + key_of(code))) {
        word = word_for(words, set, code);
        break;
      }
    }
    measures.push_back(std::move(word));
  }
  return sentence(words, "telling.element",
                  {{"answer", in_words(words, answer.answer)},
                   {"measures", measures.empty() ? "_" : list_of(words, measures)}});
}

procedure::EnteredActPointer Telling::translated(const Communication& communication,
                                                 const procedure::Reference& about,
                                                 const std::string& field) const {
  return procedure::translation_of(communication, about, field, from_.words.language());
}

Line Telling::by(const procedure::EnteredAct& translation) const {
  const auto& author = translation.act.author;
  return sentence(from_.words, "telling.translation",
                  {{"by", author ? "state" : "secretariat"},
                   {"state", author ? name(*author) : "_"},
                   {"date", translation.act.done}});
}

void Telling::translation(const Communication& communication, const procedure::Reference& about,
                          std::vector<Block>& blocks) const {
  const auto found = translated(communication, about, "statement");
  if (!found) return;
  const auto& act = std::get<procedure::Translated>(found->act.body);
  put(blocks, Quotation{.paragraphs = lines_of(act.translation.words),
                        .attribution = by(*found),
                        .language = std::nullopt,
                        .translation = true});
}

Facts Telling::elements(const Communication& communication) const {
  const FollowedUp& follow_up = *communication.follow_up();
  const Language written = follow_up.statement.language;
  Facts facts;
  for (const procedure::ElementAnswer& answer : follow_up.elements) {
    Fact fact{plain(capitalized(from_.words, in_words(from_.words, answer.element))),
              {said(answer)}};
    for (Line& line : lines_of(answer.words)) fact.values.push_back(quoted(line, written));
    if (const auto found = translated(communication, communication.reference(),
                                      std::string(procedure::word(answer.element)))) {
      const auto& act = std::get<procedure::Translated>(found->act.body);
      for (const Line& line : lines_of(act.translation.words)) {
        fact.values.push_back(sentence(from_.words, "telling.quoted", {{"words", words_of(line)}},
                                       {{"words", {Tone::translation, {}, {}}}}));
      }
      fact.values.push_back(by(*found));
      for (Run& run : fact.values.back()) run.tone = Tone::translation;
    }
    facts.facts.push_back(std::move(fact));
  }
  return facts;
}

Line Telling::in_brief(const Occurrence& occurrence, Language written) const {
  const Catalogue& words = from_.words;
  Arguments arguments{{"reference", occurrence.reference.value()},
                      {"place", reveal_hidden_controls(occurrence.place)},
                      {"date", words.say("words.not-stated")},
                      {"host", words.say("words.not-stated")}};
  Settings settings{{"reference", {Tone::reference, {}, {}}},
                    {"place", {Tone::plain, {}, foreign(written)}}};
  if (occurrence.date)
    arguments["date"] = *occurrence.date;
  else
    settings["date"] = {Tone::missing, {}, {}};
  if (occurrence.host)
    arguments["host"] = name(*occurrence.host);
  else
    settings["host"] = {Tone::missing, {}, {}};
  return sentence(words, "telling.in-brief", arguments, settings);
}

void Telling::quote(const Communication& communication, std::vector<Block>& blocks) const {
  const procedure::Statement& statement = statement_of(communication);
  std::vector<Line> lines = lines_of(statement.words);
  if (lines.empty()) {
    put(blocks,
        Paragraph{.number = {},
                  .line = Line{toned(from_.words.say("telling.no-statement"), Tone::missing)},
                  .sources = {communication.reference().value()}});
    return;
  }
  Quotation quotation;
  quotation.paragraphs = std::move(lines);
  quotation.attribution = sentence(from_.words, "telling.attribution",
                                   {{"state", author(communication)},
                                    {"date", communication.filed->act.done},
                                    {"reference", communication.reference().value()}},
                                   {{"reference", {Tone::reference, {}, {}}}});
  quotation.language = foreign(statement.language);
  put(blocks, std::move(quotation));
}

void Telling::whole(const Communication& communication, std::vector<Block>& blocks) const {
  const Language written = statement_of(communication).language;
  for (const Occurrence& one : communication.occurrences()) put(blocks, occurrence(one, written));
  if (const FollowedUp* follow_up = communication.follow_up()) {
    if (!follow_up->elements.empty()) put(blocks, elements(communication));
  }
  quote(communication, blocks);
  translation(communication, communication.reference(), blocks);
  for (const auto& correction : communication.corrections) {
    const auto& corrected = std::get<procedure::Corrected>(correction->act.body);
    if (corrected.statement.words.empty()) continue;
    put(blocks, Quotation{.paragraphs = lines_of(corrected.statement.words),
                          .attribution = sentence(from_.words, "telling.correction",
                                                  {{"date", correction->act.done}}),
                          .language = foreign(corrected.statement.language)});
    translation(communication, correction->act.reference, blocks);
  }
  attachments(communication, blocks);
}

void Telling::attachments(const Communication& communication, std::vector<Block>& blocks) const {
  const auto& attached = attachments_of(communication);
  if (attached.empty()) return;
  const Catalogue& words = from_.words;
  Table table;
  table.caption = plain(words.say("telling.attachments.caption"));
  table.columns = {{plain(words.say("telling.attachments.name")), 3},
                   {plain(words.say("telling.attachments.kind")), 2},
                   {plain(words.say("telling.attachments.size")), 2},
                   {plain(words.say("telling.attachments.digest")), 5}};
  for (const procedure::Attachment& one : attached) {
    table.rows.push_back(
        {{.line = plain(reveal_hidden_controls(one.name)), .header = true},
         {.line = plain(one.media_type)},
         {.line = plain(words.number(static_cast<std::int64_t>(one.size))), .number = true},
         {.line = {toned(one.digest, Tone::reference)}}});
  }
  put(blocks, std::move(table));
}

Quotation said(const Catalogue& words, const procedure::Statement& statement) {
  Quotation out;
  out.paragraphs = lines_of(statement.words);
  if (statement.language != words.language()) out.language = statement.language;
  return out;
}

const procedure::Statement& statement_of(const Communication& communication) {
  static const procedure::Statement none;
  if (const auto* report = communication.report()) return report->statement;
  if (const auto* follow_up = communication.follow_up()) return follow_up->statement;
  if (const auto* views = communication.views()) return views->statement;
  return none;
}

const std::vector<procedure::Attachment>& attachments_of(const Communication& communication) {
  static const std::vector<procedure::Attachment> none;
  if (const auto* report = communication.report()) return report->attachments;
  if (const auto* follow_up = communication.follow_up()) return follow_up->attachments;
  if (const auto* views = communication.views()) return views->attachments;
  return none;
}

std::vector<DossierPointer> dossiers_of(const procedure::Standing& seen,
                                        const Communication& communication) {
  std::vector<DossierPointer> out;
  const auto take = [&](const procedure::Reference& occurrence) {
    DossierPointer dossier = seen.dossier_of(occurrence);
    if (dossier && std::find(out.begin(), out.end(), dossier) == out.end()) {
      out.push_back(std::move(dossier));
    }
  };
  for (const Occurrence& one : communication.occurrences()) take(one.reference);
  if (const FollowedUp* follow_up = communication.follow_up()) take(follow_up->about);
  return out;
}

std::vector<CommunicationPointer> other_accounts(const procedure::Standing& seen,
                                                 const Communication& communication) {
  std::vector<CommunicationPointer> out;
  const auto take = [&](const CommunicationPointer& other) {
    if (other->withdrawn || other->reference() == communication.reference()) return;
    const auto same = [&](const CommunicationPointer& known) {
      return known->reference() == other->reference();
    };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(other);
  };
  for (const DossierPointer& dossier : dossiers_of(seen, communication)) {
    for (const procedure::Account& account : dossier->accounts) take(account.communication);
    for (const CommunicationPointer& follow_up : dossier->follow_ups) take(follow_up);
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a->filed->position < b->filed->position; });
  return out;
}

}  // namespace inviola::publication::detail
