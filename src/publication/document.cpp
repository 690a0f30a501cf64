#include "publication/document.h"

#include "base/text.h"

namespace inviola::publication {
namespace {

void gather(const Line& line, std::string& out) {
  for (const Run& run : line) {
    // The State's words are counted once, as it wrote them.
    if (run.tone != Tone::translation) out += run.words;
  }
  out += '\n';
}

void gather(const std::vector<Line>& lines, std::string& out) {
  for (const Line& line : lines) gather(line, out);
}

/// Collects the words of each kind of block; a new kind must say what of it is read.
struct Gather {
  std::string& out;

  void operator()(const Heading& heading) const { gather(heading.line, out); }
  void operator()(const Paragraph& paragraph) const { gather(paragraph.line, out); }
  void operator()(const Quotation& quotation) const {
    if (quotation.translation) return;
    gather(quotation.paragraphs, out);
    gather(quotation.attribution, out);
  }
  void operator()(const List& list) const {
    for (const Item& item : list.items) gather(item.line, out);
  }
  void operator()(const Table& table) const {
    gather(table.caption, out);
    for (const Column& column : table.columns) gather(column.heading, out);
    for (const auto& row : table.rows) {
      for (const Cell& cell : row) gather(cell.line, out);
    }
  }
  void operator()(const Facts& facts) const {
    for (const Facts::Fact& fact : facts.facts) {
      gather(fact.term, out);
      gather(fact.values, out);
    }
  }
  void operator()(const Timeline& timeline) const {
    for (const Timeline::Event& event : timeline.events) {
      gather(event.when, out);
      gather(event.what, out);
      gather(event.details, out);
    }
  }
  void operator()(const SideBySide& accounts) const {
    for (const SideBySide::Account& account : accounts.accounts) {
      gather(account.heading, out);
      for (const Block& block : account.blocks) std::visit(*this, block.value);
    }
  }
  void operator()(const Notice& notice) const { gather(notice.line, out); }
  void operator()(const Figures& figures) const {
    for (const Figures::Figure& figure : figures.figures) {
      out += figure.number + ' ';
      gather(figure.counts, out);
    }
  }
  void operator()(const Chart& chart) const {
    (*this)(table_of(chart));
    gather(chart.counts, out);
  }
  void operator()(const TileMap& map) const {
    (*this)(table_of(map));
    gather(map.counts, out);
  }
  void operator()(const Filter&) const {}
  void operator()(const Closing& closing) const { gather(closing.lines, out); }
  void operator()(const PageBreak&) const {}
};

}  // namespace

Table table_of(const Chart& chart) {
  Table table;
  table.caption = chart.caption;
  table.columns = {{chart.label_heading, 3}, {chart.number_heading, 1}};
  for (const Chart::Bar& bar : chart.bars) {
    table.rows.push_back(
        {{{link(bar.label, bar.link)}, true, false}, {plain(bar.printed), false, true}});
  }
  return table;
}

Table table_of(const TileMap& map) {
  Table table;
  table.caption = map.caption;
  table.columns = {{map.place_heading, 3}, {map.number_heading, 1}};
  for (const TileMap::Tile& tile : map.tiles) {
    table.rows.push_back({{{link(tile.name, tile.link)}, true, false},
                          {plain(tile.printed.empty() ? "0" : tile.printed), false, true}});
  }
  return table;
}

Line plain(std::string words) {
  Line line;
  line.push_back(Run{.words = std::move(words), .language = {}, .link = {}});
  return line;
}

Run link(std::string words, std::string target) {
  return Run{.words = std::move(words), .language = {}, .link = std::move(target)};
}

Run toned(std::string words, Tone tone) {
  return Run{.words = std::move(words), .tone = tone, .language = {}, .link = {}};
}

Line as_meant(Line line, const Quotation& quotation) {
  for (Run& run : line) {
    if (quotation.translation && run.tone == Tone::plain) run.tone = Tone::translation;
  }
  return line;
}

std::string words_of(const Line& line) {
  std::string out;
  for (const Run& run : line) out += run.words;
  return out;
}

std::size_t count_words(const Document& document) {
  std::string out = document.title + '\n' + document.subtitle + '\n';
  gather(document.summary, out);
  for (const Block& block : document.blocks) std::visit(Gather{out}, block.value);
  gather(document.footnotes, out);
  return inviola::count_words(out);
}

}  // namespace inviola::publication
