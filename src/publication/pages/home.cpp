#include "publication/pages/home.h"

#include <algorithm>
#include <bit>

#include "procedure/compile.h"
#include "procedure/due.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using procedure::CommunicationPointer;

class HomePage {
 public:
  static constexpr std::size_t newest_max = 8;

  explicit HomePage(const Ground& ground)
      : page_(ground, "home"), cycle_(cycle_on(page_.seen(), ground.law, ground.today)) {}

  Document compose() {
    page_.paragraph("opening");
    page_.paragraph("no-verdict");
    cycle();
    page_.put(figures());
    newest();
    reading();
    mandate();
    return page_.close();
  }

 private:
  void cycle() {
    page_.heading(1, "cycle", {}, "cycle");
    if (!cycle_) {
      page_.paragraph("no-cycle", {{"date", page_.today()}});
      return;
    }
    const Date today = page_.today();
    page_.paragraph(page_.filled(
        "cycle-open", {{"cycle", page_.session(cycle_->session)},
                       {"resolution", page_.citation(cycle_->mandate->symbol.value(), "")}}));
    Facts facts;
    facts.facts.push_back(
        page_.fact("circular-note", page_.date(cycle_->circular_note, "page.shared.not-yet")));
    facts.facts.push_back(
        page_.fact("cut-off", page_.day(cycle_->cut_off, cycle_->cut_off_is_practice)));
    if (today <= cycle_->cut_off) {
      facts.facts.push_back(page_.fact(
          "left", page_.line("days-left", {{"days", std::int64_t{cycle_->cut_off - today}}})));
    } else {
      facts.facts.push_back(page_.fact(
          "addendum", page_.day(cycle_->addendum_closes, cycle_->addendum_closes_is_practice)));
    }
    page_.put(std::move(facts));
  }

  Figures figures() const {
    Figures out;
    const auto add = [&](const char* key, std::size_t number, std::string target) {
      const auto count = static_cast<std::int64_t>(number);
      out.figures.push_back(
          {page_.words().number(count), page_.line(key, {{"number", count}}), std::move(target)});
    };
    add("figure.dossiers", page_.seen().dossier_count(), address::dossiers());
    if (cycle_) {
      const auto compiled = compile(page_.seen(), page_.law(), cycle_->session, page_.today());
      if (compiled) {
        const std::string target = address::cycle(cycle_->session);
        add("figure.reports", compiled->reports.size() + compiled->late_reports.size(), target);
        add("figure.states", reporting_states(*compiled), target);
        add("figure.participants", compiled->new_participants.size(), target);
      }
    }
    add("figure.open", open_elements(), address::dossiers());
    add("figure.overdue", count_overdue(page_.seen(), page_.law(), page_.today()).follow_ups,
        address::dossiers());
    return out;
  }

  static std::size_t reporting_states(const procedure::Compilation& compiled) {
    std::vector<mandate::StateCode> states = compiled.reporting_states;
    for (const CommunicationPointer& one : compiled.late_reports) {
      const auto& author = one->filed->act.author;
      if (author && std::find(states.begin(), states.end(), *author) == states.end()) {
        states.push_back(*author);
      }
    }
    return states.size();
  }

  std::size_t open_elements() const {
    std::size_t open = 0;
    page_.seen().follow_up_index().for_each_chunk([&](const auto& chunk) {
      for (const procedure::OpenFollowUp& line : chunk) {
        open += static_cast<std::size_t>(std::popcount(line.open));
      }
    });
    return open;
  }

  void newest() {
    page_.heading(1, "newest", {}, "newest");
    const std::vector<CommunicationPointer> all = page_.seen().communications();
    List list;
    for (auto one = all.rbegin(); one != all.rend() && list.items.size() < newest_max; ++one) {
      if (!(*one)->circulated || (*one)->withdrawn) continue;
      list.items.push_back({{}, circulated(**one)});
    }
    if (list.items.empty()) {
      page_.paragraph("none-circulated");
    } else {
      page_.put(std::move(list));
    }
    page_.paragraph(page_.filled(
        "all-dossiers", {{"dossiers", {link(page_.say("dossiers"), address::dossiers())}}}));
  }

  Line circulated(const procedure::Communication& one) const {
    std::vector<Line> dossiers;
    for (const auto& occurrence : page_.seen().occurrences_about(one.reference())) {
      const auto dossier = page_.seen().dossier_of(occurrence);
      if (dossier && dossiers.size() < 3) dossiers.push_back(page_.dossier(dossier->reference));
    }
    const auto& author = one.filed->act.author;
    return page_.filled(one.follow_up() ? "circulated-follow-up" : "circulated-report",
                        {{"state", author ? page_.state(*author) : page_.not_stated()},
                         {"dossiers", page_.series(dossiers)}},
                        {{"date", *one.circulated}});
  }

  void reading() {
    page_.heading(1, "reading", {}, "reading");
    List list;
    const auto add = [&](const char* key, const std::string& target) {
      list.items.push_back(
          {{},
           page_.filled(key, {{"page", {link(page_.say(std::string(key) + "-page"), target)}}})});
    };
    add("read-dossiers", address::dossiers());
    add("read-states", address::states());
    add("read-instruments", address::instruments());
    add("read-mandates", address::mandates());
    add("read-cycles", address::cycles());
    add("read-record", address::record());
    add("read-verify", address::verify());
    add("read-glossary", address::glossary());
    page_.put(std::move(list));
  }

  void mandate() {
    page_.heading(1, "mandate", {}, "mandate");
    const mandate::Mandate* today = page_.law().chain.in_force(page_.today());
    if (!today) {
      page_.paragraph("no-mandate", {{"date", page_.today()}});
      return;
    }
    page_.paragraph(page_.filled("mandate-in-force",
                                 {{"resolution", page_.citation(today->symbol.value(), "")},
                                  {"from", in_force_line(page_, *today)}},
                                 {{"title", title_of(page_.words(), *today)}}));
    const mandate::Mandate* worked = page_.law().chain.worked(page_.today());
    if (worked && worked != today) {
      page_.paragraph(page_.filled("mandate-worked-as",
                                   {{"worked", page_.citation(worked->symbol.value(), "")}}));
    }
  }

  Page page_;
  std::optional<procedure::CycleDays> cycle_;
};

}  // namespace

Document home_page(const Ground& ground) { return HomePage(ground).compose(); }

}  // namespace inviola::publication::pages
