#include "publication/pages/detail/asked.h"

#include "procedure/compile.h"
#include "procedure/due.h"

namespace inviola::publication::pages::detail {
namespace {

using mandate::AssemblySession;
using mandate::StateCode;
using procedure::CommunicationPointer;

class Asking {
 public:
  Asking(const Ground& ground, const StateCode& state) : ground_(ground), state_(state) {}

  AskedOfState ask() {
    for (const auto& dossier : ground_.standing->dossiers()) requests_of(dossier);
    for (const CommunicationPointer& one : ground_.standing->communications()) {
      if (one->filed->act.author == state_) file(one);
    }
    invitations();
    for (auto one = cycles_.rbegin(); one != cycles_.rend(); ++one) {
      out_.cycles.push_back(std::move(one->second));
    }
    return std::move(out_);
  }

 private:
  /// The session of the cycle that is open on a day.
  std::optional<AssemblySession> session_on(Date day) {
    const auto known = sessions_.find(day);
    if (known != sessions_.end()) return known->second;
    const auto days = cycle_on(*ground_.standing, ground_.law, day);
    return sessions_[day] = days ? std::optional(days->session) : std::nullopt;
  }

  CycleOfState& cycle(AssemblySession session) {
    CycleOfState& out = cycles_[session.value()];
    out.session = session;
    return out;
  }

  void requests_of(const procedure::DossierPointer& dossier) {
    for (const procedure::Obligor& obligor : dossier->obligors) {
      if (obligor.state != state_) continue;
      const procedure::Silence silence = silence_of(obligor, ground_.law, ground_.today);
      out_.requests.push_back({dossier, &obligor, silence, session_on(obligor.since)});
      const Request& request = out_.requests.back();
      if (request.asked_no_more()) continue;
      ++out_.asked;
      ++out_.answers[silence];
      if (!request.cycle) continue;
      CycleOfState& of = cycle(*request.cycle);
      ++of.asked;
      ++of.answers[silence];
    }
  }

  void file(const CommunicationPointer& one) {
    out_.filings.push_back(one);
    const auto session = session_on(one->filed->entered);
    if (!session || one->withdrawn) return;
    CycleOfState& of = cycle(*session);
    if (one->views()) {
      of.views.push_back(one);
    } else {
      ++(one->report() ? of.reports : of.follow_ups);
    }
  }

  void invitations() {
    for (const auto& entered : ground_.standing->other_acts()) {
      const auto* note = std::get_if<procedure::CircularNoteSent>(&entered->act.body);
      if (!note || !ground_.law.states.exists(state_, entered->act.done)) continue;
      cycle(AssemblySession{note->session}).invited = entered->act.done;
    }
  }

  const Ground& ground_;
  const StateCode& state_;
  AskedOfState out_;
  std::map<int, CycleOfState> cycles_;
  std::map<Date, std::optional<AssemblySession>> sessions_;
};

}  // namespace

AskedOfState asked_of(const Ground& ground, const StateCode& state) {
  return Asking(ground, state).ask();
}

std::map<StateCode, AskedInShort> asked_in_short(const Ground& ground) {
  std::map<StateCode, AskedInShort> out;
  for (const auto& dossier : ground.standing->dossiers()) {
    for (const procedure::Obligor& obligor : dossier->obligors) {
      if (obligor.reports_withdrawn) continue;
      AskedInShort& of = out[obligor.state];
      ++of.asked;
      ++of.answers[silence_of(obligor, ground.law, ground.today)];
    }
  }
  for (const CommunicationPointer& one : ground.standing->communications()) {
    const auto& author = one->filed->act.author;
    if (author && !one->withdrawn) ++out[*author].filed;
  }
  return out;
}

}  // namespace inviola::publication::pages::detail
