#include "office/people/filings.h"

#include <algorithm>

#include "procedure/codec.h"

namespace inviola::office::people {
namespace {

using procedure::Body;

template <class T>
constexpr bool is_of_an_office =
    std::is_same_v<T, procedure::Appointed> || std::is_same_v<T, procedure::AppointmentEnded>;

auto not_put(const char* key) { return failure(NotPut(No{key})); }
auto world_failed(const Fault& fault) { return failure(NotPut(fault)); }

bool may_sign(const Acting& acting, const Body& body) {
  if (acting.for_a_state()) return acting.signs();
  const bool office = std::visit(
      [](const auto& act) { return is_of_an_office<std::decay_t<decltype(act)>>; }, body);
  return office ? acting.supervises() : acting.on_the_desk();
}

}  // namespace

bool opens_what_is_restricted(const Body& body, const procedure::Standing& seen) {
  const auto restricted = [&](const procedure::Reference& about) {
    const auto known = seen.communication(about);
    return known && known->withheld();
  };
  if (const auto* one = std::get_if<procedure::Released>(&body)) return restricted(one->about);
  // Another restriction in the place of one may admit whom the first did not.
  if (const auto* one = std::get_if<procedure::Withheld>(&body)) return restricted(one->about);
  if (const auto* one = std::get_if<procedure::Summarized>(&body)) {
    return one->although_restricted && restricted(one->about);
  }
  return false;
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

Result<SecondPerson> Filings::second_person(const Acting& acting, const Body& body) {
  const auto seen = people_.office().seen_by(acting.viewer);
  if (opens_what_is_restricted(body, *seen)) return SecondPerson::restricted;
  if (acting.for_a_state()) {
    if (!acting.signs()) return SecondPerson::drafted;
    const auto chosen = manner(acting.party());
    if (!chosen) return failure(chosen.error());
    return chosen->signed_by_another ? SecondPerson::manner : SecondPerson::none;
  }
  const bool office = std::visit(
      [](const auto& act) { return is_of_an_office<std::decay_t<decltype(act)>>; }, body);
  return office ? SecondPerson::office : SecondPerson::none;
}

Result<Filed, NotPut> Filings::enter(const Acting& acting, Body body) {
  auto outcome =
      people_.office().submit(Submission{acting.powers.state, std::nullopt, std::move(body)});
  if (outcome) return std::move(*outcome);
  if (auto* refusal = std::get_if<procedure::Refusal>(&outcome.error())) {
    return failure(NotPut(std::move(*refusal)));
  }
  return world_failed(std::get<Fault>(outcome.error()));
}

Result<Put, NotPut> Filings::put(const Acting& acting, Body body) {
  if (!acting.for_a_state() && !acting.on_the_desk()) return not_put("files-nothing");
  const auto second = second_person(acting, body);
  if (!second) return world_failed(second.error());
  if (*second == SecondPerson::none) {
    auto entered = enter(acting, std::move(body));
    if (!entered) return failure(entered.error());
    return Put(std::move(*entered));
  }
  if (*second == SecondPerson::office && !acting.supervises()) return not_put("not-a-supervisor");
  const std::string id = acting.party() + "/" + draw_token(people_.entropy(), 8);
  const Awaiting paper{acting.party(), acting.person.id, acting.person.name, people_.now(),
                       print_json(procedure::encode_body(body))};
  auto kept = people_.papers().keep(papers::awaiting, id, written(paper), 0);
  if (!kept) return world_failed(kept.error());
  return Put(Waits{id});
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
  const auto json = parse_json(one.body);
  auto body = json ? procedure::decode_body(*json)
                   : failure(procedure::Refusal{.code = "malformed", .facts = {}});
  if (!body) return failure(NotPut(body.error()));
  if (!may_sign(acting, *body)) return not_put("not-a-signer");
  // Taken away before it is entered: of two who sign at one moment one finds nothing.
  auto taken = people_.papers().remove(papers::awaiting, id, (*found)->version);
  if (!taken) return world_failed(taken.error());
  if (!*taken) return not_put("nothing-waits");
  auto entered = enter(acting, std::move(*body));
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
