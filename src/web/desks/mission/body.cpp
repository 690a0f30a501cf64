// The act that a draft makes.
#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "publication/refusals.h"
#include "publication/words.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/filling.h"

namespace inviola::web::desks::mission {
namespace {

using namespace procedure;
using mandate::FieldKind;

constexpr std::size_t unknown_told_max = 12;

/// What stands between commas, semicolons and ends of lines, of any of the six languages. No
/// State's name has one of them.
std::vector<std::string> names_in(std::string_view typed) {
  std::string plain(typed);
  for (const char* mark : {",", ";", "،", "؛", "、", "，", "；", "\r"}) {
    for (auto at = plain.find(mark); at != plain.npos; at = plain.find(mark, at)) {
      plain.replace(at, std::string_view(mark).size(), "\n");
    }
  }
  std::vector<std::string> out;
  for (const std::string_view line : split(plain, '\n')) {
    if (const auto name = trim(line); !name.empty()) out.emplace_back(name);
  }
  return out;
}

class Maker {
 public:
  Maker(const Asking& asking, const Draft& draft, const Standing& seen)
      : asking_(asking), form_(asking.parts.office.law().form), draft_(draft), seen_(seen) {}

  Made make() {
    std::optional<Body> body;
    if (draft_.kind == kinds::alert || draft_.kind == kinds::report) body = report();
    if (draft_.kind == kinds::follow_up) body = follow_up();
    if (draft_.kind == kinds::views) body = views();
    if (draft_.kind == kinds::correction) body = correction();
    if (draft_.kind == kinds::withdrawal) {
      body = Withdrawn{Reference{draft_.about}, statement("account", false)};
    }
    if (draft_.kind == kinds::restriction) body = restricted();
    if (!wrong_.empty()) body.reset();
    return {std::move(body), std::move(wrong_)};
  }

 private:
  bool is_alert() const { return draft_.kind == kinds::alert; }

  void refuse(const char* code, const std::string& step, const std::string& name,
              const std::string& label, const std::string& value = {}) {
    Refusal refusal{.code = code, .field = label, .facts = {{"field", label}}};
    if (!value.empty()) refusal.facts["value"] = reveal_hidden_controls(beginning(value, 100));
    wrong_.push_back({step, name,
                      publication::explain(asking_.words, asking_.parts.office.law(), refusal,
                                           asking_.parts.office.today())
                          .all()});
  }

  Body report() {
    Reported out;
    out.stage = is_alert() ? Stage::alert : Stage::full;
    if (!is_alert() && !draft_.about.empty()) out.completes = Reference{draft_.about};
    const int count = is_alert() ? 1 : occurrences_in(draft_);
    for (int i = 1; i <= count; ++i) out.occurrences.push_back(occurrence(i));
    out.statement = statement(is_alert() ? "alert" : "account", true);
    out.attachments = draft_.attachments;
    out.restriction = restriction(false);
    return out;
  }

  Body views() {
    ViewsSubmitted out;
    out.statement = statement("views", true);
    out.measures = draft_.all("prevention");
    out.attachments = draft_.attachments;
    return out;
  }

  Body follow_up() {
    FollowedUp out;
    out.about = Reference{draft_.about};
    for (const Element element : all_elements) {
      const std::string name(word(element));
      const std::string answer = draft_.answer(name);
      if (answer.empty()) continue;
      ElementAnswer said{.element = element};
      for (const procedure::Answer one :
           {procedure::Answer::reported, procedure::Answer::under_inquiry,
            procedure::Answer::barred_by_law, procedure::Answer::nothing_new,
            procedure::Answer::declined}) {
        if (answer == word(one)) said.answer = one;
      }
      if (said.answer == procedure::Answer::open) {
        refuse("unknown-term", "answer", name, publication::in_short(asking_.words, element),
               answer);
        continue;
      }
      said.measures = draft_.all(name + "-measures");
      said.words = draft_.answer(name + "-words");
      out.elements.push_back(std::move(said));
    }
    out.statement = statement("answer", false);
    if (out.elements.empty() && trim(out.statement.words).empty()) {
      wrong_.push_back(
          {"answer", std::string(word(Element::justice)), asking_.say("mission.answer-nothing")});
    }
    out.attachments = draft_.attachments;
    out.restriction = restriction(false);
    return out;
  }

  Body correction() {
    Corrected out{Reference{draft_.about}, std::nullopt, {}};
    const std::string reference = draft_.answer("occurrence");
    if (!reference.empty()) {
      out.occurrence = occurrence(1);
      out.occurrence->reference = Reference{reference};
    }
    out.statement = statement("account", reference.empty());
    return out;
  }

  Body restricted() {
    const CommunicationPointer known = seen_.communication(Reference{draft_.about});
    Restriction wanted = restriction(true);
    const bool wider = known && wanted.audience < known->restriction.audience;
    if (known && known->withheld() && wider) return Released{Reference{draft_.about}, wanted};
    return Withheld{Reference{draft_.about}, wanted};
  }

  Restriction restriction(bool must) {
    Restriction out;
    const std::string chosen = draft_.answer("audience");
    bool known = chosen.empty() && !must;
    for (const Audience one : {Audience::everyone, Audience::all_states, Audience::states_concerned,
                               Audience::listed, Audience::secretary_general}) {
      if (chosen != word(one)) continue;
      out.audience = one;
      known = true;
    }
    if (!known) {
      refuse(chosen.empty() ? "missing-field" : "unknown-term", "audience", "audience",
             asking_.say("mission.audience"), chosen);
    }
    if (out.audience == Audience::listed) {
      const std::vector<std::string> unknown = take_listed(out.listed);
      if (!unknown.empty()) {
        wrong_.push_back({"audience", "listed",
                          asking_.say("mission.listed-unknown",
                                      {{"number", static_cast<std::int64_t>(unknown.size())},
                                       {"names", publication::list_of(asking_.words, unknown)}})});
      } else if (out.listed.empty()) {
        refuse("missing-field", "audience", "listed", asking_.say("mission.listed"));
      }
    }
    return out;
  }

  /// The States that were typed, by code or by any of their names, and those of the groups chosen.
  /// Gives what is neither a name nor a code, to be told back.
  std::vector<std::string> take_listed(std::vector<StateCode>& into) const {
    const mandate::States& states = asking_.parts.office.law().states;
    const auto known = state_options(asking_);
    const auto add = [&](const StateCode& state) {
      if (std::ranges::find(into, state) == into.end()) into.push_back(state);
    };
    std::vector<std::string> unknown;
    for (const std::string& typed : draft_.all("listed")) {
      for (const std::string& name : names_in(typed)) {
        std::string letters = name;
        for (char& c : letters) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        StateCode code{letters};
        if (!states.find(code)) code = states.recognise(name).value_or(code);
        if (std::ranges::find(known, code.value(), &components::Option::value) != known.end()) {
          add(code);
        } else if (unknown.size() < unknown_told_max) {
          unknown.push_back(reveal_hidden_controls(beginning(name, 100)));
        }
      }
    }
    const std::vector<std::string> chosen = draft_.all("listed-groups");
    for (const Group& group : groups_of(asking_)) {
      if (std::ranges::find(chosen, group.key) == chosen.end()) continue;
      for (const StateCode& state : group.states) add(state);
    }
    return unknown;
  }

  Statement statement(const char* step, bool must) {
    Statement out;
    out.language = language_of(draft_.answer("language")).value_or(asking_.words.language());
    out.words = draft_.answer("words");
    if (must && trim(out.words).empty()) {
      refuse("missing-field", step, "words", asking_.say("mission.words"));
    }
    return out;
  }

  // ── An occurrence, field by field ──────────────────────────────────────────────────────────────

  struct At {
    const mandate::Field& field;
    std::string step;
    std::string name;
    std::string label;
    std::string value;
  };

  At at(int number, const mandate::Field& field) const {
    const std::string step = is_alert() ? "alert" : field.page + "-" + std::to_string(number);
    const std::string name = answer_name(number, field.name);
    return {field, step, name, asking_.say(field.key), std::string(trim(draft_.answer(name)))};
  }

  std::optional<PartialDate> date(const At& here) {
    if (here.value.empty()) return std::nullopt;
    auto date = PartialDate::parse(here.value);
    if (!date) refuse("not-a-date", here.step, here.name, here.label, here.value);
    return date;
  }

  std::optional<std::int32_t> figure(const At& here) {
    if (here.value.empty()) return std::nullopt;
    std::int32_t out = 0;
    const char* const end = here.value.data() + here.value.size();
    const auto read = std::from_chars(here.value.data(), end, out);
    if (read.ec != std::errc() || read.ptr != end || out < 0) {
      refuse("malformed", here.step, here.name, here.label, here.value);
      return std::nullopt;
    }
    return out;
  }

  std::vector<std::string> chosen(const At& here) const {
    std::vector<std::string> out;
    for (const std::string& one : draft_.all(here.name)) {
      if (!one.empty() && std::ranges::find(out, one) == out.end()) out.push_back(one);
    }
    return out;
  }

  Occurrence occurrence(int number) {
    Occurrence out;
    for (const mandate::Field& field : form_.report) {
      if (field.page.empty()) continue;
      if (is_alert() && !field.asked_in_alert) continue;
      const At here = at(number, field);
      const bool must = is_alert() ? field.required_in_alert : field.required_in_full;
      if (must && here.value.empty() && chosen(here).empty()) {
        refuse("missing-field", here.step, here.name, here.label);
        continue;
      }
      take(here, out);
    }
    // A last day is of something that went on.
    if (out.until) out.continuing = true;
    return out;
  }

  void take(const At& here, Occurrence& out) {
    const std::string& name = here.field.name;
    const auto state = [&](std::optional<StateCode>& into) {
      if (!here.value.empty()) into = StateCode{here.value};
    };
    if (name == "date") {
      out.date = date(here);
    } else if (name == "until") {
      out.until = date(here);
    } else if (name == "continuing") {
      out.continuing = here.value == "yes";
    } else if (name == "place") {
      out.place = here.value;
    } else if (name == "host") {
      state(out.host);
    } else if (name == "sending_states") {
      for (const std::string& code : chosen(here)) out.sending_states.push_back(StateCode{code});
    } else if (name == "organization") {
      out.organization = here.value;
    } else if (name == "target") {
      out.target = chosen(here);
    } else if (name == "nature") {
      out.nature = chosen(here);
    } else if (name == "killed") {
      out.killed = figure(here);
    } else if (name == "injured") {
      out.injured = figure(here);
    } else if (name == "abducted") {
      out.abducted = figure(here);
    } else if (name == "offender") {
      out.offender = here.value;
    } else if (name == "offender_state") {
      state(out.offender_state);
    } else if (name == "armed_conflict") {
      if (!here.value.empty()) out.armed_conflict = here.value == "yes";
    } else {
      particular(here, out);
    }
  }

  /// A field that no rule reads is kept as it was answered; of several terms each by itself.
  void particular(const At& here, Occurrence& out) {
    if (here.field.kind == FieldKind::terms) {
      for (const std::string& code : chosen(here))
        out.particulars.push_back({here.field.name, code});
    } else if (!here.value.empty()) {
      out.particulars.push_back({here.field.name, here.value});
    }
  }

  const Asking& asking_;
  const mandate::WorkingForm& form_;
  const Draft& draft_;
  const Standing& seen_;
  std::vector<Wrong> wrong_;
};

/// "occurrences[1].place" is the second's; the step is the page of its field.
struct Place {
  int occurrence = 1;
  std::string field;
};
Place place_of(std::string_view path) {
  Place out;
  const auto bracket = path.find('[');
  if (path.starts_with("occurrences[")) {
    std::from_chars(path.data() + bracket + 1, path.data() + path.size(), out.occurrence);
    ++out.occurrence;
  }
  const auto dot = path.find('.');
  if (path.starts_with("occurrence") && dot != path.npos) {
    const std::string_view rest = path.substr(dot + 1);
    out.field = rest.substr(0, rest.find_first_of(".["));
  }
  return out;
}

}  // namespace

Made made_of(const Asking& asking, const Draft& draft, const Standing& seen) {
  return Maker(asking, draft, seen).make();
}

Wrong wrong_of(const Asking& asking, const Draft& draft, const Refusal& refusal) {
  const mandate::Law& law = asking.parts.office.law();
  const std::vector<Step> steps = steps_of(law.form, draft);
  Wrong out;
  std::string label;
  const Place place = place_of(refusal.field);
  for (const mandate::Field& field : law.form.report) {
    if (place.field.empty() || field.name != place.field || field.page.empty()) continue;
    out.step =
        draft.kind == kinds::alert ? "alert" : field.page + "-" + std::to_string(place.occurrence);
    out.name = answer_name(place.occurrence, field.name);
    label = asking.say(field.key);
  }
  if (refusal.field.starts_with("restriction")) {
    out.step = "audience";
    out.name = refusal.field.find("listed") == std::string::npos ? "audience" : "listed";
    label = asking.say("mission." + out.name);
  } else if (refusal.field.starts_with("attachments")) {
    out.step = "attachments";
    label = asking.say("mission.step.attachments");
  } else if (refusal.field.starts_with("statement")) {
    out.name = "words";
    label = asking.say("mission.words");
  } else if (refusal.field.starts_with("elements")) {
    out.step = "answer";
    label = asking.say("mission.step.answer");
  }
  if (find_step(steps, out.step) == nullptr) out.step = steps.front().name;
  Refusal told = refusal;
  if (!label.empty()) {
    told.field = label;
    told.facts["field"] = label;
  }
  out.words = publication::explain(asking.words, law, told, asking.parts.office.today()).all();
  return out;
}

}  // namespace inviola::web::desks::mission
