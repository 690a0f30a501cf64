#include <algorithm>
#include <cstdint>
#include <map>

#include "procedure/due.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/incident.h"
#include "publication/pages/states.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;
using mandate::StateRecord;
using procedure::CommunicationPointer;
using procedure::DossierPointer;
using procedure::Duty;
using procedure::Phase;

constexpr std::size_t rows_max = 100;

class StatePage {
 public:
  StatePage(const Ground& ground, const StateRecord& record)
      : page_(ground, "state", record.code.value(),
              {{"state", std::string(ground.law.states.name(
                             record.code, ground.catalogue.language(), ground.today))}}),
        record_(record),
        code_(record.code) {
    for (const DossierPointer& dossier : page_.seen().dossiers()) gather(dossier);
  }

  Document compose() {
    if (record_.status == mandate::UnStatus::invented) {
      page_.put(
          Notice{Notice::Kind::demonstration, plain(page_.words().say("demonstration.exercise"))});
    }
    page_.put(about());
    duties();
    silences();
    filings();
    dossiers("host", "host", host_);
    dossiers("sending", "sending", sending_);
    instruments();
    return page_.close();
  }

 private:
  void gather(const DossierPointer& dossier) {
    bool hosts = false;
    bool sends = false;
    for (const procedure::Account* account : standing_accounts(*dossier)) {
      const procedure::Occurrence& one = account->occurrence;
      hosts = hosts || one.host == code_;
      sends = sends || std::find(one.sending_states.begin(), one.sending_states.end(), code_) !=
                           one.sending_states.end();
    }
    if (hosts) host_.push_back(dossier);
    if (sends) sending_.push_back(dossier);
    for (const procedure::Obligor& obligor : dossier->obligors) {
      if (obligor.state == code_ && !obligor.reports_withdrawn) {
        ++silences_[silence_of(obligor, page_.law(), page_.today())];
      }
    }
  }

  Facts about() const {
    const Catalogue& words = page_.words();
    Facts facts;
    const auto add = [&](const char* key, Line line) {
      facts.facts.push_back(page_.fact(key, std::move(line)));
    };
    add("formal-name",
        plain(std::string(page_.law().states.formal_name(code_, words.language(), page_.today()))));
    add("code", {toned(code_.value(), Tone::reference)});
    add("status", plain(in_words(words, record_.status)));
    if (!record_.regional_group.empty()) {
      add("group", plain(word_for(words, "page.group", record_.regional_group)));
    }
    if (record_.admitted) add("admitted", plain(words.date(*record_.admitted)));
    if (record_.began) add("began", plain(words.date(*record_.began)));
    if (record_.ceased) add("ceased", plain(words.date(*record_.ceased)));
    if (!record_.successors.empty()) add("successors", page_.states(record_.successors));
    if (record_.names.size() > 1) facts.facts.push_back(names());
    return facts;
  }

  Facts::Fact names() const {
    Facts::Fact fact{page_.line("names"), {}};
    const auto language = static_cast<std::size_t>(page_.words().language());
    for (const mandate::StateName& name : record_.names) {
      std::string words = name.short_form[language];
      if (words.empty()) words = name.short_form[static_cast<std::size_t>(Language::en)];
      if (words.empty()) continue;
      const char* key = name.from && name.until ? "name-from-until"
                        : name.from             ? "name-from"
                        : name.until            ? "name-until"
                                                : "name-only";
      Arguments arguments{{"name", words}};
      if (name.from) arguments["from"] = *name.from;
      if (name.until) arguments["until"] = *name.until;
      Line line = page_.line(key, arguments);
      if (!name.confirmed) line = page_.filled("name-unconfirmed", {{"name", std::move(line)}});
      fact.values.push_back(std::move(line));
    }
    return fact;
  }

  void duties() {
    page_.heading(2, "duties", {}, "duties");
    std::vector<Duty> all = duties_of(page_.seen(), page_.law(), code_, page_.today());
    const bool present = exists_today();
    std::erase_if(all, [&](const Duty& duty) {
      // Nobody is invited to give views who has ceased to exist.
      return duty.phase == Phase::performed || duty.phase == Phase::closed ||
             (!present && !duty.dossier);
    });
    if (all.empty()) {
      page_.paragraph("no-duties");
      return;
    }
    std::stable_sort(all.begin(), all.end(), [](const Duty& a, const Duty& b) {
      return a.due.value_or(Date::from_days(INT32_MAX)) <
             b.due.value_or(Date::from_days(INT32_MAX));
    });
    page_.paragraph("duties-note");
    put_duties(page_, all, DutyColumn::about);
  }

  void silences() {
    if (silences_.empty()) return;
    page_.heading(2, "answers", {}, "answers");
    page_.paragraph("answers-note");
    Facts facts;
    for (const auto& [silence, number] : silences_) {
      facts.facts.push_back({plain(capitalized(page_.words(), in_words(page_.words(), silence))),
                             {number_line(page_.words(), number)}});
    }
    page_.put(std::move(facts));
  }

  void filings() {
    std::vector<CommunicationPointer> own;
    for (const CommunicationPointer& one : page_.seen().communications()) {
      if (one->filed->act.author == code_) own.push_back(one);
    }
    page_.heading(2, "filings", {}, "filings");
    if (own.empty()) {
      page_.paragraph("no-filings");
      return;
    }
    Table table;
    table.caption = page_.line("filings-caption");
    table.columns = {page_.column("column.entered", 2), page_.column("column.kind", 2),
                     page_.column("column.about", 3), page_.column("column.circulated", 2),
                     page_.column("column.reference", 2)};
    std::size_t rows = 0;
    for (auto one = own.rbegin(); one != own.rend() && rows < rows_max; ++one, ++rows) {
      table.rows.push_back(filing(**one));
    }
    page_.put(std::move(table));
    more(rows, own.size(), {});
  }

  std::vector<Cell> filing(const procedure::Communication& one) const {
    std::vector<Line> about;
    for (const auto& occurrence : page_.seen().occurrences_about(one.reference())) {
      if (const auto dossier = page_.seen().dossier_of(occurrence)) {
        about.push_back(page_.dossier(dossier->reference));
      }
    }
    Line circulated = one.withdrawn ? page_.line("withdrawn-on", {{"date", *one.withdrawn}})
                      : one.views() ? page_.missing("words.none")
                                    : page_.date(one.circulated, "page.shared.not-yet");
    return {row_header(plain(page_.words().date(one.filed->entered))),
            cell(plain(in_words(page_.words(), one.filed->act.body))),
            cell(about.empty() ? page_.missing("words.none") : page_.series(about)),
            cell(std::move(circulated)), cell({toned(one.reference().value(), Tone::reference)})};
  }

  void dossiers(const char* key, const char* parameter, const std::vector<DossierPointer>& all) {
    page_.heading(2, key, {}, key);
    const std::string none = std::string("no-") + key;
    if (all.empty()) {
      page_.paragraph(none);
      return;
    }
    Table table;
    table.caption = page_.line(std::string(key) + "-caption");
    table.columns = {page_.column("column.dossier", 2), page_.column("column.date", 2),
                     page_.column("column.place", 3)};
    for (const auto element : procedure::all_elements) {
      table.columns.push_back({plain(in_short(page_.words(), element)), 2});
    }
    std::size_t rows = 0;
    for (auto one = all.rbegin(); one != all.rend() && rows < rows_max; ++one, ++rows) {
      const Incident incident(page_, **one);
      std::vector<Cell> row{
          row_header(page_.dossier((*one)->reference)), cell(incident.dates()),
          cell(page_.filled("place", {{"place", incident.places()}, {"state", incident.hosts()}}))};
      for (const auto element : procedure::all_elements)
        row.push_back(cell(incident.element(element)));
      table.rows.push_back(std::move(row));
    }
    page_.put(std::move(table));
    more(rows, all.size(), address::with(address::dossiers(), {{parameter, code_.value()}}));
  }

  void more(std::size_t shown, std::size_t number, const std::string& target) {
    if (shown == number) return;
    page_.paragraph("more",
                    {{"shown", static_cast<std::int64_t>(shown)},
                     {"number", static_cast<std::int64_t>(number)}},
                    {{"number", {Tone::plain, target, {}}}});
  }

  bool exists_today() const { return page_.law().states.exists(code_, page_.today()); }

  void instruments() {
    if (record_.status == mandate::UnStatus::invented) return;
    const bool present = exists_today();
    page_.heading(2, "instruments", {}, "instruments");
    page_.paragraph(present ? "instruments-note" : "not-a-present-state",
                    {{"date", page_.today()}});
    Table table;
    table.caption = page_.line("instruments-caption");
    table.columns = {page_.column("column.instrument", 5), page_.column("column.participation", 4)};
    std::size_t joined_count = 0;
    for (const bool seven : {true, false}) {
      for (const mandate::Instrument& one : page_.law().participation.instruments()) {
        if (one.of_the_procedure != seven || (!present && !acted_on(one))) continue;
        Line participation = participation_in(one, joined_count);
        table.rows.push_back(
            {row_header({link(title_of(page_.words(), one), address::instrument(one.id))}),
             cell(std::move(participation))});
      }
    }
    if (!table.rows.empty()) page_.put(std::move(table));
    if (!present) return;
    page_.paragraph("joined", {{"number", static_cast<std::int64_t>(joined_count)},
                               {"all", static_cast<std::int64_t>(table_size())}});
    recorded();
  }

  bool acted_on(const mandate::Instrument& one) const {
    const auto actions = page_.law().participation.actions_of(code_);
    return std::any_of(actions.begin(), actions.end(), [&](const mandate::TreatyAction& action) {
      return action.instrument == one.id;
    });
  }
  std::size_t table_size() const { return page_.law().participation.instruments().size(); }

  /// By which act the State is a participant, or what else it did, or that none is seen.
  Line participation_in(const mandate::Instrument& one, std::size_t& joined_count) const {
    const auto& participation = page_.law().participation;
    const bool party = participation.is_participant(one.id, code_, page_.today());
    if (party) ++joined_count;
    std::vector<Line> acts;
    for (const mandate::TreatyAction& action : participation.actions_of(code_)) {
      if (action.instrument != one.id || action.date > page_.today()) continue;
      acts.push_back(action_line(action));
    }
    if (acts.empty()) return page_.missing("page.state.not-joined");
    Line line = page_.series(acts);
    return party || !exists_today()
               ? line
               : page_.filled("not-joined-but",
                              {{"absence", page_.missing("page.state.not-joined")},
                               {"acts", std::move(line)}});
  }

  Line action_line(const mandate::TreatyAction& action) const {
    const bool confirmed = action.confidence == mandate::Confidence::high && action.counted;
    const std::string key = confirmed ? "action" : "action-unconfirmed";
    return page_.line(key,
                      {{"action", in_words(page_.words(), action.kind)}, {"date", action.date}},
                      {{"date", {confirmed ? Tone::plain : Tone::unconfirmed, {}, {}}}});
  }

  /// What the register itself has entered, beside the tables.
  void recorded() {
    List list;
    for (const auto& entered : page_.seen().other_acts()) {
      const auto* act = std::get_if<procedure::ParticipationRecorded>(&entered->act.body);
      if (!act || act->state != code_) continue;
      list.items.push_back(
          {{},
           page_.line("recorded",
                      {{"instrument", act->instrument},
                       {"action", word_for(page_.words(), "treaty-action", act->action)},
                       {"date", act->date},
                       {"entered", entered->entered}})});
    }
    if (list.items.empty()) return;
    page_.paragraph("recorded-note");
    page_.put(std::move(list));
  }

  Page page_;
  const StateRecord& record_;
  const StateCode& code_;
  std::vector<DossierPointer> host_;
  std::vector<DossierPointer> sending_;
  std::map<procedure::Silence, std::size_t> silences_;
};

}  // namespace

std::optional<Document> state_page(const Ground& ground, std::string_view code) {
  const StateRecord* record = ground.law.states.find(StateCode{std::string(code)});
  if (!record) return std::nullopt;
  return StatePage(ground, *record).compose();
}

}  // namespace inviola::publication::pages
