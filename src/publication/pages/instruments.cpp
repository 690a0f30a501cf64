#include "publication/pages/instruments.h"

#include <algorithm>
#include <map>

#include "publication/gap_words.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/compared.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::Instrument;
using mandate::Participation;
using mandate::StateCode;
using mandate::TreatyAction;

Filter day_filter(const Page& page, std::string action, Date on) {
  return {std::move(action),
          {{Filter::Field::Kind::date, "on", page.say("filter.on"), on.iso(), {}}},
          page.say("filter.button")};
}

std::string instrument_on(const Instrument& one, const Page& page, Date on) {
  return address::with(address::instrument(one.id), {{"on", on == page.today() ? "" : on.iso()}});
}

class InstrumentsPage {
 public:
  InstrumentsPage(const Ground& ground, Date on)
      : page_(ground, "instruments"), participation_(ground.law.participation), on_(on) {}

  Document compose() {
    page_.paragraph("opening");
    page_.put(day_filter(page_, address::instruments(), on_));
    page_.notice(Notice::Kind::caution, "seed");
    page_.paragraph(page_.filled(
        "compared", {{"page", {link(page_.say("compared-page"), address::participation())}}}));
    new_since_last_report();
    page_.heading(1, "seven", {}, "of-the-procedure");
    table(true);
    page_.heading(1, "others", {}, "others");
    table(false);
    return page_.close();
  }

 private:
  /// The last report before the day, and what has come about since it. Its tables are as at about
  /// its cut-off, from which the next report counts on.
  void new_since_last_report() {
    for (const mandate::Mandate& mandate : page_.law().chain.all()) {
      if (!mandate.cycle || !mandate.cycle->cut_off) continue;
      const mandate::Cycle& cycle = *mandate.cycle;
      if (cycle.report_distributed.value_or(*cycle.cut_off) < on_) since_ = cycle.cut_off;
    }
    if (!since_) return;
    for (const auto& one : participation_.new_participants(*since_, on_)) ++new_[one.instrument];
  }

  void table(bool of_the_procedure) {
    Table table;
    table.caption = page_.line("caption", {{"date", on_}});
    table.columns = {page_.column("column.instrument", 6), page_.column("column.number", 2),
                     page_.column("column.in-force", 2), page_.column("column.participants", 2)};
    const bool counts_new = of_the_procedure && since_;
    if (counts_new) table.columns.push_back({page_.line("column.new", {{"date", *since_}}), 2});
    for (const Instrument& one : participation_.instruments()) {
      if (one.of_the_procedure != of_the_procedure) continue;
      table.rows.push_back(row(one, counts_new));
    }
    page_.put(std::move(table));
  }

  std::vector<Cell> row(const Instrument& one, bool counts_new) const {
    std::vector<Cell> out{
        row_header({link(title_of(page_.words(), one), instrument_on(one, page_, on_))}),
        cell({toned(one.id.value(), Tone::reference)}), cell(page_.date(one.in_force)),
        figure(number_line(page_.words(), participation_.count(one.id, on_)))};
    if (counts_new) {
      const auto found = new_.find(one.id);
      out.push_back(figure(number_line(page_.words(), found == new_.end() ? 0 : found->second)));
    }
    return out;
  }

  Page page_;
  const Participation& participation_;
  Date on_;
  std::optional<Date> since_;
  std::map<mandate::InstrumentId, std::size_t> new_;
};

class InstrumentPage {
 public:
  InstrumentPage(const Ground& ground, const Instrument& instrument, Date on)
      : page_(ground, "instrument", instrument.id.value() + " " + on.iso(),
              {{"title", title_of(ground.catalogue, instrument)}}),
        participation_(ground.law.participation),
        instrument_(instrument),
        on_(on),
        participants_(participation_.participants(instrument.id, on)) {}

  Document compose() {
    page_.put(day_filter(page_, address::instrument(instrument_.id), on_));
    page_.put(about());
    page_.notice(Notice::Kind::caution, "seed");
    gaps();
    page_.heading(1, "participants", {{"date", on_}}, "participants");
    participants();
    page_.heading(1, "outside", {{"date", on_}}, "outside");
    outside();
    uncounted();
    return page_.close();
  }

 private:
  Facts about() const {
    const Catalogue& words = page_.words();
    Facts facts;
    const auto add = [&](const char* key, Line line) {
      facts.facts.push_back(page_.fact(key, std::move(line)));
    };
    add("column.number", {toned(instrument_.id.value(), Tone::reference)});
    add("adopted",
        instrument_.adopted
            ? page_.line("adopted-at",
                         {{"date", *instrument_.adopted},
                          {"place", word_for(words, "instrument-place", instrument_.place)}})
            : page_.missing("words.not-known"));
    add("in-force", page_.date(instrument_.in_force));
    if (!instrument_.registration.empty()) add("registration", plain(instrument_.registration));
    add("of-the-procedure",
        plain(words.say(instrument_.of_the_procedure ? "words.yes" : "words.no")));
    add("count", number_line(words, participants_.size()));
    if (!instrument_.source.empty()) add("source", source_line(page_, instrument_.source));
    return facts;
  }

  void gaps() {
    List list;
    for (const mandate::TreatyGap& gap : participation_.gaps()) {
      if (gap.instrument != instrument_.id) continue;
      GapWords said = gap_words(page_.words(), page_.law().states, gap, page_.today());
      if (said.candidates.empty()) said.candidates = page_.words().say("gap.none");
      Arguments arguments{{"missing", said.missing}, {"candidates", said.candidates}};
      const char* key = gap.not_before && gap.not_after ? "gap-between"
                        : gap.not_before                ? "gap-after"
                        : gap.not_after                 ? "gap-before"
                                                        : "gap";
      if (gap.not_before) arguments["from"] = *gap.not_before;
      if (gap.not_after) arguments["until"] = *gap.not_after;
      Line line = page_.line(key, arguments, {{"candidates", {Tone::unconfirmed, {}, {}}}});
      line = joined(std::move(line), page_.line("gap-evidence", {{"evidence", said.evidence}}));
      list.items.push_back({{}, std::move(line)});
    }
    if (list.items.empty()) return;
    page_.heading(1, "gaps", {}, "gaps");
    page_.paragraph("gaps-note");
    page_.put(std::move(list));
  }

  void participants() {
    std::map<StateCode, const TreatyAction*> by_state;
    std::vector<StateCode> codes;
    for (const TreatyAction& action : participants_) {
      by_state[action.state] = &action;
      codes.push_back(action.state);
    }
    Table table;
    table.caption = page_.line("participants-caption", {{"date", on_}});
    table.columns = {page_.column("column.state", 4), page_.column("column.action", 3),
                     page_.column("column.date", 3), page_.column("column.remark", 4)};
    for (const StateCode& code : in_order(page_.words(), page_.law().states, codes, on_)) {
      table.rows.push_back(row(*by_state[code]));
    }
    page_.put(std::move(table));
  }

  std::vector<Cell> row(const TreatyAction& action) const {
    const bool confirmed = action.confidence == mandate::Confidence::high;
    Line date{toned(page_.words().date(action.date), confirmed ? Tone::plain : Tone::unconfirmed)};
    if (!confirmed) {
      date = page_.filled("unconfirmed", {{"value", std::move(date)}});
    }
    return {row_header(page_.state_on(action.state, on_)),
            cell(plain(in_words(page_.words(), action.kind))), cell(std::move(date)),
            cell(remark(action))};
  }

  /// What is to be said of an act beside its date; by whom it was done, if that State is gone.
  Line remark(const TreatyAction& action) const {
    if (action.remark.empty()) return {};
    if (!action.counted_until) {
      return plain(word_for(page_.words(), "treaty-remark", action.remark));
    }
    const mandate::StateRecord* gone = page_.law().states.find(action.state);
    return gone && gone->status == mandate::UnStatus::former
               ? page_.state_on(action.state, action.date)
               : page_.in_english(action.remark);
  }

  void outside() {
    std::vector<StateCode> codes;
    for (const mandate::StateRecord& record : page_.law().states.all()) {
      const bool asked_of = record.status == mandate::UnStatus::member ||
                            record.status == mandate::UnStatus::observer ||
                            record.status == mandate::UnStatus::other;
      if (asked_of && page_.law().states.exists(record.code, on_) &&
          !participation_.is_participant(instrument_.id, record.code, on_)) {
        codes.push_back(record.code);
      }
    }
    if (codes.empty()) {
      page_.paragraph("outside-none");
      return;
    }
    page_.paragraph("outside-note", {{"number", static_cast<std::int64_t>(codes.size())}});
    const std::vector<TreatyAction> actions = participation_.actions_of(instrument_.id);
    List list;
    for (const StateCode& code : in_order(page_.words(), page_.law().states, codes, on_)) {
      list.items.push_back({{}, outsider(code, actions)});
    }
    page_.put(std::move(list));
  }

  /// The State, and its last act with regard to the instrument, such as a signature.
  Line outsider(const StateCode& code, const std::vector<TreatyAction>& actions) const {
    const TreatyAction* last = nullptr;
    for (const TreatyAction& action : actions) {
      if (action.state == code && action.date <= on_ && action.counted) last = &action;
    }
    Line state = page_.state_on(code, on_);
    if (!last) return state;
    return page_.filled("outside-but", {{"state", std::move(state)}},
                        {{"action", in_words(page_.words(), last->kind)}, {"date", last->date}});
  }

  /// Acts that are kept and never counted: recollections of what dissolved States did.
  void uncounted() {
    List list;
    for (const TreatyAction& action : participation_.actions_of(instrument_.id)) {
      if (action.counted) continue;
      list.items.push_back(
          {{},
           page_.filled("uncounted",
                        {{"state", page_.state_on(action.state, action.date)},
                         {"date", {toned(page_.words().date(action.date), Tone::unconfirmed)}}},
                        {{"action", in_words(page_.words(), action.kind)}})});
    }
    if (list.items.empty()) return;
    page_.heading(1, "not-counted", {}, "not-counted");
    page_.paragraph("not-counted-note");
    page_.put(std::move(list));
  }

  Page page_;
  const Participation& participation_;
  const Instrument& instrument_;
  Date on_;
  std::vector<TreatyAction> participants_;
};

}  // namespace

Result<Document, BadField> instruments_page(const Ground& ground, const Query& query) {
  const auto on = day_asked_for(ground, query);
  if (!on) return failure(on.error());
  return InstrumentsPage(ground, *on).compose();
}

Result<std::optional<Document>, BadField> instrument_page(const Ground& ground, std::string_view id,
                                                          const Query& query) {
  const Instrument* instrument =
      ground.law.participation.find(mandate::InstrumentId{std::string(id)});
  if (!instrument) return std::optional<Document>();
  const auto on = day_asked_for(ground, query);
  if (!on) return failure(on.error());
  return std::optional(InstrumentPage(ground, *instrument, *on).compose());
}

}  // namespace inviola::publication::pages
