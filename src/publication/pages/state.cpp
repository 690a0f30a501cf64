#include <algorithm>
#include <array>
#include <cstdint>

#include "procedure/due.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/asked.h"
#include "publication/pages/detail/citation.h"
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
using procedure::DossierPointer;
using procedure::Duty;
using procedure::Phase;
using procedure::Silence;

constexpr std::size_t rows_max = 100;

/// The words of the procedure for how a request stands: each is told, also where it is zero.
constexpr std::array told_always{Silence::answered, Silence::under_inquiry, Silence::barred_by_law,
                                 Silence::never_answered};

std::size_t count_of(const Answers& answers, Silence silence) {
  const auto found = answers.find(silence);
  return found == answers.end() ? 0 : found->second;
}

class StatePage {
 public:
  StatePage(const Ground& ground, const StateRecord& record)
      : page_(ground, "state", record.code.value(),
              {{"state", std::string(ground.law.states.name(
                             record.code, ground.catalogue.language(), ground.today))}}),
        record_(record),
        code_(record.code),
        asked_(asked_of(ground, record.code)) {}

  Document compose() {
    if (record_.status == mandate::UnStatus::invented) {
      page_.put(
          Notice{Notice::Kind::demonstration, plain(page_.words().say("demonstration.exercise"))});
    }
    page_.put(about());
    if (!asked_.requests.empty() || !asked_.filings.empty()) page_.put(figures());
    record();
    requests();
    duties();
    filings();
    sending();
    instruments();
    permanent_address();
    return page_.close();
  }

 private:
  // ── Who it is ──────────────────────────────────────────────────────────────────────────────────

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
    const Language own = page_.words().language();
    for (const mandate::StateName& name : record_.names) {
      Line called = plain(name.short_form[static_cast<std::size_t>(own)]);
      if (words_of(called).empty()) {
        called = page_.in_english(name.short_form[static_cast<std::size_t>(Language::en)]);
      }
      if (words_of(called).empty()) continue;
      const char* key = name.from && name.until ? "name-from-until"
                        : name.from             ? "name-from"
                        : name.until            ? "name-until"
                                                : "name-only";
      Arguments arguments;
      if (name.from) arguments["from"] = *name.from;
      if (name.until) arguments["until"] = *name.until;
      Line line = page_.filled(key, {{"name", std::move(called)}}, arguments);
      if (!name.confirmed) line = page_.filled("name-unconfirmed", {{"name", std::move(line)}});
      fact.values.push_back(std::move(line));
    }
    return fact;
  }

  // ── What was asked of it, and what it answered ─────────────────────────────────────────────────

  Figures figures() const {
    Figures out;
    const auto add = [&](const std::string& key, std::size_t number, const char* anchor) {
      const auto count = static_cast<std::int64_t>(number);
      out.figures.push_back({page_.words().number(count),
                             page_.line("figure." + key, {{"number", count}}),
                             number == 0 ? "" : anchor});
    };
    add("asked", asked_.asked, "#requests");
    for (const Silence one : told_always) {
      add(key_of(word(one)), count_of(asked_.answers, one), "#requests");
    }
    add("filed", asked_.filings.size(), "#filings");
    return out;
  }

  /// The kinds that are told: the four, and whatever else there is.
  std::vector<Silence> kinds_told() const {
    std::vector<Silence> out(told_always.begin(), told_always.end());
    for (const Silence one : all_silences) {
      if (std::find(out.begin(), out.end(), one) == out.end() && asked_.answers.contains(one)) {
        out.push_back(one);
      }
    }
    return out;
  }

  void record() {
    page_.heading(1, "record", {}, "record");
    if (asked_.cycles.empty()) {
      page_.paragraph("no-record");
      return;
    }
    page_.paragraph("record-note");
    const std::vector<Silence> kinds = kinds_told();
    Table table;
    table.caption = page_.line("record-caption");
    table.columns = {page_.column("column.cycle", 3), page_.column("column.asked", 2),
                     page_.column("column.answers", 5), page_.column("column.views", 4),
                     page_.column("column.filed", 2)};
    for (const CycleOfState& one : asked_.cycles) table.rows.push_back(cycle_row(one, kinds));
    page_.put(std::move(table));
  }

  /// All kinds in one cell: a column of each would be wider than a page in some languages.
  Line answers_line(const Answers& answers, const std::vector<Silence>& kinds) const {
    std::vector<Line> said;
    for (const Silence kind : kinds) {
      const std::string what =
          kind == Silence::never_answered ? page_.say("silent") : in_words(page_.words(), kind);
      said.push_back(page_.line(
          "answers-of-kind",
          {{"what", what}, {"number", static_cast<std::int64_t>(count_of(answers, kind))}}));
    }
    return page_.series(said);
  }

  std::vector<Cell> cycle_row(const CycleOfState& one, const std::vector<Silence>& kinds) const {
    const auto number = [&](std::size_t count) {
      return figure(number_line(page_.words(), count));
    };
    std::vector<Cell> row{
        row_header({link(session_title(page_.words(), one.session), address::cycle(one.session))}),
        number(one.asked)};
    row.push_back(cell(answers_line(one.answers, kinds)));
    row.push_back(cell(views_line(one)));
    row.push_back(number(one.reports + one.follow_ups));
    return row;
  }

  Line views_line(const CycleOfState& one) const {
    std::vector<Line> said;
    if (one.invited) {
      said.push_back(page_.filled(
          "invited",
          {{"date", {link(page_.words().date(*one.invited), address::cycle_note(one.session))}}}));
    }
    for (const auto& views : one.views) {
      said.push_back(
          page_.filled("views-given", {{"date",
                                        {link(page_.words().date(views->filed->entered),
                                              address::communication(views->reference()))}}}));
    }
    if (one.views.empty()) said.push_back(page_.missing("page.state.no-views"));
    return page_.series(said);
  }

  void requests() {
    page_.heading(1, "requests", {}, "requests");
    if (asked_.requests.empty()) {
      page_.paragraph("no-requests");
      return;
    }
    page_.paragraph("requests-note");
    Table table;
    table.caption = page_.line("requests-caption");
    table.columns = {page_.column("column.dossier", 2), page_.column("column.incident", 4),
                     page_.column("column.since", 2)};
    for (const auto element : procedure::all_elements) {
      table.columns.push_back({plain(in_short(page_.words(), element)), 2});
    }
    table.columns.push_back(page_.column("column.reminders", 2));
    table.columns.push_back(page_.column("column.silence", 2));
    const std::size_t all = asked_.requests.size();
    const std::size_t shown = std::min(all, rows_max);
    for (std::size_t i = 0; i < shown; ++i) {
      table.rows.push_back(request_row(asked_.requests[all - 1 - i]));
    }
    page_.put(std::move(table));
    more(shown, all, address::with(address::dossiers(), {{"host", code_.value()}}));
  }

  std::vector<Cell> request_row(const Request& request) const {
    const procedure::Obligor& obligor = *request.obligor;
    const Incident incident(page_, *request.dossier);
    Line dossier = page_.dossier(request.dossier->reference);
    if (obligor.capacity == procedure::Capacity::offender) {
      dossier = page_.filled("state-in-capacity", {{"state", std::move(dossier)}},
                             {{"capacity", in_words(page_.words(), obligor.capacity)}});
    }
    std::vector<Cell> row{
        row_header(std::move(dossier)),
        cell(page_.filled("incident", {{"date", incident.dates()}, {"place", incident.places()}})),
        cell(plain(page_.words().date(obligor.since)))};
    for (const auto element : procedure::all_elements) {
      const auto& standing = obligor.elements[static_cast<std::size_t>(element)];
      const bool gone = request.asked_no_more() && !standing.on;
      row.push_back(cell(gone ? Line{} : answer_line(page_, standing)));
    }
    row.push_back(cell(reminders_line(page_, obligor)));
    row.push_back(cell(request.asked_no_more() ? page_.line("asked-no-more")
                                               : plain(in_words(page_.words(), request.silence))));
    return row;
  }

  // ── What is open today ─────────────────────────────────────────────────────────────────────────

  void duties() {
    page_.heading(1, "duties", {}, "duties");
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

  // ── What it filed ──────────────────────────────────────────────────────────────────────────────

  void filings() {
    page_.heading(1, "filings", {}, "filings");
    const auto& own = asked_.filings;
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
            cell(plain(capitalized(page_.words(), in_words(page_.words(), one.filed->act.body)))),
            cell(about.empty() ? page_.missing("words.none") : page_.series(about)),
            cell(std::move(circulated)), cell(page_.communication(one.reference()))};
  }

  // ── What befell its missions ───────────────────────────────────────────────────────────────────

  void sending() {
    std::vector<DossierPointer> all;
    for (const DossierPointer& dossier : page_.seen().dossiers()) {
      const auto accounts = standing_accounts(*dossier);
      const bool sends = std::any_of(accounts.begin(), accounts.end(), [&](const auto* account) {
        const auto& states = account->occurrence->sending_states;
        return std::find(states.begin(), states.end(), code_) != states.end();
      });
      if (sends) all.push_back(dossier);
    }
    page_.heading(1, "sending", {}, "sending");
    if (all.empty()) {
      page_.paragraph("no-sending");
      return;
    }
    Table table;
    table.caption = page_.line("sending-caption");
    table.columns = {page_.column("column.dossier", 2), page_.column("column.date", 2),
                     page_.column("column.place", 3), page_.column("column.silence", 3)};
    std::size_t rows = 0;
    for (auto one = all.rbegin(); one != all.rend() && rows < rows_max; ++one, ++rows) {
      const Incident incident(page_, **one);
      table.rows.push_back(
          {row_header(page_.dossier((*one)->reference)), cell(incident.dates()),
           cell(page_.filled("place", {{"place", incident.places()}, {"state", incident.hosts()}})),
           cell(incident.silences())});
    }
    page_.put(std::move(table));
    more(rows, all.size(), address::with(address::dossiers(), {{"sending", code_.value()}}));
  }

  void more(std::size_t shown, std::size_t number, const std::string& target) {
    if (shown == number) return;
    page_.paragraph("more",
                    {{"shown", static_cast<std::int64_t>(shown)},
                     {"number", static_cast<std::int64_t>(number)}},
                    {{"number", {Tone::plain, target, {}}}});
  }

  // ── What it joined ─────────────────────────────────────────────────────────────────────────────

  bool exists_today() const { return page_.law().states.exists(code_, page_.today()); }

  void instruments() {
    if (record_.status == mandate::UnStatus::invented) return;
    const bool present = exists_today();
    page_.heading(1, "instruments", {}, "instruments");
    page_.paragraph(present ? "instruments-note" : "not-a-present-state",
                    {{"date", page_.today()}});
    const auto& all = page_.law().participation.instruments();
    Table table;
    table.caption = page_.line("instruments-caption");
    table.columns = {page_.column("column.instrument", 6), page_.column("column.party", 2),
                     page_.column("column.action", 2), page_.column("column.date", 2),
                     page_.column("column.confidence", 2)};
    std::size_t joined_count = 0;
    for (const bool seven : {true, false}) {
      for (const mandate::Instrument& one : all) {
        if (one.of_the_procedure != seven || (!present && acts_on(one).empty())) continue;
        if (put_rows(one, table)) ++joined_count;
      }
    }
    if (!table.rows.empty()) page_.put(std::move(table));
    if (!present) return;
    page_.paragraph("joined", {{"number", static_cast<std::int64_t>(joined_count)},
                               {"all", static_cast<std::int64_t>(all.size())}});
    page_.notice(Notice::Kind::caution, "seed");
    recorded();
  }

  std::vector<mandate::TreatyAction> acts_on(const mandate::Instrument& one) const {
    std::vector<mandate::TreatyAction> out = page_.law().participation.actions_of(code_);
    std::erase_if(out, [&](const mandate::TreatyAction& action) {
      return action.instrument != one.id || action.date > page_.today();
    });
    return out;
  }

  /// A row for each act with regard to an instrument, or one where none is seen. Whether the State
  /// participates.
  bool put_rows(const mandate::Instrument& one, Table& table) const {
    const bool party = page_.law().participation.is_participant(one.id, code_, page_.today());
    const Line title{link(title_of(page_.words(), one), address::instrument(one.id))};
    const Line joined = party            ? plain(page_.words().say("words.yes"))
                        : exists_today() ? page_.missing("page.state.not-joined")
                                         : page_.missing("words.none");
    const auto acts = acts_on(one);
    if (acts.empty()) {
      table.rows.push_back({row_header(title), cell(joined), cell(page_.missing("words.none")),
                            cell(page_.missing("words.none")), cell(page_.missing("words.none"))});
    }
    for (const mandate::TreatyAction& action : acts) {
      const bool confirmed = action.confidence == mandate::Confidence::high && action.counted;
      table.rows.push_back({row_header(title), cell(joined),
                            cell(plain(in_words(page_.words(), action.kind))),
                            cell({toned(page_.words().date(action.date),
                                        confirmed ? Tone::plain : Tone::unconfirmed)}),
                            cell(plain(action.counted ? in_words(page_.words(), action.confidence)
                                                      : page_.say("not-counted")))});
    }
    return party;
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

  void permanent_address() {
    page_.heading(1, "address", {}, "address");
    const std::string own = address::state(code_);
    Facts facts = address_and_citation(page_, own, {{"state", page_.name(code_)}});
    const auto file = [&](const char* key, const std::string& target) {
      return Line{link(page_.say(key), target)};
    };
    facts.facts.push_back(
        {page_.line("as-data"),
         {file("data.asked", own + "/asked.csv"), file("data.duties", own + ".csv"),
          file("data.instruments", own + "/instruments.csv"), file("data.all", own + ".json")}});
    page_.put(std::move(facts));
  }

  Page page_;
  const StateRecord& record_;
  const StateCode& code_;
  AskedOfState asked_;
};

}  // namespace

std::optional<Document> state_page(const Ground& ground, std::string_view code) {
  const StateRecord* record = ground.law.states.find(StateCode{std::string(code)});
  if (!record) return std::nullopt;
  return StatePage(ground, *record).compose();
}

}  // namespace inviola::publication::pages
