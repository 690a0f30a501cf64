#include "publication/pages/search.h"

#include <algorithm>
#include <optional>

#include "publication/detail/telling.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/incident.h"
#include "publication/record_words.h"
#include "publication/search/index.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using procedure::Communication;

class SearchPage {
 public:
  static constexpr std::size_t part_size = 20;
  static constexpr std::size_t states_max = 12;
  static constexpr std::size_t events_max = 30;

  SearchPage(const Ground& ground, const Query& query, const Wanted& wanted,
             const search::Index& index)
      : page_(ground, "search"), query_(query), wanted_(wanted), index_(index) {}

  Document compose() {
    const Found found = find_ranked(page_.ground(), wanted_, part_size);
    page_.put(filter_of(page_, address::search(), wanted_, found));
    if (!wanted_.holding) {
      page_.paragraph("opening");
      page_.paragraph("forms");
      page_.paragraph("covers");
      return page_.close();
    }
    const search::Findings all = index_.find(wanted_.question);
    if (wanted_.part == 1 && !all.states.empty()) states(all.states);
    dossiers(found);
    if (wanted_.part == 1) events(all.events);
    page_.paragraph("forms");
    return page_.close();
  }

 private:
  void states(std::vector<mandate::StateCode> codes) {
    page_.heading(1, "states", {}, "states");
    if (codes.size() > states_max) codes.resize(states_max);
    page_.paragraph(page_.states(codes));
  }

  void dossiers(const Found& found) {
    page_.heading(1, "dossiers", {}, "dossiers");
    page_.paragraph(
        "count", {{"number", static_cast<std::int64_t>(found.count)}, {"words", wanted_.question}});
    for (const auto& dossier : found.shown) tell(*dossier);
    page_.parts(address::search(), asked_for(query_), found.part, found.parts);
  }

  void tell(const procedure::Dossier& dossier) {
    const Incident incident(page_, dossier);
    Line reference = page_.dossier(dossier.reference);
    if (is_exercise(page_.law(), dossier)) {
      reference = page_.filled("marked-exercise", {{"dossier", std::move(reference)}});
    }
    if (incident.withdrawn()) {
      page_.put(Heading{.level = 2, .number = {}, .line = std::move(reference), .anchor = {}});
      page_.paragraph(page_.missing("page.dossiers.withdrawn"));
      return;
    }
    page_.put(
        Heading{.level = 2,
                .number = {},
                .line = page_.filled(
                    "found", {{"dossier", std::move(reference)},
                              {"place", page_.filled("place", {{"place", incident.places()},
                                                               {"state", incident.hosts()}})}}),
                .anchor = {}});
    page_.paragraph(page_.filled("told", {{"date", incident.dates()},
                                          {"nature", incident.natures()},
                                          {"states", incident.sending_states()},
                                          {"silence", incident.silences()}}));
    excerpt(dossier);
  }

  /// From the communication that answers best to the words: the first whose sentence holds one.
  void excerpt(const procedure::Dossier& dossier) {
    std::vector<const Communication*> all;
    for (const procedure::Account* account : standing_accounts(dossier)) {
      all.push_back(account->communication.get());
    }
    for (const auto& one : dossier.follow_ups) {
      if (!one->withdrawn) all.push_back(one.get());
    }
    for (const Communication* one : all) {
      const procedure::Statement& statement = publication::detail::statement_of(*one);
      const std::string words =
          index_.excerpt(statement.words, statement.language, wanted_.question);
      if (words.empty()) continue;
      Quotation quotation;
      quotation.paragraphs.push_back(quoted_words(words));
      if (one->filed->act.author) {
        quotation.attribution =
            page_.filled("words-of", {{"state", page_.state(*one->filed->act.author)}},
                         {{"date", one->filed->act.done}});
      }
      if (statement.language != page_.words().language()) quotation.language = statement.language;
      page_.put(std::move(quotation));
      return;
    }
  }

  void events(const std::vector<const mandate::KnownEvent*>& all) {
    page_.heading(1, "record", {}, "record");
    page_.notice(Notice::Kind::caution, "record-note");
    page_.paragraph("record-count", {{"number", static_cast<std::int64_t>(all.size())}});
    List list;
    for (const mandate::KnownEvent* event : all) {
      if (list.items.size() == events_max) break;
      const std::string target = address::with(
          address::record(),
          {{"year", std::to_string(event->date.earliest().year())},
           {"host",
            event->host_states.empty() ? std::string() : event->host_states.front().value()}});
      Line what =
          event->host_states.empty() ? page_.not_stated() : page_.states(event->host_states);
      if (!event->place.empty()) {
        what = page_.filled(
            "place", {{"place", place_words(page_.words(), *event)}, {"state", std::move(what)}});
      }
      list.items.push_back(
          {{},
           page_.filled("event", {{"date", {link(page_.words().date(event->date), target)}},
                                  {"place", std::move(what)},
                                  {"target", target_words(page_.words(), *event)}})});
    }
    if (!list.items.empty()) page_.put(std::move(list));
  }

  Page page_;
  const Query& query_;
  const Wanted& wanted_;
  const search::Index& index_;
};

}  // namespace

Result<Document, BadField> search_page(const Ground& ground, const Query& query) {
  std::optional<search::Index> own;
  Ground indexed = ground;
  if (!indexed.index) indexed.index = &own.emplace(ground);
  const auto wanted = read_wanted(query, indexed);
  if (!wanted) return failure(wanted.error());
  return SearchPage(ground, query, *wanted, *indexed.index).compose();
}

}  // namespace inviola::publication::pages
