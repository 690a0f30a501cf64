// The last page before something is filed: who will see it, and what happens next.
#include "publication/pages/desks/act.h"
#include "publication/pages/desks/filing.h"
#include "publication/pages/desks/ways.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
namespace pages = publication::pages;

Step check_step() { return {"check", "check", 0, false}; }

void draw_wrong(Pen& pen, const Asking& asking, const people::Read<Draft>& draft,
                const std::vector<Wrong>& wrong) {
  if (wrong.empty()) return;
  draw(pen, publication::Notice{publication::Notice::Kind::caution,
                                publication::plain(asking.say("mission.not-yet"))});
  const auto steps = steps_of(asking.parts.office.law().form, draft.value);
  publication::List list;
  for (const Wrong& one : wrong) {
    const Step* step = find_step(steps, one.step);
    publication::Line line = publication::plain(one.words + " ");
    if (step != nullptr) {
      line.push_back(publication::link(
          asking.say("mission.mend", {{"step", label_of(asking, draft.value, *step)}}),
          draft_address(draft.id, step->name)));
    }
    list.items.push_back({{}, std::move(line)});
  }
  draw(pen, list);
}

void draw_second(Pen& pen, const Asking& asking, people::SecondPerson second) {
  const char* key = nullptr;
  switch (second) {
    case people::SecondPerson::none:
    case people::SecondPerson::office:
      return;
    case people::SecondPerson::drafted:
      key = "mission.second-drafted";
      break;
    case people::SecondPerson::manner:
      key = "mission.second-manner";
      break;
    case people::SecondPerson::restricted:
      key = "mission.second-restricted";
      break;
  }
  draw(pen, publication::Notice{publication::Notice::Kind::information,
                                publication::plain(asking.say(key))});
}

void draw_change(Pen& pen, const Asking& asking, const people::Read<Draft>& draft) {
  publication::List list;
  for (const Step& step : steps_of(asking.parts.office.law().form, draft.value)) {
    if (step.page == "check") continue;
    list.items.push_back({{},
                          {publication::link(label_of(asking, draft.value, step),
                                             draft_address(draft.id, step.name))}});
  }
  draw_heading(pen, 2, asking.say("mission.change"));
  draw(pen, list);
}

/// A filing looked at before it is made.
struct Looked {
  procedure::Body body;
  people::Prospect prospect;
  std::map<mandate::StateCode, Date> opened;  ///< who opened what it changes
};

void draw_copies(Pen& pen, const Asking& asking, const pages::Ground& ground, const Draft& draft,
                 const Looked& looked) {
  const bool of_one = draft.kind == kinds::correction || draft.kind == kinds::withdrawal ||
                      draft.kind == kinds::restriction;
  if (!of_one) return;
  draw_heading(pen, 2, asking.say("mission.copies"));
  draw(pen, pages::copies_of(ground, procedure::Reference{draft.about}, looked.opened));
}

void draw_prospect(Pen& pen, const Asking& asking, const people::Read<Draft>& draft,
                   const Looked& looked) {
  const Seen seen(asking);
  const people::Prospect& prospect = looked.prospect;
  const pages::Ahead ahead{prospect.before, prospect.entered, prospect.circulated,
                           prospect.communication};
  draw_second(pen, asking, prospect.second);
  const bool withdrawn = draft.value.kind == kinds::withdrawal;
  draw_heading(pen, 2, asking.say("mission.who-sees"));
  if (withdrawn) draw_paragraph(pen, asking.say("mission.withdrawn-what"));
  draw(pen, pages::who_sees(seen.ground, ahead));
  draw_copies(pen, asking, seen.ground, draft.value, looked);
  draw_heading(pen, 2, asking.say("mission.what-follows"));
  const bool is_new = !prospect.before->communication(prospect.communication);
  const auto follows =
      is_new ? pages::what_follows(seen.ground, ahead) : std::vector<publication::Block>();
  if (follows.empty()) draw_paragraph(pen, asking.say("mission.nothing-follows"));
  draw(pen, follows);
  draw_heading(pen, 2, asking.say("mission.what-it-says"));
  draw(pen, pages::act_in_words(seen.ground, looked.body));
  draw(pen, pages::what_it_would_say(seen.ground, ahead));
}

void draw_send(Pen& pen, const Asking& asking, const people::Read<Draft>& draft, bool to_another) {
  const auto& form = asking.parts.office.law().form;
  open_form(pen, {draft_address(draft.id, "check"), asking.token});
  draw_hidden(pen, "was", digest_of_step(form, draft.value, check_step()));
  draw(pen, Button{.label = asking.say(to_another ? "mission.lay-out" : "mission.send"),
                   .name = "do",
                   .value = "send"});
  close_form(pen);
}

void draw_drop(Pen& pen, const Asking& asking, const people::Read<Draft>& draft) {
  open_fold(pen, asking.say("mission.drop"));
  draw_paragraph(pen, asking.say("mission.drop-what"));
  open_form(pen, {draft_address(draft.id, "check"), asking.token});
  draw(pen,
       Button{
           .label = asking.say("mission.drop"), .name = "do", .value = "drop", .secondary = true});
  close_form(pen);
  close_fold(pen);
}

}  // namespace

Response check_page(const Asking& asking, const people::Read<Draft>& draft,
                    const std::vector<Wrong>& before, int status) {
  const Seen seen(asking);
  std::vector<Wrong> wrong;
  std::string told;  // of the whole: it hinders nothing
  for (const Wrong& one : before) {
    if (one.step.empty()) {
      told = one.words;
    } else {
      wrong.push_back(one);
    }
  }
  Made made = made_of(asking, draft.value, *seen.standing);
  wrong.insert(wrong.end(), made.wrong.begin(), made.wrong.end());
  std::optional<Looked> looked;
  if (wrong.empty() && made.body) {
    auto prospect = asking.parts.filings.prospect(*asking.acting, *made.body);
    if (prospect) {
      auto opened = opened_by(asking, seen, procedure::Reference{draft.value.about});
      if (!opened) return unavailable(asking, opened.error());
      looked = {std::move(*made.body), std::move(*prospect), std::move(*opened)};
    } else if (const auto* fault = std::get_if<Fault>(&prospect.error())) {
      return unavailable(asking, *fault);
    } else if (const auto* refusal = std::get_if<procedure::Refusal>(&prospect.error())) {
      wrong.push_back(wrong_of(asking, draft.value, *refusal));
    } else {
      wrong.push_back({"", "", why(asking, prospect.error())});
    }
  }
  return show(asking, {.status = status,
                       .title = title_of(asking, draft.value, check_step()),
                       .draw =
                           [&](Pen& pen) {
                             draw_steps(pen, asking, draft, check_step());
                             if (!told.empty()) {
                               draw(pen, publication::Notice{publication::Notice::Kind::caution,
                                                             publication::plain(told)});
                             }
                             draw_wrong(pen, asking, draft, wrong);
                             if (looked) {
                               draw_paragraph(pen, asking.say("mission.check-what"));
                               draw_prospect(pen, asking, draft, *looked);
                               draw_send(pen, asking, draft,
                                         looked->prospect.second != people::SecondPerson::none);
                             }
                             draw_change(pen, asking, draft);
                             draw_drop(pen, asking, draft);
                           },
                       .headers = {}});
}

Response after_put(const Asking& asking, const people::Put& put) {
  if (const auto* filed = std::get_if<office::Filed>(&put)) {
    return go(asking, pages::ways::act(filed->entered->act.reference));
  }
  return go(asking, "/mission/signing");
}

Response send_draft(const Asking& asking, const people::Read<Draft>& draft) {
  const auto& form = asking.parts.office.law().form;
  // What is sent is what was shown.
  if (asking.field("was") != digest_of_step(form, draft.value, check_step())) {
    return check_page(asking, draft, {{"", "", asking.say("mission.changed-since-check")}}, 409);
  }
  const Seen seen(asking);
  Made made = made_of(asking, draft.value, *seen.standing);
  if (!made.body) return check_page(asking, draft, {}, 422);
  auto put = asking.parts.filings.put_once(*asking.acting, draft.id, std::move(*made.body));
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return unavailable(asking, *fault);
    if (const auto* refusal = std::get_if<procedure::Refusal>(&put.error())) {
      return check_page(asking, draft, {wrong_of(asking, draft.value, *refusal)}, 422);
    }
    return check_page(asking, draft, {{"", "", why(asking, put.error())}}, 409);
  }
  // Filed, or laid out. A draft that cannot be thrown away now leads there when it is sent again.
  (void)people::Drafts(asking.parts.people).remove(*asking.acting, draft.id);
  return after_put(asking, *put);
}

}  // namespace inviola::web::desks::mission
