#include "office/mail/sending.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <iterator>

#include "base/bytes.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

namespace inviola::office {
namespace {

namespace json = boost::json;

constexpr std::array standings{"waiting", "dispatched", "not-delivered"};

json::object print_posting(const Posting& letter) {
  return {
      {"to", letter.to},        {"standing", standings[static_cast<std::size_t>(letter.standing)]},
      {"tries", letter.tries},  {"first", letter.first},
      {"last", letter.last},    {"next", letter.next},
      {"answer", letter.answer}};
}

Posting read_posting(const json::object& object) {
  Posting out;
  out.to = std::string(object.at("to").as_string());
  const auto found =
      std::ranges::find(standings, std::string_view(object.at("standing").as_string()));
  if (found == standings.end()) throw std::out_of_range("standing");
  out.standing = static_cast<LetterStanding>(found - standings.begin());
  out.tries = object.at("tries").to_number<int>();
  out.first = object.at("first").to_number<std::int64_t>();
  out.last = object.at("last").to_number<std::int64_t>();
  out.next = object.at("next").to_number<std::int64_t>();
  out.answer = std::string(object.at("answer").as_string());
  return out;
}

constexpr const char* addresses_kind = "mail";
constexpr const char* refused_id = "refused";

std::string print(const std::vector<RefusedAddress>& all) {
  json::array out;
  for (const RefusedAddress& one : all) {
    out.push_back({{"state", one.state.value()},
                   {"to", one.to},
                   {"act", one.act.value()},
                   {"answer", one.answer},
                   {"last", one.last}});
  }
  return print_json(out);
}

Result<std::vector<RefusedAddress>> read_refused(const Paper& paper) {
  std::vector<RefusedAddress> out;
  const auto value = parse_json(paper.bytes);
  try {
    for (const json::value& one : value.value().as_array()) {
      const json::object& object = one.as_object();
      const auto text = [&](const char* name) { return std::string(object.at(name).as_string()); };
      out.push_back({mandate::StateCode{text("state")}, text("to"),
                     procedure::Reference{text("act")}, text("answer"),
                     object.at("last").to_number<std::int64_t>()});
    }
  } catch (const std::exception&) {
    return failure(
        Fault{"read which addresses refused letters", "it is not as this program writes it"});
  }
  return out;
}

std::vector<RefusedAddress> refused_in(const SendingPaper& sending) {
  std::vector<RefusedAddress> out;
  for (const StateSending& one : sending.states) {
    // Where nothing arrived at all the register says so.
    if (one.outcome() != "dispatched") continue;
    for (const Posting& letter : one.letters) {
      if (letter.standing != LetterStanding::not_delivered) continue;
      out.push_back({one.state, letter.to, sending.act,
                     std::string(beginning(letter.answer, limits::line_bytes_max)), letter.last});
    }
  }
  return out;
}

/// Without those that were changed since: nobody has to look at them any more.
Result<std::vector<RefusedAddress>> still_addresses(Housekeeping& housekeeping,
                                                    std::vector<RefusedAddress> all) {
  std::vector<RefusedAddress> out;
  for (RefusedAddress& one : all) {
    const auto contact = contact_of(housekeeping, one.state);
    if (!contact) return failure(contact.error());
    const bool still = std::ranges::count(contact->points, one.to, &ContactPoint::address) > 0;
    if (still) out.push_back(std::move(one));
  }
  return out;
}

Result<std::vector<RefusedAddress>> noted(const std::optional<Paper>& paper) {
  return paper ? read_refused(*paper) : std::vector<RefusedAddress>{};
}

/// What is known once it is known how the letters of a sending went.
void learn(const SendingPaper& sending, std::vector<RefusedAddress>& known) {
  auto refused = refused_in(sending);
  std::erase_if(known, [&](const RefusedAddress& one) {
    const auto said_anew = [&](const RefusedAddress& other) {
      return other.state == one.state && other.to == one.to;
    };
    const auto took = [&](const Posting& letter) {
      return letter.to == one.to && letter.standing == LetterStanding::dispatched;
    };
    const StateSending* to = sending.find(one.state);
    return std::ranges::any_of(refused, said_anew) ||
           (to && std::ranges::any_of(to->letters, took));
  });
  std::ranges::move(refused, std::back_inserter(known));
}

/// What laying a sending away changes of what is known of addresses; nothing if nothing.
Result<std::optional<PaperChange>> note_refused(Housekeeping& housekeeping,
                                                const SendingPaper& sending) {
  const auto paper = housekeeping.paper(addresses_kind, refused_id);
  if (!paper) return failure(paper.error());
  auto known = noted(*paper);
  if (!known) return failure(known.error());
  const std::string before = print(*known);
  learn(sending, *known);
  if (print(*known) == before) return std::nullopt;
  const auto still = still_addresses(housekeeping, std::move(*known));
  if (!still) return failure(still.error());
  return PaperChange{addresses_kind, refused_id, print(*still), *paper ? (*paper)->version : 0};
}

}  // namespace

bool StateSending::settled() const {
  return std::ranges::none_of(
      letters, [](const Posting& one) { return one.standing == LetterStanding::waiting; });
}

std::string StateSending::outcome() const {
  if (letters.empty()) return "address-unknown";
  const bool any = std::ranges::any_of(
      letters, [](const Posting& one) { return one.standing == LetterStanding::dispatched; });
  return any ? "dispatched" : "not-delivered";
}

bool SendingPaper::settled() const { return std::ranges::all_of(states, &StateSending::settled); }

StateSending* SendingPaper::find(const mandate::StateCode& state) {
  const auto found = std::ranges::find(states, state, &StateSending::state);
  return found == states.end() ? nullptr : &*found;
}

const StateSending* SendingPaper::find(const mandate::StateCode& state) const {
  return const_cast<SendingPaper*>(this)->find(state);
}

StateSending begin(const Contact& contact, Language otherwise, int entered_before) {
  StateSending out{.state = contact.state,
                   .language = std::string(tag(contact.language.value_or(otherwise))),
                   .entered_before = entered_before};
  for (const ContactPoint& point : contact.points) {
    const bool twice = std::ranges::any_of(
        out.letters, [&](const Posting& one) { return one.to == point.address; });
    if (!twice) out.letters.push_back({.to = point.address});
  }
  return out;
}

std::int64_t pause_after(int tries, const mandate::Correspondence& practice) {
  const std::int64_t longest = practice.longest_pause_seconds;
  std::int64_t pause = practice.first_pause_seconds;
  for (int i = 1; i < tries && pause < longest; ++i) pause *= 2;
  return std::min(pause, longest);
}

void note_try(Posting& letter, const CarriedLetter& carried, std::int64_t now,
              const mandate::Correspondence& practice) {
  constexpr std::int64_t an_hour = 3600;
  if (letter.tries == 0) letter.first = now;
  ++letter.tries;
  letter.last = now;
  letter.answer = carried.answer;
  switch (carried.carried) {
    case Carried::taken:
      letter.standing = LetterStanding::dispatched;
      return;
    case Carried::not_at_all:
      letter.standing = LetterStanding::not_delivered;
      return;
    case Carried::not_now:
      break;
  }
  if (now - letter.first >= practice.give_up_after_hours * an_hour) {
    letter.standing = LetterStanding::not_delivered;
    return;
  }
  letter.next = now + pause_after(letter.tries, practice);
}

std::string message_id(const std::string& origin, const procedure::Reference& act,
                       const mandate::StateCode& state, const std::string& from) {
  const Digest digest = sha256(origin, '\n' + act.value(), '\n' + state.value());
  return digest.hex().substr(0, 32) + from.substr(from.find('@'));
}

std::string print(const SendingPaper& sending) {
  json::array states;
  for (const StateSending& one : sending.states) {
    json::array letters;
    for (const Posting& letter : one.letters) letters.push_back(print_posting(letter));
    states.push_back({{"state", one.state.value()},
                      {"language", one.language},
                      {"entered_before", one.entered_before},
                      {"letters", std::move(letters)}});
  }
  return print_json(json::object{{"accepted", sending.accepted}, {"states", std::move(states)}});
}

Result<SendingPaper> read_sending(const Paper& paper) {
  const Fault fault{"read the sending of " + paper.id, "it is not as this program writes it"};
  SendingPaper out{.act = procedure::Reference{paper.id}, .version = paper.version};
  const auto value = parse_json(paper.bytes);
  if (!value) return failure(fault);
  try {
    const json::object& object = value->as_object();
    out.accepted = object.at("accepted").to_number<std::int64_t>();
    for (const json::value& one : object.at("states").as_array()) {
      const json::object& state = one.as_object();
      StateSending sending{.state = mandate::StateCode{std::string(state.at("state").as_string())},
                           .language = std::string(state.at("language").as_string()),
                           .entered_before = state.at("entered_before").to_number<int>()};
      for (const json::value& letter : state.at("letters").as_array()) {
        sending.letters.push_back(read_posting(letter.as_object()));
      }
      out.states.push_back(std::move(sending));
    }
  } catch (const std::exception&) {
    return failure(fault);
  }
  return out;
}

Result<std::optional<SendingPaper>> sending_of(Housekeeping& housekeeping,
                                               const procedure::Reference& act) {
  for (const char* kind : {open_sendings, closed_sendings}) {
    const auto paper = housekeeping.paper(kind, act.value());
    if (!paper) return failure(paper.error());
    if (!*paper) continue;
    auto sending = read_sending(**paper);
    if (!sending) return failure(sending.error());
    if (kind == closed_sendings) sending->version = 0;
    return std::optional(std::move(*sending));
  }
  return std::nullopt;
}

Result<bool> keep(Housekeeping& housekeeping, SendingPaper& sending) {
  const std::string& id = sending.act.value();
  const auto kept = housekeeping.keep(open_sendings, id, print(sending), sending.version);
  if (!kept || !*kept) return kept;
  const auto paper = housekeeping.paper(open_sendings, id);
  if (!paper) return failure(paper.error());
  if (!*paper) return false;
  sending.version = (*paper)->version;
  return true;
}

Result<std::vector<RefusedAddress>> refused_addresses(Housekeeping& housekeeping) {
  const auto paper = housekeeping.paper(addresses_kind, refused_id);
  if (!paper) return failure(paper.error());
  auto known = noted(*paper);
  if (!known) return known;
  const auto open = housekeeping.papers(open_sendings, "");
  if (!open) return failure(open.error());
  for (const Paper& one : *open) {
    const auto sending = read_sending(one);
    if (!sending) return failure(sending.error());
    learn(*sending, *known);
  }
  return still_addresses(housekeeping, std::move(*known));
}

Result<bool> close(Housekeeping& housekeeping, const SendingPaper& sending) {
  const std::string& id = sending.act.value();
  const auto before = housekeeping.paper(closed_sendings, id);
  if (!before) return failure(before.error());
  std::vector<PaperChange> changes;
  if (sending.version) changes.push_back({open_sendings, id, std::nullopt, sending.version});
  changes.push_back({closed_sendings, id, print(sending), *before ? (*before)->version : 0});
  auto noted = note_refused(housekeeping, sending);
  if (!noted) return failure(noted.error());
  if (*noted) changes.push_back(std::move(**noted));
  return housekeeping.change(changes);
}

}  // namespace inviola::office
