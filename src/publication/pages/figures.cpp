#include "publication/pages/figures.h"

#include <algorithm>

#include "publication/pages/addresses.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/page.h"
#include "publication/pages/detail/tallies.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;

/// The least figure of each shade but the first, which is none at all.
constexpr std::array<std::size_t, 4> steps{1, 2, 4, 8};
constexpr std::array<std::size_t, 4> steps_of_instruments{1, 3, 5, 7};
constexpr int years_in_row_max = 40;

class FiguresPage {
 public:
  FiguresPage(const Ground& ground, StateFigure figure)
      : page_(ground, "figures"), figure_(figure) {}

  Document compose() {
    page_.paragraph("opening");
    page_.heading(1, "map", {}, "map");
    page_.put(chosen());
    page_.put(map());
    page_.heading(1, "real", {}, "real");
    charts(tally(page_.ground(), false), false);
    const Tallies exercise = tally(page_.ground(), true);
    if (exercise.dossiers > 0) {
      page_.heading(1, "exercise", {}, "exercise");
      page_.put(
          Notice{Notice::Kind::demonstration, plain(page_.words().say("demonstration.exercise"))});
      charts(exercise, true);
    }
    return page_.close();
  }

 private:
  std::string figure_words(StateFigure figure) const {
    return word_for(page_.words(), "page.figures.figure", word(figure));
  }

  Filter chosen() const {
    Filter out{address::figures(), {}, page_.say("filter.button")};
    Filter::Field field{Filter::Field::Kind::choice,
                        "figure",
                        page_.say("filter.figure"),
                        std::string(word(figure_)),
                        {}};
    for (const StateFigure one : all_state_figures) {
      field.choices.emplace_back(word(one), figure_words(one));
    }
    out.fields.push_back(std::move(field));
    return out;
  }

  const std::array<std::size_t, 4>& bounds() const {
    return figure_ == StateFigure::instruments ? steps_of_instruments : steps;
  }

  std::string step_words(std::size_t step) const {
    const auto& from = bounds();
    const auto number = [&](std::size_t n) { return Argument(static_cast<std::int64_t>(n)); };
    if (step == 0) return page_.say("legend.none");
    const std::size_t least = from[step - 1];
    if (step == from.size()) return page_.say("legend.from", {{"from", number(least)}});
    if (from[step] == least + 1) return page_.words().number(static_cast<std::int64_t>(least));
    return page_.say("legend.range", {{"from", number(least)}, {"until", number(from[step] - 1)}});
  }

  TileMap map() const {
    const auto counts = count_by_state(page_.ground(), figure_);
    TileMap out;
    out.caption = page_.line(
        "map-caption",
        {{"figure", capitalized(page_.words(), figure_words(figure_))}, {"date", page_.today()}});
    out.counts = page_.line("map-note");
    out.skip = page_.say("map-skip");
    out.place_heading = page_.line("column.state");
    out.number_heading = plain(capitalized(page_.words(), figure_words(figure_)));
    std::vector<StateCode> codes;
    for (const auto& [code, number] : counts) codes.push_back(code);
    for (const StateCode& code :
         in_order(page_.words(), page_.law().states, codes, page_.today())) {
      const auto tile = page_.law().tiles.find(code);
      if (tile == page_.law().tiles.end()) continue;
      const std::size_t number = counts.at(code);
      const auto& from = bounds();
      const auto step = std::upper_bound(from.begin(), from.end(), number) - from.begin();
      out.tiles.push_back(
          {code.value(), page_.name(code), tile->second.row, tile->second.column,
           number == 0 ? "" : page_.words().number(static_cast<std::int64_t>(number)),
           static_cast<int>(step), address::state(code)});
    }
    for (std::size_t step = 0; step <= bounds().size(); ++step) {
      out.legend.push_back(step_words(step));
    }
    return out;
  }

  struct Names {
    const char* caption;
    const char* counts;
    const char* column;
  };

  Chart chart(const Names& names) const {
    Chart out;
    out.caption = page_.line(names.caption);
    out.counts = page_.line(names.counts);
    out.label_heading = page_.line(names.column);
    out.number_heading = page_.line("column.number");
    return out;
  }

  void bar(Chart& chart, std::string label, std::size_t number, std::string link) const {
    const auto count = static_cast<std::int64_t>(number);
    chart.bars.push_back({std::move(label), count, page_.words().number(count), std::move(link)});
  }

  void charts(const Tallies& tallies, bool exercise) {
    page_.paragraph("dossiers", {{"number", static_cast<std::int64_t>(tallies.dossiers)}});
    if (tallies.dossiers == 0) return;
    // The dossiers that a choice leads to are those of the exercise as well: no link then.
    const bool links = !exercise && tally(page_.ground(), true).dossiers == 0;
    const auto link = [&](const char* name, const std::string& value) {
      return links ? address::with(address::dossiers(), {{name, value}}) : std::string();
    };
    Chart years = chart({"chart.year", "chart.year-counts", "column.year"});
    if (!tallies.years.empty()) {
      const int first = tallies.years.begin()->first;
      const int last = tallies.years.rbegin()->first;
      for (int year = first; year <= last; ++year) {
        const auto found = tallies.years.find(year);
        const std::size_t number = found == tallies.years.end() ? 0 : found->second;
        if (number == 0 && last - first > years_in_row_max) continue;
        bar(years, std::to_string(year), number, link("year", std::to_string(year)));
      }
    }
    page_.put(std::move(years));
    Chart groups = chart({"chart.group", "chart.group-counts", "column.group"});
    for (const auto& [group, number] : tallies.groups) {
      bar(groups,
          group.empty() ? page_.say("no-group") : word_for(page_.words(), "page.group", group),
          number, {});
    }
    page_.put(std::move(groups));
    Chart natures = chart({"chart.nature", "chart.nature-counts", "column.nature"});
    if (const mandate::Vocabulary* vocabulary = page_.law().form.find("nature")) {
      for (const mandate::Term& term : vocabulary->terms) {
        const auto found = tallies.natures.find(term.code);
        if (found == tallies.natures.end()) continue;
        bar(natures, word_for(page_.words(), "nature", term.code), found->second,
            link("nature", term.code));
      }
    }
    page_.put(std::move(natures));
    Chart silences = chart({"chart.silence", "chart.silence-counts", "column.silence"});
    for (const procedure::Silence silence : all_silences) {
      const auto found = tallies.silences.find(silence);
      if (found == tallies.silences.end()) continue;
      bar(silences, in_words(page_.words(), silence), found->second,
          link("silence", std::string(word(silence))));
    }
    page_.put(std::move(silences));
  }

  Page page_;
  StateFigure figure_;
};

}  // namespace

Result<Document, BadField> figures_page(const Ground& ground, const Query& query) {
  const std::string value = asked(query, "figure");
  const auto figure = value.empty() ? StateFigure::host : state_figure(value);
  if (!figure) return failure(BadField{"figure"});
  return FiguresPage(ground, *figure).compose();
}

}  // namespace inviola::publication::pages
