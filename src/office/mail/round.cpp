#include "office/mail/round.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "base/json.h"
#include "disclosure/gate.h"
#include "publication/mail.h"

namespace inviola::office {
namespace {

namespace json = boost::json;
using procedure::Delivered;
using procedure::EnteredActPointer;

constexpr const char* settings_kind = "mail";
constexpr const char* since_id = "since";
constexpr const char* way_id = "way";

Result<Date> begin_or_know(Housekeeping& housekeeping, Date today) {
  const auto known = first_day_of_mail(housekeeping);
  if (!known) return failure(known.error());
  if (*known) return **known;
  const auto kept = housekeeping.keep(settings_kind, since_id, today.iso(), 0);
  if (!kept) return failure(kept.error());
  return today;
}

std::string print(const ClosedWay& way) {
  return print_json(json::object{
      {"since", way.since}, {"next", way.next}, {"failures", way.failures}, {"why", way.why}});
}

int times(const std::map<mandate::StateCode, Delivered>& outcomes,
          const mandate::StateCode& state) {
  const auto found = outcomes.find(state);
  return found == outcomes.end() ? 0 : found->second.times;
}

Fault in_words(const Failure& failure) {
  if (const auto* fault = std::get_if<Fault>(&failure)) return *fault;
  return {"enter what was dispatched", "refused: " + std::get<procedure::Refusal>(failure).code};
}

}  // namespace

bool tells_of(Office& office, const procedure::Standing& desk, const procedure::EnteredAct& act,
              const mandate::StateCode& state) {
  const Viewer viewer = Viewer::of(state);
  if (const auto told = disclosure::Gate::goes_to(act.act, desk, viewer)) return *told;
  return office.seen_by(viewer)->act(act.act.reference) != nullptr;
}

std::vector<procedure::Sending> still_to_send(Office& office, Date since) {
  const auto desk = office.seen_by(Viewer::the_desk());
  auto out = procedure::undispatched(*desk, office.law(), since, office.today());
  for (procedure::Sending& sending : out) {
    std::erase_if(sending.to, [&](const mandate::StateCode& to) {
      return !tells_of(office, *desk, *sending.act, to);
    });
  }
  std::erase_if(out, [](const procedure::Sending& sending) { return sending.to.empty(); });
  return out;
}

Result<std::optional<Date>> first_day_of_mail(Housekeeping& housekeeping) {
  const auto paper = housekeeping.paper(settings_kind, since_id);
  if (!paper) return failure(paper.error());
  if (!*paper) return std::nullopt;
  const auto day = Date::parse((*paper)->bytes);
  if (!day) return failure(Fault{"read the first day of mail", "it is no day"});
  return day;
}

Result<std::optional<ClosedWay>> closed_way(Housekeeping& housekeeping) {
  const auto paper = housekeeping.paper(settings_kind, way_id);
  if (!paper) return failure(paper.error());
  if (!*paper) return std::nullopt;
  const auto value = parse_json((*paper)->bytes);
  try {
    const json::object& object = value.value().as_object();
    return ClosedWay{
        object.at("since").to_number<std::int64_t>(), object.at("next").to_number<std::int64_t>(),
        object.at("failures").to_number<int>(), std::string(object.at("why").as_string())};
  } catch (const std::exception&) {
    return failure(Fault{"read how mail stands", "it is not as this program writes it"});
  }
}

Result<void> MailRound::note_way(bool open, const std::string& why) {
  Housekeeping& housekeeping = world_.office.archive().housekeeping();
  const auto paper = housekeeping.paper(settings_kind, way_id);
  if (!paper) return failure(paper.error());
  if (open && !*paper) return {};
  const std::uint64_t version = *paper ? (*paper)->version : 0;
  if (open) {
    const auto removed = housekeeping.remove(settings_kind, way_id, version);
    return removed ? Result<void>{} : failure(removed.error());
  }
  const std::int64_t now = world_.clock.now();
  ClosedWay way{now, now, 0, why};
  if (const auto before = closed_way(housekeeping); before && *before) way = **before;
  way.why = why;
  ++way.failures;
  way.next = now + pause_after(way.failures, world_.office.law().correspondence);
  const auto kept = housekeeping.keep(settings_kind, way_id, print(way), version);
  return kept ? Result<void>{} : failure(kept.error());
}

/// What is open already, and what the standing asks for.
Result<std::vector<SendingPaper>> MailRound::gather(const Desk& desk, Date since) {
  Housekeeping& housekeeping = world_.office.archive().housekeeping();
  std::map<procedure::Reference, SendingPaper> open;
  const auto papers = housekeeping.papers(open_sendings, "");
  if (!papers) return failure(papers.error());
  for (const Paper& paper : *papers) {
    auto sending = read_sending(paper);
    if (!sending) return failure(sending.error());
    open.emplace(sending->act, std::move(*sending));
  }
  for (const procedure::Sending& one : still_to_send(world_.office, since)) {
    const procedure::Reference& act = one.act->act.reference;
    if (!open.contains(act)) {
      auto closed = sending_of(housekeeping, act);
      if (!closed) return failure(closed.error());
      open.emplace(act, *closed ? std::move(**closed)
                                : SendingPaper{.act = act, .accepted = world_.clock.now()});
    }
    SendingPaper& sending = open.at(act);
    for (const auto& state : one.to) {
      if (sending.find(state)) continue;
      const auto contact = contact_of(housekeeping, state);
      if (!contact) return failure(contact.error());
      sending.states.push_back(begin(*contact, manner_.language, 0));
    }
  }
  std::vector<SendingPaper> out;
  for (auto& [act, sending] : open) out.push_back(std::move(sending));
  // The earliest entered first.
  std::ranges::sort(out, {}, [&](const SendingPaper& one) {
    const EnteredActPointer act = desk->act(one.act);
    return act ? act->position : 0;
  });
  return out;
}

std::optional<Letter> MailRound::compose(const SendingPaper& sending, const StateSending& to,
                                         const Desk& desk) const {
  const EnteredActPointer act = desk->act(sending.act);
  if (!act) return std::nullopt;
  // Between two tries it may have been withheld or withdrawn.
  const auto still = procedure::addressees(*act, *desk, world_.office.law(), world_.office.today());
  if (std::ranges::find(still, to.state) == still.end()) return std::nullopt;
  const auto seen =
      disclosure::Gate::act_of(world_.office.seen_by(Viewer::of(to.state)), sending.act);
  if (!seen) return std::nullopt;
  const Language wished = language_of(to.language).value_or(Language::en);
  const auto* words = world_.words.find(wished);
  if (!words) words = world_.words.find(Language::en);
  if (!words) return std::nullopt;
  auto text = publication::mail_for(*words, *seen, {manner_.site, manner_.demonstration});
  if (!text) return std::nullopt;
  return Letter{.message_id = message_id(manner_.origin, sending.act, to.state, manner_.from),
                .from = manner_.from,
                .language = words->language(),
                .subject = std::move(text->subject),
                .body = std::move(text->body),
                .written_at = world_.clock.now()};
}

Result<bool> MailRound::post(SendingPaper& sending, std::size_t state, const Desk& desk,
                             MailRoundReport& report) {
  Housekeeping& housekeeping = world_.office.archive().housekeeping();
  StateSending& to = sending.states[state];
  for (Posting& letter : to.letters) {
    if (letter.standing != LetterStanding::waiting) continue;
    if (letter.next > world_.clock.now()) {
      ++report.waiting;
      continue;
    }
    if (!go_on_()) return true;
    auto written = compose(sending, to, desk);
    if (!written) continue;
    written->to = letter.to;
    const auto carried = world_.courier.carry(*written);
    if (!carried) {
      report.closed = carried.error();
      return true;
    }
    note_try(letter, *carried, world_.clock.now(), world_.office.law().correspondence);
    if (letter.standing == LetterStanding::dispatched) ++report.dispatched;
    if (letter.standing == LetterStanding::waiting) ++report.postponed;
    if (letter.standing == LetterStanding::not_delivered) ++report.not_delivered;
    const auto kept = keep(housekeeping, sending);
    if (!kept || !*kept) return kept;
  }
  return true;
}

Result<void> MailRound::work(SendingPaper& sending, const Desk& desk, MailRoundReport& report) {
  Housekeeping& housekeeping = world_.office.archive().housekeeping();
  const auto outcomes = procedure::deliveries_of(*desk, sending.act);
  // Who is no addressee any more, and was told nothing, is left out.
  std::erase_if(sending.states, [&](StateSending& one) {
    const bool entered = times(outcomes, one.state) > one.entered_before;
    if (entered || one.settled() || compose(sending, one, desk)) return false;
    if (one.outcome() != "dispatched") return true;
    for (Posting& letter : one.letters) {
      if (letter.standing == LetterStanding::waiting)
        letter.standing = LetterStanding::not_delivered;
    }
    return false;
  });
  if (sending.version == 0) {
    const auto kept = keep(housekeeping, sending);
    if (!kept) return failure(kept.error());
    if (!*kept) return {};
  }
  for (std::size_t i = 0; i < sending.states.size() && !report.closed; ++i) {
    if (times(outcomes, sending.states[i].state) > sending.states[i].entered_before) continue;
    const auto posted = post(sending, i, desk, report);
    if (!posted) return failure(posted.error());
    if (!*posted) return {};
  }
  return enter(sending, report);
}

/// Enters the finished round as one act, unless that was done before a stop.
Result<void> MailRound::enter(SendingPaper& sending, MailRoundReport& report) {
  const auto outcomes =
      procedure::deliveries_of(*world_.office.seen_by(Viewer::the_desk()), sending.act);
  procedure::Dispatched act{sending.act, {}};
  for (const StateSending& one : sending.states) {
    if (times(outcomes, one.state) > one.entered_before) continue;
    if (!one.settled()) return {};
    act.deliveries.push_back({one.state, one.outcome()});
  }
  if (!act.deliveries.empty()) {
    const auto entered = world_.office.submit(Submission{.body = std::move(act)});
    if (!entered) return failure(in_words(entered.error()));
    ++report.rounds_entered;
  }
  const auto closed = close(world_.office.archive().housekeeping(), sending);
  return closed ? Result<void>{} : failure(closed.error());
}

Result<MailRoundReport> MailRound::run(std::function<bool()> go_on) {
  go_on_ = std::move(go_on);
  Housekeeping& housekeeping = world_.office.archive().housekeeping();
  const auto since = begin_or_know(housekeeping, world_.office.today());
  if (!since) return failure(since.error());
  MailRoundReport report;
  const auto way = closed_way(housekeeping);
  if (!way) return failure(way.error());
  if (*way && (*way)->next > world_.clock.now()) {
    report.closed = Fault{"send letters", (*way)->why};
    return report;
  }
  const auto desk = world_.office.seen_by(Viewer::the_desk());
  auto sendings = gather(desk, *since);
  if (!sendings) return failure(sendings.error());
  for (SendingPaper& sending : *sendings) {
    if (auto worked = work(sending, desk, report); !worked) return failure(worked.error());
  }
  const bool tried = report.dispatched + report.postponed + report.not_delivered > 0;
  if (report.closed || tried) {
    const auto noted =
        note_way(!report.closed, report.closed ? to_string(*report.closed) : std::string());
    if (!noted) return failure(noted.error());
  }
  return report;
}

Result<Again> send_again(Office& office, const procedure::Reference& act,
                         const mandate::StateCode& state, Language otherwise) {
  Housekeeping& housekeeping = office.archive().housekeeping();
  const auto first_day = first_day_of_mail(housekeeping);
  if (!first_day) return failure(first_day.error());
  if (!*first_day) return Again::no_mail;
  const auto desk = office.seen_by(Viewer::the_desk());
  const EnteredActPointer known = desk->act(act);
  if (!known) return Again::no_document;
  const auto to = procedure::addressees(*known, *desk, office.law(), office.today());
  if (std::ranges::find(to, state) == to.end() || !tells_of(office, *desk, *known, state)) {
    return Again::no_document;
  }
  auto found = sending_of(housekeeping, act);
  if (!found) return failure(found.error());
  // What another way sent, before this register did, has no paper yet.
  SendingPaper sending = *found ? std::move(**found) : SendingPaper{.act = act};
  const auto outcomes = procedure::deliveries_of(*desk, act);
  const auto outcome = outcomes.find(state);
  StateSending* before = sending.find(state);
  const bool sent = before ? before->outcome() == "dispatched" : outcome == outcomes.end();
  const bool reached =
      outcome != outcomes.end() && !procedure::was_not_delivered(outcome->second.outcome);
  if (sent || reached || (before && !before->settled())) return Again::done;
  const auto contact = contact_of(housekeeping, state);
  if (!contact) return failure(contact.error());
  if (contact->points.empty()) return Again::no_address;
  if (!before) before = &sending.states.emplace_back();
  *before = begin(*contact, otherwise, times(outcomes, state));
  const auto kept = keep(housekeeping, sending);
  if (!kept) return failure(kept.error());
  return *kept ? Again::begun : Again::done;  // another hand was quicker
}

}  // namespace inviola::office
