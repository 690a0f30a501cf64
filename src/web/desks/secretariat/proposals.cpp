#include "web/desks/secretariat/proposals.h"

#include <algorithm>

#include "disclosure/gate.h"
#include "publication/words.h"
#include "web/desks/drawing.h"

namespace inviola::web::desks::secretariat {
namespace {

using mandate::Performance;
using procedure::Body;
using procedure::Duty;
using procedure::Element;
using procedure::Phase;

std::string key_for(const Duty& duty) {
  std::string key = publication::key_of(mandate::word(duty.owes));
  if (duty.dossier) key += "." + duty.dossier->value();
  if (duty.communication) key += "." + duty.communication->value();
  if (duty.session) key += "." + std::to_string(duty.session->value());
  if (!duty.part.empty()) key += "." + duty.part;
  if (duty.towards) key += "." + duty.towards->value();
  return key;
}

std::optional<Element> element_of(Performance owes) {
  if (owes == Performance::follow_up_justice) return Element::justice;
  if (owes == Performance::follow_up_outcome) return Element::outcome;
  if (owes == Performance::follow_up_prevention) return Element::prevention;
  return std::nullopt;
}

/// Asks for what is overdue from that State in that dossier, and for nothing else.
procedure::Reminded reminded(const Asking& asking, const Seen& seen, const Duty& duty) {
  procedure::Reminded act{
      .to = *duty.towards, .about = duty.dossier, .event = {}, .elements = {}, .because = {}};
  const auto dossier = seen.standing->dossier_of(*duty.dossier);
  if (!dossier) return act;
  for (const Duty& owed : procedure::duties_of(*seen.standing, asking.parts.office.law(), *dossier,
                                               asking.parts.office.today())) {
    const auto element = element_of(owed.owes);
    if (element && owed.who == duty.towards && owed.phase == Phase::overdue &&
        owed.capacity == procedure::Capacity::territorial) {
      act.elements.push_back(*element);
    }
  }
  return act;
}

std::optional<Body> body_for(const Asking& asking, const Seen& seen, const Duty& duty) {
  if (duty.owes == Performance::circulation && duty.communication) {
    return procedure::Circulated{*duty.communication};
  }
  if (duty.owes == Performance::attention && duty.dossier && duty.towards) {
    return procedure::AttentionDrawn{*duty.dossier, *duty.towards};
  }
  if (duty.owes == Performance::reminder && duty.dossier && duty.towards) {
    return reminded(asking, seen, duty);
  }
  if (duty.owes == Performance::comments && duty.session) {
    const auto& law = asking.parts.office.law();
    return procedure::CommentsInvited{duty.session->value(),
                                      duty.part,
                                      asking.parts.office.today() + law.correspondence.comment_days,
                                      {}};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Proposal> proposals(const Asking& asking, const Seen& seen) {
  std::vector<Proposal> out;
  for (Duty& duty : disclosure::Gate::round(seen.standing, asking.parts.office.law(),
                                            asking.parts.office.today())) {
    if (duty.phase == Phase::performed || duty.phase == Phase::closed) continue;
    std::string key = key_for(duty);
    out.push_back({std::move(key), std::move(duty), std::nullopt});
  }
  std::ranges::stable_partition(out,
                                [](const Proposal& one) { return one.duty.phase != Phase::power; });
  for (Proposal& one : out) one.body = body_for(asking, seen, one.duty);
  return out;
}

std::optional<Proposal> proposal(const Asking& asking, const Seen& seen, const std::string& key) {
  for (Proposal& one : proposals(asking, seen)) {
    if (one.key == key) return std::move(one);
  }
  return std::nullopt;
}

Result<std::vector<people::Read<PutOff>>> put_off(const Asking& asking) {
  return people::find_all<PutOff>(asking.parts.people.papers(), put_off_papers, "");
}

}  // namespace inviola::web::desks::secretariat
