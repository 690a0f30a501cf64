#include "publication/pages/desks/mission.h"

#include <algorithm>

#include "publication/detail/telling.h"
#include "publication/notes.h"
#include "publication/pages/desks/ways.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/events.h"
#include "publication/pages/detail/page.h"
#include "publication/why.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using namespace procedure;
using mandate::Performance;

constexpr const char* mission_words = "mission";

bool still_asked(const Duty& duty) {
  const bool invited = duty.owes == Performance::views && duty.phase == Phase::power;
  return invited || duty.phase == Phase::open || duty.phase == Phase::overdue;
}

Line incident_brief(const Page& page, const Dossier& dossier) {
  for (const Account& account : dossier.accounts) {
    if (account.communication->withdrawn) continue;
    return publication::detail::Telling(page.materials(), page.today())
        .in_brief(*account.occurrence, account.communication->report()->statement.language);
  }
  return page.not_stated();
}

AskedOfUs::Part part_of(const Page& page, const Duty& duty) {
  Line what = plain(capitalized(page.words(), in_words(page.words(), duty.owes)));
  if (duty.capacity == Capacity::offender) {
    what = page.filled("state-in-capacity", {{"state", std::move(what)}},
                       {{"capacity", in_words(page.words(), duty.capacity)}});
  }
  return {std::move(what), last_day_line(page, duty),
          duty.phase == Phase::power ? page.line("invited") : phase_line(page, duty),
          page.citation(duty.mandate, duty.paragraph),
          explain(page.words(), page.law(), duty, page.today())};
}

/// What the act is about that one would acknowledge: of a circulation, the communication itself.
std::optional<Reference> acknowledged_as(const Act& act) {
  if (const auto* circulated = std::get_if<Circulated>(&act.body)) return circulated->about;
  if (std::holds_alternative<AttentionDrawn>(act.body) ||
      std::holds_alternative<Reminded>(act.body) ||
      std::holds_alternative<CircularNoteSent>(act.body) ||
      std::holds_alternative<CommentsInvited>(act.body) ||
      std::holds_alternative<CommentAnswered>(act.body) ||
      std::holds_alternative<DrillHeld>(act.body)) {
    return act.reference;
  }
  return std::nullopt;
}

bool one_of(const std::vector<StateCode>& all, const StateCode& state) {
  return std::ranges::find(all, state) != all.end();
}

/// Whether an act comes to the State from outside: circulated to it, or addressed to it.
struct ComesTo {
  const Standing& seen;
  const Act& act;
  const StateCode& state;

  bool operator()(const Circulated& one) const {
    const auto known = seen.communication(one.about);
    return known && known->filed->act.author != state;
  }
  bool operator()(const AttentionDrawn& one) const { return one.to == state; }
  bool operator()(const Reminded& one) const { return one.to == state; }
  bool operator()(const CircularNoteSent&) const { return true; }
  bool operator()(const DrillHeld& one) const { return one_of(one.to, state); }
  bool operator()(const GoodOfficesOffered& one) const { return one_of(one.to, state); }
  bool operator()(const ProtectionRequested& one) const { return one.to == state; }
  bool operator()(const DisputeNotified& one) const { return one_of(one.with, state); }
  bool operator()(const AbuseReported& one) const { return one.by_mission_of == state; }
  bool operator()(const CommentsInvited& one) const { return one_of(one.to, state); }
  bool operator()(const CommentAnswered& one) const {
    const auto comment = seen.act(one.about);
    return comment && comment->act.author == state;
  }
  bool operator()(const ProtectionAnswered& one) const {
    const auto asked = seen.act(one.about);
    return asked && asked->act.author == state && act.author != state;
  }
  template <class T>
  bool operator()(const T&) const {
    return false;
  }
};

bool is_note(const Body& body) {
  return std::holds_alternative<AttentionDrawn>(body) || std::holds_alternative<Reminded>(body) ||
         std::holds_alternative<CircularNoteSent>(body) ||
         std::holds_alternative<Circulated>(body) ||
         std::holds_alternative<CommentsInvited>(body) ||
         std::holds_alternative<CommentAnswered>(body);
}

std::string way_of(const EnteredAct& entered) {
  if (const auto* circulated = std::get_if<Circulated>(&entered.act.body)) {
    return ways::act(circulated->about);
  }
  const bool drill = std::holds_alternative<DrillHeld>(entered.act.body);
  return drill || is_note(entered.act.body) ? ways::note(entered.act.reference) : "";
}

Line came_in_line(const Page& page, const Act& act) {
  const auto* circulated = std::get_if<Circulated>(&act.body);
  const auto known = circulated ? page.seen().communication(circulated->about) : nullptr;
  if (!known) return act_line(page, act);
  Line what = act_line(page, known->filed->act);
  const DossierPointer dossier = dossier_about(page.seen(), known->filed->act);
  if (!dossier) return what;
  return page.filled("told-about",
                     {{"what", std::move(what)}, {"about", incident_brief(page, *dossier)}});
}

template <class Wanted>
std::vector<CameIn> came_in_if(const Ground& ground, const StateCode& state, Wanted wanted) {
  const Page page(ground, mission_words);
  const Standing& seen = page.seen();
  std::map<Reference, Date> acknowledged;
  auto acts = seen.acts_where([&](const EnteredAct& entered) {
    if (const auto* one = std::get_if<Acknowledged>(&entered.act.body);
        one && entered.act.author == state) {
      acknowledged.emplace(one->about, entered.entered);
    }
    return std::visit(ComesTo{seen, entered.act, state}, entered.act.body) && wanted(entered.act);
  });
  std::ranges::reverse(acts);
  std::vector<CameIn> out;
  for (const EnteredActPointer& entered : acts) {
    CameIn one{entered->act.reference,           entered->entered,
               came_in_line(page, entered->act), way_of(*entered),
               acknowledged_as(entered->act),    std::nullopt};
    if (one.acknowledged_as) {
      if (const auto found = acknowledged.find(*one.acknowledged_as); found != acknowledged.end()) {
        one.acknowledged = found->second;
      }
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::vector<AskedOfUs> asked_of(const Ground& ground, const StateCode& state) {
  const Page page(ground, mission_words);
  std::vector<AskedOfUs> out;
  for (const Duty& duty : duties_of(page.seen(), page.law(), state, page.today())) {
    if (!still_asked(duty)) continue;
    if (out.empty() || out.back().dossier != duty.dossier || !duty.dossier) {
      AskedOfUs one;
      one.dossier = duty.dossier;
      one.invitation = duty.invitation;
      const DossierPointer dossier = duty.dossier ? page.seen().dossier_of(*duty.dossier) : nullptr;
      if (dossier) {
        one.subject = incident_brief(page, *dossier);
      } else {
        one.subject = page.line(duty.invitation ? "comments-invited" : "views-invited",
                                {{"part", duty.invitation ? duty.part : "_"}});
      }
      out.push_back(std::move(one));
    }
    AskedOfUs& one = out.back();
    one.parts.push_back(part_of(page, duty));
    one.overdue = one.overdue || duty.phase == Phase::overdue;
    if (duty.due && (!one.due || *duty.due < *one.due)) one.due = duty.due;
  }
  std::ranges::stable_sort(out, [](const AskedOfUs& a, const AskedOfUs& b) {
    if (a.overdue != b.overdue) return a.overdue;
    if (a.due && b.due) return *a.due < *b.due;
    return a.due.has_value() && !b.due.has_value();
  });
  return out;
}

std::vector<CameIn> came_in(const Ground& ground, const StateCode& state) {
  return came_in_if(ground, state, [](const Act&) { return true; });
}

std::vector<CameIn> circulated_to(const Ground& ground, const StateCode& state) {
  return came_in_if(ground, state,
                    [](const Act& act) { return std::holds_alternative<Circulated>(act.body); });
}

std::vector<CameIn> notes_to(const Ground& ground, const StateCode& state) {
  auto out = came_in_if(ground, state, [](const Act& act) { return is_note(act.body); });
  const Materials from{ground.standing, ground.law, ground.catalogue};
  // Of what was withdrawn since there is no note any more.
  std::erase_if(out, [&](const CameIn& one) {
    return !note_for(from, one.act, {state, "", ground.demonstration});
  });
  for (CameIn& one : out) one.way = ways::note(one.act);
  return out;
}

std::optional<Table> filings_of(const Ground& ground, const StateCode& state, std::size_t most) {
  const Page page(ground, mission_words);
  auto acts = page.seen().acts_where(
      [&](const EnteredAct& entered) { return entered.act.author == state; });
  if (acts.empty()) return std::nullopt;
  std::ranges::reverse(acts);
  Table table;
  table.caption = page.line("filings-caption");
  table.columns = {page.column("column.reference", 2), page.column("column.kind", 3),
                   page.column("column.entered", 2), page.column("column.audience", 3),
                   page.column("column.circulated", 2)};
  for (const EnteredActPointer& entered : acts) {
    if (table.rows.size() == most) break;
    const Reference& reference = entered->act.reference;
    const CommunicationPointer known = page.seen().communication(reference);
    Run run = link(reference.value(), ways::act(reference));
    run.tone = Tone::reference;
    Line audience;  // of a communication alone
    if (known) audience = plain(in_words(page.words(), known->restriction.audience));
    if (known && known->withdrawn) {
      audience = page.line("withdrawn-on", {{"date", *known->withdrawn}});
    }
    table.rows.push_back(
        {row_header({run}),
         cell(plain(capitalized(page.words(), in_words(page.words(), entered->act.body)))),
         cell(page.date(entered->entered)), cell(std::move(audience)),
         cell(known ? page.date(known->circulated, "words.none") : Line{})});
  }
  return table;
}

}  // namespace inviola::publication::pages
