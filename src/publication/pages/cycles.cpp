#include "publication/pages/cycles.h"

#include <algorithm>

#include "procedure/compile.h"
#include "publication/notes.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::AssemblySession;
using mandate::Cycle;
using mandate::Mandate;
using procedure::CommunicationPointer;

Line figure_or_unknown(const Page& page, const std::optional<int>& figure) {
  return figure ? number_line(page.words(), static_cast<std::size_t>(*figure))
                : page.missing("page.shared.not-seen");
}

/// The circular note of a cycle, as the register has it; the last, were there two.
const procedure::EnteredAct* note_of(const procedure::Standing& seen, AssemblySession session) {
  const auto& acts = seen.other_acts();
  const auto found = std::find_if(acts.rbegin(), acts.rend(), [&](const auto& entered) {
    const auto* note = std::get_if<procedure::CircularNoteSent>(&entered->act.body);
    return note && note->session == session.value();
  });
  return found == acts.rend() ? nullptr : found->get();
}

class CyclesPage {
 public:
  explicit CyclesPage(const Ground& ground) : page_(ground, "cycles") {}

  Document compose() {
    page_.paragraph("opening");
    Table table;
    table.caption = page_.line("caption");
    table.columns = {page_.column("column.session", 3),     page_.column("column.resolution", 2),
                     page_.column("column.cut-off", 3),     page_.column("column.symbols", 3),
                     page_.column("column.reports", 2),     page_.column("column.views", 2),
                     page_.column("column.participants", 2)};
    const auto& chain = page_.law().chain.all();
    for (auto mandate = chain.rbegin(); mandate != chain.rend(); ++mandate) {
      if (mandate->cycle) table.rows.push_back(row(*mandate));
    }
    page_.put(std::move(table));
    page_.paragraph("figures-note");
    return page_.close();
  }

 private:
  std::vector<Cell> row(const Mandate& mandate) const {
    const Cycle& cycle = *mandate.cycle;
    const auto days = cycle_days(page_.seen(), page_.law(), cycle.session);
    std::vector<Line> symbols;
    for (const auto& symbol : cycle.report_symbols)
      symbols.push_back({toned(symbol, Tone::reference)});
    return {row_header(
                {link(session_title(page_.words(), cycle.session), address::cycle(cycle.session))}),
            cell(page_.citation(mandate.symbol.value(), "")),
            cell(days ? page_.day(days->cut_off, days->cut_off_is_practice)
                      : page_.missing("words.not-known")),
            cell(symbols.empty() ? page_.missing("page.shared.not-seen") : page_.series(symbols)),
            figure(figure_or_unknown(page_, cycle.reports_by_cut_off)),
            figure(figure_or_unknown(page_, cycle.views_by_cut_off)),
            figure(figure_or_unknown(page_, cycle.additional_participants))};
  }

  Page page_;
};

class CyclePage {
 public:
  CyclePage(const Ground& ground, const Mandate& mandate, const procedure::Compilation& compilation)
      : page_(ground, "cycle", std::to_string(mandate.cycle->session.value()),
              {{"session", session_in_words(ground.catalogue, mandate.cycle->session)}}),
        mandate_(mandate),
        cycle_(*mandate.cycle),
        compiled_(compilation) {}

  Document compose() {
    page_.put(figures());
    page_.heading(1, "calendar", {}, "calendar");
    page_.put(calendar());
    page_.heading(1, "documents", {}, "documents");
    documents();
    contributions("in-time", compiled_.reports, compiled_.views);
    contributions("late", compiled_.late_reports, compiled_.late_views);
    participants();
    issued_figures();
    for (const std::string& key : cycle_.notes) {
      page_.put(Notice{
          Notice::Kind::caution,
          page_.filled("note", {{"note", plain(word_for(page_.words(), "cycle-note", key))}})});
    }
    put_sources(page_, cycle_.sources);
    return page_.close();
  }

 private:
  Figures figures() const {
    const auto one = [&](const char* key, std::size_t number, std::string target) {
      return Figures::Figure{page_.words().number(static_cast<std::int64_t>(number)),
                             page_.line(key, {{"number", static_cast<std::int64_t>(number)}}),
                             std::move(target)};
    };
    return {
        {one("figure.reports", compiled_.reports.size(), "#in-time"),
         one("figure.states", compiled_.reporting_states.size(), ""),
         one("figure.views", compiled_.views.size(), "#in-time"),
         one("figure.late", compiled_.late_reports.size() + compiled_.late_views.size(), "#late"),
         one("figure.participants", compiled_.new_participants.size(), "#participants")}};
  }

  Facts calendar() const {
    const procedure::CycleDays& days = compiled_.days;
    Facts facts;
    const auto add = [&](const char* key, Line line) {
      facts.facts.push_back(page_.fact(key, std::move(line)));
    };
    add("resolution", page_.citation(mandate_.symbol.value(), ""));
    add("opens", plain(page_.words().date(days.opens)));
    add("circular-note", circular_note(days));
    add("cut-off", page_.day(days.cut_off, days.cut_off_is_practice));
    if (page_.today() >= days.opens && page_.today() <= days.cut_off) {
      add("left", page_.line("days-left", {{"days", std::int64_t{days.cut_off - page_.today()}}}));
    }
    add("addendum-closes", page_.day(days.addendum_closes, days.addendum_closes_is_practice));
    add("distributed", page_.date(cycle_.report_distributed, "page.shared.not-seen"));
    add("item", items());
    return facts;
  }

  Line circular_note(const procedure::CycleDays& days) const {
    if (!days.circular_note) return page_.missing("page.shared.not-seen");
    const auto* note = note_of(page_.seen(), cycle_.session);
    if (!note) return plain(page_.words().date(*days.circular_note));
    const std::string& number = std::get<procedure::CircularNoteSent>(note->act.body).number;
    const std::string target = address::cycle_note(cycle_.session);
    if (number.empty()) return {link(page_.words().date(*days.circular_note), target)};
    return page_.line("note-numbered", {{"number", number}, {"date", *days.circular_note}},
                      {{"number", {Tone::reference, target, {}}}});
  }

  /// The act of the register goes before the data.
  Line items() const {
    std::optional<int> provisional = cycle_.provisional_item;
    std::optional<int> final = cycle_.item;
    for (const auto& entered : page_.seen().other_acts()) {
      const auto* act = std::get_if<procedure::ItemIncluded>(&entered->act.body);
      if (!act || act->session != cycle_.session.value()) continue;
      if (act->provisional_item) provisional = act->provisional_item;
      if (act->item) final = act->item;
    }
    return page_.filled("items", {{"provisional", figure_or_unknown(page_, provisional)},
                                  {"item", figure_or_unknown(page_, final)}});
  }

  void documents() {
    List list;
    const auto add = [&](const char* key, const std::string& target) {
      list.items.push_back({{}, {link(page_.say(key), target)}});
    };
    if (note_of(page_.seen(), cycle_.session)) {
      add("circular-note", address::cycle_note(cycle_.session));
    }
    add("report", address::cycle_report(cycle_.session));
    add("report-pdf", address::cycle_report_pdf(cycle_.session));
    if (page_.today() > compiled_.days.cut_off) {
      add("addendum", address::cycle_addendum(cycle_.session));
      add("addendum-pdf", address::cycle_addendum_pdf(cycle_.session));
    }
    add("agenda", address::cycle_agenda(cycle_.session));
    page_.put(std::move(list));
    page_.paragraph("documents-note");
    issued();
  }

  void issued() {
    Table table;
    table.caption = page_.line("issued-caption");
    table.columns = {page_.column("column.symbol", 2), page_.column("column.part", 2),
                     page_.column("column.issued", 2), page_.column("column.digest", 4)};
    for (const std::string& symbol : cycle_.report_symbols) {
      table.rows.push_back({row_header({toned(symbol, Tone::reference)}),
                            cell(page_.missing("words.not-stated")),
                            cell(page_.missing("page.cycle.from-sources")), cell({})});
    }
    for (const auto& entered : page_.seen().other_acts()) {
      const auto* act = std::get_if<procedure::Issued>(&entered->act.body);
      if (!act || act->session != cycle_.session.value()) continue;
      table.rows.push_back({row_header({toned(act->symbol, Tone::reference)}),
                            cell(plain(word_for(page_.words(), "part", act->part))),
                            cell(plain(page_.words().date(entered->entered))),
                            cell({toned(act->digest, Tone::reference)})});
    }
    if (!table.rows.empty()) page_.put(std::move(table));
  }

  void contributions(const std::string& key, const std::vector<CommunicationPointer>& reports,
                     const std::vector<CommunicationPointer>& views) {
    page_.heading(1, key, {}, key);
    if (reports.empty() && views.empty()) {
      page_.paragraph("no-" + key);
      return;
    }
    Table table;
    table.caption = page_.line(key + "-caption");
    table.columns = {page_.column("column.entered", 2), page_.column("column.state", 3),
                     page_.column("column.kind", 3), page_.column("column.about", 3)};
    for (const auto& one : reports) table.rows.push_back(row(*one));
    for (const auto& one : views) table.rows.push_back(row(*one));
    page_.put(std::move(table));
  }

  std::vector<Cell> row(const procedure::Communication& one) const {
    std::vector<Line> about;
    for (const auto& occurrence : page_.seen().occurrences_about(one.reference())) {
      if (const auto dossier = page_.seen().dossier_of(occurrence)) {
        about.push_back(page_.dossier(dossier->reference));
      }
    }
    const auto& author = one.filed->act.author;
    return {row_header({link(page_.words().date(one.filed->entered),
                             address::communication(one.reference()))}),
            cell(author ? page_.state(*author) : page_.not_stated()),
            cell(plain(capitalized(page_.words(), in_words(page_.words(), one.filed->act.body)))),
            cell(about.empty() ? page_.missing("words.none") : page_.series(about))};
  }

  void participants() {
    page_.heading(1, "participants", {}, "participants");
    page_.paragraph("participants-note", {{"since", compiled_.participation_since},
                                          {"until", compiled_.participation_until}});
    if (compiled_.new_participants.empty()) {
      page_.paragraph("no-participants");
      return;
    }
    Table table;
    table.caption = page_.line("participants-caption");
    table.columns = {page_.column("column.instrument", 5), page_.column("column.state", 3),
                     page_.column("column.action", 2), page_.column("column.date", 3)};
    for (const auto& one : compiled_.new_participants) {
      const mandate::Instrument* instrument = page_.law().participation.find(one.instrument);
      const bool confirmed = one.action.confidence == mandate::Confidence::high;
      Line date{
          toned(page_.words().date(one.action.date), confirmed ? Tone::plain : Tone::unconfirmed)};
      if (!confirmed) date = page_.filled("unconfirmed", {{"value", std::move(date)}});
      table.rows.push_back({row_header({link(instrument ? short_title_of(page_.words(), *instrument)
                                                        : one.instrument.value(),
                                             address::instrument(one.instrument))}),
                            cell(page_.state(one.state)),
                            cell(plain(in_words(page_.words(), one.action.kind))),
                            cell(std::move(date))});
    }
    page_.put(std::move(table));
  }

  /// As the issued report states them, beside what this register holds.
  void issued_figures() {
    page_.heading(1, "stated", {}, "stated");
    page_.paragraph("stated-note");
    Facts facts;
    facts.facts.push_back(
        page_.fact("stated-reports", figure_or_unknown(page_, cycle_.reports_by_cut_off)));
    facts.facts.push_back(
        page_.fact("stated-views", figure_or_unknown(page_, cycle_.views_by_cut_off)));
    facts.facts.push_back(page_.fact("stated-participants",
                                     figure_or_unknown(page_, cycle_.additional_participants)));
    page_.put(std::move(facts));
  }

  Page page_;
  const Mandate& mandate_;
  const Cycle& cycle_;
  const procedure::Compilation& compiled_;
};

}  // namespace

Document cycles_page(const Ground& ground) { return CyclesPage(ground).compose(); }

std::optional<Document> cycle_page(const Ground& ground, AssemblySession session) {
  const Mandate* mandate = ground.law.chain.for_report_to(session);
  if (!mandate || !mandate->cycle) return std::nullopt;
  const auto compilation = compile(*ground.standing, ground.law, session, ground.today);
  if (!compilation) return std::nullopt;
  return CyclePage(ground, *mandate, *compilation).compose();
}

std::optional<Document> cycle_note_page(const Ground& ground, AssemblySession session) {
  const auto* note = note_of(*ground.standing, session);
  if (!note) return std::nullopt;
  return circular_note({ground.standing, ground.law, ground.catalogue}, note->act.reference,
                       {{}, "", ground.demonstration});
}

}  // namespace inviola::publication::pages
