#include "history.h"

#include <algorithm>

#include "base/json.h"
#include "procedure/codec.h"

namespace inviola::worlds {

using namespace procedure;
using mandate::StateCode;

namespace {

std::string told(const office::Outcome& outcome) {
  if (outcome) return encode(*outcome->entered);
  if (const auto* fault = std::get_if<Fault>(&outcome.error())) return to_string(*fault);
  const auto& refusal = std::get<Refusal>(outcome.error());
  std::string out =
      refusal.code + " " + refusal.mandate + " " + refusal.paragraph + " " + refusal.field;
  for (const auto& [name, value] : refusal.facts) out += " " + name + "=" + value;
  return out;
}

const std::vector<std::string> natures{"arson", "bombing", "theft", "threats", "shooting"};

}  // namespace

const std::vector<StateCode>& cast() {
  static const std::vector<StateCode> all{StateCode{"XRU"}, StateCode{"XGR"}, StateCode{"XLA"},
                                          StateCode{"XCO"}, StateCode{"XLI"}, StateCode{"XBL"},
                                          StateCode{"FRA"}};
  return all;
}

History::History(World& with, World& without, std::uint64_t seed)
    : with_(with), without_(without), chance_(seed), today_(*Date::from_ymd(2017, 1, 5)) {
  of_follow_up_ = chance_.one_in(5);
}

Statement History::words(bool of_hidden) {
  return {Language::en, of_hidden ? std::string("It says ") + canary
                                  : "Words no. " + std::to_string(chance_.below(1000))};
}

Occurrence History::occurrence(bool of_hidden) {
  Occurrence out;
  out.date = PartialDate::of(today_ - static_cast<int>(chance_.below(300)));
  out.place = of_hidden ? canary : "Place " + std::to_string(chance_.below(9));
  if (!chance_.one_in(8)) out.host = chance_.of(cast());
  const StateCode sending = chance_.of(cast());
  if (sending != out.host) out.sending_states.push_back(sending);
  if (chance_.one_in(4)) out.offender_state = chance_.of(cast());
  if (chance_.one_in(2)) out.nature.push_back(chance_.of(natures));
  if (chance_.one_in(3)) out.killed = static_cast<int>(chance_.below(4));
  return out;
}

Restriction History::restriction(const StateCode& author) {
  switch (chance_.below(4)) {
    case 0:
      return {Audience::all_states, {}};
    case 1:
      return {Audience::states_concerned, {}};
    case 2: {
      Restriction out{Audience::listed, {chance_.of(cast())}};
      if (chance_.one_in(2)) out.listed.push_back(chance_.of(cast()));
      if (out.listed.front() == author) out.listed.push_back(chance_.of(cast()));
      return out;
    }
    default:
      return {Audience::secretary_general, {}};
  }
}

std::optional<StateCode> History::author_of(const Reference& reference) const {
  const auto found = authors_.find(reference);
  return found == authors_.end() ? std::nullopt : found->second;
}

// The rule of 11 (b), told a second time and apart from the gate.
bool History::concerned(const StateCode& state) const {
  const auto desk = with_.office().seen_by(Viewer::the_desk());
  CommunicationPointer report = desk->communication(*hidden_);
  if (const FollowedUp* follow_up = report->follow_up()) {
    report = desk->report_with(follow_up->about);
    if (report->filed->act.author == state) return true;
  }
  for (const Occurrence& one : report->occurrences()) {
    if (one.host == state || one.offender_state == state) return true;
    if (std::count(one.sending_states.begin(), one.sending_states.end(), state) > 0) return true;
  }
  return false;
}

bool History::knows(const Viewer& viewer) const {
  if (!hidden_) return false;
  const auto desk = with_.office().seen_by(Viewer::the_desk());
  const Restriction now = desk->communication(*hidden_)->restriction;
  if (now.audience == Audience::everyone) return true;
  if (viewer.kind != Viewer::Kind::state) return false;
  if (author_of(*hidden_) == viewer.state || acted_.contains(viewer.state)) return true;
  switch (now.audience) {
    case Audience::everyone:
    case Audience::all_states:
      return true;
    case Audience::states_concerned:
      return concerned(viewer.state);
    case Audience::listed:
      return std::count(now.listed.begin(), now.listed.end(), viewer.state) > 0;
    case Audience::secretary_general:
      return false;
  }
  return false;
}

void History::learn() {
  for (const StateCode& state : cast()) {
    if (knows(Viewer::of(state))) knew_once_.insert(state);
  }
}

bool History::hidden_now() const { return hidden_ && !knows(Viewer::the_public()); }

std::vector<Viewer> History::outsiders() const {
  std::vector<Viewer> out;
  if (!hidden_now()) return out;
  out = {Viewer::the_public(), Viewer::the_auditor()};
  for (const StateCode& state : cast()) {
    if (!knows(Viewer::of(state))) out.push_back(Viewer::of(state));
  }
  return out;
}

bool History::names_hidden(const Body& body) const {
  const std::string text = print_json(encode_body(body));
  return std::any_of(hidden_list_.begin(), hidden_list_.end(), [&](const Reference& reference) {
    return text.find('"' + reference.value() + '"') != std::string::npos;
  });
}

void History::note_entered(const EnteredAct& entered, bool hidden) {
  const Reference& reference = entered.act.reference;
  const auto keep = [&](const Reference& one) {
    authors_[one] = entered.act.author;
    if (hidden && hidden_set_.insert(one).second) hidden_list_.push_back(one);
  };
  keep(reference);
  acts_.push_back(reference);
  if (std::holds_alternative<Reported>(entered.act.body) ||
      std::holds_alternative<FollowedUp>(entered.act.body)) {
    communications_.push_back(reference);
  }
  if (std::holds_alternative<CommentsInvited>(entered.act.body)) invitations_.push_back(reference);
  if (const auto* reported = std::get_if<Reported>(&entered.act.body)) {
    for (const Occurrence& one : reported->occurrences) {
      keep(one.reference);
      occurrences_.push_back(one.reference);
    }
  }
  if (!hidden) return;
  ++arose_[std::string(kind_of(entered.act.body))];
  if (entered.act.author) acted_.insert(*entered.act.author);
}

bool History::insider(const std::optional<StateCode>& author) const {
  return !author || knew_once_.contains(*author) || acted_.contains(*author) ||
         (hidden_ && author_of(*hidden_) == *author);
}

/// What does not rest on the hidden communication but names it stands in the other world without
/// that: a full report that completes a hidden alert, a dispute about its dossier.
void History::leave_out_hidden(Body& body) const {
  if (auto* reported = std::get_if<Reported>(&body);
      reported && reported->completes && hidden_set_.contains(*reported->completes)) {
    reported->completes.reset();
  }
  if (auto* dispute = std::get_if<DisputeNotified>(&body);
      dispute && dispute->dossier && hidden_set_.contains(*dispute->dossier)) {
    dispute->dossier.reset();
  }
}

/// Whether an answer stands with an account that asks for it; any other act, too.
bool History::asked(const EnteredAct& entered) const {
  const auto* follow_up = std::get_if<FollowedUp>(&entered.act.body);
  if (!follow_up) return true;
  const auto desk = with_.office().seen_by(Viewer::the_desk());
  const auto occurrences = desk->report_with(follow_up->about)->occurrences();
  return std::any_of(occurrences.begin(), occurrences.end(), [&](const Occurrence& one) {
    return one.reference == follow_up->about &&
           (one.host == entered.act.author || one.offender_state == entered.act.author);
  });
}

std::string History::attempt(std::optional<StateCode> author, Body body) {
  const std::string name = "act " + std::to_string(++count_);
  const bool knowing = insider(author);
  const Body given = body;
  const auto first = with_.enter(name, today_, {author, std::nullopt, std::move(body)});
  without_.set_day(today_);
  // As it was entered: an answer may have been taken for one to another account.
  Body common = first && knowing ? first->entered->act.body : given;
  if (auto* reported = std::get_if<Reported>(&common)) {
    for (Occurrence& one : reported->occurrences) one.reference = {};
  }
  if (auto* reminded = std::get_if<Reminded>(&common)) reminded->because.clear();
  if (knowing) leave_out_hidden(common);
  if (knowing && first && names_hidden(given) && !names_hidden(common) && !asked(*first->entered)) {
    return author->value() + " answered the hidden one, and it is shown as an answer to another";
  }
  if (knowing && names_hidden(common)) {
    if (first) note_entered(*first->entered, true);
    learn();
    return {};
  }
  // What the desk, or one who knows, was refused may have been refused for the hidden's sake.
  if (!first && knowing) return {};
  const auto second = without_.enter(name, today_, {author, std::nullopt, std::move(common)});
  if (knowing && !second) {
    note_entered(*first->entered, true);
  } else {
    if (!knowing && told(first) != told(second)) {
      return author->value() + " is answered otherwise: " + told(first) + " / " + told(second);
    }
    if (first) note_entered(*first->entered, false);
  }
  learn();
  return {};
}

std::pair<std::optional<StateCode>, Body> History::by_a_state(const Reference& communication,
                                                              const Reference& about) {
  const bool of_hidden = hidden_set_.contains(communication);
  const StateCode any = chance_.of(cast());
  const StateCode author = author_of(communication).value_or(any);
  const auto answers = [&] {
    std::vector<ElementAnswer> out;
    const std::vector<Answer> all{Answer::reported, Answer::under_inquiry, Answer::barred_by_law,
                                  Answer::nothing_new};
    for (const Element element : all_elements) {
      if (chance_.one_in(2)) out.push_back({element, chance_.of(all), {}, "said"});
    }
    if (out.empty()) out.push_back({Element::justice, Answer::reported, {}, "said"});
    return out;
  };
  switch (chance_.below(14)) {
    case 8:
      return {author,
              Translated{communication, "statement", {Language::fr, words(of_hidden).words}}};
    case 9: {
      if (invitations_.empty()) break;
      Commented act{chance_.of(invitations_), chance_.one_in(3), {}, words(false)};
      if (chance_.one_in(2)) act.entries.push_back(communication);
      return {of_hidden ? author : any, act};
    }
    case 0: {
      const auto desk = with_.office().seen_by(Viewer::the_desk());
      Corrected act{communication, std::nullopt, words(of_hidden)};
      const auto known = desk->communication(communication)->occurrences();
      if (!known.empty()) {
        act.occurrence = occurrence(of_hidden);
        act.occurrence->reference = known.front().reference;
      }
      return {author, act};
    }
    case 1:
      if (!chance_.one_in(4)) break;
      return {author, Withdrawn{communication, words(of_hidden)}};
    case 2:
      if (communication != hidden_) break;
      return {author, Withheld{communication, restriction(author)}};
    case 3:
      if (communication != hidden_) break;
      return {author,
              Released{communication, chance_.one_in(3) ? Restriction{} : restriction(author)}};
    case 4:
      return {any, ViewsSubmitted{.statement = words(false)}};
    case 5:
      return {any, Acknowledged{acts_.empty() ? communication : chance_.of(acts_)}};
    case 6:
      return {any, DisputeNotified{{chance_.of(cast())}, about, words(false)}};
    case 7:
      return {any, AbuseReported{
                       chance_.of(cast()), PartialDate::of(today_), "A place", words(false), {}}};
    default:
      break;
  }
  // What answers a dossier belongs to its most open account: the words are not of the hidden alone.
  FollowedUp act{.about = about, .elements = answers(), .statement = words(false)};
  // Those who owe it answer more often than others.
  const auto desk = with_.office().seen_by(Viewer::the_desk());
  const auto dossier = desk->dossier_of(about);
  const bool of_one_asked = dossier && !dossier->obligors.empty() && !chance_.one_in(4);
  return {of_one_asked ? chance_.of(dossier->obligors).state : any, act};
}

std::pair<std::optional<StateCode>, Body> History::by_the_desk(const Reference& communication,
                                                               const Reference& about) {
  const bool of_hidden = hidden_set_.contains(communication);
  const auto desk = with_.office().seen_by(Viewer::the_desk());
  const auto dossier = desk->dossier_of(about);
  // Mostly one that is asked, for whatever account of the dossier.
  const auto somebody = [&] {
    const bool asked = dossier && !dossier->obligors.empty() && !chance_.one_in(4);
    return asked ? chance_.of(dossier->obligors).state : chance_.of(cast());
  };
  const auto last_of = [&](auto wanted) {
    const auto found = desk->acts_where(wanted);
    return found.empty() ? communication : found.back()->act.reference;
  };
  switch (chance_.below(18)) {
    case 14:
    case 15:
      return {std::nullopt,
              CommentsInvited{73, chance_.one_in(4) ? "addendum" : "report", today_ + 20, {}}};
    case 16:
      return {std::nullopt,
              CommentAnswered{last_of([](const EnteredAct& act) {
                                return std::holds_alternative<Commented>(act.act.body);
                              }),
                              chance_.one_in(2),
                              {Language::en, "We have looked."}}};
    case 17:
      if (chance_.one_in(3)) {
        return {std::nullopt,
                TranslationWithdrawn{last_of([](const EnteredAct& act) {
                                       return std::holds_alternative<Translated>(act.act.body) &&
                                              !act.act.author;
                                     }),
                                     {}}};
      }
      return {std::nullopt,
              Translated{communication, "statement", {Language::ar, words(of_hidden).words}}};
    case 0:
    case 1:
    case 2:
      if (hidden_ && !of_follow_up_ && chance_.one_in(2)) {
        const auto hidden = desk->communication(*hidden_)->occurrences();
        return {std::nullopt, Joined{about, hidden.front().reference}};
      }
      return {std::nullopt, Joined{about, chance_.of(occurrences_)}};
    case 3:
      return {std::nullopt, Separated{about}};
    case 4:
      return {std::nullopt,
              Summarized{communication, of_hidden ? canary : "In brief.", chance_.one_in(2)}};
    case 5:
      return {std::nullopt, CircularNoteSent{72 + static_cast<int>(chance_.below(2)), "Note",
                                             today_ + 10 + static_cast<int>(chance_.below(50))}};
    case 6:
      return {std::nullopt,
              Dispatched{acts_.empty() ? communication : chance_.of(acts_),
                         {{chance_.of(cast()), chance_.one_in(3) ? "not-delivered" : "dispatched"},
                          {chance_.of(cast()), "dispatched"}}}};
    case 7:
      return {std::nullopt, GoodOfficesOffered{{chance_.of(cast())}, about}};
    case 8:
    case 9:
    case 10: {
      std::vector<Element> elements;
      for (const Element element : all_elements) {
        if (elements.empty() || chance_.one_in(2)) elements.push_back(element);
      }
      return {std::nullopt, Reminded{somebody(), about, "", elements, {}}};
    }
    default:
      return {std::nullopt, AttentionDrawn{about, somebody()}};
  }
}

std::pair<std::optional<StateCode>, Body> History::choose() {
  if (occurrences_.empty() || chance_.one_in(7)) {
    const StateCode author = chance_.of(cast());
    Reported act{.occurrences = {occurrence(false)}, .statement = words(false)};
    if (chance_.one_in(3)) act.occurrences.push_back(occurrence(false));
    if (chance_.one_in(2)) {
      const std::string text = "Seen on " + today_.iso() + "\n";
      act.attachments.push_back(with_.attach(author, "seen.txt", text));
      without_.attach(author, "seen.txt", text);
    }
    if (chance_.one_in(6)) {
      act.stage = Stage::alert;
    } else if (!communications_.empty() && chance_.one_in(4)) {
      act.completes = chance_.of(communications_);
      act.attachments.clear();
      return {author_of(*act.completes), act};
    }
    return {author, act};
  }
  // About the hidden as often as about all else together.
  const bool of_hidden = hidden_ && chance_.one_in(2);
  const Reference communication = of_hidden ? *hidden_ : chance_.of(communications_);
  Reference about = chance_.of(occurrences_);
  if (of_hidden && !of_follow_up_) {
    const auto desk = with_.office().seen_by(Viewer::the_desk());
    about = desk->communication(*hidden_)->occurrences().front().reference;
    // Or another account of the same dossier, where it is joined to one.
    if (chance_.one_in(2)) about = chance_.of(desk->dossier_of(about)->members);
  }
  if (chance_.one_in(4)) return {std::nullopt, Circulated{communication}};
  if (chance_.one_in(2)) return by_a_state(communication, about);
  return by_the_desk(communication, about);
}

std::string History::step() {
  today_ = today_ + static_cast<int>(chance_.below(16));
  auto [author, body] = choose();
  return attempt(std::move(author), std::move(body));
}

std::string History::hide() {
  if (hidden_) return {};
  if (occurrences_.empty()) of_follow_up_ = false;
  const StateCode author = chance_.of(cast());
  const Attachment attached =
      with_.attach(author, std::string(canary) + ".txt",
                   std::string(canary) + " is attached by " + author.value());
  const Restriction asked = chance_.one_in(4) ? Restriction{} : restriction(author);
  Body body;
  if (of_follow_up_) {
    body = FollowedUp{.about = chance_.of(occurrences_),
                      .elements = {{Element::justice, Answer::reported, {}, canary}},
                      .statement = words(true),
                      .attachments = {attached},
                      .restriction = asked};
  } else {
    Reported report{.occurrences = {occurrence(true)},
                    .statement = words(true),
                    .attachments = {attached},
                    .restriction = asked};
    if (chance_.one_in(2)) report.occurrences.push_back(occurrence(true));
    if (chance_.one_in(4)) report.stage = Stage::alert;
    body = std::move(report);
  }
  const std::string name = "act " + std::to_string(++count_);
  const auto entered = with_.enter(name, today_, {author, std::nullopt, std::move(body)});
  without_.set_day(today_);
  if (!entered) return {};  // the author does not see what it would answer; another time
  hidden_ = entered->entered->act.reference;
  hidden_attachment_ = attached;
  note_entered(*entered->entered, true);
  learn();
  return {};
}

std::string History::invite() {
  return attempt({}, CommentsInvited{73, "report", today_ + 20, {}});
}

void History::close() {
  if (!hidden_ || hidden_now()) return;
  const StateCode author = *author_of(*hidden_);
  attempt(author, Withheld{*hidden_, restriction(author)});
}

}  // namespace inviola::worlds
