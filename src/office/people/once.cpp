// One form, one act.
#include <boost/describe/class.hpp>

#include "office/people/filings.h"
#include "procedure/codec.h"

namespace inviola::office::people {
namespace {

using procedure::Body;
using procedure::EnteredAct;
using procedure::EnteredActPointer;
using procedure::Standing;

/// A form that was sent. Written before the act is entered, so that a restart between the two is
/// noticed.
struct Sent {
  std::int64_t at = 0;
  std::uint64_t alike = 0;  ///< acts of the same State that said the same, before
  std::string entered;      ///< reference of the act
  std::string waits;        ///< id of what waits for a second person
};
BOOST_DESCRIBE_STRUCT(Sent, (), (at, alike, entered, waits))

constexpr const char* sent_kind = "sent";  // papers: "PARTY/form"
// No form is older: its token ends with the sign-in.
constexpr std::int64_t kept_seconds = 7L * 24 * 3600;

auto not_kept(const Fault& fault) { return failure(NotPut(fault)); }

/// What an act says, without what the office adds to it.
std::string gist(Body body) {
  if (auto* report = std::get_if<procedure::Reported>(&body)) {
    for (auto& one : report->occurrences) one.reference = {};
  }
  // The procedure may take an answer to another account of the same incident.
  if (auto* follow_up = std::get_if<procedure::FollowedUp>(&body)) follow_up->about = {};
  return print_json(procedure::encode_body(body));
}

std::vector<EnteredActPointer> acts_like(const Standing& seen, const Acting& acting,
                                         const Body& body) {
  const std::string wanted = gist(body);
  return seen.acts_where([&](const EnteredAct& entered) {
    return entered.act.author == acting.powers.state && entered.act.body.index() == body.index() &&
           gist(entered.act.body) == wanted;
  });
}

std::string sent_paper(const Acting& acting, const std::string& form) {
  return acting.party() + "/" + form;
}

}  // namespace

void Filings::take_up(const std::string& form) {
  std::unique_lock lock(mutex_);
  handed_back_.wait(lock, [&] { return !taken_up_.contains(form); });
  taken_up_.insert(form);
}

void Filings::hand_back(const std::string& form) {
  {
    const std::scoped_lock lock(mutex_);
    taken_up_.erase(form);
  }
  handed_back_.notify_all();
}

Result<Put, NotPut> Filings::put_once(const Acting& acting, const std::string& form, Body body) {
  if (form.empty() || form.size() > 100) return failure(NotPut(No{"form"}));
  const std::string name = sent_paper(acting, form);
  take_up(name);
  auto put = put_taken_up(acting, form, std::move(body));
  hand_back(name);
  return put;
}

Result<std::optional<Put>> Filings::put_before(const Acting& acting, const std::string& form) {
  if (form.empty() || form.size() > 100) return std::nullopt;
  auto found = find<Sent>(people_.papers(), sent_kind, sent_paper(acting, form));
  if (!found) return failure(found.error());
  if (!*found) return std::nullopt;
  const Sent& sent = (*found)->value;
  if (!sent.waits.empty()) return Put(Waits{sent.waits});
  if (sent.entered.empty()) return std::nullopt;
  const procedure::Reference reference{sent.entered};
  const auto entered = people_.office().seen_by(acting.viewer)->act(reference);
  if (!entered) return std::nullopt;
  auto receipt = people_.office().receipt(reference, acting.viewer);
  if (!receipt) return failure(receipt.error());
  return Put(Filed{entered, std::move(*receipt)});
}

Result<Put, NotPut> Filings::put_taken_up(const Acting& acting, const std::string& form,
                                          Body body) {
  auto before = put_before(acting, form);
  if (!before) return not_kept(before.error());
  if (*before) return std::move(**before);

  // As it will stand in the register, so that it can be found there again.
  auto read = procedure::decode_body(procedure::encode_body(body));
  if (!read) return failure(NotPut(read.error()));
  body = std::move(*read);
  const std::string id = sent_paper(acting, form);
  Housekeeping& papers = people_.papers();
  auto begun = find<Sent>(papers, sent_kind, id);
  if (!begun) return not_kept(begun.error());
  const auto alike = acts_like(*people_.office().seen_by(acting.viewer), acting, body);
  Sent sent{people_.now(), alike.size(), {}, {}};
  std::uint64_t version = 0;
  if (*begun) {
    // Begun before a restart: either it was entered, and stands there, or it was not.
    sent = (*begun)->value;
    version = (*begun)->version;
    if (alike.size() > sent.alike) {
      sent.entered = alike.back()->act.reference.value();
      if (auto kept = papers.keep(sent_kind, id, written(sent), version); !kept) {
        return not_kept(kept.error());
      }
      auto receipt = people_.office().receipt(alike.back()->act.reference, acting.viewer);
      if (!receipt) return not_kept(receipt.error());
      return Put(Filed{alike.back(), std::move(*receipt)});
    }
  } else {
    if (auto kept = papers.keep(sent_kind, id, written(sent), 0); !kept) {
      return not_kept(kept.error());
    }
  }
  auto put = this->put(acting, std::move(body));
  auto paper = papers.paper(sent_kind, id);
  if (!paper || !*paper) return put;
  version = (*paper)->version;
  if (!put) {
    // Nothing was entered: it may be sent again. If it cannot be thrown away it does no harm.
    (void)papers.remove(sent_kind, id, version);
    return put;
  }
  if (const auto* filed = std::get_if<Filed>(&*put)) {
    sent.entered = filed->entered->act.reference.value();
  } else {
    sent.waits = std::get<Waits>(*put).id;
  }
  // It is entered, whatever becomes of this note of it: the next to send it finds the act itself.
  (void)papers.keep(sent_kind, id, written(sent), version);
  auto old = find_all<Sent>(papers, sent_kind, acting.party() + "/");
  for (std::size_t i = 0; old && i < old->size(); ++i) {
    const auto& one = (*old)[i];
    if (one.value.at + kept_seconds < people_.now()) {
      (void)papers.remove(sent_kind, one.id, one.version);
    }
  }
  return put;
}

}  // namespace inviola::office::people
