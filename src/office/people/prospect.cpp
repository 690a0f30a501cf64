// A filing looked at before it is made.
#include "office/people/filings.h"
#include "office/references.h"
#include "procedure/codec.h"
#include "procedure/receive.h"

namespace inviola::office::people {
namespace {

using namespace procedure;
using disclosure::Disclosed;
using disclosure::Gate;

struct About {
  Reference own;
  Reference operator()(const Reported&) const { return own; }
  Reference operator()(const FollowedUp&) const { return own; }
  Reference operator()(const ViewsSubmitted&) const { return own; }
  Reference operator()(const Corrected& act) const { return act.about; }
  Reference operator()(const Withdrawn& act) const { return act.about; }
  Reference operator()(const Withheld& act) const { return act.about; }
  Reference operator()(const Released& act) const { return act.about; }
  template <class T>
  Reference operator()(const T&) const {
    return {};
  }
};

/// After all that its viewer knows.
std::uint64_t next_position(const Standing& seen) {
  std::uint64_t out = 0;
  seen.acts_where([&](const EnteredAct& entered) {
    out = std::max(out, entered.position + 1);
    return false;
  });
  return out;
}

EnteredActPointer entered_on(Date today, std::uint64_t position, Act act) {
  return std::make_shared<const EnteredAct>(EnteredAct{position, today, std::move(act)});
}

}  // namespace

Ruling<Act> Filings::receive_as_of_now(const disclosure::Viewer& party, Submission submission) {
  Office& office = people_.office();
  const Disclosed<Standing> seen = office.seen_by(party);
  const Date today = office.today();
  name_occurrences(submission.body, people_.entropy(), *seen);
  return receive(*seen, office.law(),
                 {submission.author, submission.done.value_or(today),
                  draw_unused_reference(people_.entropy(), *seen), std::move(submission.body)},
                 today);
}

Result<Prospect, NotPut> Filings::prospect(const Acting& acting, Body body) {
  if (!acting.for_a_state()) return failure(NotPut(No{"files-nothing"}));
  auto read = decode_body(encode_body(body));
  if (!read) return failure(NotPut(read.error()));
  body = std::move(*read);
  const auto second = second_person(acting, body);
  if (!second) return failure(NotPut(second.error()));
  Office& office = people_.office();
  const Disclosed<Standing> before = office.seen_by(acting.viewer);
  const Date today = office.today();
  auto act = receive_as_of_now(acting.viewer, {acting.powers.state, std::nullopt, std::move(body)});
  if (!act) return failure(NotPut(act.error()));
  const Reference about = std::visit(About{act->reference}, act->body);
  const std::uint64_t position = next_position(*before);
  const auto entered = Gate::if_entered(before, entered_on(today, position, std::move(*act)));
  Prospect out{before, entered, entered, about, *second};
  // The rules of circulation decide whether it can be at all.
  const Filing next{std::nullopt, today, draw_unused_reference(people_.entropy(), *entered),
                    Circulated{about}};
  if (about.value().empty()) return out;
  if (auto circulation = receive(*entered, office.law(), next, today)) {
    out.circulated =
        Gate::if_entered(entered, entered_on(today, position + 1, std::move(*circulation)));
  }
  return out;
}

}  // namespace inviola::office::people
