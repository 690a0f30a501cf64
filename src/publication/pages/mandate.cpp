#include <algorithm>

#include "procedure/due.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/events.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/pages/detail/running.h"
#include "publication/pages/mandates.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::Mandate;
using mandate::Obligation;
using mandate::Paragraph;

class MandatePage {
 public:
  MandatePage(const Ground& ground, const Mandate& mandate)
      : page_(ground, "mandate", mandate.symbol.value(), {{"resolution", mandate.symbol.value()}}),
        mandate_(mandate),
        worked_(ground.law.chain.worked(mandate.in_force_from)),
        running_(running_under(ground, mandate)) {}

  Document compose() {
    page_.subtitle(title_of(page_.words(), mandate_));
    page_.put(about());
    if (page_.law().chain.in_force(page_.today()) == &mandate_) {
      page_.notice(Notice::Kind::information, "in-force-today", {{"date", page_.today()}});
    }
    if (mandate_.paragraphs.empty()) {
      inferred_paragraphs();
    } else {
      own_paragraphs();
    }
    obligations();
    reminders();
    put_sources(page_, mandate_.sources);
    return page_.close();
  }

 private:
  Facts about() const {
    Facts facts;
    const auto add = [&](const char* key, Line line) {
      facts.facts.push_back(page_.fact(key, std::move(line)));
    };
    add("adopted-at", plain(session_title(page_.words(), mandate_.adopted_at)));
    add("adopted", adopted_line(page_, mandate_));
    add("in-force", in_force_line(page_, mandate_));
    if (mandate_.succeeds) add("succeeds", page_.citation(mandate_.succeeds->value(), ""));
    if (const Mandate* next = successor()) {
      add("succeeded", page_.citation(next->symbol.value(), ""));
    }
    if (mandate_.cycle) {
      add("report-to", {link(session_title(page_.words(), mandate_.cycle->session),
                             address::cycle(mandate_.cycle->session))});
    }
    Facts::Fact added{page_.line("added"), {}};
    for (const std::string& key : mandate_.novelties) {
      added.values.push_back(plain(word_for(page_.words(), "novelty", key)));
    }
    if (!added.values.empty()) facts.facts.push_back(std::move(added));
    Facts::Fact notes{page_.line("notes"), {}};
    for (const mandate::MandateFact& fact : mandate_.notes) notes.values.push_back(told(fact));
    if (!notes.values.empty()) facts.facts.push_back(std::move(notes));
    return facts;
  }

  Line told(const mandate::MandateFact& fact) const {
    const Catalogue& words = page_.words();
    if (!fact.remark.empty()) return plain(word_for(words, "mandate-remark", fact.remark));
    std::vector<std::string> items = fact.symbols;
    for (const Date day : fact.days) items.push_back(words.date(day));
    if (!fact.states.empty()) {
      items = names_in_order(words, page_.law().states, fact.states, mandate_.in_force_from);
    }
    return plain(words.say(
        "mandate-fact." + std::string(mandate::word(fact.kind)),
        {{"list", list_of(words, items)}, {"number", std::int64_t{fact.number.value_or(0)}}}));
  }

  const Mandate* successor() const {
    for (const Mandate& other : page_.law().chain.all()) {
      if (other.succeeds == mandate_.symbol) return &other;
    }
    return nullptr;
  }

  void own_paragraphs() {
    page_.paragraph("wording-note");
    bool preamble = true;
    page_.heading(1, "preamble", {}, "preamble");
    const auto one_force = force_of_preamble();
    if (one_force) {
      page_.paragraph("force-of-all", {{"force", in_words(page_.words(), *one_force)}});
    }
    for (const Paragraph& paragraph : mandate_.paragraphs) {
      if (preamble && paragraph.number.value().rfind("preamble", 0) != 0) {
        preamble = false;
        page_.heading(1, "operative", {}, "operative");
      }
      heading(paragraph.number.value());
      wording(paragraph);
      if (!preamble || !one_force) {
        page_.paragraph("force", {{"force", in_words(page_.words(), paragraph.force)}});
      }
      running(paragraph.number.value());
    }
  }

  /// The force that all paragraphs of the preamble have; nothing if they differ.
  std::optional<mandate::Force> force_of_preamble() const {
    std::optional<mandate::Force> out;
    for (const Paragraph& paragraph : mandate_.paragraphs) {
      if (paragraph.number.value().rfind("preamble", 0) != 0) break;
      if (out && *out != paragraph.force) return std::nullopt;
      out = paragraph.force;
    }
    return out;
  }

  void heading(const std::string& number) {
    const bool preamble = number.rfind("preamble ", 0) == 0;
    page_.put(
        Heading{.level = 2,
                .number = {},
                .line = page_.line(
                    preamble ? "preamble-paragraph" : "paragraph",
                    {{"number", mandate::ParagraphNumber{preamble ? number.substr(9) : number}}}),
                .anchor = address::paragraph_anchor(number)});
  }

  void wording(const Paragraph& paragraph) {
    std::string own = paragraph.wording[static_cast<std::size_t>(page_.words().language())];
    std::optional<Language> in;
    if (own.empty() && page_.words().language() != Language::en) {
      own = paragraph.wording[static_cast<std::size_t>(Language::en)];
      in = Language::en;
    }
    Line line = own.empty() ? page_.missing("words.not-known") : Line{plain(own)};
    if (in) line.front().language = in;
    if (paragraph.authentic.empty()) {
      page_.paragraph(std::move(line));
      return;
    }
    SideBySide sides;
    sides.accounts.push_back({page_.line("ours"), {}});
    put(sides.accounts.back().blocks,
        publication::Paragraph{.number = {}, .line = std::move(line), .sources = {}});
    sides.accounts.push_back({page_.line("authentic"), {}});
    Quotation quotation{
        .paragraphs = lines_of(paragraph.authentic), .attribution = {}, .language = {}};
    if (page_.words().language() != Language::en) quotation.language = Language::en;
    put(sides.accounts.back().blocks, std::move(quotation));
    page_.put(std::move(sides));
  }

  /// The acts that cite the paragraph and what is asked for under it. Silent where there is
  /// nothing.
  void running(const std::string& number) {
    const auto found = running_.find(number);
    if (found == running_.end()) return;
    const Running& now = found->second;
    List list;
    if (now.acts > 0) {
      list.items.push_back(
          {{}, page_.line("acts", {{"number", static_cast<std::int64_t>(now.acts)}})});
    }
    for (const auto& entered : now.newest) list.items.push_back({{}, act(*entered)});
    if (now.open > 0) {
      std::vector<Line> dossiers;
      for (const auto& reference : now.open_dossiers) dossiers.push_back(page_.dossier(reference));
      list.items.push_back({{},
                            page_.filled("open", {{"dossiers", page_.series(dossiers)}},
                                         {{"number", static_cast<std::int64_t>(now.open)}})});
    }
    if (!list.items.empty()) page_.put(std::move(list));
  }

  Line act(const procedure::EnteredAct& entered) const {
    Line what = act_line(page_, entered.act);
    const auto dossier = dossier_about(page_.seen(), entered.act);
    if (dossier) {
      return page_.filled(
          "act-in-dossier",
          {{"act", std::move(what)}, {"dossier", page_.dossier(dossier->reference)}},
          {{"date", entered.entered}});
    }
    return page_.filled("act", {{"act", std::move(what)}}, {{"date", entered.entered}});
  }

  /// The paragraphs of another resolution, by number only: their wording is that one's.
  void inferred_paragraphs() {
    page_.heading(1, "paragraphs", {}, "paragraphs");
    if (!worked_ || worked_ == &mandate_) {
      page_.paragraph("no-paragraphs");
      return;
    }
    page_.put(Notice{
        Notice::Kind::caution,
        page_.filled("worked-as", {{"worked", page_.citation(worked_->symbol.value(), "")}})});
    for (const Paragraph& paragraph : worked_->paragraphs) {
      const std::string& number = paragraph.number.value();
      const auto found = running_.find(number);
      if (found == running_.end() || (found->second.acts == 0 && found->second.open == 0)) continue;
      heading(number);
      page_.paragraph(page_.filled("worked-paragraph",
                                   {{"paragraph", page_.citation(worked_->symbol.value(), number)}},
                                   {{"force", in_words(page_.words(), paragraph.force)}}));
      running(number);
    }
  }

  void obligations() {
    if (!worked_ || worked_->obligations.empty()) return;
    page_.heading(1, "obligations", {}, "obligations");
    page_.paragraph("obligations-note");
    Table table;
    table.caption = page_.line("obligations-caption");
    table.columns = {page_.column("column.what", 4),  page_.column("column.paragraph", 2),
                     page_.column("column.by", 3),    page_.column("column.to", 3),
                     page_.column("column.after", 3), page_.column("column.period", 5)};
    for (const Obligation& one : worked_->obligations) table.rows.push_back(row(one));
    page_.put(std::move(table));
  }

  std::vector<Cell> row(const Obligation& one) const {
    const Catalogue& words = page_.words();
    std::vector<Line> under{page_.citation(worked_->symbol.value(), one.source.value())};
    for (const auto& also : one.also_under) {
      under.push_back(page_.citation(worked_->symbol.value(), also.value()));
    }
    Line what = plain(capitalized(words, in_words(words, one.owes)));
    if (one.power) what = page_.filled("marked-power", {{"what", std::move(what)}});
    mandate::Deadline deadline = one.deadline;
    // The rules are another resolution's, the sessions its own.
    if (std::holds_alternative<mandate::AtSession>(deadline) && mandate_.cycle) {
      deadline = mandate::AtSession{mandate_.cycle->session};
    }
    Line period = deadline_line(page_, deadline);
    if (one.remind) {
      std::vector<Line> both{
          std::move(period),
          page_.filled(
              "remind",
              {{"paragraph", page_.citation(worked_->symbol.value(), one.remind->source.value())}},
              {{"every", std::int64_t{one.remind->every_days}},
               {"most", std::int64_t{one.remind->at_most}}})};
      period = page_.series(both);
    }
    return {row_header(std::move(what)),
            cell(page_.series(under)),
            cell(plain(in_words(words, one.owed_by))),
            cell(plain(in_words(words, one.owed_to))),
            cell(plain(in_words(words, one.after))),
            cell(std::move(period))};
  }

  void reminders() {
    if (page_.law().chain.in_force(page_.today()) != &mandate_) return;
    const auto count = count_overdue(page_.seen(), page_.law(), page_.today());
    page_.heading(1, "today", {}, "today");
    page_.paragraph("past-their-day", {{"number", static_cast<std::int64_t>(count.follow_ups)}});
    page_.paragraph("reminders", {{"number", static_cast<std::int64_t>(count.reminders)}});
  }

  Page page_;
  const Mandate& mandate_;
  const Mandate* worked_;
  std::map<std::string, Running> running_;
};

}  // namespace

std::optional<Document> mandate_page(const Ground& ground, std::string_view dashed_symbol) {
  for (const Mandate& mandate : ground.law.chain.all()) {
    if (address::dashed(mandate.symbol.value()) == dashed_symbol) {
      return MandatePage(ground, mandate).compose();
    }
  }
  return std::nullopt;
}

}  // namespace inviola::publication::pages
