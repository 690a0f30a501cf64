#include "publication/mission_forms.h"

#include <set>

#include "publication/detail/citing.h"
#include "publication/detail/telling.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using mandate::Performance;

const char* word_of(FormPurpose purpose) {
  switch (purpose) {
    case FormPurpose::report:
      return "report";
    case FormPurpose::follow_up:
      return "follow_up";
    case FormPurpose::views:
      return "views";
  }
  return "";
}

Performance performance_of(FormPurpose purpose) {
  switch (purpose) {
    case FormPurpose::report:
      return Performance::report;
    case FormPurpose::follow_up:
      return Performance::follow_up_justice;
    case FormPurpose::views:
      return Performance::views;
  }
  return Performance::views;
}

class Form {
 public:
  Form(const Materials& from, const FormFor& wanted, const detail::Basis& basis)
      : from_(from), wanted_(wanted), basis_(basis), words_(from.words) {}

  Document write() {
    begin();
    const bool letter = wanted_.kind == FormKind::letter;
    if (letter) say("mission-form.salutation");
    say(letter ? "mission-form.letter-opening" : "mission-form.note");
    detail::footnote_if_inferred(words_, basis_, document_, line_of_last());
    if (wanted_.purpose == FormPurpose::views) {
      say("mission-form.views");
    } else {
      const bool report = wanted_.purpose == FormPurpose::report;
      fields(report ? from_.law.form.report : from_.law.form.follow_up);
      say("mission-form.circulation",
          {{"paragraph", detail::paragraph_for(basis_, Performance::circulation)}});
    }
    say(letter ? "mission-form.letter-closing" : "mission-form.note-closing");
    std::vector<Line> end{plain(words_.say("mission-form.place"))};
    if (letter) {
      end.insert(end.begin(),
                 {plain(words_.say("mission-form.signed")),
                  plain(words_.say("mission-form.signer",
                                   {{"rank", observer() ? "observer" : "representative"}}))});
    } else {
      end.push_back(plain(words_.say("mission-form.unsigned")));
    }
    put(document_.blocks, Closing{std::move(end)});
    if (wanted_.purpose != FormPurpose::views) {
      terms(wanted_.purpose == FormPurpose::report ? from_.law.form.report
                                                   : from_.law.form.follow_up);
    }
    return std::move(document_);
  }

 private:
  void begin() {
    const bool letter = wanted_.kind == FormKind::letter;
    document_.kind = DocumentKind::note;
    document_.language = words_.language();
    document_.title = words_.say(letter ? "mission-form.letter" : "note.title");
    if (letter) {
      document_.subtitle = words_.say("mission-form.letter-from",
                                      {{"date", words_.say("mission-form.date")},
                                       {"of_state", of_state(words_, state())},
                                       {"rank", observer() ? "observer" : "representative"}});
    }
    document_.masthead.body = capitalized(words_, mission());
    document_.masthead.symbol = words_.say("mission-form.number");
    document_.masthead.date = words_.say("mission-form.date");
    document_.day = wanted_.on.iso();
    document_.identity = std::string("form/") + (letter ? "letter" : "note-verbale") + "/" +
                         word_of(wanted_.purpose) + "/" +
                         (wanted_.state ? wanted_.state->value() : std::string("any"));
    if (wanted_.demonstration) document_.demonstration = words_.say("demonstration.document");
  }

  std::string state() const {
    return wanted_.state ? detail::Telling(from_, wanted_.on).formal_name(*wanted_.state)
                         : words_.say("mission-form.state");
  }

  bool observer() const {
    const auto* record = wanted_.state ? from_.law.states.find(*wanted_.state) : nullptr;
    return record && record->status == mandate::UnStatus::observer;
  }

  std::string mission() const {
    const auto* record = wanted_.state ? from_.law.states.find(*wanted_.state) : nullptr;
    const Arguments named{{"of_state", of_state(words_, state())}};
    switch (record ? record->status : mandate::UnStatus::member) {
      case mandate::UnStatus::member:
      case mandate::UnStatus::former:
      case mandate::UnStatus::invented:
        return words_.say("mission-form.mission.member", named);
      case mandate::UnStatus::observer:
        return words_.say("mission-form.mission.observer", named);
      case mandate::UnStatus::other:
        return words_.say("mission-form.mission.other", named);
    }
    return {};
  }

  void say(const char* key, Arguments more = {}) {
    Arguments all = detail::resolution_arguments(words_, basis_);
    all["purpose"] = word_of(wanted_.purpose);
    all["paragraph"] = detail::paragraph_for(basis_, performance_of(wanted_.purpose));
    // At the beginning of a sentence in most languages; where it is not, its first letter has no
    // case or is a capital anyhow.
    all["mission"] = words_.language() == Language::ar ? mission() : capitalized(words_, mission());
    for (auto& [name, argument] : more) all[name] = std::move(argument);
    Paragraph paragraph;
    paragraph.line = sentence(words_, key, all);
    put(document_.blocks, std::move(paragraph));
  }
  Line& line_of_last() { return std::get<Paragraph>(document_.blocks.back().value).line; }

  void fields(const std::vector<mandate::Field>& fields) {
    Table table;
    table.caption = plain(words_.say("mission-form.caption"));
    table.columns = {{plain(words_.say("mission-form.field")), 2},
                     {plain(words_.say("mission-form.entry")), 3}};
    for (const mandate::Field& field : fields) {
      std::string name = words_.say(field.key);
      if (field.required_in_full) name = words_.say("mission-form.needed", {{"field", name}});
      table.rows.push_back({{.line = plain(std::move(name)), .header = true}, {.line = plain({})}});
    }
    put(document_.blocks, std::move(table));
  }

  /// The words to choose from, after the signature: they are no part of what is sent.
  void terms(const std::vector<mandate::Field>& fields) {
    put(document_.blocks, PageBreak{});
    put(document_.blocks, Heading{.level = 1,
                                  .number = {},
                                  .line = plain(words_.say("mission-form.terms")),
                                  .anchor = "terms"});
    say("mission-form.working-form");
    std::set<std::string> told;
    for (const mandate::Field& field : fields) {
      const mandate::Vocabulary* vocabulary = from_.law.form.find(field.vocabulary);
      if (!vocabulary || !told.insert(vocabulary->name).second) continue;
      std::vector<std::string> list;
      for (const mandate::Term& term : vocabulary->terms) {
        if (!term.retired) list.push_back(words_.say(term.key));
      }
      Paragraph paragraph;
      paragraph.line = sentence(words_, "mission-form.term",
                                {{"field", words_.say(field.key)}, {"terms", row_of(list)}},
                                {{"field", {Tone::strong, {}, {}}}});
      put(document_.blocks, std::move(paragraph));
    }
  }

  /// One after the other, without the "and" of a list: one of them is to be chosen.
  std::string row_of(const std::vector<std::string>& items) const {
    std::string out = items.empty() ? std::string() : items.back();
    for (std::size_t i = items.size(); i > 1; --i)
      out = words_.say("list.more", {{"first", items[i - 2]}, {"rest", out}});
    return out;
  }

  const Materials& from_;
  const FormFor& wanted_;
  const detail::Basis& basis_;
  const Catalogue& words_;
  Document document_;
};

}  // namespace

std::optional<FormKind> form_kind(std::string_view word) {
  if (word == "note-verbale") return FormKind::note_verbale;
  if (word == "letter") return FormKind::letter;
  return std::nullopt;
}

std::optional<FormPurpose> form_purpose(std::string_view word) {
  if (word == "report") return FormPurpose::report;
  if (word == "follow-up") return FormPurpose::follow_up;
  if (word == "views") return FormPurpose::views;
  return std::nullopt;
}

std::optional<Document> mission_form(const Materials& from, const FormFor& wanted) {
  const mandate::Mandate* mandate = from.law.chain.in_force(wanted.on);
  if (!mandate) return std::nullopt;
  if (wanted.state && !from.law.states.exists(*wanted.state, wanted.on)) return std::nullopt;
  const auto basis = detail::basis_of(from.law, mandate->symbol.value());
  if (!basis) return std::nullopt;
  return Form(from, wanted, *basis).write();
}

}  // namespace inviola::publication
