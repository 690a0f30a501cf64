// What is filled in step by step, saved, and carried on with.
#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "web/desks/drawing.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"

namespace inviola::web::desks::mission {
namespace {

using namespace literals;
using namespace components;
using people::Drafts;

Response gone(const Asking& asking) {
  return notice(asking, 404, asking.say("mission.draft-gone-title"),
                asking.say("mission.draft-gone"), "/mission/file");
}

struct Opened {
  people::Read<Draft> draft;
  std::vector<Step> steps;
  const Step* step = nullptr;
};
/// The draft and the step that the address names; or what is answered instead.
std::variant<Opened, Response> open_step(const Asking& asking) {
  auto found = Drafts(asking.parts.people).find(*asking.acting, asking.named.at(0));
  if (!found) return unavailable(asking, found.error());
  if (!*found) {
    // Sent already: a second sending, or the way back in the browser, leads to what became of it.
    auto before = asking.parts.filings.put_before(*asking.acting, asking.named.at(0));
    if (!before) return unavailable(asking, before.error());
    if (*before) return after_put(asking, **before);
    return gone(asking);
  }
  Opened out{std::move(**found), {}, nullptr};
  out.steps = steps_of(asking.parts.office.law().form, out.draft.value);
  out.step = find_step(out.steps, asking.named.at(1));
  if (out.step == nullptr) return gone(asking);
  return out;
}

void draw_attachments(Pen& pen, const Asking& asking, const people::Read<Draft>& draft,
                      const Step& step) {
  draw_paragraph(pen, asking.say("mission.attachments-what"));
  const std::string address = draft_address(draft.id, step.name);
  const auto& attachments = draft.value.attachments;
  if (!attachments.empty()) {
    publication::Table table;
    table.caption = publication::plain(asking.say("mission.attachments-caption"));
    for (const char* column : {"mission.document", "mission.kind-of", "mission.size"}) {
      table.columns.push_back({publication::plain(asking.say(column)), 1});
    }
    for (const auto& one : attachments) {
      table.rows.push_back(
          {{publication::plain(one.name), true},
           {publication::plain(one.media_type)},
           {publication::plain(asking.words.number(static_cast<std::int64_t>(one.size))), false,
            true}});
    }
    draw(pen, table);
    for (std::size_t i = 0; i < attachments.size(); ++i) {
      open_form(pen, {address, asking.token});
      draw_hidden(pen, "do", "take-out");
      draw_hidden(pen, "digest", attachments[i].digest);
      draw(pen, Button{.label = asking.say("mission.take-out", {{"name", attachments[i].name}}),
                       .secondary = true});
      close_form(pen);
    }
  }
  open_form(pen, {.action = address, .token = asking.token, .documents = true, .sending = true});
  draw(pen, Field{.asked = {.name = "document",
                            .label = asking.say("mission.documents"),
                            .hint = asking.say("mission.documents-hint")},
                  .kind = Field::Kind::documents});
  const auto say = [&](const char* key) {
    return asking.say(std::string("mission.sending.") + key, {{"percent", "{percent}"}});
  };
  draw(pen, Sending{.bytes_max = limits::upload_bytes_max,
                    .label = say("label"),
                    .stop = say("stop"),
                    .sent = say("sent"),
                    .arrived = say("arrived"),
                    .stopped = say("stopped"),
                    .cut = say("cut"),
                    .unknown = say("unknown"),
                    .large = asking.say("mission.upload-too-large")});
  draw(pen, Button{.label = asking.say("mission.attach"), .secondary = true});
  close_form(pen);
}

void draw_buttons(Pen& pen, const Asking& asking, const Opened& opened) {
  const Draft& draft = opened.draft.value;
  pen.html << "<div class=\"buttons\">\n"_html;
  draw(pen, Button{.label = asking.say("mission.next"), .name = "do", .value = "next"});
  draw(pen, Button{.label = asking.say("mission.save-and-leave"),
                   .name = "do",
                   .value = "leave",
                   .secondary = true});
  if (draft.kind == kinds::report && opened.step->page == "account") {
    draw(pen, Button{.label = asking.say("mission.add-occurrence"),
                     .name = "do",
                     .value = "add",
                     .secondary = true});
  }
  if (draft.kind == kinds::report && opened.step->page == "event" && occurrences_in(draft) > 1) {
    draw(pen, Button{.label = asking.say("mission.remove-occurrence"),
                     .name = "do",
                     .value = "remove",
                     .secondary = true});
  }
  pen.html << "</div>\n"_html;
}

/// `shown`: what stands in the fields; the same as the draft but after a mistake.
Response step_page(const Asking& asking, const Opened& opened, const Draft& shown,
                   const std::vector<Wrong>& wrong, int status) {
  const Seen seen(asking);
  const Step& step = *opened.step;
  return show(asking,
              {.status = status,
               .title = title_of(asking, shown, step),
               .draw =
                   [&](Pen& pen) {
                     draw_steps(pen, asking, opened.draft, step);
                     Problems problems{asking.say("mission.to-mend"), {}};
                     for (const Wrong& one : wrong)
                       problems.problems.push_back({one.name, one.words});
                     draw(pen, problems);
                     const std::string what = "mission.what." + step.page;
                     const std::string of_kind = what + "-" + shown.kind;
                     if (asking.words.has(of_kind)) {
                       draw_paragraph(pen, asking.say(of_kind));
                     } else if (asking.words.has(what)) {
                       draw_paragraph(pen, asking.say(what));
                     }
                     if (step.page == "alert" || step.page == "target") {
                       draw_way(pen, asking.say("mission.serious"), "/mission/serious", true);
                     }
                     if (step.page == "attachments")
                       draw_attachments(pen, asking, opened.draft, step);
                     open_form(pen, {draft_address(opened.draft.id, step.name), asking.token});
                     draw_hidden(
                         pen, "was",
                         digest_of_step(asking.parts.office.law().form, opened.draft.value, step));
                     draw_step(pen, {asking, shown, wrong, *seen.standing}, step);
                     draw_buttons(pen, asking, opened);
                     close_form(pen);
                   },
               .headers = {},
               .scripted = step.page == "attachments"});
}

/// The draft with the step's answers as they were sent.
Draft with_answers(const Asking& asking, const Opened& opened) {
  Draft out = opened.draft.value;
  const auto names = names_of(asking.parts.office.law().form, out, *opened.step);
  std::erase_if(out.answers,
                [&](const auto& one) { return std::ranges::find(names, one.name) != names.end(); });
  for (const auto& [name, value] : asking.form) {
    const bool ours = std::ranges::find(names, name) != names.end();
    // The same may be chosen in a list and ticked besides.
    const bool again = std::ranges::any_of(
        out.answers, [&](const auto& one) { return one.name == name && one.value == value; });
    if (ours && !value.empty() && !again) out.answers.push_back({name, value});
  }
  return out;
}

/// Another tab, or another person, changed the same page since this one was shown: both are shown,
/// and nothing is lost.
Response conflict(const Asking& asking, const Opened& opened) {
  const Draft& kept = opened.draft.value;
  const std::string address = draft_address(opened.draft.id, opened.step->name);
  return show(
      asking,
      {.status = 409,
       .title = asking.say("mission.conflict-title"),
       .draw =
           [&](Pen& pen) {
             draw_sentence(pen, asking, "mission.conflict",
                           {{"name", kept.name}, {"when", moment(asking, kept.at)}});
             publication::Facts facts;
             const std::string between = asking.say("page.shared.separator");
             const auto& form = asking.parts.office.law().form;
             for (const std::string& name : names_of(form, kept, *opened.step)) {
               std::string now;
               std::string sent;
               for (const std::string& one : kept.all(name))
                 now += (now.empty() ? "" : between) + one;
               for (const std::string& one : asking.fields(name)) {
                 if (!one.empty()) sent += (sent.empty() ? "" : between) + one;
               }
               if (now == sent) continue;
               std::string label = name;
               for (const mandate::Field* field : fields_of(form, kept, *opened.step)) {
                 if (name.ends_with("." + field->name)) label = asking.say(field->key);
               }
               if (asking.words.has("mission." + name)) label = asking.say("mission." + name);
               const std::string none = asking.say("words.not-stated");
               facts.facts.push_back(
                   {publication::plain(label),
                    {publication::plain(asking.say("mission.conflict-kept",
                                                   {{"words", now.empty() ? none : now}})),
                     publication::plain(asking.say("mission.conflict-sent",
                                                   {{"words", sent.empty() ? none : sent}}))}});
             }
             draw(pen, facts);
             open_form(pen, {address, asking.token});
             for (const auto& [name, value] : asking.form) {
               if (name != "token" && name != "was" && name != "do") draw_hidden(pen, name, value);
             }
             draw_hidden(pen, "was", digest_of_step(form, kept, *opened.step));
             draw(pen,
                  Button{
                      .label = asking.say("mission.conflict-mine"), .name = "do", .value = "next"});
             close_form(pen);
             draw_way(pen, asking.say("mission.conflict-theirs"), address, true);
           },
       .headers = {}});
}

Response keep_failed(const Asking& asking, const Opened& opened, const Draft& draft,
                     const std::variant<people::No, Fault>& failed) {
  if (const auto* fault = std::get_if<Fault>(&failed)) return unavailable(asking, *fault);
  const std::string& key = std::get<people::No>(failed).key;
  return step_page(asking, opened, draft,
                   {{opened.step->name, "", asking.say("mission.refused." + key)}}, 409);
}

Response save(const Asking& asking, const Opened& opened) {
  const mandate::Law& law = asking.parts.office.law();
  Draft draft = with_answers(asking, opened);
  const std::string now = digest_of_step(law.form, opened.draft.value, *opened.step);
  const bool changed_since = !asking.field("was").empty() && asking.field("was") != now;
  const bool same = digest_of_step(law.form, draft, *opened.step) == now;
  if (changed_since && !same) return conflict(asking, opened);
  const std::string what = asking.field("do");
  std::string to = next_step(opened.steps, *opened.step);
  if (what == "add" &&
      occurrences_in(draft) < static_cast<int>(limits::occurrences_per_report_max)) {
    const int count = occurrences_in(draft) + 1;
    std::erase_if(draft.answers, [](const auto& one) { return one.name == "occurrences"; });
    draft.answers.push_back({"occurrences", std::to_string(count)});
    to = "event-" + std::to_string(count);
  } else if (what == "remove" && opened.step->occurrence > 0 && occurrences_in(draft) > 1) {
    remove_occurrence(draft, opened.step->occurrence);
    to = "account";
  } else if (what == "take-out") {
    std::erase_if(draft.attachments,
                  [&](const auto& one) { return one.digest == asking.field("digest"); });
    to = opened.step->name;
  }
  auto kept = Drafts(asking.parts.people)
                  .keep(*asking.acting, opened.draft.id, draft, opened.draft.version);
  if (!kept) {
    // Another page of the same draft was kept at this very moment: once more on top of that.
    const auto* no = std::get_if<people::No>(&kept.error());
    if (no && no->key == "changed-meanwhile") {
      auto again = open_step(asking);
      if (auto* opened_again = std::get_if<Opened>(&again)) return save(asking, *opened_again);
      return std::get<Response>(std::move(again));
    }
    return keep_failed(asking, opened, draft, kept.error());
  }
  if (what == "leave") return go(asking, "/mission");
  if (what == "next") {
    const Seen seen(asking);
    std::vector<Wrong> wrong = made_of(asking, draft, *seen.standing).wrong;
    std::erase_if(wrong, [&](const Wrong& one) { return one.step != opened.step->name; });
    if (!wrong.empty()) {
      Opened again = opened;
      again.draft.value = draft;
      return step_page(asking, again, draft, wrong, 422);
    }
  }
  return go(asking, draft_address(opened.draft.id, to));
}

/// A new draft of that kind; nothing if the State has nothing of the sort to write about.
std::optional<Draft> begun(const Asking& asking, const procedure::Standing& seen) {
  Draft out;
  out.kind = asking.field("kind");
  out.about = asking.field("about");
  const auto known = seen.communication(procedure::Reference{out.about});
  const bool own = known && known->filed->act.author == own_state(asking) && !known->withdrawn;
  if (out.kind == kinds::alert || out.kind == kinds::views) {
    out.about.clear();
    return out;
  }
  if (out.kind == kinds::follow_up) {
    if (!seen.dossier_of(procedure::Reference{out.about})) return std::nullopt;
    return out;
  }
  if (out.kind == kinds::report) {
    if (out.about.empty()) return out;
    if (!own || !known->report() || known->report()->stage != procedure::Stage::alert) {
      return std::nullopt;
    }
    int number = 0;
    for (const auto& one : known->occurrences()) put_occurrence(out, ++number, one);
    out.answers.push_back({"occurrences", std::to_string(number)});
    return out;
  }
  if (!own) return std::nullopt;
  if (out.kind == kinds::correction) {
    const std::string occurrence = asking.field("occurrence");
    if (occurrence.empty()) return known->views() ? std::nullopt : std::optional(out);
    for (const auto& one : known->occurrences()) {
      if (one.reference.value() != occurrence) continue;
      put_occurrence(out, 1, one);
      out.answers.push_back({"occurrence", occurrence});
      return out;
    }
    return std::nullopt;
  }
  if (out.kind == kinds::withdrawal) return out;
  if (out.kind == kinds::restriction && !known->views()) {
    out.answers.push_back({"audience", std::string(procedure::word(known->restriction.audience))});
    for (const auto& state : known->restriction.listed) {
      out.answers.push_back({"listed", state.value()});
    }
    return out;
  }
  return std::nullopt;
}

}  // namespace

std::string draft_address(const std::string& id, std::string_view step) {
  return "/mission/drafts/" + id + "/" + std::string(step);
}

std::string digest_of_step(const mandate::WorkingForm& form, const Draft& draft, const Step& step) {
  std::string all;
  const auto add = [&](std::string_view text) {
    all += std::to_string(text.size());
    all += ':';
    all += text;
  };
  if (step.page == "check") {
    for (const auto& one : draft.answers) {
      add(one.name);
      add(one.value);
    }
    for (const auto& one : draft.attachments) add(one.digest + one.name);
  } else {
    for (const std::string& name : names_of(form, draft, step)) {
      add(name);
      for (const std::string& value : draft.all(name)) add(value);
    }
  }
  return people::digest_of("step " + step.name + all).substr(0, 32);
}

void draw_steps(Pen& pen, const Asking& asking, const people::Read<Draft>& draft,
                const Step& step) {
  Steps out{asking.say("mission.steps"), {}};
  for (const Step& one : steps_of(asking.parts.office.law().form, draft.value)) {
    const bool current = one.name == step.name;
    if (one.by_the_way && !current) continue;
    // Of several occurrences, only the pages of the one at hand and the first page of the others.
    const bool other = one.occurrence > 0 && one.occurrence != step.occurrence;
    if (other && one.page != "event" && occurrences_in(draft.value) > 1) continue;
    out.steps.push_back(
        {label_of(asking, draft.value, one), draft_address(draft.id, one.name), current});
  }
  draw(pen, out);
}

Response post_draft(const Asking& asking) {
  const Seen seen(asking);
  auto draft = begun(asking, *seen.standing);
  if (!draft) return not_found(asking);
  const std::string first = steps_of(asking.parts.office.law().form, *draft).front().name;
  auto id = Drafts(asking.parts.people).begin(*asking.acting, std::move(*draft));
  if (!id) {
    if (const auto* fault = std::get_if<Fault>(&id.error())) return unavailable(asking, *fault);
    return notice(asking, 409, asking.say("sign-in.not-done"),
                  asking.say("mission.refused." + std::get<people::No>(id.error()).key),
                  "/mission/file");
  }
  return go(asking, draft_address(*id, first));
}

Response get_step(const Asking& asking) {
  auto opened = open_step(asking);
  if (auto* response = std::get_if<Response>(&opened)) return std::move(*response);
  const auto& one = std::get<Opened>(opened);
  if (one.step->page == "check") return check_page(asking, one.draft, {}, 200);
  return step_page(asking, one, one.draft.value, {}, 200);
}

Response post_step(const Asking& asking) {
  auto opened = open_step(asking);
  if (auto* response = std::get_if<Response>(&opened)) return std::move(*response);
  const auto& one = std::get<Opened>(opened);
  if (asking.field("do") == "drop") {
    if (auto gone_now = Drafts(asking.parts.people).remove(*asking.acting, one.draft.id);
        !gone_now) {
      return unavailable(asking, gone_now.error());
    }
    return go(asking, "/mission/file");
  }
  if (one.step->page == "check") return send_draft(asking, one.draft);
  return save(asking, one);
}

}  // namespace inviola::web::desks::mission
