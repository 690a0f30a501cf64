// The verbs that enter something, and the clauses that each takes.
#include "office/cases/detail/acts.h"

#include <algorithm>
#include <array>

namespace inviola::office::cases::detail {
namespace {

using namespace procedure;

/// One line while its act is read.
struct Reading {
  Words& words;
  const Ground& ground;
  Entering& out;

  const mandate::States& states() const { return ground.law.states; }
  Reference reference() const { return ground.names.take_reference(words); }
  StateCode state() const { return words.state(states()); }
  std::vector<StateCode> state_list() const { return words.state_list(states()); }
};

// ── Clauses ──────────────────────────────────────────────────────────────────────────────────────

/// Each clause after the verb's own words; `known`: the clauses, for the error.
template <class Clause>
void read_clauses(Reading& line, std::string_view known, Clause clause) {
  for (line.words.pass_commas(); !line.words.ended(); line.words.pass_commas()) {
    if (line.words.take("as")) {
      line.out.name = line.words.word("a name");
    } else if (line.words.take("done")) {
      line.out.done = line.words.date("the day on which it was done");
    } else if (!clause()) {
      throw NotUnderstood{"\"" + line.words.rest() + "\" is not known here; known: " +
                          std::string(known) + "as NAME, done DATE"};
    }
  }
}
void read_clauses(Reading& line) {
  read_clauses(line, "", [] { return false; });
}

constexpr std::string_view statement_clause = "saying \"WORDS\", ";

bool read_statement(Reading& line, Statement& statement) {
  if (!line.words.take("saying")) return false;
  const auto language = line.words.ended() ? std::nullopt : [&] {
    for (const Language one : all_languages) {
      if (line.words.take(tag(one))) return std::optional(one);
    }
    return std::optional<Language>();
  }();
  statement = {language.value_or(Language::en), line.words.quoted("what is said")};
  return true;
}

/// What is said where the story leaves it out: it has to be something.
Statement unsaid() { return {Language::en, "As reported."}; }

Statement statement_alone(Reading& line) {
  Statement statement = unsaid();
  read_clauses(line, statement_clause, [&] { return read_statement(line, statement); });
  return statement;
}

constexpr std::string_view restriction_clause =
    "kept to (everyone, all States, the States concerned, the Secretary-General, or States), ";

bool read_restriction(Reading& line, Restriction& restriction) {
  if (!line.words.take("kept to")) return false;
  if (line.words.take("everyone")) {
    restriction = {Audience::everyone, {}};
  } else if (line.words.take("all States")) {
    restriction = {Audience::all_states, {}};
  } else if (line.words.take("the States concerned")) {
    restriction = {Audience::states_concerned, {}};
  } else if (line.words.take("the Secretary-General")) {
    restriction = {Audience::secretary_general, {}};
  } else {
    restriction = {Audience::listed, line.state_list()};
  }
  return true;
}

std::optional<Element> read_element(Words& words) {
  if (words.take("justice")) return Element::justice;
  if (words.take("outcome")) return Element::outcome;
  if (words.take("prevention")) return Element::prevention;
  return std::nullopt;
}

Answer read_answer(Words& words) {
  if (words.take("reported")) return Answer::reported;
  if (words.take("under inquiry")) return Answer::under_inquiry;
  if (words.take("barred by law")) return Answer::barred_by_law;
  if (words.take("nothing new")) return Answer::nothing_new;
  if (words.take("declined")) return Answer::declined;
  throw NotUnderstood{
      "an element is answered: reported, under inquiry, barred by law, nothing new "
      "or declined; \"" +
      words.rest() + "\" stands there"};
}

// ── By States ────────────────────────────────────────────────────────────────────────────────────

/// An occurrence as it begins, before what the line says of it.
Occurrence begin_occurrence(Reading& line) {
  Occurrence occurrence;
  occurrence.date = PartialDate::of(line.out.done.value_or(line.ground.day));
  occurrence.place = "the capital";
  if (!line.words.take("an unnamed State")) occurrence.host = line.state();
  // A reporter that says no more speaks of its own mission, unless it is the host itself.
  if (line.out.author && line.out.author != occurrence.host) {
    occurrence.sending_states = {*line.out.author};
  }
  return occurrence;
}

void read_report(Reading& line) {
  Reported act{.statement = unsaid()};
  if (line.words.take("alert")) {
    act.stage = Stage::alert;
    act.statement.words.clear();
  }
  line.out.name = line.words.word("the name of the report, as r1");
  read_clauses(
      line,
      "about STATE, about an unnamed State, on, until, continuing, at, against, mission to, "
      "target, "
      "nature, killed, injured, abducted, by, offender in, armed conflict, completing NAME, kept "
      "to, "
      "saying, ",
      [&] {
        std::vector<Change> changes;
        if (line.words.take("about")) {
          act.occurrences.push_back(begin_occurrence(line));
        } else if (line.words.take("completing")) {
          act.completes = line.reference();
        } else if (!act.occurrences.empty() && read_change(line.words, line.ground, changes)) {
          for (const Change& change : changes) change(act.occurrences.back());
        } else {
          return read_restriction(line, act.restriction) || read_statement(line, act.statement);
        }
        return true;
      });
  line.out.body = std::move(act);
}

void read_follow_up(Reading& line) {
  FollowedUp act{.about = line.reference()};
  read_clauses(
      line,
      "justice, outcome or prevention with an answer, measures CODE and CODE (of the element "
      "before), kept to, saying, ",
      [&] {
        if (const auto element = read_element(line.words)) {
          act.elements.push_back({*element, read_answer(line.words), {}, {}});
        } else if (!act.elements.empty() && line.words.take("measures")) {
          act.elements.back().measures = line.words.word_list("a code of the working form");
        } else {
          return read_restriction(line, act.restriction) || read_statement(line, act.statement);
        }
        return true;
      });
  line.out.body = std::move(act);
}

void read_views(Reading& line) {
  line.out.body = ViewsSubmitted{.statement = statement_alone(line)};
}

void read_correction(Reading& line) {
  Corrected act{.about = line.reference()};
  line.out.corrected = act.about.value();
  act.about = Reference{act.about.value().substr(0, act.about.value().find('.'))};
  read_clauses(line, "about STATE, the clauses of an occurrence, saying, ", [&] {
    if (!line.words.take("about")) {
      return read_change(line.words, line.ground, line.out.changes) ||
             read_statement(line, act.statement);
    }
    const StateCode host = line.state();
    line.out.changes.push_back([=](Occurrence& o) { o.host = host; });
    return true;
  });
  line.out.body = std::move(act);
}

void read_withdrawal(Reading& line) {
  Withdrawn act{.about = line.reference()};
  act.statement = statement_alone(line);
  line.out.body = std::move(act);
}

void read_withholding(Reading& line) {
  Withheld act{line.reference(), {Audience::secretary_general, {}}};
  read_clauses(line, restriction_clause, [&] { return read_restriction(line, act.restriction); });
  line.out.body = std::move(act);
}

void read_release(Reading& line) {
  Released act{line.reference(), {}};
  read_clauses(line, restriction_clause, [&] { return read_restriction(line, act.restriction); });
  line.out.body = std::move(act);
}

void read_abuse(Reading& line) {
  AbuseReported act{.by_mission_of = line.state(), .place = "the capital", .statement = unsaid()};
  read_clauses(line, statement_clause, [&] { return read_statement(line, act.statement); });
  line.out.body = std::move(act);
}

void read_protection_request(Reading& line) {
  ProtectionRequested act{.to = line.state()};
  if (!line.words.take("for protection")) {
    throw NotUnderstood{"asks STATE for protection: \"" + line.words.rest() + "\" stands there"};
  }
  act.statement = statement_alone(line);
  line.out.body = std::move(act);
}

void read_protection_answer(Reading& line) {
  ProtectionAnswered act{.about = line.reference()};
  act.statement = statement_alone(line);
  line.out.body = std::move(act);
}

void read_dispute(Reading& line) {
  DisputeNotified act{.with = line.state_list(), .statement = unsaid()};
  read_clauses(line, "about NAME, saying, ", [&] {
    if (!line.words.take("about")) return read_statement(line, act.statement);
    act.dossier = line.reference();
    return true;
  });
  line.out.body = std::move(act);
}

void read_means(Reading& line) {
  MeansAgreed act{.means = line.words.word("a means of the working form")};
  if (!line.words.take("in")) throw NotUnderstood{"agrees on MEANS in NAME of the dispute"};
  act.about = line.reference();
  act.statement = statement_alone(line);
  line.out.body = std::move(act);
}

template <bool accepted>
void read_offices_answer(Reading& line) {
  GoodOfficesAnswered act{.about = line.reference(), .accepted = accepted};
  act.statement = statement_alone(line);
  line.out.body = std::move(act);
}

void read_acknowledgement(Reading& line) {
  line.out.body = Acknowledged{line.reference()};
  read_clauses(line);
}

void read_contact(Reading& line) {
  line.out.body = ContactConfirmed{line.words.quoted("the contact")};
  read_clauses(line);
}

void read_comment(Reading& line) {
  Commented act{.about = line.reference()};
  read_clauses(line, "agreeing, about NAME and NAME, saying, ", [&] {
    if (line.words.take("agreeing")) {
      act.agreed = true;
    } else if (line.words.take("about")) {
      do {
        act.entries.push_back(line.reference());
      } while (line.words.take("and"));
    } else {
      return read_statement(line, act.statement);
    }
    return true;
  });
  line.out.body = std::move(act);
}

void read_translation(Reading& line) {
  Translated act{.about = line.reference(), .field = "statement"};
  read_clauses(line, "of justice, outcome or prevention, saying LANGUAGE, ", [&] {
    if (!line.words.take("of")) return read_statement(line, act.translation);
    act.field = line.words.word("what is translated");
    return true;
  });
  line.out.body = std::move(act);
}

void read_translation_withdrawn(Reading& line) {
  TranslationWithdrawn act{.about = line.reference()};
  act.statement = statement_alone(line);
  line.out.body = std::move(act);
}

// ── By the Secretariat ───────────────────────────────────────────────────────────────────────────

void read_circulation(Reading& line) {
  line.out.body = Circulated{line.reference()};
  read_clauses(line);
}

void read_attention(Reading& line) {
  AttentionDrawn act{.to = line.state()};
  if (!line.words.take("to")) throw NotUnderstood{"draws attention of STATE to NAME"};
  act.about = line.reference();
  line.out.body = std::move(act);
  read_clauses(line);
}

void read_reminder(Reading& line) {
  Reminded act{.to = line.state()};
  if (line.words.take("of event")) {
    act.event = line.words.word("an event of the public record");
  } else if (line.words.take("about")) {
    act.about = line.reference();
  } else {
    throw NotUnderstood{
        "reminds STATE about NAME of justice, outcome or prevention; or, before any "
        "report, reminds STATE of event ID"};
  }
  line.words.take("of");
  read_clauses(line, "of justice, outcome, prevention, ", [&] {
    const auto element = read_element(line.words);
    if (element) act.elements.push_back(*element);
    return element.has_value();
  });
  line.out.body = std::move(act);
}

void read_join(Reading& line) {
  Joined act{.first = line.reference()};
  if (!line.words.take("and")) throw NotUnderstood{"joins NAME and NAME"};
  act.second = line.reference();
  line.out.body = std::move(act);
  read_clauses(line);
}

void read_separation(Reading& line) {
  line.out.body = Separated{line.reference()};
  read_clauses(line);
}

void read_circular(Reading& line) {
  CircularNoteSent act{.session = line.words.number("the session to which the report goes"),
                       .number = "N/1",
                       .cut_off = {}};
  bool dated = false;
  read_clauses(line, "cut-off DATE, numbered \"NUMBER\", ", [&] {
    if (line.words.take("cut-off")) {
      act.cut_off = line.words.date("the last day in time");
      dated = true;
    } else if (line.words.take("numbered")) {
      act.number = line.words.quoted("the number of the note");
    } else {
      return false;
    }
    return true;
  });
  if (!dated) throw NotUnderstood{"a circular note names the last day in time: cut-off DATE"};
  line.out.body = std::move(act);
}

void read_invitation(Reading& line) {
  CommentsInvited act{.part = line.words.word("report or addendum")};
  if (!line.words.take("for")) throw NotUnderstood{"invites comments on PART for SESSION"};
  act.session = line.words.number("the session to which the report goes");
  bool dated = false;
  read_clauses(line, "until DATE, ", [&] {
    if (!line.words.take("until")) return false;
    act.until = line.words.date("the last day for a comment");
    dated = true;
    return true;
  });
  if (!dated) throw NotUnderstood{"an invitation to comment names the last day: until DATE"};
  line.out.body = std::move(act);
}

void read_comment_answer(Reading& line) {
  CommentAnswered act{.about = line.reference()};
  read_clauses(line, "taken up, saying, ", [&] {
    if (!line.words.take("taken up")) return read_statement(line, act.statement);
    act.taken_up = true;
    return true;
  });
  line.out.body = std::move(act);
}

void read_summary(Reading& line) {
  Summarized act{.about = line.reference(), .words = "In short."};
  read_clauses(line, "saying \"WORDS\", although restricted, ", [&] {
    if (line.words.take("although restricted")) {
      act.although_restricted = true;
      return true;
    }
    Statement statement;
    if (!read_statement(line, statement)) return false;
    act.words = statement.words;
    return true;
  });
  line.out.body = std::move(act);
}

/// The capacity and the days of full powers and of appointments.
template <class Office>
void read_days_of_office(Reading& line, Office& act) {
  read_clauses(line, "capacity CODE, from DATE, until DATE, ", [&] {
    if (line.words.take("capacity")) {
      act.capacity = line.words.word("a capacity of the working form");
    } else if (line.words.take("from")) {
      act.from = line.words.date("the first day");
    } else if (line.words.take("until")) {
      act.until = line.words.date("the last day");
    } else {
      return false;
    }
    return true;
  });
}

void read_powers(Reading& line) {
  FullPowersRecorded act{.capacity = "head-of-mission", .from = line.ground.day};
  act.holder = line.words.quoted("who holds them");
  if (!line.words.take("for")) throw NotUnderstood{"records full powers of \"HOLDER\" for STATE"};
  act.state = line.state();
  read_days_of_office(line, act);
  line.out.body = std::move(act);
}

void read_appointment(Reading& line) {
  Appointed act{.capacity = "desk-officer", .from = line.ground.day};
  act.holder = line.words.quoted("who is appointed");
  read_days_of_office(line, act);
  line.out.body = std::move(act);
}

void read_end_of_appointment(Reading& line) {
  line.out.body = AppointmentEnded{line.reference()};
  read_clauses(line);
}

void read_end_of_powers(Reading& line) {
  line.out.body = FullPowersEnded{line.reference()};
  read_clauses(line);
}

void read_good_offices(Reading& line) {
  GoodOfficesOffered act{.to = line.state_list()};
  read_clauses(line, "about NAME, ", [&] {
    if (!line.words.take("about")) return false;
    act.about = line.reference();
    return true;
  });
  line.out.body = std::move(act);
}

void read_dispatch(Reading& line) {
  Dispatched act{.about = line.reference()};
  read_clauses(line, "to STATES, not delivered to STATES, ended OUTCOME for STATES, ", [&] {
    std::string outcome;
    if (line.words.take("not delivered to")) {
      outcome = "not-delivered";
    } else if (line.words.take("to")) {
      outcome = "dispatched";
    } else if (line.words.take("ended")) {
      outcome = line.words.word("how the sending ended: received, address-unknown, …");
      if (!line.words.take("for")) throw NotUnderstood{"ended OUTCOME for STATES"};
    } else {
      return false;
    }
    for (const StateCode& state : line.state_list()) act.deliveries.push_back({state, outcome});
    return true;
  });
  line.out.body = std::move(act);
}

void read_participation(Reading& line) {
  ParticipationRecorded act{.date = line.ground.day, .source = "the depositary"};
  act.action = line.words.word("an action: signature, ratification, accession, …");
  if (!line.words.take("of")) throw NotUnderstood{"records ACTION of STATE to INSTRUMENT"};
  act.state = line.state();
  if (!line.words.take("to")) throw NotUnderstood{"records ACTION of STATE to INSTRUMENT"};
  act.instrument = line.words.word("an instrument, as III-3");
  read_clauses(line, "on DATE, ", [&] {
    if (!line.words.take("on")) return false;
    act.date = line.words.date("the day");
    return true;
  });
  line.out.body = std::move(act);
}

void read_issue(Reading& line) {
  Issued act{.part = line.words.word("report, addendum or corrigendum"),
             .digest = std::string(64, '0')};
  if (!line.words.take("for")) throw NotUnderstood{"issues PART for SESSION under SYMBOL"};
  act.session = line.words.number("the session");
  if (!line.words.take("under")) throw NotUnderstood{"issues PART for SESSION under SYMBOL"};
  act.symbol = line.words.word("a symbol");
  line.out.body = std::move(act);
  read_clauses(line);
}

void read_item(Reading& line) {
  line.out.body = ItemIncluded{.session = line.words.number("the session")};
  read_clauses(line);
}

void read_mandate(Reading& line) {
  line.out.body = MandateAdopted{line.words.word("a symbol")};
  read_clauses(line);
}

void read_drill(Reading& line) {
  DrillHeld act{.label = line.words.quoted("what is drilled")};
  if (!line.words.take("with")) throw NotUnderstood{"holds drill \"LABEL\" with STATES"};
  act.to = line.state_list();
  line.out.body = std::move(act);
  read_clauses(line);
}

struct Verb {
  std::string_view phrase;
  void (*read)(Reading&);
};

constexpr std::array known_verbs{
    Verb{"files", read_report},
    Verb{"follows up", read_follow_up},
    Verb{"submits views", read_views},
    Verb{"corrects", read_correction},
    Verb{"withdraws translation", read_translation_withdrawn},
    Verb{"withdraws", read_withdrawal},
    Verb{"withholds", read_withholding},
    Verb{"releases", read_release},
    Verb{"reports abuse by the mission of", read_abuse},
    Verb{"asks", read_protection_request},
    Verb{"answers comment", read_comment_answer},
    Verb{"answers", read_protection_answer},
    Verb{"notifies a dispute with", read_dispute},
    Verb{"agrees on", read_means},
    Verb{"accepts", read_offices_answer<true>},
    Verb{"declines", read_offices_answer<false>},
    Verb{"acknowledges", read_acknowledgement},
    Verb{"comments on", read_comment},
    Verb{"translates", read_translation},
    Verb{"invites comments on", read_invitation},
    Verb{"confirms contact", read_contact},
    Verb{"circulates", read_circulation},
    Verb{"draws attention of", read_attention},
    Verb{"reminds", read_reminder},
    Verb{"joins", read_join},
    Verb{"separates", read_separation},
    Verb{"sends circular note for", read_circular},
    Verb{"summarizes", read_summary},
    Verb{"records full powers of", read_powers},
    Verb{"ends full powers", read_end_of_powers},
    Verb{"appoints", read_appointment},
    Verb{"ends appointment", read_end_of_appointment},
    Verb{"offers good offices to", read_good_offices},
    Verb{"dispatches", read_dispatch},
    Verb{"records", read_participation},
    Verb{"issues", read_issue},
    Verb{"includes item for", read_item},
    Verb{"notes mandate", read_mandate},
    Verb{"holds drill", read_drill},
};

}  // namespace

void Names::give(const Name& name, std::size_t occurrences) {
  if (name.empty()) return;
  if (name.find('.') != std::string::npos) {
    throw NotUnderstood{"a name holds no full stop: " + name +
                        "; r1.2 is the second occurrence of r1"};
  }
  if (!given_.emplace(name, occurrences).second) {
    throw NotUnderstood{"something earlier is called " + name + " already"};
  }
}

bool Names::holds(const Name& name) const {
  const std::size_t stop = name.find('.');
  const auto found = given_.find(name.substr(0, stop));
  if (found == given_.end()) return false;
  if (stop == std::string::npos) return true;
  const std::string number = name.substr(stop + 1);
  return std::any_of(number.begin(), number.end(), [](char c) { return c != '0'; }) &&
         number.size() < 4 && number.find_first_not_of("0123456789") == std::string::npos &&
         std::stoul(number) <= found->second;
}

std::size_t Names::occurrences(const Name& name) const {
  const auto found = given_.find(name);
  return found == given_.end() ? 0 : found->second;
}

Name Names::take(Words& words) const {
  const Name name = words.word("a name that an earlier line gave");
  if (holds(name)) return name;
  std::vector<Name> known;
  for (const auto& [one, count] : given_) known.push_back(one);
  throw NotUnderstood{"nothing earlier is called " + name +
                      (known.empty() ? "" : "; known: " + join(known))};
}

std::optional<Entering> read_act(Words& words, const Ground& ground,
                                 std::optional<StateCode> author) {
  for (const Verb& verb : known_verbs) {
    if (!words.take(verb.phrase)) continue;
    Entering out;
    out.author = std::move(author);
    Reading line{words, ground, out};
    verb.read(line);
    const auto* reported = std::get_if<Reported>(&out.body);
    ground.names.give(out.name, reported ? reported->occurrences.size() : 0);
    return out;
  }
  return std::nullopt;
}

std::vector<std::string_view> verbs() {
  std::vector<std::string_view> out;
  for (const Verb& verb : known_verbs) out.push_back(verb.phrase);
  return out;
}

}  // namespace inviola::office::cases::detail
