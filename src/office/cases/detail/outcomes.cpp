#include "office/cases/detail/outcomes.h"

#include <algorithm>

#include "procedure/comments.h"
#include "procedure/compile.h"
#include "procedure/due.h"

namespace inviola::office::cases::detail {
namespace {

using namespace procedure;
using mandate::Performance;
using Facts = std::vector<std::string>;

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + ' ' + (count == 1 ? one : several);
}

std::string spaced(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string kept_to(const Restriction& restriction) {
  switch (restriction.audience) {
    case Audience::everyone:
      return {};
    case Audience::all_states:
      return "kept to all States";
    case Audience::states_concerned:
      return "kept to the States concerned";
    case Audience::listed:
      return "kept to the States listed";
    case Audience::secretary_general:
      return "kept to the Secretary-General";
  }
  return {};
}

/// Answers one question, through the eyes of whoever asks.
struct Answering {
  Office& office;
  const Bound& names;
  Date day;

  using Outcomes = std::vector<CameOut>;
  static Outcomes one(Facts facts) { return {{"", std::move(facts)}}; }

  std::string state(const StateCode& code) const {
    return std::string(office.law().states.name(code, Language::en, day));
  }

  // ── opens ──
  Outcomes operator()(const Opening& line) const {
    const auto seen = office.seen_by(line.viewer);
    const Reference about = names.occurrence(line.name);
    if (const auto paragraphs = paragraphs_in(*seen, line)) return one(*paragraphs);
    const DossierPointer dossier = seen->dossier_of(about);
    const bool of_occurrence = line.name.find('.') != Name::npos;
    if (of_occurrence ? !dossier : !seen->act(names.act(line.name))) {
      return one({"unknown " + line.name});
    }
    Facts facts{"shown"};
    if (const auto known = seen->communication(names.act(line.name))) describe(*known, facts);
    if (dossier) describe(*dossier, facts);
    return one(std::move(facts));
  }

  /// Of an invitation to comment: who is asked, and the paragraphs of whoever looks.
  std::optional<Facts> paragraphs_in(const Standing& seen, const Opening& line) const {
    const EnteredActPointer invitation = seen.act(names.act(line.name));
    const auto* invited =
        invitation ? std::get_if<CommentsInvited>(&invitation->act.body) : nullptr;
    if (!invited) return std::nullopt;
    Facts facts{"shown"};
    for (const StateCode& asked : invited->to) {
      facts.push_back(state(asked) + " is asked");
      for (const auto& shown : paragraphs_put_to(seen, office.law(), *invitation, asked)) {
        facts.push_back("paragraph of " + names.name_of(shown->reference()));
        if (!shown->corrections.empty()) {
          facts.push_back("paragraph of " + names.name_of(shown->reference()) + " corrected");
        }
      }
    }
    return facts;
  }

  static void describe(const Communication& known, Facts& facts) {
    if (known.circulated) facts.push_back("circulated");
    if (!known.corrections.empty()) facts.push_back("corrected");
    if (known.withdrawn) facts.push_back("withdrawn");
    if (known.withheld()) facts.push_back(kept_to(known.restriction));
    facts.push_back(counted(known.translations.size(), "translation", "translations"));
  }

  void describe(const Dossier& dossier, Facts& facts) const {
    facts.push_back(counted(dossier.accounts.size(), "account", "accounts"));
    facts.push_back(counted(dossier.follow_ups.size(), "follow-up", "follow-ups"));
    std::size_t reminders = 0;
    for (const Obligor& obligor : dossier.obligors) {
      reminders += obligor.reminders.size();
      facts.push_back(state(obligor.state) + " owes");
    }
    facts.push_back(counted(reminders, "reminder", "reminders"));
    for (const Account& account : dossier.accounts) {
      if (const auto& author = account.communication->filed->act.author) {
        tell(*account.occurrence, state(*author) + " says ", facts);
      }
    }
  }

  void tell(const Occurrence& o, const std::string& says, Facts& facts) const {
    const auto figure = [&](const char* what, const std::optional<std::int32_t>& count) {
      if (count) facts.push_back(says + what + ' ' + std::to_string(*count));
    };
    facts.push_back(says + (o.host ? "host " + state(*o.host) : "no host"));
    for (const StateCode& sending : o.sending_states) {
      facts.push_back(says + "against " + state(sending));
    }
    if (o.date) facts.push_back(says + "on " + o.date->iso());
    if (o.until) facts.push_back(says + "until " + o.until->iso());
    if (o.continuing) facts.push_back(says + "continuing");
    figure("killed", o.killed);
    figure("injured", o.injured);
    figure("abducted", o.abducted);
    if (!o.offender.empty()) facts.push_back(says + "by " + o.offender);
    if (o.offender_state) facts.push_back(says + "offender in " + state(*o.offender_state));
    for (const std::string& code : o.nature) facts.push_back(says + "nature " + code);
    for (const std::string& code : o.target) facts.push_back(says + "target " + code);
    if (o.armed_conflict == true) facts.push_back(says + "armed conflict");
    if (!o.organization.empty()) facts.push_back(says + "a mission to an organization");
  }

  // ── owes ──
  Outcomes operator()(const Owing& line) const {
    const auto seen = office.seen_by(line.viewer);
    const std::vector<Duty> duties = duties_of(*seen, office.law(), line.who, day);
    if (line.elements.empty()) {
      const Performance owes = line.comments ? Performance::comments : Performance::views;
      return one(facts_of_duty(duties, owes, std::nullopt));
    }
    const DossierPointer dossier = seen->dossier_of(names.occurrence(line.about));
    Outcomes out;
    for (const Element element : line.elements) {
      out.push_back({std::string(word(element)),
                     dossier ? facts_of_duty(duties, performance_of(element), dossier->reference)
                             : Facts{"nothing"}});
    }
    return out;
  }

  static Facts facts_of_duty(const std::vector<Duty>& duties, Performance owes,
                             const std::optional<Reference>& dossier) {
    // Of several invitations the last.
    const auto found = std::find_if(duties.rbegin(), duties.rend(), [&](const Duty& duty) {
      return duty.owes == owes && duty.dossier == dossier;
    });
    if (found == duties.rend()) return {"nothing"};
    const Duty& duty = *found;
    Facts facts{duty.phase == Phase::power ? "may be done" : std::string(word(duty.phase))};
    if (duty.due) {
      if (duty.phase == Phase::open) facts.push_back("open until " + duty.due->iso());
      if (duty.phase == Phase::power) facts.push_back("may be done until " + duty.due->iso());
      // In time on the day itself; late from the next.
      if (duty.phase == Phase::overdue) {
        facts.push_back("overdue since " + (*duty.due + 1).iso());
      }
    }
    facts.push_back(spaced(word(duty.silence)));
    if (duty.practice) facts.push_back("practice");
    if (duty.capacity == Capacity::offender) facts.push_back("to the extent possible");
    if (!duty.paragraph.empty()) facts.push_back("under " + duty.paragraph);
    return facts;
  }

  // ── counts ──
  Outcomes operator()(const Counting& line) const {
    const auto seen = office.seen_by(line.viewer);
    std::size_t accounts = 0;
    for (const DossierPointer& dossier : seen->dossiers()) accounts += dossier->accounts.size();
    std::size_t reports = 0;
    std::size_t follow_ups = 0;
    std::size_t views = 0;
    for (const CommunicationPointer& known : seen->communications()) {
      reports += known->report() ? 1 : 0;
      follow_ups += known->follow_up() ? 1 : 0;
      views += known->views() ? 1 : 0;
    }
    return one({counted(seen->dossier_count(), "dossier", "dossiers"),
                counted(accounts, "account", "accounts"), counted(reports, "report", "reports"),
                counted(follow_ups, "follow-up", "follow-ups"), counted(views, "views", "views"),
                counted(seen->acts(), "acts", "acts")});
  }

  // ── goes round ──
  Outcomes operator()(const Rounding&) const {
    const auto seen = office.seen_by(Viewer::the_desk());
    Facts facts;
    for (const Duty& duty : disclosure::Gate::round(seen, office.law(), day)) {
      if (duty.phase != Phase::closed) propose(duty, *seen, facts);
    }
    if (facts.empty()) facts.push_back("nothing");
    return one(std::move(facts));
  }

  void propose(const Duty& duty, const Standing& seen, Facts& facts) const {
    const std::string late = duty.phase == Phase::overdue ? " overdue" : "";
    const std::string session = duty.session ? std::to_string(duty.session->value()) : "";
    if (duty.owes == Performance::circulation && duty.communication) {
      facts.push_back("circulate " + names.name_of(*duty.communication));
      if (!late.empty()) facts.push_back(facts.back() + late);
    } else if (duty.owes == Performance::circular_note) {
      facts.push_back("send circular note for " + session);
      if (!late.empty()) facts.push_back(facts.back() + late);
    } else if (duty.owes == Performance::report_to_assembly) {
      facts.push_back("report to " + session);
    } else if (duty.owes == Performance::agenda_item) {
      facts.push_back("include item for " + session);
    } else if (duty.owes == Performance::comments) {
      facts.push_back("may invite comments on " + duty.part + " for " + session);
    } else if (duty.dossier && duty.towards) {
      const DossierPointer dossier = seen.dossier_of(*duty.dossier);
      const bool reminder = duty.owes == Performance::reminder;
      const std::string begin = reminder ? "remind " + state(*duty.towards) + " about "
                                         : "may draw attention of " + state(*duty.towards) + " to ";
      for (const Reference& member : dossier->members) {
        facts.push_back(begin + names.name_of(member));
      }
    }
  }

  // ── compiles ──
  Outcomes operator()(const Compiling& line) const {
    const auto seen = office.seen_by(Viewer::the_public());
    const auto compiled = compile(*seen, office.law(), line.session, day);
    if (!compiled) return one({"no such cycle"});
    Facts facts{"cut-off " + compiled->days.cut_off.iso()};
    if (compiled->days.cut_off_is_practice) facts.push_back("practice");
    const auto holds = [&](const std::vector<CommunicationPointer>& list, const Reference& one) {
      return std::any_of(list.begin(), list.end(),
                         [&](const auto& known) { return known->reference() == one; });
    };
    for (const auto& [name, reference] : names.acts()) {
      if (holds(compiled->reports, reference) || holds(compiled->views, reference)) {
        facts.push_back(name + " in report");
      } else if (holds(compiled->late_reports, reference) ||
                 holds(compiled->late_views, reference)) {
        facts.push_back(name + " in addendum");
      } else {
        facts.push_back(name + " absent");
      }
    }
    facts.push_back(counted(compiled->reports.size(), "report", "reports"));
    facts.push_back(counted(compiled->views.size(), "views", "views"));
    facts.push_back(counted(compiled->late_reports.size(), "late report", "late reports"));
    facts.push_back(counted(compiled->late_views.size(), "late views", "late views"));
    facts.push_back(counted(compiled->reporting_states.size(), "State", "States"));
    facts.push_back(counted(compiled->new_participants.size(), "participants", "participants"));
    return one(std::move(facts));
  }

  Outcomes operator()(const Entering&) const { return {}; }
};

}  // namespace

std::vector<CameOut> answer(const Step& question, Office& office, const Bound& names, Date day) {
  return std::visit(Answering{office, names, day}, question);
}

Facts facts_of(const Filed& filed) {
  const Act& act = filed.entered->act;
  return {"entered", "entry " + std::to_string(filed.entered->position),
          act.paragraph.empty() ? "no paragraph" : "under " + act.paragraph};
}

Facts facts_of(const Refusal& refusal) {
  Facts facts{"refused " + refusal.code};
  if (!refusal.paragraph.empty()) facts.push_back(refusal.paragraph);
  if (!refusal.field.empty()) facts.push_back("at " + refusal.field);
  if (const auto date = refusal.facts.find("date"); date != refusal.facts.end()) {
    facts.push_back("on " + date->second);
  }
  return facts;
}

}  // namespace inviola::office::cases::detail
