#include "web/desks/mission/asked.h"

#include <algorithm>

#include "publication/words.h"
#include "web/desks/wording.h"

namespace inviola::web::desks::mission {
namespace {

using namespace components;
using mandate::FieldKind;
using procedure::Answer;
using procedure::Element;

constexpr std::size_t lists_min = 2;    ///< shown where several may be chosen
constexpr std::size_t ticked_max = 12;  ///< of more terms the boxes are folded

std::string error_at(const Shown& shown, const Step& step, const std::string& name) {
  for (const Wrong& one : shown.wrong) {
    if (one.step == step.name && one.name == name) return one.words;
  }
  return {};
}

Asked asked(const Shown& shown, const Step& step, const std::string& name, std::string label,
            const std::string& hint_key = {}) {
  Asked out{.name = name, .label = std::move(label)};
  if (!hint_key.empty() && shown.asking.words.has(hint_key)) out.hint = shown.asking.say(hint_key);
  out.error = error_at(shown, step, name);
  return out;
}

std::vector<Option> with_none(const Asking& asking, std::vector<Option> options) {
  options.insert(options.begin(), {"", asking.say("words.not-stated"), ""});
  return options;
}

/// As many lists as were filled in and one more: in each one types the beginning of a word. Gives
/// what they hold.
std::vector<std::string> draw_lists(Pen& pen, const Shown& shown, const Asked& what,
                                    const std::vector<Option>& options, std::size_t at_least) {
  std::vector<std::string> chosen;
  for (const std::string& one : shown.draft.all(what.name)) {
    if (!one.empty() && std::ranges::find(chosen, one) == chosen.end()) chosen.push_back(one);
  }
  const std::size_t lists = std::max(at_least, chosen.size() + 1);
  for (std::size_t i = 0; i < lists; ++i) {
    Choice list{.asked = what, .kind = Choice::Kind::list, .options = options};
    // One name for all of them, one id for each: the first is where an error leads.
    if (i > 0) {
      list.asked.label = shown.asking.say("mission.another", {{"what", what.label}});
      list.asked.hint.clear();
      list.asked.error.clear();
    }
    list.number = i;
    if (i < chosen.size()) list.chosen = {chosen[i]};
    draw(pen, list);
  }
  return chosen;
}

void draw_states(Pen& pen, const Shown& shown, const Asked& what) {
  draw_lists(pen, shown, what, state_options(shown.asking), lists_min);
}

/// Several terms. A few are ticked; of many, one chooses in lists, which the keyboard is quick in,
/// and finds all the others to tick in a fold.
void draw_terms(Pen& pen, const Shown& shown, const Asked& what, std::vector<Option> options) {
  if (options.size() <= ticked_max) {
    draw(pen, Choice{.asked = what,
                     .kind = Choice::Kind::several,
                     .options = std::move(options),
                     .chosen = shown.draft.all(what.name),
                     .many = true});
    return;
  }
  const auto chosen = draw_lists(pen, shown, what, with_none(shown.asking, options), lists_min);
  std::erase_if(options, [&](const Option& option) {
    return std::ranges::find(chosen, option.value) != chosen.end();
  });
  open_fold(pen, shown.asking.say("mission.tick", {{"what", what.label}}));
  draw(pen, Choice{.asked = {.name = what.name, .label = what.label},
                   .kind = Choice::Kind::several,
                   .options = std::move(options),
                   .many = true,
                   .number = std::max(lists_min, chosen.size() + 1)});
  close_fold(pen);
}

void draw_field(Pen& pen, const Shown& shown, const Step& step, const mandate::Field& field) {
  const Asking& asking = shown.asking;
  const int number = step.occurrence == 0 ? 1 : step.occurrence;
  const std::string name = answer_name(number, field.name);
  const Asked what = asked(shown, step, name, asking.say(field.key), "mission.hint." + field.name);
  const std::string value = shown.draft.answer(name);
  const auto put = [&](Field::Kind kind) {
    draw(pen, Field{.asked = what, .kind = kind, .value = value, .lines = 4});
  };
  const auto choose = [&](std::vector<Option> options) {
    draw(pen, Choice{.asked = what,
                     .kind = Choice::Kind::list,
                     .options = std::move(options),
                     .chosen = shown.draft.all(name)});
  };
  switch (field.kind) {
    case FieldKind::date:
    case FieldKind::time:
    case FieldKind::line:
      return put(Field::Kind::text);
    case FieldKind::statement:
      return put(Field::Kind::area);
    case FieldKind::count:
      return put(Field::Kind::count);
    case FieldKind::state:
      return choose(state_options(asking));
    case FieldKind::states:
      return draw_states(pen, shown, what);
    case FieldKind::term:
      return choose(with_none(asking, terms_of(asking, field.vocabulary)));
    case FieldKind::terms:
      return draw_terms(pen, shown, what, terms_of(asking, field.vocabulary));
    case FieldKind::yes_no:
      return choose(with_none(
          asking, {{"yes", asking.say("words.yes"), ""}, {"no", asking.say("words.no"), ""}}));
    case FieldKind::attachments:
      return;
  }
}

void draw_words(Pen& pen, const Shown& shown, const Step& step) {
  const Asking& asking = shown.asking;
  const std::string own = "mission.words-" + shown.draft.kind;
  const Asked what = asked(shown, step, "words",
                           asking.say(asking.words.has(own) ? own : std::string("mission.words")),
                           "mission.words-hint");
  draw(pen, Field{.asked = what,
                  .kind = Field::Kind::area,
                  .value = shown.draft.answer("words"),
                  .lines = step.page == "account" || step.page == "views" ? 12 : 5});
  draw_language(pen, asking, asking.say("mission.language"), shown.draft.answer("language"));
}

/// The States that may see it: typed, or pasted from a note, as a secretary has them at hand. One
/// field is left with one key by keyboard and by screen reader; a box for each of some 190 States
/// was a way of as many keys, and a list that no narrow screen shows.
void draw_listed(Pen& pen, const Shown& shown, const Step& step) {
  const Asking& asking = shown.asking;
  const mandate::States& states = asking.parts.office.law().states;
  std::string typed;
  for (const std::string& one : shown.draft.all("listed")) {
    // Of what was filed before, codes are known; they are shown by their names.
    const mandate::StateCode code{one};
    if (!typed.empty()) typed += '\n';
    typed += states.find(code)
                 ? states.name(code, asking.words.language(), asking.parts.office.today())
                 : std::string_view(one);
  }
  draw(pen, Field{.asked = asked(shown, step, "listed", asking.say("mission.listed"),
                                 "mission.listed-hint"),
                  .kind = Field::Kind::area,
                  .value = typed,
                  .lines = 4});
  Choice groups{.asked = asked(shown, step, "listed-groups", asking.say("mission.listed-groups")),
                .kind = Choice::Kind::several,
                .chosen = shown.draft.all("listed-groups")};
  for (const Group& group : groups_of(asking)) {
    groups.options.push_back(
        {group.key,
         asking.say("post.group", {{"name", group.name},
                                   {"number", static_cast<std::int64_t>(group.states.size())}}),
         ""});
  }
  draw(pen, groups);
}

void draw_audience(Pen& pen, const Shown& shown, const Step& step) {
  const Asking& asking = shown.asking;
  Choice audience{.asked = asked(shown, step, "audience", asking.say("mission.audience"),
                                 "mission.audience-hint")};
  for (const char* code :
       {"everyone", "all_states", "states_concerned", "listed", "secretary_general"}) {
    const std::string key = publication::key_of(code);
    audience.options.push_back({code, asking.say("mission.audience-" + key),
                                asking.say("mission.audience-" + key + "-hint")});
  }
  const std::string chosen = shown.draft.answer("audience");
  audience.chosen = {chosen.empty() && shown.draft.kind != kinds::restriction ? "everyone"
                                                                              : chosen};
  draw(pen, audience);
  draw_listed(pen, shown, step);
}

/// What was last said of an element, so that only what changed is asked.
std::string last_said(const Shown& shown, Element element) {
  const auto dossier = shown.seen.dossier_of(procedure::Reference{shown.draft.about});
  const auto& state = shown.asking.acting->powers.state;
  if (!dossier) return {};
  for (const procedure::Obligor& obligor : dossier->obligors) {
    if (obligor.state != state) continue;
    const auto& said = obligor.elements[static_cast<std::size_t>(element)];
    if (!said.on) return shown.asking.say("mission.never-said");
    return shown.asking.say(
        "mission.last-said",
        {{"answer", publication::in_words(shown.asking.words, said.answer)}, {"date", *said.on}});
  }
  return {};
}

void draw_element(Pen& pen, const Shown& shown, const Step& step, Element element) {
  const Asking& asking = shown.asking;
  const std::string name(procedure::word(element));
  Choice answer{.asked = asked(shown, step, name,
                               publication::capitalized(
                                   asking.words, publication::in_words(asking.words, element)))};
  answer.asked.hint = last_said(shown, element);
  answer.options.push_back({"", asking.say("mission.leave"), ""});
  for (const Answer one :
       {Answer::nothing_new, Answer::reported, Answer::under_inquiry, Answer::barred_by_law}) {
    const std::string code(procedure::word(one));
    const std::string key = "mission.say-" + publication::key_of(code);
    answer.options.push_back({code, asking.say(key), ""});
  }
  answer.chosen = {shown.draft.answer(name)};
  draw(pen, answer);
  draw(pen, Field{.asked = asked(shown, step, name + "-words", asking.say("mission.element-words")),
                  .kind = Field::Kind::area,
                  .value = shown.draft.answer(name + "-words"),
                  .lines = 3});
  open_fold(pen, asking.say("mission.measures"));
  std::vector<Option> measures;
  const auto add = [&](std::string_view vocabulary) {
    for (Option& one : terms_of(asking, vocabulary)) {
      const bool known = std::ranges::find(measures, one.value, &Option::value) != measures.end();
      if (!known) measures.push_back(std::move(one));
    }
  };
  if (element == Element::justice) add("measure");
  if (element == Element::outcome) add("outcome");
  if (element == Element::prevention) add("prevention");
  add("bar");
  draw(pen, Choice{.asked = asked(shown, step, name + "-measures", asking.say("mission.measures")),
                   .kind = Choice::Kind::several,
                   .options = std::move(measures),
                   .chosen = shown.draft.all(name + "-measures"),
                   .many = true});
  close_fold(pen);
}

}  // namespace

std::vector<components::Option> terms_of(const Asking& asking, std::string_view vocabulary) {
  std::vector<components::Option> out;
  const auto* known = asking.parts.office.law().form.find(vocabulary);
  if (known == nullptr) return out;
  for (const auto& term : known->terms) {
    if (!term.retired) out.push_back({term.code, asking.say(term.key), ""});
  }
  return out;
}

std::vector<Option> state_options(const Asking& asking) {
  const mandate::States& states = asking.parts.office.law().states;
  const Date today = asking.parts.office.today();
  std::vector<mandate::StateCode> codes;
  for (const auto& record : states.all()) {
    const bool for_exercise = record.status == mandate::UnStatus::invented;
    if (for_exercise && !asking.parts.demonstration) continue;
    if (states.exists(record.code, today)) codes.push_back(record.code);
  }
  std::vector<Option> out{{"", asking.say("words.not-stated"), ""}};
  for (const auto& code : publication::in_order(asking.words, states, codes, today)) {
    out.push_back(
        {code.value(), std::string(states.name(code, asking.words.language(), today)), ""});
  }
  return out;
}

std::vector<Group> groups_of(const Asking& asking) {
  std::vector<mandate::StateCode> states;
  for (const Option& option : state_options(asking)) {
    const bool own = option.value == asking.acting->powers.state->value();
    if (!option.value.empty() && !own) states.emplace_back(option.value);
  }
  auto out = by_group(asking, states);
  std::erase_if(out, [](const Group& group) { return group.key == no_group; });
  return out;
}

std::string label_of(const Asking& asking, const Draft& draft, const Step& step) {
  const std::string of_kind = "mission.step." + step.page + "-" + draft.kind;
  const std::string words =
      asking.say(asking.words.has(of_kind) ? of_kind : "mission.step." + step.page);
  if (step.occurrence == 0 || occurrences_in(draft) < 2) return words;
  return asking.say("mission.of-occurrence",
                    {{"what", words}, {"number", std::int64_t{step.occurrence}}});
}

std::string title_of(const Asking& asking, const Draft& draft, const Step& step) {
  return asking.say("mission.title", {{"kind", asking.say("mission.kind." + draft.kind)},
                                      {"step", label_of(asking, draft, step)}});
}

void draw_step(Pen& pen, const Shown& shown, const Step& step) {
  const mandate::WorkingForm& form = shown.asking.parts.office.law().form;
  for (const mandate::Field* field : fields_of(form, shown.draft, step)) {
    draw_field(pen, shown, step, *field);
  }
  if (step.page == "answer") {
    for (const Element element : procedure::all_elements) draw_element(pen, shown, step, element);
  }
  if (step.page == "views") {
    draw_words(pen, shown, step);
    open_fold(pen, shown.asking.say("mission.views-measures"));
    draw(pen, Choice{.asked = asked(shown, step, "prevention",
                                    shown.asking.say("mission.views-measures")),
                     .kind = Choice::Kind::several,
                     .options = terms_of(shown.asking, "prevention"),
                     .chosen = shown.draft.all("prevention"),
                     .many = true});
    close_fold(pen);
  }
  if (step.page == "alert" || step.page == "account" || step.page == "answer") {
    draw_words(pen, shown, step);
  }
  if (step.page == "audience") draw_audience(pen, shown, step);
}

}  // namespace inviola::web::desks::mission
