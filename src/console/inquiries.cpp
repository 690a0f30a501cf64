#include "console/inquiries.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "base/json.h"
#include "mandate/compare.h"
#include "mandate/import_participation.h"
#include "mandate/import_text.h"
#include "publication/pages/dossier.h"
#include "publication/pages/export.h"
#include "publication/report.h"
#include "publication/why.h"
#include "publication/words.h"

namespace inviola::console {
namespace {

namespace json = boost::json;
using mandate::InstrumentId;
using mandate::MandateSymbol;
using mandate::TreatyAction;

std::string name_of(const Library& library, const mandate::StateCode& code, Date on) {
  return std::string(library.law.states.name(code, library.words.language(), on));
}

json::object to_json(const Library& library, const TreatyAction& action) {
  return {{"instrument", action.instrument.value()},
          {"state", action.state.value()},
          {"name", name_of(library, action.state, action.date)},
          {"action", json::string(mandate::word(action.kind))},
          {"date", action.date.iso()},
          {"confidence", json::string(mandate::word(action.confidence))},
          {"source", action.source}};
}

std::string to_text(const Library& library, const TreatyAction& action) {
  std::string out = action.date.iso() + "  " + action.instrument.value() + "  " +
                    name_of(library, action.state, action.date) + ", " +
                    std::string(mandate::word(action.kind));
  if (action.confidence != mandate::Confidence::high) out += " (unconfirmed)";
  return out;
}

/// "A/RES/71/145", of what people type: 71/145, A-RES-71-145.
std::string full_symbol(std::string symbol) {
  std::replace(symbol.begin(), symbol.end(), '-', '/');
  return symbol.starts_with("A/RES/") ? symbol : "A/RES/" + symbol;
}

const mandate::Mandate* find(const Output& to, const Library& library, const std::string& symbol) {
  const auto* found = library.law.chain.find(MandateSymbol{full_symbol(symbol)});
  if (!found) to.err << "inviola: no resolution " << symbol << " is in the chain\n";
  return found;
}

int tell(const Output& to, const mandate::ReadError& error) {
  to.err << "inviola: " << to_string(error) << '\n';
  return refused;
}

int tell(const Output& to, const json::object& answer) {
  to.out << print_json(answer) << '\n';
  return done;
}

json::array to_json(const std::vector<mandate::UnrecognisedLine>& lines) {
  json::array out;
  for (const auto& line : lines) {
    out.push_back(json::object{{"line", line.line}, {"text", line.text}, {"why", line.why}});
  }
  return out;
}

void tell(const Output& to, const std::vector<mandate::UnrecognisedLine>& lines) {
  for (const auto& line : lines) {
    to.out << "not understood: line " << line.line << ": " << line.text << " (" << line.why
           << ")\n";
  }
}

std::string subject_of(const Library& library, const procedure::Duty& duty, Date on) {
  std::string out = publication::in_words(library.words, duty.owes);
  if (duty.dossier) out += ", dossier " + duty.dossier->value();
  if (duty.communication) out += ", communication " + duty.communication->value();
  if (duty.towards) out += ", to " + name_of(library, *duty.towards, on);
  if (duty.session) out += ", session " + std::to_string(duty.session->value());
  return out;
}

json::object to_json(const Question& question, const procedure::Duty& duty) {
  json::object out;
  if (duty.who) out["state"] = duty.who->value();
  out["owes"] = json::string(mandate::word(duty.owes));
  out["mandate"] = duty.mandate;
  if (!duty.worked_as.empty()) out["worked_as"] = duty.worked_as;
  out["paragraph"] = duty.paragraph;
  if (duty.dossier) out["dossier"] = duty.dossier->value();
  if (duty.communication) out["communication"] = duty.communication->value();
  if (duty.towards) out["towards"] = duty.towards->value();
  if (duty.session) out["session"] = duty.session->value();
  if (duty.trigger) out["trigger"] = duty.trigger->iso();
  if (duty.due) out["due"] = duty.due->iso();
  out["practice"] = duty.practice;
  out["phase"] = json::string(procedure::word(duty.phase));
  out["silence"] = json::string(procedure::word(duty.silence));
  json::array why;
  for (const std::string& step :
       publication::explain(question.library.words, question.library.law, duty, question.on)) {
    why.push_back(json::string(step));
  }
  out["why"] = std::move(why);
  return out;
}

}  // namespace

int status(const Output& to, const Library& library, const std::string& instrument, Date on,
           bool list) {
  const InstrumentId id{instrument};
  const auto& participation = library.law.participation;
  if (!participation.find(id)) {
    to.err << "inviola: no instrument " << instrument << "; those known are";
    for (const auto& one : participation.instruments()) to.err << ' ' << one.id.value();
    to.err << '\n';
    return misused;
  }
  const std::size_t count = participation.count(id, on);
  const auto who =
      list || to.json ? participation.participants(id, on) : std::vector<TreatyAction>{};
  if (to.json) {
    json::array rows;
    for (const auto& action : who) rows.push_back(to_json(library, action));
    to.out << print_json(json::object{{"instrument", instrument},
                                      {"on", on.iso()},
                                      {"participants", count},
                                      {"list", std::move(rows)}})
           << '\n';
    return done;
  }
  to.out << count << '\n';
  for (const auto& action : who) to.out << to_text(library, action) << '\n';
  return done;
}

int participants(const Output& to, const Library& library, Date since, Date until) {
  const auto pairs = library.law.participation.new_participants(since, until);
  std::set<mandate::StateCode> states;
  json::array rows;
  for (const auto& pair : pairs) {
    states.insert(pair.state);
    rows.push_back(to_json(library, pair.action));
  }
  if (to.json) {
    to.out << print_json(json::object{{"since", since.iso()},
                                      {"until", until.iso()},
                                      {"pairs", pairs.size()},
                                      {"states", states.size()},
                                      {"list", std::move(rows)}})
           << '\n';
    return done;
  }
  to.out << pairs.size() << " pairs by " << states.size() << " States\n";
  for (const auto& pair : pairs) to.out << to_text(library, pair.action) << '\n';
  return done;
}

int show_mandate(const Output& to, const Library& library, const std::string& symbol) {
  const mandate::Mandate* mandate = find(to, library, symbol);
  if (!mandate) return misused;
  const auto language = static_cast<std::size_t>(library.words.language());
  if (to.json) {
    json::array paragraphs;
    for (const auto& paragraph : mandate->paragraphs) {
      paragraphs.push_back(json::object{{"number", paragraph.number.value()},
                                        {"force", json::string(mandate::word(paragraph.force))},
                                        {"our_wording", paragraph.wording[language]},
                                        {"official_text", paragraph.authentic}});
    }
    return tell(to, json::object{{"symbol", mandate->symbol.value()},
                                 {"title", mandate->title},
                                 {"adopted", mandate->adopted ? json::value(mandate->adopted->iso())
                                                              : json::value(nullptr)},
                                 {"in_force_from", mandate->in_force_from.iso()},
                                 {"paragraphs", std::move(paragraphs)}});
  }
  to.out << mandate->symbol.value() << "  " << mandate->title << '\n';
  to.out << (mandate->adopted
                 ? "adopted " + mandate->adopted->iso()
                 : "adopted on a day not seen, not after " + mandate->in_force_from.iso())
         << '\n';
  if (mandate->worked_as) {
    to.out << "worked as " << mandate->worked_as->value() << " (an inference)\n";
  }
  for (const auto& paragraph : mandate->paragraphs) {
    to.out << '\n'
           << paragraph.number.value() << " [" << mandate::word(paragraph.force) << "] "
           << paragraph.wording[language] << '\n';
    if (!paragraph.authentic.empty()) to.out << "    official: " << paragraph.authentic << '\n';
  }
  return done;
}

int compare_mandates(const Output& to, const Library& library, const std::string& before,
                     const std::string& after) {
  const mandate::Mandate* first = find(to, library, before);
  const mandate::Mandate* second = find(to, library, after);
  if (!first || !second) return misused;
  const auto comparison = mandate::compare(*first, *second, library.words.language());
  if (to.json) {
    json::array missing;
    for (const auto& symbol : comparison.not_to_hand) {
      missing.push_back(json::string(symbol.value()));
    }
    json::array differences;
    for (const auto& one : comparison.differences) {
      differences.push_back(json::object{{"subject", one.subject},
                                         {"aspect", one.aspect},
                                         {"before", one.before},
                                         {"after", one.after}});
    }
    return tell(to, json::object{{"not_to_hand", std::move(missing)},
                                 {"differences", std::move(differences)}});
  }
  for (const auto& symbol : comparison.not_to_hand) {
    to.out << symbol.value() << ": its paragraphs are not to hand and could not be compared\n";
  }
  for (const auto& one : comparison.differences) {
    to.out << one.subject << (one.aspect.empty() ? "" : ", " + one.aspect) << '\n'
           << "  - " << one.before << "\n  + " << one.after << '\n';
  }
  return done;
}

int preview_text(const Output& to, const Library& library, const std::string& file,
                 const std::string& text, std::optional<mandate::MandateSymbol>& matched) {
  const auto imported = mandate::import_text({file, text});
  if (!imported) return tell(to, imported.error());
  if (to.json) {
    const mandate::Mandate* ours = library.law.chain.find(imported->symbol);
    json::array paragraphs;
    for (const auto& paragraph : imported->paragraphs) {
      const auto* own = ours ? ours->find(paragraph.number) : nullptr;
      const auto language = static_cast<std::size_t>(library.words.language());
      paragraphs.push_back(
          json::object{{"number", paragraph.number.value()},
                       {"text", paragraph.text},
                       {"ours", own ? json::value(own->wording[language]) : json::value(nullptr)}});
    }
    tell(to, json::object{{"symbol", imported->symbol.value()},
                          {"title", imported->title},
                          {"in_the_chain", ours != nullptr},
                          {"paragraphs", std::move(paragraphs)},
                          {"unrecognised", to_json(imported->unrecognised)}});
    if (ours && imported->unrecognised.empty()) matched = imported->symbol;
    return ours ? done : refused;
  }
  to.out << imported->symbol.value() << "  " << imported->title << '\n';
  if (imported->adopted) to.out << "adopted " << imported->adopted->iso() << '\n';
  const mandate::Mandate* ours = library.law.chain.find(imported->symbol);
  for (const auto& paragraph : imported->paragraphs) {
    to.out << '\n' << paragraph.number.value() << "  " << paragraph.text << '\n';
    const auto* own = ours ? ours->find(paragraph.number) : nullptr;
    if (own) {
      to.out << "    ours: " << own->wording[static_cast<std::size_t>(library.words.language())]
             << '\n';
    }
  }
  tell(to, imported->unrecognised);
  if (!ours) {
    to.out << "no resolution of that symbol is in the chain\n";
    return refused;
  }
  const auto match = mandate::match(*imported, *ours);
  to.out << '\n'
         << match.both.size() << " paragraphs meet ours, " << match.only_in_text.size()
         << " stand only in the text, " << match.only_in_mandate.size() << " only in ours\n";
  if (imported->unrecognised.empty()) matched = imported->symbol;
  return done;
}

int preview_participation(const Output& to, const Library& library, const std::string& file,
                          const std::string& text, const std::string& instrument) {
  const auto& present = library.law.participation;
  const auto preview = instrument.empty()
                           ? mandate::preview_rows({file, text}, library.law.states, present)
                           : mandate::preview_status_table({file, text}, InstrumentId{instrument},
                                                           file, library.law.states, present);
  if (!preview) return tell(to, preview.error());
  if (to.json) {
    const auto list = [&](const std::vector<TreatyAction>& actions) {
      json::array out;
      for (const auto& action : actions) out.push_back(to_json(library, action));
      return out;
    };
    json::array changed;
    for (const auto& change : preview->changed) {
      changed.push_back(json::object{{"before", to_json(library, change.before)},
                                     {"after", to_json(library, change.after)}});
    }
    json::array withdrawn;
    for (const auto& one : preview->withdrawn) {
      withdrawn.push_back(json::object{{"state", one.state.value()}, {"known", one.known}});
    }
    tell(to, json::object{{"new", list(preview->added)},
                          {"changed", std::move(changed)},
                          {"not_in_the_table", list(preview->removed)},
                          {"withdrawn", std::move(withdrawn)},
                          {"same", preview->same.size()},
                          {"unrecognised", to_json(preview->unrecognised)}});
    return preview->unrecognised.empty() ? done : refused;
  }
  for (const auto& action : preview->added) to.out << "new: " << to_text(library, action) << '\n';
  for (const auto& change : preview->changed) {
    to.out << "changed: " << to_text(library, change.before)
           << "\n     to: " << to_text(library, change.after) << '\n';
  }
  for (const auto& action : preview->removed) {
    to.out << "not in the table: " << to_text(library, action) << '\n';
  }
  for (const auto& one : preview->withdrawn) {
    to.out << "in brackets, so withdrawn on a day not given: " << one.state.value()
           << (one.known ? " (known here)" : "") << '\n';
  }
  tell(to, preview->unrecognised);
  to.out << preview->added.size() << " new, " << preview->changed.size() << " changed, "
         << preview->removed.size() << " not in the table, " << preview->same.size()
         << " the same, " << preview->unrecognised.size() << " lines not understood\n";
  return preview->unrecognised.empty() ? done : refused;
}

int duties(const Output& to, const Question& question, const std::string& state, bool why) {
  const mandate::StateCode code{state};
  const Library& library = question.library;
  if (!state.empty() && !library.law.states.find(code)) {
    to.err << "inviola: no State has the code " << state << "; it is ISO 3166-1 alpha-3\n";
    return misused;
  }
  const auto owed = state.empty()
                        ? disclosure::Gate::round(question.seen, library.law, question.on)
                        : procedure::duties_of(*question.seen, library.law, code, question.on);
  if (to.json) {
    json::array rows;
    for (const auto& duty : owed) rows.push_back(to_json(question, duty));
    to.out << print_json(json::value(std::move(rows))) << '\n';
    return done;
  }
  for (const auto& duty : owed) {
    to.out << publication::in_words(library.words, duty.phase) << "  "
           << subject_of(library, duty, question.on);
    if (duty.due) to.out << ", by " << library.words.date(*duty.due);
    if (!duty.paragraph.empty())
      to.out << " (" << duty.mandate << ", para. " << duty.paragraph << ')';
    to.out << '\n';
    if (!why) continue;
    for (const std::string& step :
         publication::explain(library.words, library.law, duty, question.on)) {
      to.out << "    " << step << '\n';
    }
  }
  if (owed.empty()) to.out << "nothing\n";
  return done;
}

int dossier(const Output& to, const Question& question, const std::string& reference) {
  const publication::pages::Ground ground{question.seen, question.library.law,
                                          question.library.words, question.on,
                                          question.demonstration};
  if (to.json) {
    if (const auto facts = publication::pages::dossier_json(ground, reference)) {
      to.out << print_json(*facts) << '\n';
      return done;
    }
  }
  const auto page = publication::pages::dossier_page(ground, reference);
  if (!page) {
    to.err << "inviola: no dossier " << reference << '\n';
    return refused;
  }
  to.out << plain_text(*page);
  return done;
}

int cycle_facts(const Output& to, const Question& question, int session) {
  const publication::pages::Ground ground{question.seen, question.library.law,
                                          question.library.words, question.on,
                                          question.demonstration};
  const auto facts = publication::pages::cycle_json(ground, mandate::AssemblySession{session});
  if (!facts) {
    to.err << "inviola: no resolution of the chain asks for a report to session " << session
           << '\n';
    return refused;
  }
  to.out << print_json(*facts) << '\n';
  return done;
}

std::optional<publication::Document> cycle_document(const Question& question, int session,
                                                    const std::string& part) {
  const publication::Materials materials{question.seen, question.library.law,
                                         question.library.words};
  const publication::Composing composing{mandate::AssemblySession{session}, question.on,
                                         question.demonstration};
  if (part == "agenda") return publication::agenda_entry(materials, composing);
  auto composed = part == "addendum" ? publication::addendum(materials, composing)
                                     : publication::report(materials, composing);
  if (!composed) return std::nullopt;
  return std::move(composed->document);
}

}  // namespace inviola::console
