#include "publication/report.h"

#include <set>

#include "procedure/compile.h"
#include "publication/detail/citing.h"
#include "publication/detail/cycle_facts.h"
#include "publication/detail/report_entries.h"
#include "publication/detail/report_status.h"
#include "publication/sentence.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

using detail::Basis;
using detail::CycleFacts;
using detail::Entries;
using detail::Numbering;
using mandate::Performance;
using procedure::CommunicationPointer;
using procedure::Compilation;

Sources references_of(const std::vector<CommunicationPointer>& communications) {
  Sources out;
  for (const CommunicationPointer& one : communications) out.push_back(one->reference().value());
  return out;
}

/// A report or addendum in the making.
class Composer {
 public:
  Composer(const Materials& from, const Composing& composing, const Compilation& compilation,
           const Basis& basis)
      : from_(from),
        composing_(composing),
        compilation_(compilation),
        basis_(basis),
        facts_(from, *compilation.days.mandate),
        entries_(from, composing.as_at) {}

  Composed report();
  Composed addendum();

 private:
  Document& document() { return out_.document; }
  std::int64_t count(std::size_t number) const { return static_cast<std::int64_t>(number); }
  Arguments arguments(Arguments more = {}) const;
  void begin(const std::string& part, const char* subtitle, Date date);
  void take(const std::vector<CommunicationPointer>& reports,
            const std::vector<CommunicationPointer>& views);
  void heading(int section, const char* key, const char* anchor);
  Line& paragraph(const char* key, Arguments more = {}, Sources sources = {});
  void summarize();
  void introduce();
  void recall(Performance performance);
  void note_what_is_provisional();
  void note_what_was_issued();
  Sources all_references() const {
    Sources out = references_of(reports_);
    for (std::string& one : references_of(views_)) out.push_back(std::move(one));
    return out;
  }
  /// Sections II and III, each opened by its counting sentence.
  void sections(const char* reports_key, const char* views_key);

  const Materials& from_;
  const Composing& composing_;
  const Compilation& compilation_;
  Basis basis_;
  CycleFacts facts_;
  Entries entries_;
  Numbering numbering_;
  std::vector<CommunicationPointer> reports_;
  std::vector<CommunicationPointer> views_;
  Composed out_;
};

Arguments Composer::arguments(Arguments more) const {
  Arguments out = detail::resolution_arguments(from_.words, basis_);
  const procedure::CycleDays& days = compilation_.days;
  out["session"] = session_in_words(from_.words, days.session);
  out["cut_off"] = days.cut_off;
  out["opens"] = days.opens;
  out["closes"] = days.addendum_closes;
  out["as_at"] = composing_.as_at;
  out["states"] = count(out_.reporting_states);
  out["reports"] = count(out_.reports);
  out["views"] = count(out_.views);
  out["report_paragraph"] =
      detail::whole_paragraph(detail::paragraph_for(basis_, Performance::report));
  out["views_paragraph"] = detail::paragraph_for(basis_, Performance::views);
  for (auto& [name, argument] : more) out[name] = std::move(argument);
  return out;
}

void Composer::begin(const std::string& part, const char* subtitle, Date date) {
  document().kind = DocumentKind::report;
  document().language = from_.words.language();
  document().title = title_of(from_.words, *basis_.mandate);
  document().subtitle = from_.words.say(subtitle);
  document().masthead = facts_.masthead(part, date);
  document().day = date.iso();
  document().identity = part + "/" + std::to_string(compilation_.days.session.value());
  if (composing_.demonstration) {
    document().demonstration = from_.words.say("demonstration.document");
    // The symbol of a document of the United Nations is not for what only looks like it.
    document().masthead.symbol = from_.words.say("demonstration.symbol");
  }
}

void Composer::take(const std::vector<CommunicationPointer>& reports,
                    const std::vector<CommunicationPointer>& views) {
  reports_ = detail::entries_in_order(from_, reports, composing_.as_at);
  views_ = detail::entries_in_order(from_, views, composing_.as_at);
  std::set<mandate::StateCode> states;
  for (const CommunicationPointer& one : reports_) states.insert(*one->filed->act.author);
  out_.reporting_states = states.size();
  out_.reports = reports_.size();
  out_.views = views_.size();
}

void Composer::heading(int section, const char* key, const char* anchor) {
  put(document().blocks,
      Heading{.level = 1,
              .number = from_.words.say("report.section", {{"number", std::int64_t{section}}}),
              .line = plain(from_.words.say(key, arguments())),
              .anchor = anchor});
}

Line& Composer::paragraph(const char* key, Arguments more, Sources sources) {
  put(document().blocks, Paragraph{.number = numbering_.next(),
                                   .line = sentence(from_.words, key, arguments(std::move(more))),
                                   .sources = std::move(sources)});
  return std::get<Paragraph>(document().blocks.back().value).line;
}

void Composer::summarize() {
  std::vector<mandate::StateCode> joined;
  for (const auto& one : compilation_.new_participants) joined.push_back(one.state);
  const auto names = names_in_order(from_.words, from_.law.states, joined, composing_.as_at);
  const std::string previous = facts_.previous_report();
  const Arguments all = arguments({{"number", count(compilation_.new_participants.size())},
                                   {"previous", previous.empty() ? "_" : previous},
                                   {"since", compilation_.participation_since},
                                   {"distinct", count(names.size())},
                                   {"names", list_of(from_.words, names)}});
  document().summary_title = from_.words.say("report.summary.title");
  for (const char* key :
       {"report.summary.reports", "report.summary.views", "report.summary.participants"}) {
    document().summary.push_back(sentence(from_.words, key, all));
  }
  document().summary_sources = {references_of(reports_), references_of(views_),
                                detail::facts_of(compilation_.new_participants)};
}

void Composer::recall(Performance performance) {
  const auto whole = detail::whole_paragraph(detail::paragraph_for(basis_, performance));
  detail::Recalled recalled = detail::recall(from_.words, basis_, whole);
  if (whole.value().empty() || recalled.paragraphs.empty()) return;
  paragraph("report.introduction.recall",
            {{"paragraph", whole}, {"authentic", recalled.authentic ? "yes" : "no"}});
  for (Paragraph& part : recalled.paragraphs) put(document().blocks, std::move(part));
}

void Composer::introduce() {
  heading(1, "report.introduction.heading", "introduction");
  Line& request =
      paragraph("report.introduction.request",
                {{"paragraph", detail::paragraph_for(basis_, Performance::report_to_assembly)}});
  detail::footnote_if_inferred(from_.words, basis_, document(), request);
  recall(Performance::report);
  recall(Performance::views);
  recall(Performance::report_to_assembly);
  const CycleFacts::Note note = facts_.circular_note();
  Arguments sent{{"number", note.number.empty() ? "_" : note.number}, {"sent", "_"}};
  if (note.sent) sent["sent"] = *note.sent;
  paragraph("report.introduction.circular-note", std::move(sent), note.act);
  Line& period = paragraph("report.introduction.period");
  if (compilation_.days.cut_off_is_practice) {
    detail::footnote(document(), period,
                     sentence(from_.words, "report.introduction.practice", arguments()));
  }
}

void Composer::note_what_is_provisional() {
  if (composing_.as_at > compilation_.days.cut_off) return;
  put(document().blocks,
      Notice{Notice::Kind::caution, sentence(from_.words, "report.provisional", arguments())});
}

void Composer::note_what_was_issued() {
  const mandate::Cycle& cycle = *compilation_.days.mandate->cycle;
  const auto known = [](const std::optional<int>& figure) {
    return figure ? Argument{std::int64_t{*figure}} : Argument{std::string("_")};
  };
  const auto differs = [&](const std::optional<int>& figure, std::size_t ours) {
    return figure && count(ours) != *figure;
  };
  const std::string symbol = facts_.symbol("report");
  const bool any = differs(cycle.reports_by_cut_off, out_.reporting_states) ||
                   differs(cycle.views_by_cut_off, out_.views) ||
                   differs(cycle.additional_participants, compilation_.new_participants.size());
  if (!any || symbol.empty()) return;
  put(document().blocks,
      Notice{Notice::Kind::information,
             sentence(from_.words, "report.issued-figures",
                      arguments({{"symbol", symbol},
                                 {"issued_states", known(cycle.reports_by_cut_off)},
                                 {"issued_views", known(cycle.views_by_cut_off)},
                                 {"issued_participants", known(cycle.additional_participants)},
                                 {"number", count(compilation_.new_participants.size())}}))});
}

void Composer::sections(const char* reports_key, const char* views_key) {
  // The numbers must be known before the first entry is written: entries refer to one another.
  Numbering ahead = numbering_;
  ahead.next();
  entries_.plan(reports_, ahead);
  ahead.next();
  entries_.plan(views_, ahead);

  const auto open = [&](const char* key, const std::vector<CommunicationPointer>& counted) {
    Line& line = paragraph(key, {}, references_of(counted));
    if (!entries_.reordered()) return;
    detail::footnote(document(), line, plain(from_.words.say("report.entry.order")));
  };
  heading(2, "report.reports.heading", "reports");
  open(reports_key, reports_);
  entries_.write(document().blocks);
  numbering_ = entries_.after(0);
  heading(3, "report.views.heading", "views");
  open(views_key, views_);
  entries_.write(document().blocks);
  numbering_ = entries_.after(1);
}

Composed Composer::report() {
  take(compilation_.reports, compilation_.views);
  out_.additional_participants = compilation_.new_participants.size();
  const auto distributed = compilation_.days.mandate->cycle->report_distributed;
  begin("report", "report.subtitle",
        distributed && *distributed <= composing_.as_at ? *distributed : composing_.as_at);
  summarize();
  note_what_is_provisional();
  note_what_was_issued();
  introduce();
  sections("report.reports.count", "report.views.count");
  heading(4, "report.status.heading", "status");
  detail::write_status(from_, compilation_, facts_.previous_report(), numbering_, document());
  out_.words = count_words(document());
  return std::move(out_);
}

Composed Composer::addendum() {
  take(compilation_.late_reports, compilation_.late_views);
  begin("addendum", "report.addendum.subtitle", composing_.as_at);
  heading(1, "report.introduction.heading", "introduction");
  const Date first = compilation_.days.cut_off + 1;
  const Date last = std::min(compilation_.days.addendum_closes, composing_.as_at);
  Line& period = paragraph("report.addendum.period",
                           {{"first", first},
                            {"last", last},
                            {"number", count(out_.reports + out_.views)},
                            {"symbol", facts_.symbol_or_open("report")}},
                           all_references());
  detail::footnote_if_inferred(from_.words, basis_, document(), period);
  sections("report.addendum.reports", "report.addendum.views");
  out_.words = count_words(document());
  return std::move(out_);
}

/// The compilation of a session and the resolution that asks for it.
struct Prepared {
  Compilation compilation;
  Basis basis;
};
std::optional<Prepared> prepare(const Materials& from, const Composing& composing) {
  auto compilation = procedure::compile(*from.seen, from.law, composing.session, composing.as_at);
  if (!compilation) return std::nullopt;
  const auto basis = detail::basis_of(from.law, compilation->days.mandate->symbol.value());
  if (!basis) return std::nullopt;
  return Prepared{std::move(*compilation), *basis};
}

}  // namespace

std::optional<Composed> report(const Materials& from, const Composing& composing) {
  const auto prepared = prepare(from, composing);
  if (!prepared) return std::nullopt;
  return Composer(from, composing, prepared->compilation, prepared->basis).report();
}

std::optional<Composed> addendum(const Materials& from, const Composing& composing) {
  const auto prepared = prepare(from, composing);
  if (!prepared || composing.as_at <= prepared->compilation.days.cut_off) return std::nullopt;
  return Composer(from, composing, prepared->compilation, prepared->basis).addendum();
}

}  // namespace inviola::publication
