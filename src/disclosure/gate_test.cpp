// Rules of the gate that can be told by themselves.
#include "disclosure/gate.h"

#include <doctest/doctest.h>

using namespace inviola;
using namespace inviola::procedure;
using disclosure::Gate;
using disclosure::Viewer;
using mandate::StateCode;

namespace {

const StateCode one{"XRU"}, other{"XGR"}, third{"XLA"};

EnteredActPointer entered(std::uint64_t position, const char* reference,
                          std::optional<StateCode> author, Body body) {
  const Date on = *Date::parse("2018-02-01");
  return std::make_shared<const EnteredAct>(EnteredAct{
      position, on, Act{Reference{reference}, std::move(author), on, "A/RES/71/145", "", body}});
}

}  // namespace

TEST_CASE("a receipt is for the author of its act, and for the desk") {
  const EnteredActPointer own = entered(0, "own", one, ViewsSubmitted{});
  CHECK(Gate::may_have_receipt(own->act, Viewer::of(one)));
  CHECK(Gate::may_have_receipt(own->act, Viewer::the_desk()));
  for (const Viewer& viewer : {Viewer::of(other), Viewer::the_public(), Viewer::the_auditor()}) {
    CHECK_FALSE(Gate::may_have_receipt(own->act, viewer));
  }
}

TEST_CASE("of a round of letters a State sees its own line") {
  Series<EnteredActPointer> acts;
  acts.push_back(entered(0, "note", {}, CircularNoteSent{73, "N/1", *Date::parse("2018-05-15")}));
  acts.push_back(
      entered(1, "sent", {},
              Dispatched{Reference{"note"}, {{one, "dispatched"}, {other, "not-delivered"}}}));
  Standing whole;
  acts.for_each_chunk([&](const auto& chunk) {
    for (const EnteredActPointer& act : chunk) whole = after(std::move(whole), act);
  });
  const auto lines = [&](const Viewer& viewer) {
    const auto seen = Gate::disclose(acts, whole, viewer);
    const EnteredActPointer sent = seen->act(Reference{"sent"});
    return sent ? std::get<Dispatched>(sent->act.body).deliveries : std::vector<Delivery>{};
  };
  CHECK(lines(Viewer::of(one)) == std::vector<Delivery>{{one, "dispatched"}});
  CHECK(lines(Viewer::of(other)) == std::vector<Delivery>{{other, "not-delivered"}});
  CHECK(lines(Viewer::of(third)).empty());
  CHECK(lines(Viewer::the_public()).empty());
  CHECK(lines(Viewer::the_auditor()).size() == 2);
  CHECK(lines(Viewer::the_desk()).size() == 2);
}
