#include "office/people/filings.h"

#include <algorithm>
#include <future>

#include "base/limits.h"
#include "procedure/codec.h"

namespace inviola::office::people {
namespace {

using procedure::Body;

using procedure::ForTwo;

auto not_put(const char* key) { return failure(NotPut(No{key})); }
auto world_failed(const Fault& fault) { return failure(NotPut(fault)); }
NotPut not_put_of(const Failure& why) {
  return std::visit([](const auto& one) { return NotPut(one); }, why);
}

bool may_sign(const Acting& acting, ForTwo why) {
  if (acting.for_a_state()) return acting.signs();
  return why == ForTwo::office ? acting.supervises() : acting.on_the_desk();
}

}  // namespace

Result<procedure::Body, procedure::Refusal> body_of(const Awaiting& one) {
  const auto json = parse_json(one.body);
  if (!json) return failure(procedure::Refusal{.code = "malformed", .facts = {}});
  return procedure::decode_body(*json);
}

Result<Manner> Filings::manner(const std::string& state) {
  auto found = find<Manner>(people_.papers(), papers::manner, state);
  if (!found) return failure(found.error());
  return *found ? (*found)->value : Manner{};
}

Result<void, NotPut> Filings::choose(const Acting& acting, const Manner& manner) {
  if (!acting.for_a_state() || !acting.signs()) return not_put("not-a-signer");
  const std::string state = acting.party();
  auto found = find<Manner>(people_.papers(), papers::manner, state);
  if (!found) return world_failed(found.error());
  auto waiting = awaiting(acting);
  if (!waiting) return world_failed(waiting.error());
  const bool now = *found && (*found)->value.signed_by_another;
  if (now && !manner.signed_by_another && !waiting->empty()) return not_put("something-waits");
  auto kept =
      people_.papers().keep(papers::manner, state, written(manner), *found ? (*found)->version : 0);
  if (!kept) return world_failed(kept.error());
  if (!*kept) return not_put("changed-meanwhile");
  return {};
}

Result<SecondPerson> Filings::second_person(const disclosure::Viewer& party, const Body& body) {
  const auto why = procedure::for_two(body, *people_.office().seen_by(party));
  if (why == ForTwo::restricted) return SecondPerson::restricted;
  if (why == ForTwo::office) return SecondPerson::office;
  if (party.kind != disclosure::Viewer::Kind::state) return SecondPerson::none;
  const auto chosen = manner(party.state.value());
  if (!chosen) return failure(chosen.error());
  return chosen->signed_by_another ? SecondPerson::manner : SecondPerson::none;
}

Result<SecondPerson> Filings::second_person(const Acting& acting, const Body& body) {
  auto second = second_person(acting.viewer, body);
  if (!second || *second == SecondPerson::restricted) return second;
  return acting.for_a_state() && !acting.signs() ? SecondPerson::drafted : second;
}

Result<Filed, NotPut> Filings::enter(Submission submission) {
  auto outcome = people_.office().submit(std::move(submission));
  if (outcome) return std::move(*outcome);
  return failure(not_put_of(outcome.error()));
}

Result<Waits, NotPut> Filings::lay_out(const Awaiting& paper) {
  auto waiting = people_.papers().papers(papers::awaiting, paper.party + "/");
  if (!waiting) return world_failed(waiting.error());
  if (waiting->size() >= limits::awaiting_per_party_max) {
    return failure(NotPut(procedure::Refusal{.code = "too-many-wait"}));
  }
  const std::string id = paper.party + "/" + draw_token(people_.entropy(), 8);
  auto kept = people_.papers().keep(papers::awaiting, id, written(paper), 0);
  if (!kept) return world_failed(kept.error());
  return Waits{id};
}

Result<Put, NotPut> Filings::put(const Acting& acting, Body body) {
  if (!acting.for_a_state() && !acting.on_the_desk()) return not_put("files-nothing");
  const auto second = second_person(acting, body);
  if (!second) return world_failed(second.error());
  if (*second == SecondPerson::none) {
    auto entered = enter({acting.powers.state, std::nullopt, std::move(body)});
    if (!entered) return failure(entered.error());
    return Put(std::move(*entered));
  }
  if (*second == SecondPerson::office && !acting.supervises()) return not_put("not-a-supervisor");
  auto waits = lay_out({.party = acting.party(),
                        .by = acting.person.id,
                        .name = acting.person.name,
                        .at = people_.now(),
                        .body = print_json(procedure::encode_body(body)),
                        .done = {}});
  if (!waits) return failure(waits.error());
  return Put(std::move(*waits));
}

void Filings::hand_in(Submission submission, Hand hand, const Answer& answer) {
  const bool of_a_state = submission.author.has_value();
  const auto party =
      of_a_state ? disclosure::Viewer::of(*submission.author) : disclosure::Viewer::the_desk();
  const auto second = second_person(party, submission.body);
  if (!second) return answer(world_failed(second.error()));
  if (*second == SecondPerson::none) {
    return people_.office().submit(std::move(submission), [answer](Outcome outcome) {
      if (!outcome) return answer(failure(not_put_of(outcome.error())));
      answer(Put(std::move(*outcome)));
    });
  }
  Awaiting paper{.party = of_a_state ? submission.author->value() : "desk",
                 .by = hand == Hand::program ? "program" : "console",
                 .name = {},
                 .at = people_.now(),
                 .body = print_json(procedure::encode_body(submission.body)),
                 .done = submission.done ? submission.done->iso() : ""};
  if (auto received = receive_as_of_now(party, std::move(submission)); !received) {
    return answer(failure(NotPut(std::move(received.error()))));
  }
  auto waiting = find_all<Awaiting>(people_.papers(), papers::awaiting, paper.party + "/");
  if (!waiting) return answer(world_failed(waiting.error()));
  // A program that had no answer sends again.
  const auto same = std::ranges::find_if(*waiting, [&](const auto& one) {
    return one.value.by == paper.by && one.value.body == paper.body && one.value.done == paper.done;
  });
  if (same != waiting->end()) return answer(Put(Waits{same->id}));
  auto waits = lay_out(paper);
  if (!waits) return answer(failure(waits.error()));
  answer(Put(std::move(*waits)));
}

Result<Put, NotPut> Filings::hand_in(Submission submission, Hand hand) {
  std::promise<Result<Put, NotPut>> promise;
  auto outcome = promise.get_future();
  hand_in(std::move(submission), hand,
          [&](Result<Put, NotPut> put) { promise.set_value(std::move(put)); });
  return outcome.get();
}

Result<std::vector<Read<Awaiting>>> Filings::awaiting(const Acting& acting) {
  auto all = find_all<Awaiting>(people_.papers(), papers::awaiting, acting.party() + "/");
  if (all) {
    std::ranges::stable_sort(*all, {}, [](const auto& one) { return one.value.at; });
  }
  return all;
}

Result<Filed, NotPut> Filings::sign(const Acting& acting, const std::string& id) {
  auto found = find<Awaiting>(people_.papers(), papers::awaiting, id);
  if (!found) return world_failed(found.error());
  if (!*found || (*found)->value.party != acting.party()) return not_put("nothing-waits");
  const Awaiting& one = (*found)->value;
  if (one.by == acting.person.id) return not_put("same-person");
  auto body = body_of(one);
  if (!body) return failure(NotPut(body.error()));
  const auto why = procedure::for_two(*body, *people_.office().seen_by(acting.viewer));
  if (!may_sign(acting, why)) return not_put("not-a-signer");
  // Taken away before it is entered: of two who sign at one moment one finds nothing.
  auto taken = people_.papers().remove(papers::awaiting, id, (*found)->version);
  if (!taken) return world_failed(taken.error());
  if (!*taken) return not_put("nothing-waits");
  auto entered = enter({acting.powers.state, Date::parse(one.done), std::move(*body), Hands::two});
  if (!entered) {
    auto back = people_.papers().keep(papers::awaiting, id, written(one), 0);
    if (!back) return world_failed(back.error());
  }
  return entered;
}

Result<void, NotPut> Filings::drop(const Acting& acting, const std::string& id) {
  auto found = find<Awaiting>(people_.papers(), papers::awaiting, id);
  if (!found) return world_failed(found.error());
  if (!*found || (*found)->value.party != acting.party()) return not_put("nothing-waits");
  if ((*found)->value.by != acting.person.id && !acting.signs() && !acting.on_the_desk()) {
    return not_put("not-a-signer");
  }
  auto gone = people_.papers().remove(papers::awaiting, id, (*found)->version);
  if (!gone) return world_failed(gone.error());
  return {};
}

}  // namespace inviola::office::people
