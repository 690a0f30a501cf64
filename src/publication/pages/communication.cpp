#include "publication/pages/communication.h"

#include <algorithm>

#include "publication/detail/telling.h"
#include "publication/notes.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/citation.h"
#include "publication/pages/detail/incident.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using procedure::Communication;
using procedure::CommunicationPointer;

class CommunicationPage {
 public:
  CommunicationPage(const Ground& ground, const Communication& one)
      : page_(ground, "communication", one.reference().value(),
              {{"kind", std::string(procedure::kind_of(one.filed->act.body))},
               {"reference", one.reference().value()}}),
        one_(one),
        materials_(page_.materials()),
        telling_(materials_, ground.today) {}

  Document compose() {
    for (const auto& dossier : publication::detail::dossiers_of(page_.seen(), one_)) {
      put_marks(page_, *dossier);
    }
    page_.put(about());
    if (one_.withdrawn) {
      page_.notice(Notice::Kind::information, "withdrawn", {{"date", *one_.withdrawn}});
    } else {
      page_.heading(1, "said", {}, "said");
      put_whole(one_);
    }
    others();
    page_.heading(1, "address", {}, "address");
    page_.put(address_and_citation(page_, address::communication(one_.reference()),
                                   {{"reference", one_.reference().value()}}));
    return page_.close();
  }

 private:
  Facts about() const {
    const procedure::Act& act = one_.filed->act;
    Facts facts;
    const auto add = [&](const char* key, Line line) {
      facts.facts.push_back(page_.fact(key, std::move(line)));
    };
    add("column.kind", plain(capitalized(page_.words(), in_words(page_.words(), act.body))));
    add("of", act.author ? page_.state(*act.author) : page_.not_stated());
    add("under", page_.citation(act.mandate, act.paragraph));
    add("dated", plain(page_.words().date(act.done)));
    add("column.entered", plain(page_.words().date(one_.filed->entered)));
    if (!one_.views()) {
      add("column.circulated", page_.date(one_.circulated, "page.shared.not-yet"));
    }
    std::vector<Line> dossiers;
    for (const auto& dossier : publication::detail::dossiers_of(page_.seen(), one_)) {
      dossiers.push_back(page_.dossier(dossier->reference));
    }
    if (!dossiers.empty()) add("column.dossier", page_.series(dossiers));
    return facts;
  }

  void put_whole(const Communication& one) {
    std::vector<Block> blocks;
    telling_.whole(one, blocks);
    for (Block& block : blocks) page_.put(std::move(block.value));
  }

  /// None stands alone where another was given.
  void others() {
    const auto all = publication::detail::other_accounts(page_.seen(), one_);
    if (all.empty()) return;
    page_.heading(1, "others", {}, "others");
    page_.paragraph("others-note", {{"number", static_cast<std::int64_t>(all.size())}});
    for (const CommunicationPointer& other : all) {
      const procedure::Act& act = other->filed->act;
      page_.put(Heading{
          .level = 2,
          .number = {},
          .line = page_.filled(
              "other",
              {{"kind", plain(capitalized(page_.words(), in_words(page_.words(), act.body)))},
               {"state", act.author ? page_.state(*act.author) : page_.not_stated()},
               {"reference", page_.communication(other->reference())}},
              {{"date", act.done}}),
          .anchor = key_of(other->reference().value())});
      put_whole(*other);
    }
  }

  Page page_;
  const Communication& one_;
  Materials materials_;
  publication::detail::Telling telling_;
};

}  // namespace

std::optional<Document> communication_page(const Ground& ground, std::string_view reference) {
  const procedure::Reference named{std::string(reference)};
  if (const CommunicationPointer one = ground.standing->communication(named)) {
    return CommunicationPage(ground, *one).compose();
  }
  return circular_note({ground.standing, ground.law, ground.catalogue}, named,
                       {{}, "", ground.demonstration});
}

}  // namespace inviola::publication::pages
